"""The page that resets the second factor of a colleague who has lost phone and recovery codes."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from exhibition.accounts.factors import factors_of, must_have_one, reset
from exhibition.accounts.my_sign_in import confirm, is_confirmed
from projects.serving.client import client_address


@never_cache
def colleague(request: HttpRequest, number: int) -> HttpResponseBase:
    """Asks first, for the own password too unless it was typed a moment ago. One's own second
    factor is changed under "My sign-in", where the last one stays if the role needs it."""
    person: Any = get_object_or_404(get_user_model(), pk=number)
    desk = admin.site.get_model_admin(get_user_model())
    if not desk.has_change_permission(request, person):
        raise PermissionDenied
    if person == request.user:
        return redirect("my-sign-in")
    error = ""
    if request.method == "POST":
        error = "" if is_confirmed(request) else confirm(request)
        if not error:
            _reset(request, person)
            return redirect("admin:auth_user_change", person.pk)
    context = admin.site.each_context(request) | {
        "title": _("Reset the second factor"),
        "subtitle": None,
        "person": person,
        "factors": factors_of(person),
        "is_confirmed": is_confirmed(request),
        "error": error,
    }
    return TemplateResponse(request, "admin/accounts/colleague.html", context)


def _reset(request: HttpRequest, person: Any) -> None:
    """Resets and says what happened."""
    if reset(person, request.user.get_username(), client_address(request.META)):
        text = (
            _(
                "“%(name)s” signs in by the password now, and is asked for a new second factor at "
                "once. If the phone or computer was stolen, set a new password, too."
            )
            if must_have_one(person)
            else _(
                "“%(name)s” signs in by the password alone now, and can add a new second factor. "
                "If the phone or computer was stolen, set a new password, too."
            )
        )
        messages.success(request, text % {"name": person})
    else:
        text = _("“%(name)s” has no second factor: there is nothing to reset.")
        messages.info(request, text % {"name": person})
