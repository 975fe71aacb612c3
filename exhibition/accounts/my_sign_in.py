"""The page of a person's own sign-in: second factors, recovery codes, other sessions.

What changes it asks for the password again, unless the person has signed in a moment ago: whoever
finds a desk open can't make it their own.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import SESSION_KEY, authenticate
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from exhibition.accounts import enrolment
from exhibition.accounts.factors import (
    factors_of,
    must_have_one,
    new_recovery_codes,
    recovery_codes_of,
    remove,
)
from exhibition.accounts.forms import LettersForm, too_many

CONFIRMED_AT, FOR = "confirmed_at", timedelta(minutes=15)


@never_cache
def my_sign_in(request: HttpRequest) -> HttpResponseBase:
    """Shows the page and does what its forms ask, named by ``act``."""
    person: Any = request.user
    context = admin.site.each_context(request) | {"title": _("My sign-in"), "subtitle": None}
    letters = LettersForm(person)
    error = ""
    match request.POST.get("act", ""):
        case "end-others":
            _say_ended(request, end_other_sessions(request))
            return redirect("my-sign-in")
        case "confirm":
            error = confirm(request)
            if not error:
                return redirect("my-sign-in")
        case act if act and not is_confirmed(request):
            error = _("Confirm your password first.")
        case "remove":
            if remove(person, request.POST.get("factor", "")):
                messages.success(request, _("It is removed and opens this account no more."))
            else:
                text = _("The last one stays: your role needs one. Add another before.")
                messages.error(request, text)
            return redirect("my-sign-in")
        case "letters":
            letters = LettersForm(person, request.POST)
            if letters.is_valid():
                letters.save()
                messages.success(request, _("Your choice of letters is saved."))
                return redirect("my-sign-in")
        case "codes" if factors_of(person).exists():
            codes = new_recovery_codes(person)
            return enrolment.codes_page(request, context, codes, request.path)
        case "add":
            added = enrolment.take(request, person)
            if added.codes:
                return enrolment.codes_page(request, context, added.codes, request.path)
            if added.is_done:
                messages.success(request, _("It is added: you can sign in with it from now on."))
                return redirect("my-sign-in")
            error = added.error
    context |= {
        "error": error,
        "is_confirmed": is_confirmed(request),
        "factors": factors_of(person),
        "codes_left": recovery_codes_of(person).count(),
        "must_have_one": must_have_one(person),
        "letters": letters,
        "mail_is_sent": bool(settings.MAIL),
    }
    if context["is_confirmed"]:
        context |= enrolment.ways(person, request.get_host(), request.POST.get("secret", ""))
    return TemplateResponse(request, "admin/accounts/my_sign_in.html", context)


@receiver(user_logged_in)
def note_confirmed(request: HttpRequest, **sent: Any) -> None:
    """Who has just signed in has confirmed the password."""
    request.session[CONFIRMED_AT] = timezone.now().isoformat()


def is_confirmed(request: HttpRequest) -> bool:
    at: str = request.session.get(CONFIRMED_AT, "")
    return bool(at) and timezone.now() - datetime.fromisoformat(at) < FOR


def confirm(request: HttpRequest) -> str:
    """Checks the password, as often as the brake allows; what is wrong with it."""
    name, password = request.user.get_username(), request.POST.get("password", "")
    if authenticate(request, username=name, password=password) is None:
        return too_many() if hasattr(request, "wait") else _("This is not your password.")
    # One that is right counts against nobody.
    request.attempt.delete()  # type: ignore[attr-defined]
    note_confirmed(request)
    return ""


def end_other_sessions(request: HttpRequest) -> int:
    """Ends the person's sessions in other browsers; how many there were."""
    ended = 0
    own = str(request.user.pk)
    for session in Session.objects.exclude(session_key=request.session.session_key):
        if session.get_decoded().get(SESSION_KEY) == own:
            session.delete()
            ended += session.expire_date > timezone.now()
    return ended


def _say_ended(request: HttpRequest, ended: int) -> None:
    if not ended:
        messages.info(request, _("You are signed in here alone: there was no other session."))
        return
    text = ngettext(
        "%(count)d other session is ended: signing in there needs your password again.",
        "%(count)d other sessions are ended: signing in there needs your password again.",
        ended,
    )
    messages.success(request, text % {"count": ended})
