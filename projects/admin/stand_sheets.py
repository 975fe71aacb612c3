"""The sheets of one stand, of a block or of the results at the desk: for a stand, where the code on
its panel leads an organiser's phone."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.admin.invented import can_be_number
from projects.admin.sheet_words import (
    event_in_words,
    print_name,
    say_done,
    say_not_understood,
    say_overtaken,
    state_in_words,
    subject_address,
)
from projects.admin.sheets import CHANGE, VIEW, refuse_unless
from projects.models import Block, PrintedSheet, Project, SheetEvent, Showing
from projects.models.printed_sheet import LONGEST_CRATE, LONGEST_NOTE
from projects.photos import damages
from projects.photos.storage import originals
from projects.printing.printed_sheets import contents_now
from projects.touring.hours import Phase, state_at
from projects.touring.sheet_lists import Row, looked_at, shown_photos
from projects.touring.sheets import ACTS, UNDO, OvertakenError, Place, Told, act, previous
from projects.touring.subjects import Subject

State = PrintedSheet.State


class Button(NamedTuple):
    act: str
    words: str


class Card(NamedTuple):
    """A sheet on the page: its name, state and history, the buttons, and what was typed for it."""

    row: Row
    name: str
    state: str
    buttons: list[Button]
    events: list[tuple[SheetEvent, str]]
    typed: dict[str, str]


def stand_page(desk: AdminSite, request: HttpRequest, number: int) -> HttpResponse:
    """The sheets of a stand."""
    refuse_unless(request, VIEW)
    return _page(desk, request, Subject(get_object_or_404(Project, number=number)))


def wall_page(desk: AdminSite, request: HttpRequest, slug: str = "") -> HttpResponse:
    """The panels of the block with that slug, without one those of the results."""
    refuse_unless(request, VIEW)
    block = get_object_or_404(Block, slug=slug) if slug else None
    return _page(desk, request, Subject(block=block))


def _page(desk: AdminSite, request: HttpRequest, subject: Subject) -> HttpResponse:
    """The sheets at a showing and in stock, each with a button for what happens to it.

    Where it is on show at several places, the page asks which one is meant.
    """
    typed: dict[int, dict[str, str]] = {}
    showing, choices = _place(request, subject)
    if request.method == "POST":
        refuse_unless(request, CHANGE)
        sheet = _sent(request, subject)
        if sheet is None or _act(request, sheet, showing):
            return redirect(_address(subject, showing))
        typed = {sheet.pk: {name: request.POST.get(name, "") for name in ("note", "crate")}}
    context = desk.each_context(request) | {
        "title": _title(subject),
        "subject": subject,
        "showing": showing,
        "choices": [(one, _address(subject, one)) for one in choices],
        "others": [(one, _address(subject, one)) for one in choices if one != showing],
        "must_choose": showing is None and len(choices) > 1,
        "public": _public_address(subject),
        "may_act": request.user.has_perm(CHANGE),
        "longest_crate": LONGEST_CRATE,
        "longest_note": LONGEST_NOTE,
        "days_kept": damages.DAYS_KEPT,
        **_cards(subject, showing, typed),
    }
    return TemplateResponse(request, "admin/sheets/stand.html", context)


def _title(subject: Subject) -> str:
    if subject.entry:
        return _("Sheets of stand %(number)d") % {"number": subject.entry.number}
    return _("Panels of the block") if subject.block else _("Panels of the results")


def _public_address(subject: Subject) -> str:
    """The visitor's page; "" of an entry that is not public."""
    if subject.entry:
        return subject.entry.get_absolute_url() if subject.entry.is_published else ""
    return subject.block.get_absolute_url() if subject.block else reverse("results")


def _place(request: HttpRequest, subject: Subject) -> tuple[Showing | None, list[Showing]]:
    """The showing that is meant, ``None`` if none or not known, and those that can be."""
    moment = timezone.now()
    showings = Showing.objects.with_hours().filter(last_day__gte=timezone.localdate(moment))
    here = {showing.pk: showing for showing in showings if subject.stands_at(showing)}
    phases = {pk: state_at(showing, moment).phase for pk, showing in here.items()}
    open_now = [one for one in here.values() if phases[one.pk] == Phase.ON_SHOW]
    coming = [one for one in here.values() if phases[one.pk] == Phase.PLANNED]
    asked = request.GET.get("showing", "")
    chosen = here.get(int(asked)) if can_be_number(asked) else None
    nearest = open_now or coming[:1]
    return chosen or (nearest[0] if len(nearest) == 1 else None), [*open_now, *coming]


def _address(subject: Subject, showing: Showing | None) -> str:
    address = subject_address(subject.key)
    return f"{address}?showing={showing.pk}" if showing else address


def _sent(request: HttpRequest, subject: Subject) -> PrintedSheet | None:
    """The sheet of this page that a form means; where none does, that is said."""
    name, pk = request.POST.get("act", ""), request.POST.get("sheet", "")
    is_ours = name in (*ACTS, UNDO) and can_be_number(request.POST.get("seen", ""))
    sheets = subject.sheets().select_related("showing__venue")
    found: PrintedSheet | None = sheets.filter(pk=int(pk)).first() if can_be_number(pk) else None
    if found is None or not is_ours:
        say_not_understood(request)
        return None
    return found


def _act(request: HttpRequest, sheet: PrintedSheet, showing: Showing | None) -> bool:
    """Acts on a sheet and tells; False where nothing was done."""
    name, seen = request.POST["act"], int(request.POST["seen"])
    crate, note = (" ".join(request.POST.get(one, "").split()) for one in ("crate", "note"))
    upload, photo = request.FILES.get("photo"), ""
    try:
        photo = damages.keep(upload) if upload else ""
        told = Told(note[:LONGEST_NOTE], photo)
        place = Place(showing, crate[:LONGEST_CRATE])
        say_done(request, [act(name, sheet, seen, request.user, place, told)])
    except OvertakenError as error:
        say_overtaken(request, sheet, error)
        return False
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    finally:
        damages.forget_unless_named(photo)
    return True


def damage_photo(desk: AdminSite, request: HttpRequest, pk: int) -> HttpResponseBase:
    """The photo of a damage."""
    refuse_unless(request, VIEW)
    event = get_object_or_404(SheetEvent.objects.exclude(photo=""), pk=pk)
    try:
        content = originals().open(event.photo)
    except FileNotFoundError as error:
        raise Http404(f"the photo of event {pk} is missing") from error
    headers = {"Cache-Control": "private, max-age=3600"}
    return FileResponse(content, content_type="image/jpeg", headers=headers)


def _cards(
    subject: Subject, showing: Showing | None, typed: dict[int, dict[str, str]]
) -> dict[str, list[Card]]:
    """The cards by place: ``here`` at the showing, in ``stock`` or elsewhere, ``retired``."""
    sheets = list(
        subject.sheets()
        .select_related("showing__venue")
        .prefetch_related("events__by", "events__showing__venue")
        .order_by("-printed_at", "-pk")
    )
    found: dict[str, list[Card]] = {"here": [], "stock": [], "retired": []}
    for row in looked_at(sheets, contents_now(sheets), shown_photos()):
        sheet = row.sheet
        is_here = showing is not None and sheet.showing_id == showing.pk
        place = "here" if is_here else "stock"
        place = "retired" if sheet.state == State.RETIRED else place
        found[place].append(_card(row, showing, typed.get(sheet.pk, {})))
    return found


def _card(row: Row, showing: Showing | None, typed: dict[str, str]) -> Card:
    sheet = row.sheet
    words = {
        "hang": _("Hung"), "damage": _("Damaged"), "pack": _("Packed"), "retire": _("Retired"),
    }  # fmt: skip
    if showing is None:
        del words["hang"]
    if sheet.state == State.RETIRED:
        words.clear()
    is_there = showing is not None and sheet.showing_id == showing.pk
    done = next((one for one, state in ACTS.items() if state == sheet.state), "")
    if is_there or sheet.state in (State.DAMAGED, State.RETIRED):
        words.pop(done, None)
    buttons = [Button(name, said) for name, said in words.items()]
    if before := previous(sheet):
        buttons.append(Button(UNDO, _("Undo: %(state)s") % {"state": _state(before, showing)}))
    events = [(event, event_in_words(event)) for event in sheet.events.all()]
    name = print_name(sheet.kind, sheet.size, sheet.language)
    return Card(row, name, _state(sheet, showing), buttons, events, typed)


def _state(record: PrintedSheet | SheetEvent, showing: Showing | None) -> str:
    """Its state; with the place where that is not the showing of the page."""
    is_here = showing is not None and record.showing_id == showing.pk
    return str(record.get_state_display()) if is_here else state_in_words(record)
