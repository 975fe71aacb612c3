"""The print quality of a photo, in words that a person can act on."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MILLIMETRES_AN_INCH = 25.4
# The most that a photo can fill: the width of the sheet within its margins.
PAPERS = {"A4": 178, "A1": 554}
# An A4 sheet is read at arm's length and needs 200 dpi; a stand is seen from a metre or more.
SHARP, FAIR = {"A4": 200, "A1": 130}, {"A4": 120, "A1": 75}


@dataclass(frozen=True)
class PrintQuality:
    """The quality on one paper: the paper's name, dots per inch, and a verdict in words."""

    paper: str
    dpi: int
    words: str | Promise


def print_quality(width: int) -> list[PrintQuality]:
    """The quality on A4 sheets and A1 stand panels, with the photo across the whole sheet."""
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
