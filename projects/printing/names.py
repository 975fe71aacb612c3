"""What prints are called: their files, and their sizes in them."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localdate

from projects.printing.order import Order


def size_name(key: str) -> str:
    """A size as it stands in a file's name: "A1", "A1-landscape", "roll-up", "card"."""
    first, *rest = key.split("-")
    return "-".join([first.upper() if first[1:].isdecimal() else first, *rest])


def file_name(order: Order, ending: str = ".pdf", made: datetime | None = None) -> str:
    """ "panels_A1_kk_fund_2020-05-25.pdf": kind, size, languages, what of the exhibition, and the
    day here on which it was made: today without ``made``."""
    what = order.block or order.showing or ("exhibition" if order.is_whole else "")
    if order.numbers and not order.is_whole:
        what = "-".join(f"{number:02}" for number in order.numbers[:5])
        what += "-etc" if len(order.numbers) > 5 else ""
    languages, day = "-".join(order.languages), f"{localdate(made)}"
    parts = [order.kind, size_name(order.size), languages, what, day]
    return "_".join(part for part in parts if part) + ending
