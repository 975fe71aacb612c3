"""Files for a print shop: PDF/X-4 in cyan, magenta, yellow and black, with bleed and marks.

``convert`` turns a typeset file into one; ``faults`` judges it. Text, codes and rules are black
alone, so that no ink of four plates has to meet on a hairline; pictures and grounds take the inks
that the printer's profile gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageCms

from projects.printing.accessible import STRING, fonts_left_out
from projects.printing.colours import Colour, drawings, recolour

FREE_PROFILE = Path(__file__).parent / "profiles" / "FOGRA39L_coated.icc"
BLEED = 3.0
POINTS_PER_MM = 72 / 25.4
# The sum of the four inks in percent that a sheet takes before it stays wet.
MOST_INK = 300
# A colour whose parts differ by less is a grey, a darker one is black, a lighter one is paper.
NEUTRAL, DARK, LIGHT = 0.065, 0.2, 0.97


class ProfileError(Exception):
    """A file is no profile of a printing press with four inks, or only a part of one."""


class Profile:
    """The profile of a press, from the bytes of an ICC file."""

    def __init__(self, content: bytes) -> None:
        if content[36:40] != b"acsp" or content[12:16] != b"prtr" or content[16:20] != b"CMYK":
            raise ProfileError
        # The first four bytes say how long the file is: littlecms takes one that ends before.
        if int.from_bytes(content[:4], "big") > len(content):
            raise ProfileError
        self.content = content
        try:
            read = ImageCms.ImageCmsProfile(BytesIO(content))
            self.name = ImageCms.getProfileDescription(read).strip() or "CMYK"
            self._transform = ImageCms.buildTransform(
                ImageCms.createProfile("sRGB"),
                read,
                "RGB",
                "CMYK",
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
            self.picture(Image.new("RGB", (1, 1)))
        except (ImageCms.PyCMSError, OSError) as error:
            raise ProfileError from error
        self._inks: dict[Colour, tuple[float, ...]] = {}

    def picture(self, picture: Image.Image) -> Image.Image:
        """A picture in red, green and blue in the inks of the press."""
        converted = ImageCms.applyTransform(picture, self._transform)
        assert converted is not None
        return converted

    @cached_property
    def most_ink(self) -> int:
        """The most ink in percent, all four together, that the profile gives any colour."""
        steps = [min(255, 16 * step) for step in range(17)]
        colours = bytes(part for colour in product(steps, repeat=3) for part in colour)
        inks = self.picture(Image.frombytes("RGB", (17 * 17, 17), colours)).tobytes()
        return round(max(map(sum, zip(*[iter(inks)] * 4, strict=True))) / 255 * 100)

    def inks(self, colour: Colour) -> tuple[float, ...]:
        """The inks of a colour of text or drawing, each from 0 to 1."""
        if colour not in self._inks:
            self._inks[colour] = self._found(colour)
        return self._inks[colour]

    def _found(self, colour: Colour) -> tuple[float, ...]:
        lightness = 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]
        if lightness >= LIGHT:
            return 0, 0, 0, 0
        if max(colour) - min(colour) < NEUTRAL:
            return 0, 0, 0, 1 if lightness <= DARK else round(1 - lightness, 3)
        red, green, blue = (round(part * 255) for part in colour)
        pixel: Any = self.picture(Image.new("RGB", (1, 1), (red, green, blue))).getpixel((0, 0))
        return tuple(round(part / 255, 3) for part in pixel)


@cache
def free_profile() -> Profile:
    """The profile that comes with the site: offset printing on coated paper."""
    return Profile(FREE_PROFILE.read_bytes())


def set_bleed(pdf: pikepdf.Pdf) -> None:
    """Says how far a page with a bleed is printed: WeasyPrint would say ten points."""
    over = BLEED * POINTS_PER_MM
    for page in pdf.pages:
        left, low, right, top = (float(side) for side in page.trimbox)
        if float(page.bleedbox[0]) < left:
            box = [left - over, low - over, right + over, top + over]
            page.obj.BleedBox = pikepdf.Array(box)


def convert(pdf: pikepdf.Pdf, profile: Profile) -> None:
    """Makes a file that WeasyPrint wrote as PDF/X-4 one that a press takes."""
    recolour(pdf, profile.inks)
    intent = pikepdf.Stream(pdf, profile.content, N=4)
    output = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(profile.name),
        Info=pikepdf.String(profile.name),
        DestOutputProfile=pdf.make_indirect(intent),
    )
    pdf.Root.OutputIntents = pikepdf.Array([output])
    for page in pdf.pages:
        if "/Annots" in page:
            del page.obj["/Annots"]


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """What a print shop would send back, in English for the log; nothing if all is well."""
    return [*_of_file(pdf), *_of_boxes(pdf), *_of_colours(pdf)]


def _of_file(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    outputs = list(root.get("/OutputIntents", []))
    if len(outputs) != 1 or int(outputs[0].DestOutputProfile.N) != 4:
        yield "no output intent of four inks"
    if str(pdf.docinfo.get("/Trapped", "")) != "/False":
        yield "not said whether it is trapped"
    if any(name not in pdf.docinfo for name in ("/Title", "/CreationDate", "/ModDate")):
        yield "no title or dates"
    if "/ID" not in pdf.trailer:
        yield "no ID"
    metadata = root.Metadata.read_bytes() if "/Metadata" in root else b""
    if b"PDF/X-4" not in metadata:
        yield "does not say that it is PDF/X-4"
    if b"pdfuaid" in metadata or "/StructTreeRoot" in root:
        yield "says that it is accessible too"
    yield from fonts_left_out(pdf)


def _of_boxes(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        media, bleed, trim = (
            [float(side) for side in box] for box in (page.mediabox, page.bleedbox, page.trimbox)
        )
        signs = (1, 1, -1, -1)
        if any((b - m) * s < -0.01 for m, b, s in zip(media, bleed, signs, strict=True)):
            yield f"page {number}: the bleed is outside the sheet"
        over = {
            round((t - b) * s / POINTS_PER_MM, 1)
            for b, t, s in zip(bleed, trim, signs, strict=True)
        }
        if over not in ({0.0}, {BLEED}):
            yield f"page {number}: a bleed of {over}"
        if "/Annots" in page:
            yield f"page {number}: annotations"


TOKEN = re.compile(
    rb"(?<!\S)(?:((?:[\d.-]+\s+)+)(rg|RG|k|g)|/(\S+)\s+(?:cs|CS)|(q|Q)|(Tj|TJ))(?!\S)"
)


def _of_colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    for stream in drawings(pdf):
        fill: tuple[float, ...] = (0, 0, 0, 1)
        kept: list[tuple[float, ...]] = []
        for numbers, operator, space, state, text in TOKEN.findall(
            STRING.sub(b"", stream.read_bytes())
        ):
            if operator in (b"rg", b"RG") or space in (b"DeviceRGB", b"srgb", b"lab-d65"):
                yield "a colour in red, green and blue"
            elif operator == b"k":
                fill = tuple(float(part) for part in numbers.split())
                if sum(fill) * 100 > MOST_INK + 2:
                    yield f"{sum(fill):.0%} of ink"
            elif operator == b"g":
                fill = (0, 0, 0, 1 - float(numbers))
            elif state == b"q":
                kept.append(fill)
            elif state == b"Q" and kept:
                fill = kept.pop()
            elif text and any(fill[:3]):
                yield "text in more than black"
            elif text and fill[3] not in (0, 1):
                yield f"text in {fill[3]:.0%} of black"
    for record in pdf.objects:
        is_picture = isinstance(record, pikepdf.Stream) and record.get("/Subtype") == "/Image"
        if is_picture and str(record.get("/ColorSpace")) not in ("/DeviceCMYK", "/DeviceGray"):
            yield "a picture in red, green and blue"
