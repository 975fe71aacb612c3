"""An entry to listen to and in sign language: on its page, in parts, and for nobody before time."""

from typing import Any

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from projects.models import PreviewLink
from tests.factories import photo_of, project, signed_in
from tests.recordings import film, mp3, recording_of

pytestmark = pytest.mark.django_db
WHOLE = mp3()
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"


def body(answer: Any) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content


def test_a_page_offers_each_form_that_there_is(client: Client, media: Any) -> None:
    entry = project(107, easy_text_en="We baked. **All** came.")
    recording_of(entry, language="en", transcript="We baked.")
    recording_of(entry, kind="sign", language="ru", subtitles=VTT)
    tree = LexborHTMLParser(client.get("/en/projects/entry-107/").content)
    assert [one.attributes["data-form"] for one in tree.css("[data-form]")] == [
        *("easy", "audio", "sign"),
    ]
    for player in tree.css("audio, video"):
        assert player.attributes["preload"] == "none"
        assert "controls" in player.attributes
        assert "autoplay" not in player.attributes
        assert body(client.get(player.attributes["src"]))
    track = tree.css_first("video track")
    assert track.attributes["srclang"] == "ru"
    answer = client.get(track.attributes["src"])
    assert (answer["Content-Type"], answer.content.decode()) == ("text/vtt; charset=utf-8", VTT)
    assert tree.css_first(".easy-text strong").text() == "All"
    assert "forms.js" in tree.html


def test_a_page_without_other_forms_says_nothing_of_them(client: Client) -> None:
    project(107)
    html = client.get("/en/projects/entry-107/").content.decode()
    assert "data-form=" not in html
    assert "forms.js" not in html


def test_a_long_description_stands_below_its_picture(client: Client, media: Any) -> None:
    entry = project(107)
    photo_of(entry)
    photo_of(entry, long_description_en="On the left a kettle.")
    tree = LexborHTMLParser(client.get("/en/projects/entry-107/").content)
    assert "On the left a kettle." in tree.css_first("figcaption details").text()


@pytest.mark.parametrize(
    ("asked", "status", "part", "said"),
    [
        ("", 200, WHOLE, None),
        ("bytes=0-1", 206, WHOLE[:2], f"bytes 0-1/{len(WHOLE)}"),
        ("bytes=10-", 206, WHOLE[10:], f"bytes 10-{len(WHOLE) - 1}/{len(WHOLE)}"),
        ("bytes=-5", 206, WHOLE[-5:], f"bytes {len(WHOLE) - 5}-{len(WHOLE) - 1}/{len(WHOLE)}"),
        ("bytes=-9999999", 206, WHOLE, f"bytes 0-{len(WHOLE) - 1}/{len(WHOLE)}"),
        ("bytes=5-9999999", 206, WHOLE[5:], f"bytes 5-{len(WHOLE) - 1}/{len(WHOLE)}"),
        ("bytes=9999999-", 416, b"", f"bytes */{len(WHOLE)}"),
        ("bytes=-0", 416, b"", f"bytes */{len(WHOLE)}"),
        ("bytes=5-2", 416, b"", f"bytes */{len(WHOLE)}"),
        ("bytes=-", 200, WHOLE, None),
        ("bytes=0-1,4-5", 200, WHOLE, None),
        ("pages=1-2", 200, WHOLE, None),
    ],
)
def test_a_player_gets_the_part_that_it_asks_for(
    client: Client, media: Any, asked: str, status: int, part: bytes, said: str | None
) -> None:
    saved = recording_of(project(107))
    answer = client.get(saved.address, headers={"range": asked} if asked else {})
    kept = saved.file.open().read()
    expected = kept[WHOLE.index(part) :][: len(part)] if part else b""
    assert answer.status_code == status
    assert len(body(answer)) == len(part)
    assert answer.get("Content-Range") == said
    if status == 206:
        first = int(said.split()[1].partition("-")[0])
        assert body_of(client, saved.address, asked) == kept[first : first + len(part)]
    assert expected is not None
    assert status == 416 or answer["Content-Length"] == str(len(part))


def body_of(client: Client, address: str, asked: str) -> bytes:
    return body(client.get(address, headers={"range": asked}))


def test_a_part_of_another_file_is_not_mixed_in(client: Client, media: Any) -> None:
    saved = recording_of(project(107))
    asked = {"range": "bytes=0-1", "if-range": '"another"'}
    assert client.get(saved.address, headers=asked).status_code == 200
    asked["if-range"] = client.get(saved.address)["ETag"]
    assert client.get(saved.address, headers=asked).status_code == 206


@pytest.mark.parametrize("state", ["draft", "in-review", "withdrawn"])
def test_nobody_gets_it_while_its_entry_is_not_public(
    client: Client, media: Any, state: str
) -> None:
    entry = project(107, publication=state)
    saved = recording_of(entry, kind="sign", subtitles=VTT)
    assert client.get(saved.address).status_code == 404
    assert client.get(saved.subtitles_address).status_code == 404
    link = PreviewLink.objects.create(project=entry)
    base = f"/preview/{link.token}/photos/"
    assert body(client.get(base + saved.name)) == saved.file.open().read()
    page = client.get(f"/en/preview/{link.token}/").content.decode()
    assert base + saved.name in page
    assert base + saved.name.replace(".mp4", ".vtt") in page


@pytest.mark.parametrize(
    "name", ["x.mp3", "x.vtt", "..%2Fsecret.vtt", "", "recordings.vtt", ".vtt"]
)
def test_another_name_is_not_found(client: Client, media: Any, name: str) -> None:
    recording_of(project(107), subtitles=VTT)
    assert client.get(f"/recordings/{name}").status_code == 404


def test_the_page_may_play_what_is_its_own_alone(client: Client) -> None:
    assert "media-src 'self'" in client.get("/en/")["Content-Security-Policy"]


def test_the_film_is_told_as_film(client: Client, media: Any) -> None:
    saved = recording_of(project(107), kind="sign", content=film())
    answer = client.get(saved.address)
    assert (answer["Content-Type"], answer["Accept-Ranges"]) == ("video/mp4", "bytes")
    assert "s-maxage=0" in answer["Cache-Control"]


def test_the_desk_plays_it_before_it_is_published(client: Client, media: Any) -> None:
    entry = project(107, published=False)
    saved = recording_of(entry)
    signed_in(client, "editor")
    form = client.get(f"/admin/projects/project/{entry.pk}/change/").content.decode()
    address = f"/admin/projects/project/{entry.pk}/preview/photos/{saved.name}"
    assert f'src="{address}"' in form
    assert body(client.get(address)) == saved.file.open().read()
