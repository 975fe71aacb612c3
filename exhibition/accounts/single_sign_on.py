"""Signing in through the provider of the institution, by OpenID Connect (OIDC_URL).

The provider tells whose mail address it is. The account was made before, by an administrator, and
gets its roles at the desk. Who has a second factor here, or must have one, is asked for it as well.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from exhibition.accounts.brake import note_right
from exhibition.accounts.factors import needs_second_step
from exhibition.accounts.forms import may_enter
from exhibition.accounts.models import SignInAttempt
from exhibition.accounts.sign_in import BACKEND, begin_second_step
from exhibition.log_lines import one_line
from projects.catalogue.addresses import site_of

log = logging.getLogger(__name__)
NEXT = "single_sign_on_next"
# Seconds that the provider has for each answer.
PATIENCE = 10


@lru_cache(maxsize=1)
def _provider(issuer: str, client: str, secret: str) -> Any:
    # Installed and loaded only where it is wanted.
    from authlib.integrations.django_client import OAuth

    return OAuth().register(
        "single_sign_on",
        client_id=client,
        client_secret=secret,
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email",
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE,
        },
    )


def provider() -> Any:
    """The provider as it is configured; ``Http404`` where there is none."""
    if settings.OIDC is None:
        raise Http404("OIDC_URL is not set")
    return _provider(**settings.OIDC)


@never_cache
def to_provider(request: HttpRequest) -> HttpResponseBase:
    """Leads to the provider, which leads back."""
    asked = provider()
    next_page = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        next_page, {request.get_host()}, require_https=request.is_secure()
    )
    request.session[NEXT] = next_page if is_ours else reverse("admin:index")
    back = site_of(request) + reverse("single-sign-on-back")
    try:
        return asked.authorize_redirect(request, back)
    except Exception as error:  # whatever a server that is away or odd makes of it
        return _refused(request, _not_reached(), error)


@never_cache
def from_provider(request: HttpRequest) -> HttpResponseBase:
    """Signs in whose mail address the provider has confirmed."""
    asked = provider()
    try:
        said: dict[str, Any] = asked.authorize_access_token(request)["userinfo"]
    except Exception as error:  # refused, forged, too late, or the provider is away
        return _refused(request, _not_reached(), error)
    mail = said.get("email")
    if not (isinstance(mail, str) and mail and said.get("email_verified") is True):
        text = _("Your institution’s sign-in has not confirmed your mail address.")
        return _refused(request, text, "mail address not verified")
    person = person_with(mail)
    if person is None:
        text = _(
            "There is no account with your mail address, or more than one. Ask an administrator of "
            "the desk."
        )
        return _refused(request, text, "not one account of this mail address")
    if not may_enter(person):
        return _refused(request, _("This account has no role at the desk."), "no role")
    next_page = request.session.pop(NEXT, reverse("admin:index"))
    means = SignInAttempt.Means.SINGLE
    if needs_second_step(person):
        return begin_second_step(request, person, next_page, means=means)
    note_right(request, person.get_username(), means)
    login(request, person, BACKEND)
    return HttpResponseRedirect(next_page)


def person_with(mail: str) -> Any:
    """The one account of this mail address; where OIDC_NEW_ACCOUNTS says so it is made, without a
    role."""
    people = get_user_model().objects
    found = list(people.filter(email__iexact=mail)[:2])
    if not found and settings.OIDC_NEW_ACCOUNTS and not people.filter(username=mail).exists():
        return people.create_user(mail[:150], email=mail)
    return found[0] if len(found) == 1 and found[0].is_active else None


def _not_reached() -> str:
    return _(
        "Your institution’s sign-in did not answer as it should. Try again, or use a password."
    )


def _refused(request: HttpRequest, said: str, why: object) -> HttpResponseBase:
    """Back to the page of name and password, with what is wrong."""
    told = f"{type(why).__name__}: {why}" if isinstance(why, Exception) else str(why)
    log.warning("Single sign-on failed: %s", one_line(told, 120))
    messages.error(request, said)
    return redirect("admin:login")
