"""Large pictures are decoded by a process of their own, within limits."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from projects.photos import clean, clean_picture, decode


def png(mode: str, size: tuple[int, int], **options: Any) -> BytesIO:
    picture = Image.new(mode, size, 1 if mode in "1P" else "navy")
    file = BytesIO()
    picture.save(file, "PNG", **options)
    return file


def opened(file: BytesIO) -> Any:
    return clean_picture(file, "large.png", len(file.getvalue()))


def test_a_few_kilobytes_with_many_pixels_are_not_decoded_by_the_web_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def here(*args: Any) -> Any:
        raise AssertionError("decoded in this process")

    monkeypatch.setattr(clean, "decoded", here)
    file = png("1", (7000, 5000))
    assert len(file.getvalue()) < 20_000
    made = opened(file)
    assert made.original_size == (7000, 5000)
    assert made.picture.size == (2400, 1714)
    assert made.picture.getpixel((1000, 1000)) == (255, 255, 255)


def test_a_large_picture_is_turned_and_laid_on_white_like_a_small_one() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = opened(png("RGBA", (5000, 3000), exif=exif, compress_level=1))
    assert made.original_size == (3000, 5000)
    assert made.picture.size == (1440, 2400)
    assert made.picture.getpixel((700, 1200)) == (0, 0, 128)


@pytest.mark.parametrize(
    ("language", "sentence"), [("kk", "жад"), ("ru", "памяти"), ("en", "takes more memory")]
)
def test_what_takes_too_much_memory_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, language: str, sentence: str
) -> None:
    from django.utils.translation import override

    monkeypatch.setattr(decode, "MOST_MEMORY", 40 * 2**20)
    with override(language), pytest.raises(ValidationError, match=sentence) as refused:
        opened(png("L" if language == "kk" else "1", (7000, 5000)))
    assert "large.png" in refused.value.messages[0]
