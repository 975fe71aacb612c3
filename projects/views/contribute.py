"""The form that an association fills in through a link, without an account.

The token in the address is all that it takes, and no other site knows it: so no page sends it on
(no referrer), no cache keeps it, and the form needs no cookie that could run out while somebody
writes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from projects.catalogue.index import current_index
from projects.intake import contributed_files, contributions, taking
from projects.intake.questions import EXAMPLES, PARTS, AnswersForm
from projects.models import Contribution, ContributionFile, Project
from projects.photos.storage import originals
from projects.serving.parameters import reads
from projects.texts.fields import LineField
from projects.views import catalogue, contribute_notes, preview
from projects.views.contribute_notes import Note

Kind = ContributionFile.Kind
# The buttons of the form; without one, a script saves.
BUTTONS = ("save", "preview", "send")


class SenderForm(forms.Form):
    """Who sends the form, and that it may be shown."""

    sender = LineField(
        label=gettext_lazy("Your name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Please write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    agrees = forms.BooleanField(
        label=gettext_lazy("I agree that this text is shown."),
        error_messages={"required": gettext_lazy("Without your tick here nothing can be sent.")},
    )


def behind_link(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Gives the view the contribution of a valid link; one that is over says so with 410, a forged
    one is 404. Nobody keeps or lists the answer.

    It needs no CSRF token: whoever can send the form knows its address.
    """

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = Contribution.objects.named(token).select_related("project__block")
        contribution = get_object_or_404(found)
        if contribution.is_valid:
            return view(request, contribution, *args, **kwargs)
        return _over(request, contribution)

    guarded = preview.kept_by_nobody(opened)

    @wraps(guarded)
    def secret(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = guarded(*args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return reads()(csrf_exempt(secret))


def _over(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    if asks_json(request):
        text = _("Not saved: this link was closed or has expired. Ask for a new one, please.")
        return JsonResponse({"trouble": text}, status=410)
    kept_until = contribution.kept_until if contribution.is_begun else None
    return preview.over(request, contribution, contribution.language, kept_until)


@reads("told", "unsent")
@behind_link
def contribute(request: HttpRequest, contribution: Contribution) -> HttpResponseBase:
    """The form as it was saved last; saves it, and sends it.

    What is sent is answered with another address, so that Back leads to a page and never to a
    question of the browser; a script, which saves while one types, is told the same as JSON.
    """
    if request.method != "POST":
        return _opened(request, contribution)
    if not contribution.is_open:
        if "reopen" in request.POST:
            contributions.reopen(contribution)
        return _led_to(request, contribution, request.path, 409)
    try:
        contributions.save(contribution, request.POST)
    except contributions.SavedMeanwhileError as error:
        return _saved_meanwhile(request, contribution, error)
    except ValidationError as error:
        if asks_json(request):
            return _led_to(request, contribution, request.path, 409)
        said = contribute_notes.plain(error.messages)
        return _page(request, contribution, notes=said, status=409)
    if asks_json(request) and not any(name in request.POST for name in BUTTONS):
        return _led_to(request, contribution, "")
    return _led_to(request, contribution, _next_of(request, contribution))


def asks_json(request: HttpRequest) -> bool:
    """Whether the script of the form asks, not the browser itself."""
    return "application/json" in request.headers.get("Accept", "")


def _led_to(
    request: HttpRequest, contribution: Contribution, address: str, status: int = 200
) -> HttpResponse:
    if not asks_json(request):
        return redirect(address)
    told = {"version": contribution.version, "saved": saved_words(contribution), "next": address}
    return JsonResponse(told | {"isSent": not contribution.is_open}, status=status)


def _next_of(request: HttpRequest, contribution: Contribution) -> str:
    """Takes the files, does what the button says; the address that comes next."""
    refused, place = contribute_notes.take_files(request, contribution)
    if refused:
        return contribute_notes.address_with(contribution, refused)
    if "send" in request.POST:
        return _send(request, contribution)
    if "preview" in request.POST:
        return reverse("contribute-preview", args=[contribution.token])
    if not place and contributions.form_of(contribution).errors:
        place = "#notes"
    return f"{request.path}{place}"


def _send(request: HttpRequest, contribution: Contribution) -> str:
    answers, sender = contributions.form_of(contribution), SenderForm(request.POST)
    answers.is_valid()
    answers.require_what_is_needed()
    if sender.is_valid() and not answers.errors:
        contributions.send(contribution, sender.cleaned_data["sender"])
        return request.path
    contributions.keep_sender(contribution, request.POST.get("sender", ""))
    return f"{request.path}?unsent={'agreed' if request.POST.get('agrees') else '1'}#notes"


def _opened(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """The form, with what is wrong where it could not be sent or files were refused."""
    if "unsent" not in request.GET or not contribution.is_open:
        return _page(request, contribution, notes=contribute_notes.notes_in(request))
    answers = contributions.form_of(contribution)
    if answers.is_bound:
        answers.is_valid()
        answers.require_what_is_needed()
    agreed = {"agrees": "on"} if request.GET["unsent"] == "agreed" else {}
    sender = SenderForm({"sender": contribution.sender} | agreed)
    text = _("Nothing was sent yet: look at what is marked below. What you wrote is saved.")
    notes = [Note(text)] if answers.errors or sender.errors else []
    return _page(request, contribution, form=answers, sender=sender, notes=notes)


def _saved_meanwhile(
    request: HttpRequest, contribution: Contribution, error: contributions.SavedMeanwhileError
) -> HttpResponseBase:
    """What was typed stays in the form, what is saved stands beside it; saving again replaces it.

    A script is told both, and puts them beside each other in the page that it has.
    """
    contribution.refresh_from_db()
    text = _(
        "Somebody else has saved this form meanwhile, so yours is not saved yet. Where the two "
        "differ, their words stand below yours: take over what you need and save again."
    )
    if asks_json(request):
        told = {"trouble": text, "version": contribution.version, "theirs": error.theirs}
        return JsonResponse(told, status=409)
    form, notes = AnswersForm(request.POST), [Note(text)]
    for name, theirs in error.theirs.items():
        told_words = ", ".join(theirs) if isinstance(theirs, list) else theirs
        words = _("Saved meanwhile: %(text)s") % {"text": told_words}
        if name in form.fields:
            form.add_error(name, words)
        elif words:
            notes.append(Note(words))
    return _page(request, contribution, form=form, notes=notes, status=409)


def saved_words(contribution: Contribution) -> str:
    """When the form was saved last, in a sentence."""
    if not contribution.saved_at:
        return ""
    moment = date_format(localtime(contribution.saved_at), "DATETIME_FORMAT")
    return _("Saved: %(moment)s.") % {"moment": moment}


def _page(
    request: HttpRequest,
    contribution: Contribution,
    *,
    form: AnswersForm | None = None,
    sender: SenderForm | None = None,
    notes: list[Note] | None = None,
    status: int = 200,
) -> HttpResponse:
    form = form or contributions.form_of(contribution)
    files = list(contribution.files.all())
    context = {
        "contribution": contribution,
        "entry": contribution.project,
        "form": form,
        "parts": [(part.heading, [form[name] for name in part.names]) for part in PARTS],
        "examples": EXAMPLES,
        "photos": [
            (file, contributed_files.words_form(file), why_hidden(file))
            for file in files
            if file.kind == Kind.PHOTO
        ],
        "letters": [file for file in files if file.kind == Kind.LETTER],
        "sender": sender or SenderForm(initial={"sender": contribution.sender}),
        "saved": saved_words(contribution),
        "notes": notes or [],
        "most_photos": contributed_files.MOST_PHOTOS,
        "is_personal": True,
    }
    return render(request, "projects/contribute.html", context, status=status)


def why_hidden(file: ContributionFile) -> str:
    """Why visitors do not see a photo of the form yet; "" if they would."""
    photo = contributed_files.as_photo(file, file.contribution.language)
    return ", ".join(photo.why_hidden())


@behind_link
def proposed(request: HttpRequest, contribution: Contribution) -> HttpResponseBase:
    """The entry as visitors would see it with all that is saved."""
    index, base = current_index(), reverse("contribute", args=[contribution.token])
    try:
        with taking.as_proposed(contribution) as written:
            entry = Project.objects.for_page().get(pk=written.pk)
            photos = contribution.files.filter(kind=Kind.PHOTO)
            hidden = [(file.name, why_hidden(file)) for file in photos]
            made = [contributed_files.as_photo(file, contribution.language) for file in photos]
            shown = [photo for photo in made if not photo.unmet_requirements()]
            entry.shown_photos = [*entry.shown_photos, *shown]
            entry.show_pictures_under(base)
            context = catalogue.entry_page(entry, index)
            context |= {
                "contribution": contribution,
                "hidden": [(name, why) for name, why in hidden if why],
            }
            return render(request, "projects/contribution_preview.html", context)
    except ValidationError as error:
        said = contribute_notes.plain(error.messages)
        return redirect(contribute_notes.address_with(contribution, said))


@behind_link
def photo(request: HttpRequest, contribution: Contribution, name: str) -> HttpResponseBase:
    """A photo of the form or of the preview, in the small clean copy; else one of the entry."""
    photos = contribution.files.exclude(small="")
    file = photos.filter(small=name.removesuffix(".jpg")).first()
    if file is None:
        return preview.picture(request, contribution.project, name)
    try:
        return FileResponse(originals().open(file.small), content_type="image/jpeg")
    except FileNotFoundError as error:
        raise Http404(f"the file of contributed photo {file.pk} is missing") from error


@behind_link
def cover(request: HttpRequest, contribution: Contribution) -> HttpResponseBase:
    """The drawn cover of the entry."""
    return preview.permalinks.cover_of(Project.objects.filter(pk=contribution.project_id))
