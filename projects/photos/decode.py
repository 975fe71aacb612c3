"""From a picture file to plain pixels: upright, sRGB, eight bits, nothing else.

A file of a few kilobytes may hold 60 million pixels. So a large picture is decoded by a process of
its own under a limit of memory and time (``decoded_apart``); this file is that process's program,
too, and imports nothing but Pillow and, for HEIC, pi-heif.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import threading
from contextlib import suppress
from functools import cache
from io import BytesIO
from math import ceil
from typing import IO, Any

from PIL import Image, ImageCms, ImageOps

# Larger pictures are decoded apart: a JPEG can be read at a half or a quarter at once.
MOST_PIXELS_HERE = {"JPEG": 13_000_000, "MPO": 13_000_000, "HEIF": 0}
MOST_PIXELS_OF_OTHERS = 4_000_000
# What the process may take, and how its exit code says that it was not enough.
MOST_MEMORY, MOST_SECONDS = 420 * 2**20, 20
DAMAGED, TOO_HEAVY = 3, 4
BAND = 256
# Asked instead of a longest side: the picture as it is, as a JPEG file.
AS_JPEG, JPEG_QUALITY = 0, 92
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}

_one_at_a_time = threading.Lock()


class DamagedPictureError(Exception):
    """The file can't be decoded."""


class HeavyPictureError(Exception):
    """Decoding takes more memory or time than there is for it."""


def is_heic(beginning: bytes) -> bool:
    """Whether a file begins like a picture of an iPhone."""
    return beginning[4:8] == b"ftyp" and beginning[8:12] in HEIC_BRANDS


@cache
def learn_heic() -> None:
    """Makes Pillow open HEIC. The library is loaded only where there is such a file."""
    # Imported late: takes memory, and most processes never meet one.
    from pi_heif import register_heif_opener

    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def is_large(picture: Image.Image) -> bool:
    """Whether an opened picture has to be decoded apart."""
    most = MOST_PIXELS_HERE.get(picture.format or "", MOST_PIXELS_OF_OTHERS)
    return picture.width * picture.height > most


def decoded(picture: Image.Image, longest_side: int, is_reduced: bool) -> tuple[Any, Any]:
    """The plain picture, and the size of the whole one, right way up.

    It is at most ``longest_side`` pixels wide or high. If it is cut afterwards, it need not be
    reduced: then it has the size that is quickest to read.
    """
    whole = picture.size
    profile = picture.info.get("icc_profile")
    # A JPEG of a large camera is read at a half or quarter at once, if that is enough.
    picture.draft(None, _within(picture.size, longest_side))
    picture.load()
    factor = max(picture.size) // longest_side
    if is_large(picture) and is_reduced and factor > 1:
        turn = picture.getexif().get(0x0112, 1)
        picture = _reduced(picture, factor)
        picture.getexif()[0x0112] = turn
    lying = picture.size
    with suppress(Exception):  # broken EXIF leaves the picture as it is
        ImageOps.exif_transpose(picture, in_place=True)
    if picture.size != lying:
        whole = whole[::-1]
    most = longest_side if is_reduced else max(picture.size)
    return _in_srgb(_eight_bit(picture, _white(picture)), profile, most), whole


def decoded_apart(upload: IO[bytes], longest_side: int, is_reduced: bool) -> tuple[Any, Any]:
    """As ``decoded``, by a process of its own; one at a time in each web process.

    Raises ``DamagedPictureError`` and ``HeavyPictureError``.
    """
    told = _apart(upload, longest_side, is_reduced)
    head, _line, pixels = told.partition(b"\n")
    size, whole = json.loads(head)
    return Image.frombytes("RGB", tuple(size), pixels), tuple(whole)


def jpeg_apart(upload: IO[bytes]) -> bytes:
    """The whole picture as a JPEG file, right way up, with its profile and its notes, by a process
    of its own. Raises as ``decoded_apart`` does."""
    return _apart(upload, AS_JPEG, False)


def _apart(upload: IO[bytes], longest_side: int, is_reduced: bool) -> bytes:
    """What this file's program writes of the picture."""
    upload.seek(0)
    asked = [longest_side, int(is_reduced), MOST_MEMORY]
    command = [sys.executable, "-I", __file__, *map(str, asked)]
    try:
        with _one_at_a_time:
            done = subprocess.run(
                command, input=upload.read(), capture_output=True, timeout=MOST_SECONDS + 10
            )
    except subprocess.TimeoutExpired as error:
        raise HeavyPictureError from error
    if done.returncode == DAMAGED:
        raise DamagedPictureError(done.stderr.decode(errors="replace"))
    if done.returncode:
        raise HeavyPictureError(done.stderr.decode(errors="replace")[-500:])
    return done.stdout


def _within(size: tuple[int, int], longest_side: int) -> tuple[int, int]:
    """A size of the same proportions, no side longer than this."""
    scale = min(1, longest_side / max(size))
    return ceil(size[0] * scale), ceil(size[1] * scale)


def _is_transparent(picture: Image.Image) -> bool:
    modes = {"RGBA", "LA", "PA", "P", "RGBa", "La"}
    return picture.mode in modes or "transparency" in picture.info


def _reduced(picture: Image.Image, factor: int) -> Image.Image:
    """The picture at a whole part of its size, band by band: a second whole one would be needed
    for each conversion otherwise."""
    white, is_layer = _white(picture), _is_transparent(picture)
    small: Image.Image | None = None
    for top in range(0, picture.height, BAND * factor):
        bottom = min(picture.height, top + BAND * factor)
        band = _eight_bit(picture.crop((0, top, picture.width, bottom)), white)
        band = band.convert("RGBA") if is_layer else band.convert("L") if band.mode == "1" else band
        part = band.reduce(factor)
        if small is None:
            size = ceil(picture.width / factor), ceil(picture.height / factor)
            small = Image.new(part.mode, size)
        small.paste(part, (0, top // factor))
    assert small is not None
    return small


def _white(picture: Image.Image) -> float:
    """The value that stands for white where a channel has more than 8 bits."""
    if picture.mode not in {"I", "F"}:
        return 255
    brightest: Any = picture.getextrema()
    return next((top for top in (1, 255, 65535) if brightest[1] <= top), brightest[1])


def _eight_bit(picture: Image.Image, white: float) -> Image.Image:
    """The picture with 8 bits a channel; the values are scaled first, as Pillow would clip them."""
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in {"I", "F"}:
        return picture.point(lambda value: value * (255 / white)).convert("L")
    return picture


def _in_srgb(picture: Image.Image, profile: bytes | None, longest_side: int) -> Image.Image:
    """The picture in sRGB, reduced, without transparency, profile or other metadata."""
    if _is_transparent(picture):
        layer = picture.convert("RGBA")
        layer.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
        picture = Image.new("RGB", layer.size, "white")
        picture.paste(layer, mask=layer.getchannel("A"))
    elif picture.mode == "1":
        picture = picture.convert("L")
    picture.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    picture = _converted(picture, profile) or picture
    bare = Image.new("RGB", picture.size)
    bare.paste(picture.convert("RGB"))
    return bare


def _converted(picture: Image.Image, profile: bytes | None) -> Image.Image | None:
    """The picture in sRGB by its own profile; None without a usable profile."""
    if picture.mode == "LAB":
        source = ImageCms.createProfile("LAB")
    elif profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile)).profile
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            return None
    else:
        return None
    with suppress(ImageCms.PyCMSError, ValueError):
        return ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(source),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    return None


def _jpeg(picture: Image.Image) -> bytes:
    """A HEIC, which is read upright, as a JPEG file with what the camera noted."""
    notes = {name: picture.info[name] for name in ("exif", "icc_profile") if picture.info.get(name)}
    picture.load()
    file = BytesIO()
    # A copy of the pixels only where one is needed: there may be 48 million.
    plain = picture if picture.mode in ("RGB", "L") else picture.convert("RGB")
    plain.save(file, "JPEG", quality=JPEG_QUALITY, **notes)
    return file.getvalue()


def main(longest_side: int, is_reduced: int, most_memory: int) -> int:
    """Reads a file that was checked before; writes sizes and pixels."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (most_memory, most_memory))
    kind: str | None = ""
    content = sys.stdin.buffer.read()
    if is_heic(content[:12]):
        learn_heic()
    try:
        with Image.open(BytesIO(content)) as picture:
            del content
            kind = picture.format
            if longest_side == AS_JPEG:
                sys.stdout.buffer.write(_jpeg(picture))
                return 0
            plain, whole = decoded(picture, longest_side, bool(is_reduced))
            sys.stdout.buffer.write(json.dumps([plain.size, whole]).encode() + b"\n")
            sys.stdout.buffer.write(plain.tobytes())
    except MemoryError:
        return TOO_HEAVY
    except Exception as error:  # a hostile file makes a decoder raise anything
        print(error, file=sys.stderr)
        # These decoders do not tell what they lack.
        return TOO_HEAVY if kind in ("WEBP", "AVIF", "HEIF") else DAMAGED
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
