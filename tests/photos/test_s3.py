"""S3 that hangs, refuses or answers with garbage costs a picture, not the site."""

from collections.abc import Iterator
from time import monotonic
from typing import Any

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import Client

from projects.models import Photo, Project
from projects.photos.s3 import PictureBucket
from projects.serving import time_limits
from projects.serving.away import StorageAwayError
from tests.broken_parts import HOW, broken, s3
from tests.factories import photo_of
from tests.recordings import recording_of

pytestmark = pytest.mark.django_db
# Two seconds for the storage, and what a busy machine takes besides; without limits it is minutes.
AT_MOST = 10


@pytest.fixture(autouse=True)
def _keys_of_a_web_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limits, "_of_process", [time_limits.IN_WEB_PROCESS])
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")


def test_a_command_has_more_patience_than_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def seconds() -> int:
        return int(PictureBucket(bucket_name="photos").client_config.read_timeout)

    in_page = seconds()
    monkeypatch.setattr(time_limits, "_of_process", [])
    assert seconds() > 5 * in_page


def on_s3(settings: Any, port: int, name: str = "photos") -> PictureBucket:
    """Moves the pictures to a bucket at that port."""
    options = {"bucket_name": name, "endpoint_url": f"http://127.0.0.1:{port}"}
    moved = {"BACKEND": "projects.photos.s3.PictureBucket", "OPTIONS": options}
    settings.STORAGES = settings.STORAGES | {"default": moved}
    bucket = storages["default"]
    assert isinstance(bucket, PictureBucket)
    return bucket


@pytest.mark.parametrize("how", [*HOW, "stalled"])
def test_a_picture_is_missing_and_the_page_is_there(
    wall: None, client: Client, media: Any, settings: Any, how: str
) -> None:
    photo = photo_of(Project.objects.get(number=12))
    address = f"/photos/{photo.image_name.rpartition('/')[2]}"
    assert client.get(address).status_code == 200
    client.raise_request_exception = False
    with broken(how) as port:
        bucket = on_s3(settings, port)
        begin = monotonic()
        answer = client.get(address)
        assert (answer.status_code, answer["Retry-After"]) == (503, "10")
        assert monotonic() - begin < AT_MOST
        begin = monotonic()
        assert client.get(address).status_code == 503
        assert client.get(f"/en/projects/{photo.project.slug}/").status_code == 200
        assert client.get("/p/12/card-en.png").status_code == 200
        assert monotonic() - begin < AT_MOST
        assert bucket.breaker.is_away


def test_a_photo_that_can_not_be_kept_is_said_and_the_entry_stays(
    wall: None, staff: Client, media: Any, settings: Any
) -> None:
    entry = Project.objects.get(number=12)
    before = Photo.everything.count()
    with broken("refused") as port:
        on_s3(settings, port)
        answer = staff.post(
            f"/admin/projects/project/{entry.pk}/photos/add/", {"files": picture()}, follow=True
        )
    assert answer.status_code == 200
    assert "could not be stored" in answer.content.decode()
    assert Photo.everything.count() == before


def picture() -> Any:
    from tests.factories import picture_file

    return picture_file(name="12.jpg")


@pytest.fixture
def bucket_server(_keys_of_a_web_process: None) -> Iterator[int]:
    """The port of an S3 with a bucket for photos."""
    with s3() as address:
        boto3.client("s3", endpoint_url=address).create_bucket(Bucket="photos")
        yield int(address.rpartition(":")[2])


@pytest.mark.full
def test_pictures_live_on_s3_and_one_that_is_not_there_is_404(
    wall: None, client: Client, settings: Any, bucket_server: int, media: Any
) -> None:
    bucket = on_s3(settings, bucket_server)
    photo = photo_of(Project.objects.get(number=12))
    address = f"/photos/{photo.image_name.rpartition('/')[2]}"
    answer = client.get(address)
    assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"
    default_storage.delete(photo.image_name)
    assert client.get(address).status_code == 404
    assert not bucket.breaker.is_away
    with pytest.raises(FileNotFoundError):
        default_storage.open("nothing.jpg")


@pytest.mark.full
def test_a_bucket_that_is_not_there_is_away(settings: Any, bucket_server: int) -> None:
    on_s3(settings, bucket_server, "nowhere")
    with pytest.raises(StorageAwayError):
        default_storage.save("a.txt", ContentFile(b"a"))


@pytest.mark.full
def test_of_a_recording_on_s3_only_the_part_that_is_asked_for_comes(
    wall: None, client: Client, settings: Any, bucket_server: int, media: Any
) -> None:
    on_s3(settings, bucket_server)
    saved = recording_of(Project.objects.get(number=12))
    answer = client.get(saved.address, headers={"range": "bytes=4-9"})
    with default_storage.open(saved.file.name) as file:
        assert b"".join(answer.streaming_content) == file.read()[4:10]
    default_storage.delete(saved.file.name)
    assert client.get(saved.address).status_code == 404
