"""What prints are called: their files, and their sizes in them."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate, localtime

from projects.printing.order import Order


def size_name(key: str) -> str:
    """A size as it stands in a file's name: "A1", "A1-landscape", "roll-up", "card"."""
    first, *rest = key.split("-")
    return "-".join([first.upper() if first[1:].isdecimal() else first, *rest])


# The options that a name tells; a ZIP and its bleed are told by its ending.
TOLD = ("press", "grey", "large", "loose", "bleed")
MOST_STANDS = 5


def file_name(
    order: Order, ending: str = ".pdf", made: datetime | None = None, edition: str = ""
) -> str:
    """ "panels_A1_kk_fund_press_2020-05-25-1015.pdf": kind, size, languages, what of the
    exhibition, options, edition if it is known, and the day here on which it was made: with
    ``made`` its time too, as the desk may order the same twice a day, without it today."""
    what = order.block or order.showing or ("exhibition" if order.is_whole else "")
    if order.numbers and not order.is_whole:
        what = "-".join(f"{number:02}" for number in order.numbers[:MOST_STANDS])
        more = len(order.numbers) - MOST_STANDS
        what += f"-and-{more}-more" if more > 0 else ""
    marks = [mark for mark in TOLD if getattr(order, mark)]
    if order.since:
        marks.append(f"{'only' if order.only_changed else 'changes'}-since-{order.since}")
    if order.skip:
        marks.append(f"from-{order.skip + 1}")
    day = f"{localtime(made):%Y-%m-%d-%H%M}" if made else f"{localdate()}"
    languages = "-".join(order.languages)
    parts = [order.kind, size_name(order.size), languages, what, "-".join(marks), edition, day]
    return "_".join(part for part in parts if part) + ending
