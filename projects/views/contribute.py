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
from projects.views import catalogue, preview

Kind = ContributionFile.Kind


class SenderForm(forms.Form):
    """Who sends the form, and that it may be shown."""

    sender = LineField(
        label=gettext_lazy("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    agrees = forms.BooleanField(label=gettext_lazy("I agree that this text is shown."))


def behind_link(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Gives the view the contribution of a valid link, else 404; nobody keeps or lists the answer.

    It needs no CSRF token: whoever can send the form knows its address.
    """

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = Contribution.objects.behind(token).select_related("project__block")
        return view(request, get_object_or_404(found), *args, **kwargs)

    guarded = preview.kept_by_nobody(opened)

    @wraps(guarded)
    def secret(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = guarded(*args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return reads()(csrf_exempt(secret))


@behind_link
def contribute(request: HttpRequest, contribution: Contribution) -> HttpResponseBase:
    """The form as it was saved last; saves it, and sends it."""
    if request.method != "POST":
        return _page(request, contribution)
    if not contribution.is_open:
        if "reopen" in request.POST:
            contributions.reopen(contribution)
        return redirect(request.path)
    try:
        contributions.save(contribution, request.POST)
    except contributions.SavedMeanwhileError as error:
        return _saved_meanwhile(request, contribution, error)
    except ValidationError as error:
        return _page(request, contribution, notes=error.messages, status=409)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"version": contribution.version, "saved": saved_words(contribution)})
    refused = _files_of(request, contribution)
    if refused:
        return _page(request, contribution, notes=refused)
    if "send" in request.POST:
        return _send(request, contribution)
    if "preview" in request.POST:
        return redirect("contribute-preview", contribution.token)
    return redirect(request.path)


def _files_of(request: HttpRequest, contribution: Contribution) -> list[str]:
    """Takes the files that came with the form; a sentence for each that was refused."""
    refused: list[str] = []
    for name, kind in (("photos", Kind.PHOTO), ("letters", Kind.LETTER)):
        for upload in request.FILES.getlist(name):
            try:
                contributed_files.add(contribution, upload, kind)
            except ValidationError as error:
                refused += error.messages
    return refused


def _send(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    answers, sender = contributions.form_of(contribution), SenderForm(request.POST)
    answers.is_valid()
    answers.require_what_is_needed()
    if not sender.is_valid() or answers.errors:
        text = _("Nothing was sent yet: look at what is marked below. What you wrote is saved.")
        return _page(request, contribution, form=answers, sender=sender, notes=[text])
    contributions.send(contribution, sender.cleaned_data["sender"])
    return redirect(request.path)


def _saved_meanwhile(
    request: HttpRequest, contribution: Contribution, error: contributions.SavedMeanwhileError
) -> HttpResponseBase:
    """What was typed stays in the form, what is saved stands beside it; saving again replaces it.

    A script is only told: the page goes on showing what was typed.
    """
    contribution.refresh_from_db()
    text = _(
        "Somebody else has saved this form meanwhile, so yours is not saved yet. Where the two "
        "differ, their words stand below yours: take over what you need and save again."
    )
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"trouble": text}, status=409)
    form = AnswersForm(request.POST)
    for name, theirs in error.theirs.items():
        told = ", ".join(theirs) if isinstance(theirs, list) else theirs
        form.add_error(name, _("Saved meanwhile: %(text)s") % {"text": told})
    return _page(request, contribution, form=form, notes=[text], status=409)


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
    notes: list[str] | None = None,
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
            (file, contributed_files.words_form(file)) for file in files if file.kind == Kind.PHOTO
        ],
        "letters": [file for file in files if file.kind == Kind.LETTER],
        "sender": sender or SenderForm(initial={"sender": contribution.sender}),
        "saved": saved_words(contribution),
        "notes": notes or [],
        "most_photos": contributed_files.MOST_PHOTOS,
        "is_personal": True,
    }
    return render(request, "projects/contribute.html", context, status=status)


@behind_link
def proposed(request: HttpRequest, contribution: Contribution) -> HttpResponseBase:
    """The entry as visitors would see it with all that is saved."""
    index, base = current_index(), reverse("contribute", args=[contribution.token])
    try:
        with taking.as_proposed(contribution) as written:
            entry = Project.objects.for_page().get(pk=written.pk)
            photos = contribution.files.filter(kind=Kind.PHOTO)
            made = [(f.name, contributed_files.as_photo(f, contribution.language)) for f in photos]
            hidden = [(name, ", ".join(photo.why_hidden())) for name, photo in made]
            shown = [photo for _name, photo in made if not photo.unmet_requirements()]
            entry.shown_photos = [*entry.shown_photos, *shown]
            entry.show_pictures_under(base)
            context = catalogue.entry_page(entry, index)
            context |= {
                "contribution": contribution,
                "hidden": [(name, why) for name, why in hidden if why],
            }
            return render(request, "projects/contribution_preview.html", context)
    except ValidationError as error:
        return _page(request, contribution, notes=error.messages)


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
