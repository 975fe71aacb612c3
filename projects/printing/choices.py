"""The choices for a print and their labels, for the print desk and the pages that print."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects.printing.label import LABEL_SHEETS
from projects.printing.order import LABELS, PANELS, SUMMARY, Order
from projects.printing.papers import PANEL_SIZES
from projects.texts.languages import language_name

KINDS = {SUMMARY: _("A4 summary"), PANELS: _("stand panels"), LABELS: _("QR labels")}
TONGUES = {"kk": _("Kazakh"), "ru": _("Russian"), "en": _("English")}
PAIRS = ("kk,ru", "kk,en", "ru,en")
# Options of a summary that visitors may set too, with shorter labels than the desk's.
SUMMARY_MARKS = {
    "large": _("large print, 18 points"),
    "grey": _("black and white"),
    "loose": _("each entry on a sheet of its own"),
}
MARKS = {
    "bleed": _("bleed of 3 mm and crop marks (panels)"),
    "large": _("large print, 18 points (summary)"),
    "grey": _("black and white"),
    "loose": _("each entry on a sheet of its own, so that one can be replaced (summary)"),
    "only_changed": _("only what changed since that edition (summary)"),
}


def languages_in_words() -> list[tuple[str, str]]:
    """The languages of a print, single and two side by side, each with its name."""
    single = [(code, str(name)) for code, name in TONGUES.items()]
    return single + [
        (pair, " | ".join(str(TONGUES[code]) for code in pair.split(","))) for pair in PAIRS
    ]


def summary_choices(order: Order) -> dict[str, Any]:
    """The choices for a summary: ``languages`` and ``marks``, each as key, name and whether it is
    chosen."""
    chosen = ",".join(order.languages)
    return {
        "languages": [(code, name, code == chosen) for code, name in languages_in_words()],
        "marks": [(key, name, getattr(order, key)) for key, name in SUMMARY_MARKS.items()],
    }


def panel_sizes() -> list[tuple[str, str]]:
    """The papers of panels, each with its key and name."""
    return [(key, str(size.label)) for key, size in PANEL_SIZES.items()]


def label_sizes() -> list[tuple[str, str]]:
    """The formats of labels, each with its key and name."""
    return [(key, str(sheet.label)) for key, sheet in LABEL_SHEETS.items()]


def sizes_in_words() -> list[tuple[str, list[tuple[str, str]]]]:
    """The sizes of panels and of labels under a heading each."""
    return [(gettext("stand panels"), panel_sizes()), (gettext("QR labels"), label_sizes())]


def order_in_words(order: Order) -> str:
    """ "stand panels, a1: Projects of the Fund (Kazakh)"."""
    size = f", {order.size}" if order.size else ""
    what = order.title() if order.is_whole else "№ " + ", ".join(map(str, order.numbers))
    languages = ", ".join(map(language_name, order.languages))
    return f"{KINDS[order.kind]}{size}: {what} ({languages})"[:200]
