"""What an order prints, as records of single sheets, and what the same sheets would show today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from projects.models import PrintedSheet, Project
from projects.printing.content import Sheet, sheet_of
from projects.printing.order import LABELS, ON_WALL, PANELS, USUAL_SHEET, Order
from projects.printing.panel import MOST_PICTURES, ordered_languages
from projects.printing.papers import USUAL_SIZE
from projects.printing.wall_panel import WallPanel
from projects.printing.wall_texts import wall_texts
from projects.touring.sheet_lists import Key, key_of
from projects.touring.sheets import Printed

USUAL = {**dict.fromkeys((PANELS, *ON_WALL), USUAL_SIZE), LABELS: USUAL_SHEET}


def content_of(sheet: Sheet | WallPanel, kind: str) -> str:
    """The fingerprint of what a panel or label shows."""
    return sheet.label_version if isinstance(sheet, Sheet) and kind == LABELS else sheet.version


def printed_of(order: Order, sheets: Sequence[Sheet | WallPanel], edition: str) -> list[Printed]:
    """The sheets that an order has printed: one an entry, or the panels of blocks and results; none
    of a print that hangs nowhere."""
    if order.kind not in USUAL:
        return []
    return [
        Printed(
            kind=order.kind,
            number=sheet.number if isinstance(sheet, Sheet) else None,
            language=order.language,
            size=order.size or USUAL[order.kind],
            edition=edition,
            content=content_of(sheet, order.kind),
            photos=_photos_on(sheet) if isinstance(sheet, Sheet) and order.kind == PANELS else [],
            block=sheet.text.slug if isinstance(sheet, WallPanel) else "",
        )
        for sheet in sheets
    ]


def _photos_on(sheet: Sheet) -> list[int]:
    photos = [picture.photo.pk for picture in sheet.pictures if picture.photo]
    return photos[:MOST_PICTURES]


def contents_now(sheets: Iterable[PrintedSheet]) -> dict[Key, str]:
    """The fingerprint of what each sheet would show if it were printed now; none of an entry that
    is not public."""
    found: dict[Key, str] = {}
    asked: dict[int | str, set[tuple[str, str]]] = {}
    for kind, language, subject in {key_of(sheet) for sheet in sheets}:
        if kind in ON_WALL:
            found[kind, language, subject] = _wall_now(kind, language, str(subject))
        else:
            asked.setdefault(subject, set()).add((kind, language))
    for entry in Project.objects.published().filter(number__in=asked).for_page():
        made: dict[str, Sheet] = {}
        for kind, language in asked[entry.number]:
            if language not in made:
                made[language] = sheet_of(entry, ordered_languages(language))
            found[kind, language, entry.number] = content_of(made[language], kind)
    return found


def _wall_now(kind: str, language: str, slug: str) -> str:
    """The fingerprint of a block or results panel; "" of a block that has no public entry."""
    texts = wall_texts(Order(kind, (), (language,), block=slug))
    return texts[0].version if texts else ""
