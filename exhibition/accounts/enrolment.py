"""Adding a second factor: an authenticator app or a passkey; with the first come recovery codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from exhibition.accounts import totp
from exhibition.accounts.factors import codes_of_first_factor
from exhibition.accounts.models import SecondFactor

SALT, SECONDS = "exhibition.accounts.enrolment", 3600


@dataclass(frozen=True)
class Added:
    """What came of it: the recovery codes, if it was the first; or what is wrong."""

    is_done: bool = False
    codes: list[str] = field(default_factory=list)
    error: str = ""


def take(request: HttpRequest, person: Any) -> Added:
    """Adds what the page of ``page`` has sent, if it has."""
    if request.method != "POST":
        return Added()
    name = request.POST.get("name", "").strip()
    if "credential" in request.POST:
        # Loaded by those who use it: 19 MB a process.
        from exhibition.accounts import passkeys

        try:
            passkeys.add(request, person, name)
        except ValueError:
            return Added(error=_("The passkey was not accepted. Try once more."))
    elif "code" in request.POST:
        try:
            secret = signing.loads(
                request.POST.get("secret", ""), salt=f"{SALT} {person.pk}", max_age=SECONDS
            )
        except signing.BadSignature:
            return Added(error=_("The page was open for too long. Begin anew with the code below."))
        step = totp.matching_step(secret, "".join(request.POST["code"].split()))
        if step is None:
            wrong = _("This code is wrong. Type the newest one; is the clock of the phone right?")
            return Added(error=wrong)
        SecondFactor.objects.create(
            person=person, kind=SecondFactor.Kind.TOTP, name=name[:60], secret=secret, counter=step
        )
    else:
        return Added()
    return Added(is_done=True, codes=codes_of_first_factor(person))


def ways(person: Any, site: str, sent: str = "") -> dict[str, Any]:
    """What the page needs to offer both: ``sent`` is the sealed secret of a code that was wrong,
    whose picture the phone has read already."""
    salt = f"{SALT} {person.pk}"
    try:
        secret = signing.loads(sent, salt=salt, max_age=SECONDS)
    except signing.BadSignature:
        secret = totp.new_secret()
    address = totp.address(secret, person.get_username(), site)
    return {
        "secret": signing.dumps(secret, salt=salt),
        "typed_secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "picture": mark_safe(totp.picture(address)),
        "app_address": address,
    }


def page(
    request: HttpRequest, person: Any, context: dict[str, Any], error: str
) -> HttpResponseBase:
    """The page of who must have a second factor and has none."""
    offered = ways(person, request.get_host(), request.POST.get("secret", ""))
    context = context | offered | {"error": error}
    return TemplateResponse(request, "admin/accounts/set_up.html", context)


def codes_page(
    request: HttpRequest, context: dict[str, Any], codes: list[str], next_page: str
) -> HttpResponseBase:
    """The recovery codes, shown this once."""
    context = context | {"title": _("Your recovery codes"), "codes": codes, "next": next_page}
    return TemplateResponse(request, "admin/accounts/codes.html", context)
