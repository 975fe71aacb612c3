"""Files that people and others send where a photo is asked for, made here and small.

``WELCOME`` holds those that become clean photos, ``UNWELCOME`` those that are refused with the
words that the sentence must contain. Each picture shows four fields: red, green, blue, yellow.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image, PngImagePlugin, TiffImagePlugin

SECRET = "ZHASYRYN-43.2389N"
FIELDS = {(0.25, 0.25): "red", (0.75, 0.25): "lime", (0.25, 0.75): "blue", (0.75, 0.75): "yellow"}
WIDTH, HEIGHT = 240, 160
T = Image.Transpose


def fields(mode: str = "RGB", size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    """The four fields, upright."""
    picture = Image.new("RGB", size)
    for (x, y), colour in FIELDS.items():
        left, top = (0 if x < 0.5 else size[0] // 2), (0 if y < 0.5 else size[1] // 2)
        picture.paste(colour, (left, top, left + size[0] // 2, top + size[1] // 2))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """With place, camera owner and a comment."""
    notes = Image.Exif()
    notes[0x0112], notes[0x010E], notes[0x013B] = orientation, SECRET, SECRET
    place = notes.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (43.0, 14.0, 20.0), "E", (76.0, 53.0, 44.0)
    notes.get_ifd(0x8769)[0x9286] = SECRET.encode()
    return notes


XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>{SECRET}</a></x:xmpmeta>".encode()


def turned(orientation: int) -> bytes:
    """A JPEG that lies otherwise and says so in EXIF, with everything else a camera notes."""
    back = {2: T.FLIP_LEFT_RIGHT, 3: T.ROTATE_180, 4: T.FLIP_TOP_BOTTOM, 5: T.TRANSPOSE}
    back |= {6: T.ROTATE_90, 7: T.TRANSVERSE, 8: T.ROTATE_270}
    picture = fields()
    if orientation in back:
        picture = picture.transpose(back[orientation])
    notes = exif(orientation)
    content = saved(picture, "JPEG", quality=95, exif=notes, comment=SECRET.encode(), xmp=XMP)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + SECRET.encode()
    return content[:2] + segment(0xED, iptc) + content[2:]


def segment(marker: int, content: bytes) -> bytes:
    """One marker segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def iphone() -> bytes:
    """The fields as HEIC, lying, as a phone stores them, with everything it notes. Written once by
    pillow-heif, whose other half we have: pi-heif reads only."""
    return (Path(__file__).parent / "data" / "iphone.heic").read_bytes()


def with_thumbnail() -> bytes:
    """EXIF with a second directory that holds a small JPEG of its own."""
    small = saved(fields(size=(32, 24)), "JPEG", comment=SECRET.encode())
    tiff = b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 0) + struct.pack("<I", 14)
    tiff += struct.pack("<H", 2) + struct.pack("<HHII", 0x201, 4, 1, 14 + 2 + 24 + 4)
    tiff += struct.pack("<HHII", 0x202, 4, 1, len(small)) + struct.pack("<I", 0) + small
    content = saved(fields(), "JPEG", quality=95)
    return content[:2] + segment(0xE1, b"Exif\x00\x00" + tiff) + content[2:]


def png(width: int, height: int, depth: int, colour: int, rows: bytes, *extra: bytes) -> bytes:
    """A PNG from its parts, so that it may say what no program would write."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunk(b"IHDR", head) + b"".join(extra) + chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def deep_png() -> bytes:
    """16 bits in each of three channels."""
    picture, rows = fields(), bytearray()
    for y in range(HEIGHT):
        rows.append(0)
        for x in range(WIDTH):
            for value in picture.getpixel((x, y)):  # type: ignore[union-attr]
                rows += struct.pack(">H", value * 257)
    return png(WIDTH, HEIGHT, 16, 2, bytes(rows))


def profile(space: bytes, pcs: bytes, device: bytes, tags: dict[bytes, bytes]) -> bytes:
    """An ICC profile, version 2."""
    tags |= {b"cprt": b"text\x00\x00\x00\x00" + SECRET.encode() + b"\x00"}
    words = SECRET.encode() + b"\x00"
    tags |= {
        b"desc": b"desc\x00\x00\x00\x00" + struct.pack(">I", len(words)) + words + bytes(78),
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
    }
    table, body, at = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        content += bytes(-len(content) % 4)
        table += name + struct.pack(">II", at + len(body), len(content))
        body += content
    size = 128 + len(table) + len(body)
    head = struct.pack(">I", size) + b"\x00\x00\x00\x00\x02\x40\x00\x00" + device + space + pcs
    head += bytes(12) + b"acsp" + bytes(24) + bytes(4)
    head += struct.pack(">iii", 63190, 65536, 54061)
    return head.ljust(128, b"\x00") + table + body


def xyz(*values: float) -> bytes:
    return b"XYZ \x00\x00\x00\x00" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)


def matrix_profile(red: tuple, green: tuple, blue: tuple) -> bytes:
    """A display's colour space by its three colours, gamma 2.2."""
    curve = b"curv\x00\x00\x00\x00" + struct.pack(">IH", 1, round(2.2 * 256))
    tags = {b"rXYZ": xyz(*red), b"gXYZ": xyz(*green), b"bXYZ": xyz(*blue)}
    tags |= {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    return profile(b"RGB ", b"XYZ ", b"mntr", tags)


ADOBE_RGB = matrix_profile(
    (0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)
)
DISPLAY_P3 = matrix_profile(
    (0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)
)


def press_profile() -> bytes:
    """A printing press: four inks to Lab by a table of the 16 corners."""
    corners = bytearray()
    for c in (0, 1):
        for m in (0, 1):
            for y in (0, 1):
                for k in (0, 1):
                    lab = {
                        (0, 0, 0): (255, 128, 128), (1, 0, 0): (155, 91, 78),
                        (0, 1, 0): (122, 202, 125), (0, 0, 1): (240, 122, 220),
                        (0, 1, 1): (136, 208, 195), (1, 0, 1): (200, 48, 205),
                        (1, 1, 0): (78, 180, 40), (1, 1, 1): (60, 128, 128),
                    }[c, m, y]  # fmt: skip
                    corners += bytes(lab if not k else (20, 128, 128))
    straight = bytes(range(256))
    identity = b"".join(struct.pack(">i", 65536 if i % 4 == 0 else 0) for i in range(9))
    table = b"mft1\x00\x00\x00\x00" + bytes((4, 3, 2, 0)) + identity
    table += straight * 4 + bytes(corners) + straight * 3
    return profile(b"CMYK", b"Lab ", b"prtr", {b"A2B0": table})


def palette_with_hole() -> bytes:
    picture = fields().quantize(8)
    return saved(picture, "PNG", transparency=0)


def several(kind: str, **options: object) -> bytes:
    more = [fields().rotate(180)]
    return saved(fields(), kind, save_all=True, append_images=more, **options)


def documented_png() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET)
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(fields(), "PNG", pnginfo=notes, exif=exif())


def tiff(picture: Image.Image) -> bytes:
    notes = TiffImagePlugin.ImageFileDirectory_v2()
    notes[270], notes[700] = SECRET, XMP
    return saved(picture, "TIFF", tiffinfo=notes)


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.jpg", turned(1))
    return file.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A few kilobytes that unfold to a picture of that size, one bit a pixel."""
    row = bytes(1 + (width + 7) // 8)
    squeeze = zlib.compressobj(9)
    body = b"".join(squeeze.compress(row) for _ in range(height)) + squeeze.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return start + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def profile_bomb() -> bytes:
    """A colour profile that unfolds to 60 MB."""
    squeeze = zlib.compressobj(9)
    million = bytes(1_000_000)
    body = b"".join(squeeze.compress(million) for _ in range(60)) + squeeze.flush()
    rows = bytes((1 + WIDTH * 3) * HEIGHT)
    return png(WIDTH, HEIGHT, 8, 2, rows, chunk(b"iCCP", b"p\x00\x00" + body))


NOISE = saved(Image.effect_noise((400, 300), 90).convert("RGB"), "JPEG", quality=90)
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HTML = b"<!doctype html><script>alert(document.cookie)</script>"

Make = Callable[[], bytes]
WELCOME: dict[str, tuple[str, Make]] = {
    **{f"turned {o}, with GPS": (f"IMG_{o}.JPG", lambda o=o: turned(o)) for o in range(1, 9)},  # type: ignore[misc]
    "inks without a profile": ("a.jpg", lambda: saved(fields("CMYK"), "JPEG", quality=95)),
    "inks with a press profile": (
        "a.jpg",
        lambda: saved(fields("CMYK"), "JPEG", quality=95, icc_profile=press_profile()),
    ),
    "inks in a TIFF": ("a.tif", lambda: tiff(fields("CMYK"))),
    "Adobe RGB": ("a.jpg", lambda: saved(fields(), "JPEG", quality=95, icc_profile=ADOBE_RGB)),
    "Display P3": ("a.jpg", lambda: saved(fields(), "JPEG", quality=95, icc_profile=DISPLAY_P3)),
    "P3 in a PNG": ("a.png", lambda: saved(fields(), "PNG", icc_profile=DISPLAY_P3)),
    "16 bits in colour": ("a.png", deep_png),
    "alpha": ("a.png", lambda: saved(fields("RGBA"), "PNG")),
    "palette": ("a.png", lambda: saved(fields("P"), "PNG")),
    "progressive": ("a.jpg", lambda: saved(fields(), "JPEG", quality=95, progressive=True)),
    "PNG with texts and EXIF": ("a.png", documented_png),
    "WebP with EXIF, XMP and profile": (
        "a.webp",
        lambda: saved(
            fields(), "WEBP", lossless=True, exif=exif(), xmp=XMP, icc_profile=DISPLAY_P3
        ),
    ),
    "AVIF with EXIF and XMP": ("a.avif", lambda: saved(fields(), "AVIF", exif=exif(), xmp=XMP)),
    "HEIC of an iPhone, lying": ("IMG_1.HEIC", iphone),
    "TIFF with notes": ("a.tiff", lambda: tiff(fields())),
    "Lab in a TIFF": ("a.tif", lambda: tiff(in_lab())),
    "a second frame for 3D": ("a.jpg", lambda: several("MPO", quality=95, exif=exif())),
    "data after the end": ("a.jpg", lambda: turned(1) + HTML + SECRET.encode() + zipped()),
    "broken profile": ("a.jpg", lambda: saved(fields(), "JPEG", icc_profile=b"\x00junk" * 9)),
    "a press profile on RGB": (
        "a.jpg",
        lambda: saved(fields(), "JPEG", quality=95, icc_profile=press_profile()),
    ),
    "broken EXIF": ("a.jpg", lambda: broken_exif()),
    "EXIF that leads in a circle": ("a.jpg", lambda: circular_exif()),
    "a thumbnail within EXIF": ("a.jpg", with_thumbnail),
    "a PNG named .jpg": ("a.jpg", lambda: saved(fields(), "PNG")),
    "a JPEG named .pdf": ("a.pdf", lambda: turned(6)),
    "no ending": ("photo", lambda: turned(1)),
    "Kazakh name": ("Қазақша ғимарат №1.jpg", lambda: turned(1)),
    "name that turns its direction": ("photo\u202egpj.exe.jpg", lambda: turned(1)),
    "very long name": (f"{'ә' * 240}.jpg", lambda: turned(1)),
    "name that climbs out": ("../../../etc/passwd.jpg", lambda: turned(1)),
    "name with markup": ("<img src=x onerror=alert(1)>.jpg", lambda: turned(1)),
    "script within a comment": ("a.jpg", lambda: saved(fields(), "JPEG", comment=HTML)),
}
GREY: dict[str, tuple[str, Make]] = {
    "16 bits grey": ("a.png", lambda: saved(Image.new("I;16", (90, 60), 32768), "PNG")),
    "16 bits grey TIFF": ("a.tif", lambda: saved(Image.new("I;16", (90, 60), 32768), "TIFF")),
    "32 bits TIFF": ("a.tif", lambda: saved(half("I", 32768, 65535), "TIFF")),
    "floating point TIFF": ("a.tif", lambda: saved(half("F", 0.5, 1.0), "TIFF")),
    "grey": ("a.jpg", lambda: saved(Image.new("L", (90, 60), 128), "JPEG")),
    "grey and alpha": ("a.png", lambda: saved(Image.new("LA", (90, 60), (0, 127)), "PNG")),
}
UNWELCOME: dict[str, tuple[str, Make, str]] = {
    "moving GIF": ("a.gif", lambda: several("GIF"), "is a GIF file"),
    "GIF": ("a.jpg", lambda: saved(fields(), "GIF"), "is a GIF file"),
    "moving WebP": ("a.webp", lambda: several("WEBP"), "animated image"),
    "moving PNG": ("a.png", lambda: several("PNG"), "animated image"),
    "moving AVIF": ("a.avif", lambda: several("AVIF"), "animated image"),
    "several pages": ("a.tif", lambda: several("TIFF"), "several pages"),
    "cut JPEG": ("a.jpg", lambda: NOISE[: len(NOISE) // 2], "not copied whole"),
    "cut PNG": ("a.png", lambda: deep_png()[:-400], "not copied whole"),
    "cut WebP": ("a.webp", lambda: saved(fields(), "WEBP")[:-60], "a.webp"),
    "cut TIFF": ("a.tif", lambda: saved(fields(), "TIFF")[:5000], "a.tif"),
    "wrong checksum": ("a.png", lambda: deep_png().replace(b"IDAT", b"IDAX"), "a.png"),
    "nothing": ("a.jpg", lambda: b"", "is empty"),
    "bomb": ("a.png", lambda: bomb(20_000, 10_000), "60 million"),
    "huge in the header": ("a.png", lambda: png(2**31 - 1, 2**31 - 1, 8, 2, b"\0"), "60 million"),
    "profile bomb": ("a.png", profile_bomb, "not copied whole"),
    "JPEG of 65,500 pixels in the header": ("a.jpg", lambda: tall_header(), "60 million"),
    "text": ("a.jpg", lambda: b"Dear colleagues, the photo follows.", "can’t be read"),
    "SVG": ("a.svg", lambda: SVG, "SVG drawing"),
    "SVG named .png": ("a.png", lambda: b"<?xml version='1.0'?>\n" + SVG, "SVG drawing"),
    "HTML": ("a.jpg", lambda: HTML, "can’t be read"),
    "HTML after GIF": ("a.jpg", lambda: b"GIF89a/*" + HTML, "is a GIF file"),
    "PDF": ("a.jpg", lambda: b"%PDF-1.7\n%\xe2\xe3", "is a PDF file"),
    "ZIP": ("a.jpg", zipped, "ZIP, Word or Excel"),
    "icon": ("a.ico", lambda: saved(fields(size=(64, 64)), "ICO"), "is a ICO file"),
    "BMP": ("a.bmp", lambda: saved(fields(), "BMP"), "is a BMP file"),
    "HEIC without a picture": (
        "IMG_1.HEIC",
        lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        "Most Compatible",
    ),
    "film": ("a.jpg", lambda: b"\0\0\0\x18ftypmp42\0\0\0\0isom", "can’t be read"),
    "program": ("a.jpg", lambda: b"MZ\x90\x00" + bytes(100), "is a EXE file"),
    "Photoshop": ("a.psd", lambda: b"8BPS\x00\x01" + bytes(100), "is a Photoshop file"),
    "PostScript": ("a.jpg", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id)", "can’t be read"),
    "one pixel": ("a.png", lambda: saved(Image.new("RGB", (1, 1)), "PNG"), "1 × 1 pixels"),
    "a thread": ("a.png", lambda: saved(Image.new("L", (30_000, 10)), "PNG"), "too narrow"),
    "JPEG's first bytes": ("a.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(30), "not copied whole"),
    "PNG's first bytes": ("a.png", lambda: b"\x89PNG\r\n\x1a\n", "not copied whole"),
}


def in_lab() -> Image.Image:
    """The fields in Lab, by a table of four colours."""
    values = {"red": (136, 208, 195), "lime": (224, 42, 211), "blue": (75, 196, 16)}
    values["yellow"] = (248, 106, 222)
    picture = Image.new("LAB", (WIDTH, HEIGHT))
    for (x, y), colour in FIELDS.items():
        left, top = (0 if x < 0.5 else WIDTH // 2), (0 if y < 0.5 else HEIGHT // 2)
        part = Image.new("LAB", (WIDTH // 2, HEIGHT // 2), values[colour])
        picture.paste(part, (left, top))
    return picture


def half(mode: str, value: float, top: float) -> Image.Image:
    picture = Image.new(mode, (90, 60), value)
    picture.putpixel((0, 0), top)
    return picture


def broken_exif() -> bytes:
    content = saved(fields(), "JPEG", quality=95)
    return (
        content[:2]
        + segment(0xE1, b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + b"\x99" * 40)
        + content[2:]
    )


def circular_exif() -> bytes:
    tiff = b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 1)
    tiff += struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    content = saved(fields(), "JPEG", quality=95)
    return content[:2] + segment(0xE1, b"Exif\x00\x00" + tiff) + content[2:]


def tall_header() -> bytes:
    content = bytearray(saved(fields(), "JPEG"))
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">HH", 65_500, 65_500)
    return bytes(content)
