"""The colours of a finished PDF, turned into those that a press or an office printer has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

# Red, green and blue from 0 to 1; the outcome is one part (grey) or four (cyan … black).
Colour = tuple[float, float, float]
Inks = Callable[[Colour], tuple[float, ...]]
SETS_COLOUR = re.compile(rb"(?<!\S)([\d.-]+) ([\d.-]+) ([\d.-]+) (rg|RG)(?!\S)")
# A darker colour is black: the ink of our letters has a lightness of 0.13, the grounds 0.2.
BLACK = 0.16
OPERATORS = {(1, b"rg"): b"g", (1, b"RG"): b"G", (4, b"rg"): b"k", (4, b"RG"): b"K"}


def grey(colour: Colour) -> tuple[float, ...]:
    """The grey that is as light as a colour; what letters are set in is black, without a screen."""
    red, green, blue = colour
    lightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return (0 if lightness <= BLACK else round(lightness, 3),)


def recolour(pdf: pikepdf.Pdf, inks: Inks) -> None:
    """Replaces each colour of text and drawing. Photos come in their colours already."""

    def replaced(found: re.Match[bytes]) -> bytes:
        red, green, blue = (float(part) for part in found.groups()[:3])
        parts = inks((red, green, blue))
        numbers = b" ".join(f"{part:g}".encode() for part in parts)
        return numbers + b" " + OPERATORS[len(parts), found[4]]

    for stream in drawings(pdf):
        content = stream.read_bytes()
        other = SETS_COLOUR.sub(replaced, content)
        if other != content:
            stream.write(other)


def drawings(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """What is drawn: the pages, the groups and patterns on them."""
    for page in pdf.pages:
        contents: Any = page.obj.Contents
        yield from contents if isinstance(contents, pikepdf.Array) else [contents]
    for record in pdf.objects:
        if isinstance(record, pikepdf.Stream) and (
            record.get("/Subtype") == "/Form" or record.get("/PatternType") == 1
        ):
            yield record
