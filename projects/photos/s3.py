"""The storage of pictures on S3, with limits of time: one that hangs costs a picture, not the site.

``MEDIA_STORAGE_URL`` and ``ORIGINALS_STORAGE_URL`` lead here. A file that is not there is a
``FileNotFoundError`` as in a folder; everything else that goes wrong is a ``StorageAwayError``, and
for the next seconds the storage is not asked again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from boto3.exceptions import Boto3Error
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from s3transfer.exceptions import RetriesExceededError
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from projects.serving.away import StorageAwayError
from projects.serving.breaker import Breaker
from projects.serving.time_limits import limit

# To connect, and for each answer: of a page, and of a command such as a backup, which tries again.
OF_PAGE, OF_COMMAND = 2, 30
TRIES_OF_COMMAND = 3


def _opened(storage: S3Storage, *given: Any) -> Any:
    # Read now: the library would do so at the first read, outside of the limits.
    file = S3Storage._open(storage, *given)
    file.open()
    return file


def _part(storage: S3Storage, name: str, first: int, last: int) -> Any:
    key = storage._normalize_name(clean_name(name))
    try:
        found = storage.bucket.Object(key).get(Range=f"bytes={first}-{last}")
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchKey":
            raise FileNotFoundError(name) from error
        raise
    return found["Body"]


def _bounded(work: Callable[..., Any]) -> Any:
    """A method of the storage that is left out while the storage is away."""

    def method(self: PictureBucket, *given: Any, **named: Any) -> Any:
        if self.breaker.is_open:
            raise StorageAwayError(f"{self.breaker.name} is left out for a moment")
        try:
            answer = work(self, *given, **named)
        except FileNotFoundError:
            self.breaker.answered()
            raise
        except (BotoCoreError, ClientError, Boto3Error, RetriesExceededError) as error:
            self.breaker.failed(error)
            raise StorageAwayError(f"{self.breaker.name}: {error}") from error
        self.breaker.answered()
        return answer

    return method


class PictureBucket(S3Storage):
    """A private bucket, or a folder in one. In a web process nothing is waited for longer than two
    seconds or tried twice."""

    def __init__(self, **settings: Any) -> None:
        is_page = limit() is not None
        seconds, tries = (OF_PAGE, 1) if is_page else (OF_COMMAND, TRIES_OF_COMMAND)
        limits = Config(
            connect_timeout=seconds,
            read_timeout=seconds,
            retries={"total_max_attempts": tries},
        )
        in_turn = TransferConfig(num_download_attempts=tries, use_threads=False)
        super().__init__(**{"client_config": limits, "transfer_config": in_turn, **settings})
        self.breaker = Breaker(f"The storage “{self.bucket_name}”")

    _open = _bounded(_opened)
    _save = _bounded(S3Storage._save)
    delete = _bounded(S3Storage.delete)
    exists = _bounded(S3Storage.exists)
    listdir = _bounded(S3Storage.listdir)
    size = _bounded(S3Storage.size)
    get_modified_time = _bounded(S3Storage.get_modified_time)
    # The bytes of a file from one place to another, both included, as a stream: a player asks for
    # many parts of a large file.
    part = _bounded(_part)
