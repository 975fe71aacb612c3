"""How a photo will look on paper, in words that a person can act on."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MILLIMETRES_AN_INCH = 25.4
# What a photo may fill at most: the width of the sheet within its margins.
PAPERS = {"A4": 178, "A1": 554}
# Read in the hand an A4 sheet wants 200 dpi; a stand is looked at from a metre and more.
SHARP, FAIR = {"A4": 200, "A1": 130}, {"A4": 120, "A1": 75}


@dataclass(frozen=True)
class PrintQuality:
    """On one paper: its name, dots per inch, and what that means."""

    paper: str
    dpi: int
    words: str | Promise


def print_quality(width: int) -> list[PrintQuality]:
    """For A4 sheets and A1 stand panels, the photo across the whole sheet."""
    found = []
    for paper, millimetres in PAPERS.items():
        dpi = round(width / (millimetres / MILLIMETRES_AN_INCH))
        if dpi >= SHARP[paper]:
            words = _("sharp across the whole sheet")
        elif dpi >= FAIR[paper]:
            words = _("good enough at a glance, soft when looked at closely")
        elif dpi * 2 >= FAIR[paper]:
            words = _("only at half the width of the sheet; ask for a larger file")
        else:
            words = _("too small to print; ask for the file as it came from the camera")
        found.append(PrintQuality(paper, dpi, words))
    return found
