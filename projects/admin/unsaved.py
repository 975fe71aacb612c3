"""Forms of the desk that were sent and could not be saved, and the word that one was.

A form is turned away where the sign-in has run out, where its token is older than the last sign-in,
or where the database is busy or away. The page that says so gives back what was typed. Where a form
is saved, a cookie names its draft, which the browser then forgets (``static/js/desk_drafts.js``).
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import FieldDoesNotExist
from django.db import DatabaseError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst

from projects.editing.diff import label_of
from projects.serving.away import is_away, is_full
from projects.views import errors

SAVED_COOKIE = "desk_saved"
DRAFT_FIELD = "desk_draft"
DRAFT = re.compile(r"[a-z0-9-]{1,40}")
# Saves that the browser has not yet read of: those of pop-ups, of other tabs.
MOST_SAVED = 20
MOST_FIELDS = 300
MOST_CHARACTERS = 100_000
ROW = re.compile(r"(?P<rows>.+)-(?P<place>\d{1,4})-\w+")
SECRET = re.compile("password|token", re.IGNORECASE)
MACHINERY = re.compile(
    r"^_|^desk_draft$|(^|-)mark$|^next$|-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$|-id$|__prefix__|-kind$"
    r"|^(choice|letters|new|seen|shown|stand)-|^seen$"
)


@dataclass(frozen=True)
class Typed:
    """A text of a form that was not saved."""

    label: str
    value: str

    @property
    def rows(self) -> int:
        """How high its box is: from one line to ten."""
        return min(10, sum(1 + len(line) // 70 for line in self.value.splitlines()) or 1)


def confirm_saved(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Names the draft of a form that was saved in a cookie, for the browser to forget it; likewise
    those of the times that the same form was refused before.

    A form is saved where the answer leads on with a message of success (not tagged ``partly``), or
    one tagged ``saved``; a pop-up is where its closing page comes.
    """
    drafts = _names(request.POST.get(DRAFT_FIELD, "")) if request.method == "POST" else []
    if drafts and _is_saved(request, response):
        earlier = _names(request.COOKIES.get(SAVED_COOKIE, ""))
        response.set_cookie(
            SAVED_COOKIE,
            ".".join([*earlier, *drafts][-MOST_SAVED:]),
            path=reverse("admin:index"),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return response


def _names(joined: str) -> list[str]:
    return [name for name in joined.split(".") if DRAFT.fullmatch(name)]


def _is_saved(request: HttpRequest, response: HttpResponseBase) -> bool:
    if getattr(response, "template_name", "") == "admin/popup_response.html":
        return True
    # Only what this request has said: a message that waits to be read tells of another.
    said = getattr(messages.get_messages(request), "_queued_messages", [])
    tags = [message.tags.split() for message in said]
    is_told = any("saved" in own or ("success" in own and "partly" not in own) for own in tags)
    return response.status_code == 302 and is_told


def not_signed_in(request: HttpRequest) -> HttpResponse:
    """Instead of a bare way to the sign-in, which would drop what was sent."""
    return _page(request, is_trusted=True)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is not the one of this sign-in."""
    if not _is_of_desk(request):
        return errors.forbidden(request, is_form=True)
    return _page(request, is_trusted=_is_same_origin(request))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 in the desk's look at its addresses, in the site's elsewhere."""
    if not _is_of_desk(request):
        return errors.forbidden(request)
    context = admin.site.each_context(request)
    return TemplateResponse(request, "admin/403.html", context, status=403).render()


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 503 where a part of the site is away, which at the desk gives back what was sent."""
    error = sys.exception()
    is_form = request.method == "POST" and _is_of_desk(request)
    if not is_form or not is_away(error):
        return errors.server_error(request)
    # Its token has been found right before the view was asked.
    is_trusted = getattr(request, "csrf_processing_done", False)
    try:
        page = _page(request, is_trusted=is_trusted, is_away=True, is_full=is_full(error))
    except DatabaseError:
        # Not even the account can be read: the words alone, on the page that needs nothing.
        page = errors.away(_typed(list(_sent(request)), None) if is_trusted else [])
    return errors.say_when(page)


def _is_of_desk(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("admin:index"))


def _is_same_origin(request: HttpRequest) -> bool:
    """Whether a page of ours sent the form, as the browser itself says."""
    own = f"{request.scheme}://{request.get_host()}"
    origins = {own, *settings.CSRF_TRUSTED_ORIGINS}
    is_direct = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    return is_direct and request.headers.get("Origin") in origins


def _page(
    request: HttpRequest, *, is_trusted: bool, is_away: bool = False, is_full: bool = False
) -> HttpResponse:
    """What was sent, to copy, and for whoever is signed in to save again after all.

    Of a form that another site sent (not ``is_trusted``) nothing is shown or sent again.
    ``is_away``: the database is busy or away, or the disk is full (``is_full``), which is no fault
    of the form.
    """
    is_signed_in = admin.site.has_permission(request)
    sent = list(_sent(request)) if is_trusted else []
    has_secret = any(SECRET.search(name) for name in request.POST if name != "csrfmiddlewaretoken")
    may_send = is_signed_in and bool(sent) and not has_secret
    model, record = _about(request)
    context = admin.site.each_context(request) | {
        "is_signed_in": is_signed_in,
        "is_away": is_away,
        "is_full": is_full,
        "sent": sent if may_send else [],
        "address": request.get_full_path(),
        "typed": _typed(sent, model, record if is_signed_in else None),
        "has_files": bool(request.FILES),
        "about": record if is_signed_in else None,
        # Without a sign-in, this page leads to it and then back.
        "back": _page_of_form(request),
    }
    status = 503 if is_away else 403
    response = TemplateResponse(request, "admin/unsaved.html", context, status=status).render()
    add_never_cache_headers(response)
    return response


def _sent(request: HttpRequest) -> Any:
    """Names and values as they came, without tokens and passwords."""
    for name, values in request.POST.lists():
        if not SECRET.search(name):
            yield from ((name, str(value)) for value in values)


def _page_of_form(request: HttpRequest) -> str:
    """The address of the page where the form stood; the first page of the desk otherwise."""
    host = {request.get_host()}
    came_from = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(came_from, host):
        parts = urlsplit(came_from)
        if parts.path.startswith(reverse("admin:index")) and "login" not in parts.path:
            return parts.path + (f"?{parts.query}" if parts.query else "")
    return reverse("admin:index")


def _about(request: HttpRequest) -> tuple[type[Model] | None, Model | None]:
    """The model of the form and the record that it changes, as far as its address tells."""
    try:
        match = resolve(request.path)
    except Resolver404:
        return None, None
    for model in admin.site._registry:
        meta = model._meta
        if (match.url_name or "").startswith(f"{meta.app_label}_{meta.model_name}_"):
            key = str(match.kwargs.get("object_id") or match.kwargs.get("pk") or "")
            found = model._default_manager.filter(pk=key).first() if key.isdecimal() else None
            return model, found
    return None, None


def _typed(
    sent: list[tuple[str, str]], model: type[Model] | None, record: Model | None = None
) -> list[Typed]:
    """The texts among what was sent, in bounds; not what was chosen from a list or ticked, nor what
    ``record`` holds already. Who is not signed in is shown no such difference."""
    found, left = [], MOST_CHARACTERS
    for name, value in sent:
        if not value.strip() or MACHINERY.search(name) or left <= 0:
            continue
        field = _field(model, name)
        if field is not None and (field.is_relation or field.choices or value == "on"):
            continue
        if field is not None and record is not None and _holds(record, name, value):
            continue
        label = _row(field, name) + label_of(field.model, field.name) if field else name
        found.append(Typed(label, value[:left]))
        left -= len(value)
    return found[:MOST_FIELDS]


def _holds(record: Model, name: str, value: str) -> bool:
    """Whether the record itself has this text in this field; its rows are not asked."""
    stored = "" if "-" in name else str(getattr(record, name, "") or "")
    return stored.split() == value.split()


def _row(field: Any, name: str) -> str:
    """Which row of a formset a field stands in: "Photo 2: "; empty for one of no row."""
    row = ROW.fullmatch(name)
    return f"{capfirst(field.model._meta.verbose_name)} {int(row['place']) + 1}: " if row else ""


def _field(model: type[Model] | None, name: str) -> Any:
    """The model's field behind a form's; in rows of a formset, that of what hangs on the model."""
    if model is None:
        return None
    row = ROW.fullmatch(name)
    relations = list(model._meta.related_objects)
    if row:
        # Formsets are named as their rows are from the record.
        relations.sort(key=lambda relation: relation.get_accessor_name() != row["rows"])
    related = [relation.related_model for relation in relations]
    models = [*related, model] if "-" in name else [model]
    for place in models:
        try:
            return place._meta.get_field(name.rpartition("-")[2])
        except FieldDoesNotExist:
            continue
    return None
