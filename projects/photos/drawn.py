"""Sample drawings as the lines that they are: drawn anew for a print, sharp at any size."""

from __future__ import annotations

import re
from io import BytesIO

import resvg_py
from PIL import Image

from projects.graphics.sample_drawings import KINDS, Wall
from projects.models import Block, Photo, Project

# The file that ``draw_samples`` gives a drawing: stand, position and kind.
NAMED = re.compile(rf"\d+_\d+_({'|'.join(KINDS)})\.png")
# A roll-up at the resolution that looks sharp there.
WIDEST = 4096


def wall() -> Wall:
    """The blocks with the numbers of their stands."""
    blocks = Block.objects.prefetch_related("projects")
    return [(block.slug, [entry.number for entry in block.projects.all()]) for block in blocks]


def drawing(project: Project, kind: str, stands: Wall, width: int) -> bytes:
    """A drawing of an entry as PNG."""
    theme = next((theme.slug for theme in project.themes.all()), "")
    svg = KINDS[kind](project.number, project.block.slug, theme, stands)
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True))


def kind_of(photo: Photo) -> str:
    """The kind of a sample drawing; "" of every other picture."""
    named = NAMED.fullmatch(photo.original_name) if photo.is_drawing and photo.is_sample else None
    return named[1] if named else ""


def drawn_anew(photo: Photo, width: int) -> Image.Image:
    """A sample drawing at a width in pixels."""
    kind = kind_of(photo)
    stands = wall() if kind == "wall" else []
    content = drawing(photo.project, kind, stands, min(width, WIDEST))
    return Image.open(BytesIO(content))
