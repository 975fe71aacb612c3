"""Photos as phones and offices send them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from projects.intake import pictures
from projects.intake.reading import read
from projects.photos.decode import JPEG_QUALITY
from tests.intake.letters import photo, upload
from tests.odd_pictures import FIELDS, fields, iphone, press_profile, saved

FILM = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00isommp42" + bytes(5000)
SMALL = "is only 40 × 30 pixels"


def test_a_heic_becomes_an_upright_jpeg_with_its_notes() -> None:
    (picture,) = read([upload("IMG_0001.HEIC", iphone())]).pictures
    assert picture.name == "IMG_0001.jpg"
    with Image.open(io.BytesIO(picture.content)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (240, 160))
        assert opened.getexif().get(0x0112, 1) == 1
        assert opened.getexif()[0x010E].startswith("ZHASYRYN")
        for (x, y), colour in FIELDS.items():
            shown = opened.getpixel((int(x * 240), int(y * 160)))
            wanted = Image.new("RGB", (1, 1), colour).getpixel((0, 0))
            assert max(abs(a - b) for a, b in zip(shown, wanted, strict=True)) < 12
    assert JPEG_QUALITY == 92


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("motion.jpg", photo() + FILM),
        ("inks.jpg", saved(fields("CMYK"), "JPEG", icc_profile=press_profile())),
        ("a.png", photo(kind="PNG")),
        ("a.webp", photo(kind="WEBP")),
        ("a.jpg", saved(Image.new("RGB", (6000, 4000), "navy"), "JPEG")),
    ],
)
def test_a_photo_is_taken_as_it_came(name: str, content: bytes) -> None:
    (picture,) = read([upload(name, content)]).pictures
    assert picture.content == content


def test_a_heic_that_is_damaged_or_too_small_is_named(in_english: None) -> None:
    found = read(
        [
            upload("a.jpg", photo()),
            upload("cut.heic", iphone()[:900]),
            upload("small.jpg", saved(Image.new("RGB", (40, 30)), "JPEG")),
        ]
    )
    assert len(found.pictures) == 1
    assert found.remarks[0].startswith("“cut.heic” is")
    assert SMALL in found.remarks[1]


def test_pictures_beyond_what_is_held_at_once_are_left_out_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, in_english: None
) -> None:
    monkeypatch.setattr(pictures, "MOST_KEPT", 3 * len(photo()))
    sent = [upload(f"{c}.jpg", photo(c)) for c in ("navy", "white", "black", "orange")]
    found = read(sent)
    assert 1 <= len(found.pictures) < 4
    assert "was left out" in found.remarks[0]
