"""What the forms that visitors send without an account have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from projects.views.preview import kept_by_nobody


class SentForm(forms.Form):
    """A form with a field that no person sees; machines fill in every field."""

    website = forms.CharField(required=False)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave this field empty."))
        return ""


def private(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Nobody keeps the page, and no site learns its address. It needs no cookie: a form is known
    by its signed time."""

    guarded = kept_by_nobody(view)

    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = guarded(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return csrf_exempt(opened)
