"""What becomes of an uploaded picture."""

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from projects import pictures


def file_of(picture: Image.Image, kind: str = "JPEG", **options) -> io.BytesIO:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    file.seek(0)
    return file


def cleaned(file: io.BytesIO) -> Image.Image:
    result = pictures.cleaned_picture(file, "photo.jpg", len(file.getvalue()))
    return Image.open(io.BytesIO(result.read()))


def test_a_turned_photo_stands_upright_and_tells_nothing_of_its_place() -> None:
    picture = Image.new("RGB", (40, 20), "red")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010E] = "a secret"
    result = cleaned(file_of(picture, exif=exif))
    assert result.size == (20, 40)
    assert not result.getexif()
    assert b"secret" not in str(result.info).encode()


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("RGBA", "PNG"),
        ("LA", "PNG"),
        ("P", "PNG"),
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("I;16", "PNG"),
    ],
)
def test_every_kind_of_colour_becomes_rgb(mode: str, kind: str) -> None:
    result = cleaned(file_of(Image.new(mode, (30, 30)), kind))
    assert (result.mode, result.format, result.size) == ("RGB", "JPEG", (30, 30))


def test_transparent_becomes_white() -> None:
    result = cleaned(file_of(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG"))
    assert result.getpixel((10, 10)) == (255, 255, 255)


def test_a_16_bit_picture_keeps_its_light() -> None:
    result = cleaned(file_of(Image.new("I;16", (20, 20), 32768), "PNG"))
    assert 120 < result.getpixel((10, 10))[0] < 136


def test_a_large_picture_is_made_smaller() -> None:
    assert max(cleaned(file_of(Image.new("RGB", (5000, 100)))).size) == pictures.LONGEST_SIDE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + b"\x00" * 50,
        b"\xff\xd8\xff\xe0" + b"\x00" * 30,
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(ValidationError, match=r"can't be read as a picture"):
        pictures.cleaned_picture(io.BytesIO(content), "x.jpg", len(content))


def test_a_truncated_photo_is_refused() -> None:
    whole = file_of(Image.effect_noise((400, 400), 90).convert("RGB")).getvalue()
    with pytest.raises(ValidationError):
        pictures.cleaned_picture(io.BytesIO(whole[: len(whole) // 2]), "x.jpg", 10)


def test_too_many_pixels_or_bytes_are_refused_before_they_are_read() -> None:
    bomb = file_of(Image.new("1", (10_000, 9_000)), "PNG")
    with pytest.raises(ValidationError, match="60 million"):
        pictures.cleaned_picture(bomb, "bomb.png", 1000)
    with pytest.raises(ValidationError, match="30 MB"):
        pictures.cleaned_picture(io.BytesIO(), "big.jpg", pictures.LARGEST_FILE + 1)
