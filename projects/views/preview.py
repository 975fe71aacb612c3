"""An entry as the visitor will see it, before it is public: through a signed link, or at the desk.

Nothing of it is kept by any cache or found by any search engine. A link that has expired or been
closed says so, and nothing of the entry.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.cache import never_cache

from projects.catalogue.index import current_index
from projects.catalogue.institution import institution
from projects.editing.pending import as_edited
from projects.editing.snapshots import fingerprint
from projects.models import Approval, Photo, PreviewLink, Project, Recording
from projects.models.recording import CONTENT_TYPES
from projects.models.sent_link import SentLink
from projects.texts.fields import LineField
from projects.texts.languages import current_language
from projects.views import catalogue, permalinks, recordings

# An association's board may approve one by one; more is somebody's game.
MOST_APPROVALS = 20


def kept_by_nobody(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """No cache keeps the answer, no search engine lists it, no other site learns its address.

    (``no-referrer`` would also blank the Origin of the page's own form, which CSRF protection
    needs; ``same-origin`` tells other sites just as little.)
    """

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> HttpResponseBase:
        response = never_cache(view)(*args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Referrer-Policy"] = "same-origin"
        return response

    return guarded


def over(
    request: HttpRequest, link: SentLink, language: str, kept_until: datetime | None = None
) -> HttpResponse:
    """What has become of a link that opens no more, and whom to ask for a new one."""
    with override(language):
        told = {"link": link, "behind": institution(), "kept_until": kept_until}
        return render(request, "projects/link_over.html", told, status=410)


class ApprovalForm(forms.ModelForm):
    class Meta:
        model = Approval
        fields = ("name",)
        field_classes = {"name": LineField}
        error_messages = {"name": {"required": gettext_lazy("Please write your name.")}}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


def shown(request: HttpRequest, project: Project, base: str, **context: Any) -> HttpResponse:
    """The entry's page with a bar above it. ``base`` is the address in front of its pictures.

    Behind a link that was sent, ``context`` gives ``link``, ``approval_form`` and ``approval``.
    """
    index = current_index()
    with as_edited(project):
        entry = Project.objects.for_page().get(pk=project.pk)
        entry.show_pictures_under(base)
        shown = catalogue.entry_page(entry, index) | {"link": None} | context
        return render(request, "projects/preview.html", shown)


def picture(request: HttpRequest, project: Project, name: str) -> HttpResponseBase:
    """A photo or recording of the entry that its page would show."""
    with as_edited(project):
        if name.rpartition(".")[2] in (*CONTENT_TYPES, "vtt"):
            of_entry = Recording.objects.filter(project=project)
            return recordings.recording_file(request, of_entry, name)
        return permalinks.photo_file(Photo.objects.shown().filter(project=project), name)


@kept_by_nobody
def preview(request: HttpRequest, token: str) -> HttpResponseBase:
    """The page behind a link, with one button: "the text is right"."""
    link = get_object_or_404(PreviewLink.objects.named(token).select_related("project"))
    if not link.is_valid:
        return over(request, link, current_language())
    form = ApprovalForm(request.POST or None)
    is_used_up = link.approvals.count() >= MOST_APPROVALS
    if request.method == "POST" and is_used_up:
        form.add_error(
            "name", _("This link has been used many times: ask for a new one, then approve there.")
        )
    if request.method == "POST" and form.is_valid():
        with as_edited(link.project):
            form.instance.text_hash = fingerprint(link.project)
        form.instance.link = link
        form.save()
        return redirect(f"{request.path}#approval")
    base = reverse("preview-door", args=[token])
    given = link.approvals.first()
    page = shown(request, link.project, base, link=link, approval_form=form, approval=given)
    page.status_code = 429 if request.method == "POST" and is_used_up else 200
    return page


@kept_by_nobody
def door(request: HttpRequest, token: str) -> HttpResponseBase:
    """The address that is sent: to the page in the reader's language."""
    with override(permalinks.visitor_language(request)):
        return redirect("preview", token)


@kept_by_nobody
def preview_photo(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """A photo behind a link."""
    link = get_object_or_404(PreviewLink.objects.behind(token).select_related("project"))
    return picture(request, link.project, name)


@kept_by_nobody
def preview_cover(request: HttpRequest, token: str) -> HttpResponseBase:
    """The drawn cover behind a link."""
    link = get_object_or_404(PreviewLink.objects.behind(token))
    return permalinks.cover_of(Project.objects.filter(pk=link.project_id))
