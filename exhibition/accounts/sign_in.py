"""Signing in at the desk: a password and, where the account has one, a second factor; or a passkey.

Nobody is signed in before all of it is right. In between, the session holds whose password was.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import get_user_model, login
from django.contrib.auth.views import LoginView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from exhibition.accounts import enrolment
from exhibition.accounts.brake import note_attempt, note_right
from exhibition.accounts.factors import (
    check_code,
    factors_of,
    must_have_one,
    needs_second_step,
)
from exhibition.accounts.forms import SignInForm, may_enter
from exhibition.accounts.models import SecondFactor, SignInAttempt
from exhibition.log_lines import one_line

log = logging.getLogger(__name__)
# Whose password was right, in the session, and how long that holds.
HALF_WAY, PATIENCE = "half_way", timedelta(minutes=15)
BACKEND = "django.contrib.auth.backends.ModelBackend"


class Password(LoginView):
    """The first step, and for most the only one."""

    template_name = "admin/login.html"
    authentication_form = SignInForm

    def form_valid(self, form: Any) -> HttpResponse:
        person, next_page = form.get_user(), self.get_success_url()
        if needs_second_step(person):
            return begin_second_step(self.request, person, next_page)
        is_first = person.last_login is None
        login(self.request, person)
        if is_first:
            _offer_second_factor(self.request)
        return HttpResponseRedirect(next_page)

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index")


def begin_second_step(
    request: HttpRequest,
    person: Any,
    next_page: str,
    means: str = SignInAttempt.Means.PASSWORD,
) -> HttpResponseRedirect:
    """Leads on whose first step, by these means, was right."""
    attempt: Any = getattr(request, "attempt", None)
    request.session[HALF_WAY] = {
        "person": person.pk,
        "attempt": attempt.pk if attempt else None,
        "means": means,
        "next": next_page,
        "until": (timezone.now() + PATIENCE).isoformat(),
    }
    return HttpResponseRedirect(reverse("second-step"))


def _offer_second_factor(request: HttpRequest) -> None:
    text = _("A stolen password alone opens nothing if you add a passkey or an app on your phone:")
    link = format_html('<a href="{}">{}</a>', reverse("my-sign-in"), _("My sign-in"))
    messages.info(request, format_html("{} {}", text, link))


def _half_way(request: HttpRequest) -> tuple[Any, dict[str, Any]]:
    """Whose password was right a moment ago, and what was noted of it; None if nobody's."""
    noted: dict[str, Any] = request.session.get(HALF_WAY) or {}
    if not noted or datetime.fromisoformat(noted["until"]) < timezone.now():
        return None, {}
    person = get_user_model().objects.filter(pk=noted["person"]).first()
    return (person, noted) if person and may_enter(person) else (None, {})


def _enter(request: HttpRequest, person: Any) -> None:
    """Signs in; the session is a new one."""
    noted = request.session.pop(HALF_WAY, {})
    if noted.get("attempt") != request.attempt.pk:  # type: ignore[attr-defined]
        # One sign-in is one line of the log.
        SignInAttempt.objects.filter(pk=noted.get("attempt")).delete()
    login(request, person, BACKEND)


@never_cache
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """The page of name and password. Who is signed in already goes on to the desk."""
    if request.method == "GET" and admin.site.has_permission(request):
        return redirect("admin:index")
    context = _context(request, _("Log in")) | {
        "app_path": request.get_full_path(),
        "username": getattr(request.user, "username", ""),
        "has_single_sign_on": settings.OIDC is not None,
    }
    return Password.as_view(extra_context=context)(request)


@never_cache
def second_step(request: HttpRequest) -> HttpResponseBase:
    """Asks for a code of the app or a recovery code; of who must have a second factor and has none,
    to set one up."""
    person, noted = _half_way(request)
    has_one = person is not None and factors_of(person).exists()
    if person is None or not (has_one or must_have_one(person)):
        return redirect("admin:login")
    if not has_one:
        return _set_up(request, person, noted)
    error = ""
    if request.method == "POST":
        error = _("This code is wrong or was used before. An app shows a new one each half minute.")
        try:
            attempt = note_attempt(request, person.get_username(), SignInAttempt.Means.TOTP)
            if means := check_code(person, request.POST.get("code", "")):
                attempt.means = means
                _enter(request, person)
                return HttpResponseRedirect(noted["next"])
        except PermissionDenied:
            error = _("Too many wrong codes: this one was not checked. Wait five minutes.")
    kinds = set(factors_of(person).values_list("kind", flat=True))
    context = _context(request, _("Second step")) | {
        "error": error,
        "has_app": SecondFactor.Kind.TOTP in kinds,
        "has_passkey": SecondFactor.Kind.PASSKEY in kinds,
        "next": noted["next"],
    }
    return TemplateResponse(request, "admin/accounts/second_step.html", context)


def _set_up(request: HttpRequest, person: Any, noted: dict[str, Any]) -> HttpResponseBase:
    """The page that sets up the first second factor, and with it signs in."""
    added = enrolment.take(request, person)
    if not added.is_done:
        context = _context(request, _("Your role needs a second factor"))
        return enrolment.page(request, person, context, added.error)
    attempt = SignInAttempt.objects.filter(pk=noted["attempt"]).first()
    if attempt is None:
        note_right(request, person.get_username(), noted["means"])
    else:
        request.attempt = attempt  # type: ignore[attr-defined]
    _enter(request, person)
    return enrolment.codes_page(request, _context(request, ""), added.codes, noted["next"])


@never_cache
def by_passkey(request: HttpRequest) -> HttpResponseBase:
    """GET: what the browser has to sign, as JSON. POST: signs in whose passkey has signed it."""
    # Loaded by those who use it: 19 MB a process.
    from exhibition.accounts import passkeys

    if request.method != "POST":
        return JsonResponse(passkeys.ask_for_known(request))
    try:
        person = passkeys.person_of(request)
    except ValueError as error:
        log.warning("Sign-in by a passkey failed: %s", one_line(str(error), 80))
        text = _("This passkey was not accepted. Try again, or sign in with your password.")
        messages.error(request, text)
        return redirect("admin:login")
    if not may_enter(person):
        messages.error(request, _("This account has no role at the desk."))
        return redirect("admin:login")
    note_right(request, person.get_username(), SignInAttempt.Means.PASSKEY)
    _enter(request, person)
    next_page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        next_page, {request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(next_page if is_ours else reverse("admin:index"))


@never_cache
def new_passkey(request: HttpRequest) -> HttpResponseBase:
    """What the browser needs to make a passkey for who is signed in, or is half way."""
    # As above.
    from exhibition.accounts import passkeys

    person = request.user if admin.site.has_permission(request) else _half_way(request)[0]
    if person is None:
        raise PermissionDenied
    return JsonResponse(passkeys.ask_for_new(request, person))


def _context(request: HttpRequest, title: str) -> dict[str, Any]:
    return admin.site.each_context(request) | {"title": title, "subtitle": None}
