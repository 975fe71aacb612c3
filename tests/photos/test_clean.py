"""What becomes of an uploaded picture: odd files are refused or come out clean."""

import io
import re
import struct

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import translation
from django.utils.functional import Promise
from PIL import Image, ImageColor

from projects.photos import clean_picture, validation
from projects.photos.clean import LONGEST_SIDE
from projects.photos.copies import widths_of
from projects.photos.print_quality import print_quality
from projects.photos.validation import LARGEST_FILE
from tests.factories import photo_of
from tests.odd_pictures import FIELDS, GREY, SECRET, UNWELCOME, WELCOME, fields, saved

pytestmark = pytest.mark.usefixtures("in_english")


def cleaned(content: bytes, name: str = "a.jpg"):
    return clean_picture(io.BytesIO(content), name, len(content))


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def is_near(picture: Image.Image, place: tuple[float, float], colour: str, most: int = 75) -> bool:
    """Whether a field has about that colour, whatever gamut and compression it has seen."""
    found = picture.convert("RGB").getpixel(
        (int(picture.width * place[0]), int(picture.height * place[1]))
    )
    return all(abs(a - b) <= most for a, b in zip(found, ImageColor.getrgb(colour), strict=True))


def foreign_parts(content: bytes) -> list[str]:
    """What a file holds beside the picture itself: notes of a JPEG, chunks of a WebP, boxes of an
    AVIF that could tell of a place, a person or a device."""
    if content.startswith(b"\xff\xd8"):
        at, found = 2, []
        while content[at + 1] != 0xDA:
            if content[at + 1] not in (0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD):
                found.append(f"marker {content[at + 1]:x}")
            at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
        return found + ([] if content.endswith(b"\xff\xd9") else ["data after the end"])
    if content.startswith(b"RIFF"):
        return re.findall(r"EXIF|XMP |ICCP", content[:200].decode("latin-1"))
    header = content[: content.index(b"mdat")].decode("latin-1")
    return re.findall(r"Exif|mime|prof|rICC", header)


@pytest.mark.parametrize("kind", WELCOME)
def test_a_welcome_file_comes_out_upright_in_srgb_and_bare(kind: str) -> None:
    name, make = WELCOME[kind]
    content = cleaned(make(), name).read()
    picture = opened(content)
    assert (picture.mode, picture.format, picture.size) == ("RGB", "JPEG", (240, 160))
    assert {c: is_near(picture, p, c) for p, c in FIELDS.items()} == dict.fromkeys(
        FIELDS.values(), True
    )
    assert foreign_parts(content) == []
    assert SECRET.encode() not in content


@pytest.mark.parametrize("kind", GREY)
def test_grey_of_any_depth_keeps_its_light(kind: str) -> None:
    name, make = GREY[kind]
    picture = opened(cleaned(make(), name).read())
    assert is_near(picture, (0.5, 0.5), "#808080", most=3)


@pytest.mark.parametrize("kind", UNWELCOME)
def test_an_unwelcome_file_is_refused_by_name_with_what_to_do(kind: str) -> None:
    name, make, words = UNWELCOME[kind]
    with pytest.raises(ValidationError) as refused:
        cleaned(make(), name)
    sentence = refused.value.messages[0]
    assert sentence.startswith(f"“{name}”")
    assert words in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_refusal_is_translated(language: str) -> None:
    sentences = [words for words in vars(validation).values() if isinstance(words, Promise)]
    assert len(sentences) == 13
    with translation.override("en"):
        english = [str(words) for words in sentences]
    with translation.override(language):
        assert not [e for e, words in zip(english, sentences, strict=True) if e == str(words)]


def test_a_file_of_31_mb_is_refused_before_it_is_read() -> None:
    with pytest.raises(ValidationError, match="30 MB"):
        clean_picture(io.BytesIO(), "a.jpg", LARGEST_FILE + 1)


def test_a_colour_profile_changes_the_colours_as_it_says() -> None:
    from tests.odd_pictures import ADOBE_RGB

    brick = Image.new("RGB", (90, 60), (150, 100, 80))
    tagged = opened(cleaned(saved(brick, "JPEG", quality=98, icc_profile=ADOBE_RGB)).read())
    # By hand: Adobe RGB 150, 100, 80 is sRGB 168, 100, 79.
    assert is_near(tagged, (0.5, 0.5), "#a8644f", most=4)


def test_transparent_becomes_white_whatever_hides_beneath() -> None:
    hidden = Image.new("RGBA", (90, 60), (0, 0, 0, 0))
    picture = opened(cleaned(saved(hidden, "PNG")).read())
    assert picture.getpixel((45, 30)) == (255, 255, 255)


def test_a_large_picture_is_made_smaller_and_its_own_size_is_remembered() -> None:
    picture = cleaned(saved(Image.new("RGB", (5000, 2500)), "JPEG"))
    assert opened(picture.read()).size == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert picture.original_size == (5000, 2500)


def test_copies_are_never_larger_than_the_picture() -> None:
    assert widths_of(4000) == [480, 960, 1600]
    assert widths_of(1600) == [480, 960, 1600]
    assert widths_of(700) == [480, 700]
    assert widths_of(90) == [90]


def test_print_quality_is_said_in_words() -> None:
    a4, a1 = print_quality(4000)
    assert (a4.dpi, a1.dpi) == (571, 183)
    assert "sharp" in str(a4.words)
    assert "sharp" in str(a1.words)
    a4, a1 = print_quality(640)
    assert "half the width" in str(a4.words)
    assert "too small" in str(a1.words)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["turned 6, with GPS", "inks with a press profile", "alpha"])
def test_every_file_served_is_upright_srgb_and_bare(
    kind: str, project, media, client: Client
) -> None:
    name, make = WELCOME[kind]
    photo = photo_of(project(1), image=ContentFile(make(), name))
    html = client.get("/en/projects/entry-1/").content.decode()
    addresses = set(re.findall(r"/photos/[\w.-]+", html)) | {photo.get_absolute_url()}
    types = set()
    for address in addresses:
        response = client.get(address)
        content = b"".join(response.streaming_content)
        picture = opened(content)
        types.add(response["Content-Type"])
        assert {c: is_near(picture, p, c) for p, c in FIELDS.items()} == dict.fromkeys(
            FIELDS.values(), True
        ), address
        assert foreign_parts(content) == []
        assert not picture.info.get("icc_profile")
        assert not picture.getexif()
        assert SECRET.encode() not in content
    assert types == {"image/avif", "image/webp", "image/jpeg"}


def test_a_phone_s_12_megapixels_give_nine_copies() -> None:
    copies = cleaned(saved(fields(size=(4000, 3000)), "JPEG")).copies()
    assert {(width, kind) for width, kind, _content in copies} == {
        (width, kind) for width in (480, 960, 1600) for kind in ("avif", "webp", "jpg")
    }
    for width, _kind, content in copies:
        assert opened(content).size == (width, width * 3 // 4)
