"""Recordings in the form of an entry at the desk."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from projects.editing import pending
from projects.models import Project, Recording
from tests.factories import project, signed_in, staff_member
from tests.forms import form_of
from tests.recordings import film, mp3

pytestmark = pytest.mark.django_db


def sent(client: Client, entry: Project, **values: Any) -> Any:
    """The form of the entry with one more recording, sent."""
    address = f"/admin/projects/project/{entry.pk}/change/"
    form = form_of(client.get(address).content.decode())
    total = int(form["recordings-TOTAL_FORMS"])
    given = {"kind": "audio", "language": "ru"} | values
    form |= {f"recordings-{total}-{name}": value for name, value in given.items()}
    return client.post(address, form | {"recordings-TOTAL_FORMS": total + 1})


def test_an_editor_adds_a_film_with_its_subtitles(client: Client, media: Any) -> None:
    entry = project(107, published=False)
    vtt = SimpleUploadedFile(
        "a.vtt", "\ufeffWEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nСәлем".encode()
    )
    answer = sent(
        signed_in(client, "editor"),
        entry,
        kind="sign",
        file=SimpleUploadedFile("IMG_1.MOV", film()),
        subtitles_file=vtt,
    )
    assert answer.status_code == 302
    saved = entry.recordings.get()
    assert saved.name.endswith(".mp4")
    assert saved.subtitles == "WEBVTT\n\n00:00.000 --> 00:01.000\nСәлем\n"


def test_what_is_no_recording_is_refused_at_its_field(client: Client, media: Any) -> None:
    entry = project(107, published=False)
    answer = sent(signed_in(client, "editor"), entry, file=SimpleUploadedFile("a.mp3", b"MZ"))
    assert answer.status_code == 200
    assert "send MP3 or M4A" in answer.content.decode()
    assert not Recording.objects.exists()


def test_of_a_public_entry_it_waits_for_a_publisher(client: Client, media: Any) -> None:
    texts = {"title_ru": "Чай", "summary_ru": "Чай для всех."}
    entry = project(107, themes=("unity",), **texts)
    sent(signed_in(client, "editor"), entry, file=SimpleUploadedFile("a.mp3", mp3()))
    assert not Recording.objects.exists()
    waiting = pending.pending_of(entry)
    (key,) = waiting.changes["added"]
    name = waiting.changes["added"][key]["file"]
    assert client.get(f"/{name}").status_code == 404
    pending.publish_pending(entry, staff_member("publisher"))
    assert entry.recordings.get().file.name == name
    assert client.get(f"/{name}").status_code == 200


def test_the_form_is_saved_again_as_it_is(client: Client, media: Any) -> None:
    entry = project(107, published=False)
    sent(signed_in(client, "editor"), entry, file=SimpleUploadedFile("a.mp3", mp3()))
    before = entry.recordings.get().file.name
    address = f"/admin/projects/project/{entry.pk}/change/"
    form = form_of(client.get(address).content.decode())
    assert client.post(address, form).status_code == 302
    assert entry.recordings.get().file.name == before
