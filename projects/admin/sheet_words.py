"""What the desk says of printed sheets: their names, where they are, what was done with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.editing.names import person_name
from projects.models import Block, Photo, PrintedSheet, SheetEvent, Showing
from projects.printing.choices import size_in_words
from projects.texts.languages import language_name
from projects.touring.sheets import Holding, OvertakenError, holding

State = PrintedSheet.State


def print_name(kind: str, size: str, language: str) -> str:
    """ "panel A1, Kazakh"."""
    words = PrintedSheet.Kind(kind).label if kind in PrintedSheet.Kind else kind
    return f"{words} {size_in_words(size)}, {language_name(language)}"


def sheet_name(sheet: PrintedSheet) -> str:
    """ "№ 7, panel A1, Kazakh"."""
    name = print_name(sheet.kind, sheet.size, sheet.language)
    return name if sheet.kind == PrintedSheet.Kind.RESULTS else f"{sheet}, {name}"


def place_in_words(record: PrintedSheet | SheetEvent) -> str:
    """Its showing and crate, as far as it is somewhere."""
    crate = _("crate: %(crate)s") % {"crate": record.crate} if record.crate else ""
    return ", ".join(filter(None, [str(record.showing or ""), crate]))


def state_in_words(record: PrintedSheet | SheetEvent) -> str:
    """ "hung: Hall, 1 May 2030"."""
    where = place_in_words(record)
    return f"{record.get_state_display()}: {where}" if where else record.get_state_display()


def event_in_words(event: SheetEvent) -> str:
    """ "hung: Hall (Aigul, 1 May 2030, 10:15)"."""
    about = filter(None, [person_name(event.by), _day(event.at)])
    return f"{state_in_words(event)} ({', '.join(about)})"


def say_done(request: HttpRequest, sheets: list[PrintedSheet]) -> None:
    """Says what was done with these sheets, which have one state now."""
    if not sheets:
        return
    if len(sheets) == 1:
        messages.success(request, f"{sheet_name(sheets[0])}: {state_in_words(sheets[0])}.")
        return
    count = len(sheets)
    match sheets[0].state:
        case State.PACKED:
            said = ngettext("%(count)d sheet is packed.", "%(count)d sheets are packed.", count)
        case State.HUNG:
            said = ngettext("%(count)d sheet is hung.", "%(count)d sheets are hung.", count)
        case State.DAMAGED:
            said = ngettext("%(count)d sheet is damaged.", "%(count)d sheets are damaged.", count)
        case _:
            said = ngettext("%(count)d sheet is retired.", "%(count)d sheets are retired.", count)
    where = place_in_words(sheets[0])
    messages.success(request, f"{said % {'count': count}} {where}".strip())


def say_undone(request: HttpRequest, sheets: list[PrintedSheet]) -> None:
    """Says that these sheets are as they were before what was last done."""
    count = len(sheets)
    said = ngettext(
        "%(count)d sheet is as it was before.", "%(count)d sheets are as they were before.", count
    )
    if sheets:
        messages.success(request, said % {"count": count})


def say_overtaken(request: HttpRequest, sheet: PrintedSheet, error: OvertakenError) -> None:
    """Says that nothing was done with a sheet, and what somebody else has done."""
    text = _("%(sheet)s: nothing was done, for since you opened the page it has become %(event)s.")
    event = event_in_words(error.event) if error.event else ""
    messages.error(request, text % {"sheet": sheet_name(sheet), "event": event})


def say_not_understood(request: HttpRequest) -> None:
    """Answers what no form of ours sends."""
    messages.warning(request, _("Nothing was done: open the page anew and press again."))


class ToPrint(NamedTuple):
    """A link to the order form, filled in; ``sheets`` is how many it prints, ``name`` the block
    whose panel it prints."""

    address: str
    sheets: int
    name: str = ""


def to_print(
    kind: str, subjects: Sequence[int | str], size: str = "", language: str = ""
) -> list[ToPrint]:
    """The links by which these stands, blocks or results (``PrintedSheet.subject``) are printed:
    one for all stands, one for each block."""
    asked = {"kind": kind, "size": size, "languages": language}
    query = {name: value for name, value in asked.items() if value}
    add, numbers = reverse("admin:projects_printjob_add"), [s for s in subjects if s]
    if kind == PrintedSheet.Kind.BLOCK:
        blocks = Block.objects.filter(slug__in=numbers)
        asked_of = [(str(block), query | {"of": block.slug}) for block in blocks]
        return [ToPrint(f"{add}?{urlencode(of)}", 1, name) for name, of in asked_of]
    if numbers:
        query["numbers"] = ", ".join(map(str, numbers))
    return [ToPrint(f"{add}?{urlencode(query)}", len(subjects))] if subjects else []


def sheets_address(showing: Showing) -> str:
    return reverse("admin:showing-sheets", args=[showing.pk])


def subject_address(key: int | str) -> str:
    """The desk's page of a stand, of a block's panels or of those of the results."""
    if isinstance(key, int):
        return reverse("admin:stand-sheets", args=[key])
    return reverse("admin:wall-sheets", args=[key] if key else [])


def held_in_words(held: Holding) -> list[str]:
    """What is to be taken off by hand: sheets with their places, and frozen copies."""
    said = []
    if held.sheets:
        named = "; ".join(f"{sheet_name(one)} ({state_in_words(one)})" for one in held.sheets)
        said.append(
            _("Sheets that show it, to be taken off the wall: %(sheets)s.") % {"sheets": named}
        )
    if held.copies:
        named = "; ".join(f"{one} ({_day(one.made_at)})" for one in held.copies)
        text = _("Frozen copies that show it, to be made anew: %(copies)s.")
        said.append(text % {"copies": named})
    return said


def say_held(request: HttpRequest, photo: Photo) -> None:
    """Says what still shows a photo that visitors no longer see; nothing of one that is shown."""
    if photo.unmet_requirements():
        for sentence in held_in_words(holding(photo)):
            messages.warning(request, sentence)


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
