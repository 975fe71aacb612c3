"""The choices for a print and their labels, for the print desk and the pages that print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects.models import Block, Edition, Showing
from projects.printing.label_sheets import LABEL_SHEETS, sheet_of_order
from projects.printing.names import size_name
from projects.printing.order import (
    BLOCK_PANELS,
    ENTRY_SHEETS,
    GUEST_SHEETS,
    INVITATIONS,
    LABELS,
    OWN_SHEET,
    PANELS,
    RESULTS_PANEL,
    SUMMARY,
    Order,
)
from projects.printing.papers import PANEL_SIZES
from projects.printing.profiles import kept_profiles
from projects.texts.languages import language_name, text_of

KINDS = {
    SUMMARY: _("A4 summary"),
    PANELS: _("stand panels"),
    BLOCK_PANELS: _("block panels"),
    RESULTS_PANEL: _("results panel"),
    LABELS: _("QR labels"),
}
# What a print is called in the list of prints, those included that are not ordered there.
NAMES = KINDS | {
    INVITATIONS: _("invitation letters"),
    ENTRY_SHEETS: _("entries on A4"),
    GUEST_SHEETS: _("guest book on paper"),
}
TONGUES = {"kk": _("Kazakh"), "ru": _("Russian"), "en": _("English")}
PAIRS = ("kk,ru", "kk,en", "ru,en")
# Options of a summary that visitors may set too.
SUMMARY_MARKS = {
    "large": _("large print, 18 points"),
    "grey": _("black and white"),
    "loose": _("each entry on a sheet of its own"),
}
MARKS = {
    "press": _("for a print shop: PDF/X-4 in four inks, panels with bleed and crop marks"),
    "parcel": _("a ZIP for the shop: single files, order sheet, lists for hanging and packing"),
    "bleed": _("bleed of 3 mm and crop marks"),
    **SUMMARY_MARKS,
    "only_changed": _("only what changed since that edition"),
}


def languages_in_words(kind: str = SUMMARY) -> list[tuple[str, str]]:
    """The languages of a print, each with its name; a summary has also two side by side."""
    single = [(code, str(name)) for code, name in TONGUES.items()]
    if kind != SUMMARY:
        return single
    return single + [
        (pair, " | ".join(str(TONGUES[code]) for code in pair.split(","))) for pair in PAIRS
    ]


def editions_in_words(kind: str, most: int = 20) -> list[tuple[str, str]]:
    """The latest editions of a kind of print: version, and block, language and date in words."""
    blocks = blocks_by_number(kind)
    return [(e.version, edition_in_words(e, blocks)) for e in Edition.objects.of(kind)[:most]]


def blocks_by_number(kind: str) -> dict[int, Block]:
    """The block of each number that editions of a kind of print hold: of stands, or the blocks'
    own."""
    return {
        number: block
        for block in Block.objects.all()
        for number in (
            [block.position]
            if kind == BLOCK_PANELS
            else block.projects.values_list("number", flat=True)
        )
    }


def block_of(edition: Edition, blocks: Mapping[int, Block]) -> Block | None:
    """The block that an edition is of; none of the whole exhibition."""
    found = {blocks[int(number)] for number in edition.sheets if int(number) in blocks}
    return found.pop() if len(found) == 1 else None


def edition_in_words(edition: Edition, blocks: Mapping[int, Block]) -> str:
    """ "Projects of the Fund · Kazakh, Russian · 25 May 2020, 10:15 (a1b2c3d4)"."""
    block = block_of(edition, blocks)
    what = text_of(block, "name").value if block else gettext("the whole exhibition")
    # Panels and labels carry all languages; the first is theirs.
    codes = edition.codes if edition.kind == SUMMARY else edition.codes[:1]
    languages = ", ".join(map(language_name, codes))
    day = date_format(localtime(edition.created), "SHORT_DATETIME_FORMAT")
    return f"{what} · {languages} · {day} ({edition.version})"


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


def size_in_words(key: str) -> str:
    """The name of a size, in the language of the page."""
    if key == OWN_SHEET:
        return gettext("a sheet by its measures")
    known: Any = PANEL_SIZES.get(key) or LABEL_SHEETS.get(key)
    return str(known.label) if known else size_name(key)


# What a record of a print keeps of it.
LONGEST_TITLE = 200


def order_in_words(order: Order) -> str:
    """ "stand panels, A1: Projects of the Fund (Kazakh), black and white". A long list of stands is
    cut, so that all else is told."""
    size = f", {_size_of(order)}" if order.size else ""
    what = order.title() if order.is_whole else f"№ {in_ranges(order.numbers)}"
    if order.showing:
        showing = Showing.objects.select_related("venue").filter(slug=order.showing).first()
        what = str(showing or order.showing)
    first = f"{NAMES[order.kind]}{size}: "
    languages = ", ".join(map(language_name, order.languages))
    last = ", ".join([f" ({languages})", *_marks_in_words(order)])
    room = LONGEST_TITLE - len(first) - len(last)
    if len(what) > room:
        what = what[: max(room - 2, 0)].rpartition(" ")[0].rstrip(",") + " …"
    return _within(f"{first}{what}{last}")


def _size_of(order: Order) -> str:
    if order.size == OWN_SHEET and order.measures:
        return str(sheet_of_order(order).label)
    return size_in_words(order.size)


def _marks_in_words(order: Order) -> list[str]:
    """The options of an order, each with what it is about."""
    told = [name for name in MARKS if getattr(order, name) and name != "only_changed"]
    words = [str(MARKS[name]).partition(":")[0] for name in told]
    if order.since:
        since = gettext("changes since edition %(version)s")
        if order.only_changed:
            since = gettext("only what changed since edition %(version)s")
        words.append(since % {"version": order.since})
    if order.skip:
        words.append(gettext("from label %(number)d on") % {"number": order.skip + 1})
    if any(order.offset):
        right, down = order.offset
        told_offset = {"right": f"{right:g}", "down": f"{down:g}"}
        words.append(gettext("moved by %(right)s and %(down)s mm") % told_offset)
    if order.profile:
        words.append(dict(kept_profiles()).get(order.profile, order.profile))
    return words


def in_ranges(numbers: Sequence[int]) -> str:
    """Numbers in their order, neighbours together: "1–3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    ends = (run[:1] if len(run) == 1 else [run[0], run[-1]] for run in runs)
    return ", ".join("–".join(map(str, pair)) for pair in ends)


def _within(words: str) -> str:
    """The words within the record's title, cut between two of them."""
    if len(words) <= LONGEST_TITLE:
        return words
    return words[: LONGEST_TITLE - 2].rpartition(" ")[0].rstrip(",") + " …"
