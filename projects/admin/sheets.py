"""The desk of printed sheets: the lists of a showing."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.admin.invented import can_be_number
from projects.admin.sheet_words import (
    ToPrint,
    print_name,
    say_done,
    say_not_understood,
    say_overtaken,
    say_undone,
    sheets_address,
    subject_address,
    to_print,
)
from projects.models import PrintedSheet, Showing
from projects.models.printed_sheet import LONGEST_CRATE
from projects.printing.printed_sheets import contents_now
from projects.touring.sheet_lists import (
    Group,
    Missing,
    Row,
    SheetLists,
    grouped,
    kinds_at,
    looked_at,
    sheets_for,
    shown_photos,
)
from projects.touring.sheets import ACTS, UNDO, Place, act_on_all
from projects.touring.stays import stay_at
from projects.touring.subjects import Subject, entries_at

# What was last done with many sheets at once, in the session of who has done it.
DONE = "sheets_done"
VIEW, CHANGE = "projects.view_printedsheet", "projects.change_printedsheet"


def refuse_unless(request: HttpRequest, *permissions: str) -> None:
    if not request.user.has_perms(permissions):
        raise PermissionDenied


class ShownGroup(NamedTuple):
    """A group of a list: its rows with their pages, the links that print it anew, and what its
    form carries."""

    rows: list[tuple[Row, str]]
    name: str
    to_print: list[ToPrint]
    seen: str


class ShownList(NamedTuple):
    """A list of the page. ``act`` is what its rows' buttons do, in ``words``; ``for_all`` is what
    the button below says, "" where there is none."""

    key: str
    title: str
    about: str
    groups: list[ShownGroup]
    total: int
    act: str
    words: str
    for_all: str = ""

    @property
    def asks_for_crate(self) -> bool:
        return self.act == "pack"


def seen_mark(seen: dict[int, int]) -> str:
    """The counts of acts by sheet, as a form carries them."""
    return " ".join(f"{pk}:{acts}" for pk, acts in seen.items())


def read_mark(mark: str) -> dict[int, int]:
    """The counts by sheet; what no form of ours sends is left out."""
    pairs = (pair.partition(":") for pair in mark.split())
    return {int(a): int(b) for a, _colon, b in pairs if can_be_number(a) and can_be_number(b)}


def showing_page(desk: AdminSite, request: HttpRequest, pk: int) -> HttpResponse:
    """Every list of a showing; a button acts on one sheet, or on all of its list."""
    refuse_unless(request, VIEW)
    showing = get_object_or_404(Showing.objects.with_hours(), pk=pk)
    if request.method == "POST":
        refuse_unless(request, CHANGE)
        _act(request, showing)
        key = request.POST.get("list", "")
        anchor = f"#{key}" if key.replace("-", "").isalpha() and key.isascii() else ""
        return redirect(sheets_address(showing) + anchor)
    lists, to_undo = lists_of(showing), _to_undo(request, showing)
    shown = _shown(lists)
    context = desk.each_context(request) | {
        "title": _("Sheets: %(showing)s") % {"showing": showing},
        "showing": showing,
        "stay": stay_at(showing, timezone.now()),
        "lists": [one for one in shown if one.total],
        "counts": shown,
        "missing": [_shown_missing(one, lists.rows) for one in lists.missing],
        "to_undo": to_undo,
        "undo_mark": seen_mark(to_undo),
        "missing_count": sum(len(one.subjects) for one in lists.missing),
        "may_act": request.user.has_perm(CHANGE),
        "may_print": request.user.has_perm("projects.print_project"),
        "longest_crate": LONGEST_CRATE,
    }
    return TemplateResponse(request, "admin/sheets/showing.html", context)


def lists_of(showing: Showing) -> SheetLists:
    """The lists of a showing (``with_hours``) as they are now."""
    sheets = sheets_for(showing, timezone.now())
    rows = looked_at(sheets, contents_now(sheets), shown_photos())
    return SheetLists(showing, entries_at(showing), rows, kinds_at(showing))


def _act(request: HttpRequest, showing: Showing) -> None:
    name, _colon, which = request.POST.get("do", "").partition(":")
    seen = read_mark(request.POST.get("seen", ""))
    if which != "all":
        seen = {pk: count for pk, count in seen.items() if str(pk) == which}
    if name not in (*ACTS, UNDO) or not seen:
        say_not_understood(request)
        return
    crate = " ".join(request.POST.get("crate", "").split())[:LONGEST_CRATE]
    sheets = PrintedSheet.objects.select_related("showing__venue")
    if name == UNDO:
        sheets = sheets.filter(acts__gt=0)
    sheets = sheets.filter(pk__in=seen)
    place = Place(showing, crate if name == "pack" else "")
    outcome = act_on_all(name, seen, request.user, place, sheets)
    (say_undone if name == UNDO else say_done)(request, outcome.done)
    _remember(request, showing, [] if name == UNDO else outcome.done)
    for sheet, error in outcome.overtaken:
        say_overtaken(request, sheet, error)


def _remember(request: HttpRequest, showing: Showing, done: list[PrintedSheet]) -> None:
    """Keeps which sheets something was done with at once, as they are now; one has its own page."""
    seen = {str(sheet.pk): sheet.acts for sheet in done} if len(done) > 1 else {}
    request.session[DONE] = {"showing": showing.pk, "seen": seen}


def _to_undo(request: HttpRequest, showing: Showing) -> dict[int, int]:
    """The counts of acts of the sheets that something was last done with at once, of those that
    nobody has touched since."""
    kept = request.session.get(DONE, {})
    if kept.get("showing") != showing.pk:
        return {}
    acts = PrintedSheet.objects.filter(pk__in=kept["seen"]).values_list("pk", "acts")
    return {pk: count for pk, count in acts if kept["seen"][str(pk)] == count}


def _shown(lists: SheetLists) -> list[ShownList]:
    """The lists with their words, the most urgent first."""
    retire = _("Retired")
    return [
        _list(
            "take-off", _("Not to be shown any more"), lists.take_off, "retire",
            _("Taken off and retired"),
            about=_("A photo on it was hidden since it was printed, or its entry is not public."),
            for_all=_("All of this list are taken off and retired"), reprint=True,
        ),
        _list(
            "old-edition", _("In an old edition"), lists.outdated, "retire", retire,
            about=_("What it shows has changed since it was printed."), reprint=True,
        ),
        _list("damaged", _("Damaged"), lists.damaged, "retire", retire, reprint=True),
        _list(
            "to-pack", _("To pack"), lists.to_pack, "pack", _("Packed"),
            about=_("In stock or back from a showing that is over, in the newest edition."),
            for_all=_("All of this list are packed"),
        ),
        _list(
            "to-hang", _("Packed, to be hung"), lists.to_hang, "hang", _("Hung"),
            for_all=_("All of this list are hung"),
        ),
        _list(
            "hung", _("Hung"), lists.hung, "pack", _("Packed"),
            for_all=_("All of this list are packed"),
        ),
    ]  # fmt: skip


def _list(
    key: str,
    title: str,
    rows: list[Row],
    act: str,
    words: str,
    *,
    about: str = "",
    for_all: str = "",
    reprint: bool = False,
) -> ShownList:
    groups = [
        ShownGroup(
            [(row, subject_address(row.sheet.subject)) for row in group.rows],
            print_name(group.kind, group.size, group.language),
            to_print(group.kind, group.subjects, group.size, group.language) if reprint else [],
            seen_mark({row.sheet.pk: row.sheet.acts for row in group.rows}),
        )
        for group in grouped(rows)
    ]
    return ShownList(key, title, about, groups, len(rows), act, words, for_all)


class ShownMissing(NamedTuple):
    """What is missing of a kind, each with its page, how many can be packed, and the links that
    print the others."""

    subjects: list[tuple[Subject, str]]
    name: str
    can_be_packed: int
    to_print: list[ToPrint]


def _shown_missing(missing: Missing, rows: list[Row]) -> ShownMissing:
    """The order form is filled in with the size and language that most sheets of the kind have."""
    groups = grouped(row for row in rows if row.sheet.kind == missing.kind)
    like = max(groups, key=lambda group: len(group.rows), default=Group("", "", "", []))
    return ShownMissing(
        [(subject, subject_address(subject.key)) for subject in missing.subjects],
        str(PrintedSheet.Kind(missing.kind).label),
        len(missing.subjects) - len(missing.to_print),
        to_print(missing.kind, [one.key for one in missing.to_print], like.size, like.language),
    )


def showings_to_come() -> list[Showing]:
    """The showings that are not over and not cancelled."""
    coming = Showing.objects.filter(last_day__gte=timezone.localdate(), is_cancelled=False)
    return list(coming.select_related("venue"))


class Glance(NamedTuple):
    """A showing on the first page of the desk, with the number of sheets to take off there."""

    showing: Showing
    address: str
    down: int


def at_a_glance(person: Any) -> list[Glance]:
    """The showings that are not over, for who may see their sheets."""
    if not person.has_perm(VIEW):
        return []
    showings = showings_to_come()
    here = PrintedSheet.objects.filter(showing__in=showings)
    # No content is compared here: what is outdated can wait for the page itself.
    rows = looked_at(here, {}, shown_photos()) if here else []
    return [
        Glance(showing, sheets_address(showing), len(SheetLists(showing, [], rows).take_off))
        for showing in showings
    ]
