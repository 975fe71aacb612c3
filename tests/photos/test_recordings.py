"""Files of recordings: what they are is told by their content, and nothing hidden is left in."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import override

from projects.models import DiscardedPicture, PendingChange, Recording
from projects.photos import clearing
from projects.photos.recordings import checked_ending
from tests.factories import SECRET, project
from tests.recordings import film, m4a, mp3, recording_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "content", "ending"),
    [("audio", mp3(), "mp3"), ("audio", m4a(), "m4a"), ("sign", film(), "mp4")],
)
def test_a_file_is_known_by_its_content(media: Any, kind: str, content: bytes, ending: str) -> None:
    saved = recording_of(project(107), kind=kind, content=content, name="speech.exe")
    assert saved.name.endswith(f".{ending}")
    assert "speech" not in saved.name
    assert saved.size == len(content)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("audio", b"<html><script>"),
        ("audio", film()),
        ("audio", b"RIFF\0\0\0\0WAVEfmt "),
        ("sign", m4a()),
        ("sign", mp3()),
        ("sign", film(codec=b"hvc1")),
        ("sign", film(brand=b"qt  ")),
        ("sign", film()[:40]),
        ("sign", b""),
        ("sign", b"\0\0\0\x14ftypisom" + bytes(8) + b"\xff\xff\xff\xffmoov"),
    ],
)
def test_what_phones_do_not_play_is_refused(kind: str, content: bytes) -> None:
    with override("en"), pytest.raises(ValidationError, match="phones can play"):
        checked_ending(kind, ContentFile(content, "a.mp4"))


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    file = ContentFile(b"", "a.mp3")
    file.size = 31 * 1024 * 1024
    with override("en"), pytest.raises(ValidationError, match="31 MB; at most 30 MB"):
        checked_ending("audio", file)


@pytest.mark.parametrize(
    ("kind", "content"), [("audio", mp3()), ("audio", m4a()), ("sign", film())]
)
def test_place_and_names_are_blanked_and_nothing_else_moves(
    media: Any, kind: str, content: bytes
) -> None:
    assert content.count(SECRET.encode()) >= 2
    saved = recording_of(project(107), kind=kind, content=content)
    kept = default_storage.open(saved.file.name).read()
    assert SECRET.encode() not in kept
    assert len(kept) == len(content)
    assert kept.index(b"THE SOUND") == content.index(b"THE SOUND")


def test_a_file_goes_90_days_after_its_recording(media: Any) -> None:
    entry = project(107)
    saved = recording_of(entry)
    entry.delete()
    assert default_storage.exists(saved.file.name)
    assert clearing.clear(DiscardedPicture.objects.all()) == 1
    assert not default_storage.exists(saved.file.name)


def test_a_recording_that_was_brought_back_keeps_its_file(media: Any) -> None:
    saved = recording_of(project(107))
    name = saved.file.name
    saved.delete()
    Recording(project=saved.project, kind="audio", language="ru", file=name).save()
    clearing.clear(DiscardedPicture.objects.all())
    assert default_storage.exists(name)


def test_strays_go_and_what_waits_for_a_publisher_stays(media: Any) -> None:
    saved = recording_of(project(107))
    other = project(108)
    named = {"added": {"recording:-1": {"file": "recordings/waits.mp3"}}}
    PendingChange.objects.create(project=other, changes=named)
    for name in ("waits", "stray"):
        default_storage.save(f"recordings/{name}.mp3", ContentFile(b"a"))
    clearing.clear_strays(timezone.now() + timedelta(days=91))
    assert {*default_storage.listdir("recordings")[1]} == {saved.name, "waits.mp3"}


def test_a_replaced_file_is_noted(media: Any) -> None:
    saved = recording_of(project(107))
    before = saved.file.name
    saved.file = ContentFile(mp3(), "new.mp3")
    saved.save()
    assert [old.image_name for old in DiscardedPicture.objects.all()] == [before]
    assert saved.file.name != before


@pytest.mark.parametrize("wrong", ["1\n00:00 --> 00:01\nHello", "x" * 10, "WEBVTT" + "x" * 200_001])
def test_subtitles_are_webvtt(wrong: str) -> None:
    with pytest.raises(ValidationError) as error:
        Recording(subtitles=wrong).clean()
    assert "subtitles" in error.value.message_dict
