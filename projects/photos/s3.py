"""The storage of pictures on S3, with limits of time: one that hangs costs a picture, not the site.

``MEDIA_STORAGE_URL`` and ``ORIGINALS_STORAGE_URL`` lead here. A file that is not there is a
``FileNotFoundError`` as in a folder; everything else that goes wrong is a ``StorageAwayError``, and
for the next seconds the storage is not asked again.
"""

from __future__ import annotations

from typing import Any

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage

from projects.serving.away import StorageAwayError
from projects.serving.breaker import Breaker

SECONDS = 2


def _bounded(name: str) -> Any:
    """The method of the library's storage, left out while the storage is away."""

    def method(self: PictureBucket, *given: Any, **named: Any) -> Any:
        if self.breaker.is_open:
            raise StorageAwayError(f"{self.breaker.name} is left out for a moment")
        try:
            answer = getattr(S3Storage, name)(self, *given, **named)
            if name == "_open":
                # Read now: the library would do so at the first read, outside of these limits.
                answer.open()
        except FileNotFoundError:
            self.breaker.answered()
            raise
        except (BotoCoreError, ClientError, Boto3Error) as error:
            self.breaker.failed(error)
            raise StorageAwayError(f"{self.breaker.name}: {error}") from error
        self.breaker.answered()
        return answer

    return method


class PictureBucket(S3Storage):
    """A private bucket, or a folder in one. Two seconds to connect, two for each answer, nothing is
    tried twice."""

    def __init__(self, **settings: Any) -> None:
        limits = Config(
            connect_timeout=SECONDS,
            read_timeout=SECONDS,
            retries={"total_max_attempts": 1},
        )
        in_turn = TransferConfig(num_download_attempts=1, use_threads=False)
        super().__init__(**{"client_config": limits, "transfer_config": in_turn, **settings})
        self.breaker = Breaker(f"The storage “{self.bucket_name}”")

    _open = _bounded("_open")
    _save = _bounded("_save")
    delete = _bounded("delete")
    exists = _bounded("exists")
    listdir = _bounded("listdir")
    size = _bounded("size")
    get_modified_time = _bounded("get_modified_time")
