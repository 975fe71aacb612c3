"""The names of the desk's lists that a browser offers, and what is told of records that were named
by typing: taken for a known one, or added."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from projects.admin.named import NamingForm
from projects.models import Indicator, Organisation, Source


def known_names() -> dict[str, list[str]]:
    """The names that a browser offers while one types, by the model's name; none of samples."""
    organisations = Organisation.objects.exclude(kind=Organisation.Kind.PLACEHOLDER)
    sources = Source.objects.exclude(kind=Source.Kind.SAMPLE)
    return {
        "indicator": [str(record) for record in Indicator.objects.all()],
        "organisation": [str(record) for record in organisations],
        "source": [str(record) for record in sources],
    }


def say_taken(desk: Any, request: HttpRequest, formset: Any) -> None:
    """Tells for which record of a list a typed name was taken, where that is called otherwise."""
    for form in formset.forms:
        for typed, record in form.names_taken() if isinstance(form, NamingForm) else ():
            text = _("“%(typed)s” was taken for “%(name)s”. Is that right?")
            _say_of(desk, request, record, text % {"typed": typed, "name": record})


def say_added(desk: Any, request: HttpRequest, added: list[Any]) -> None:
    """Tells what was added to the lists, each with the way to its form."""
    for record in added:
        text = _("Added to the list: “%(name)s”, %(kind)s. Is that right?")
        _say_of(desk, request, record, text % {"name": record, "kind": record.get_kind_display()})


def added_to_lists(added: list[Any]) -> SafeString:
    """The same of all that was added in one sentence, each with the way to its form; "" if nothing
    was."""
    if not added:
        return SafeString("")
    named = (
        (
            _address_of(one),
            _("“%(name)s”, %(kind)s") % {"name": one, "kind": one.get_kind_display()},
        )
        for one in added
    )
    links = format_html_join("; ", '<a href="{}">{}</a>', named)
    return format_html("{} {}.", _("Added to the lists, is that right?"), links)


def _address_of(record: Any) -> str:
    return reverse(f"admin:projects_{record._meta.model_name}_change", args=[record.pk])


def _say_of(desk: Any, request: HttpRequest, record: Any, said: str) -> None:
    """Tells it with the way to the record's form."""
    link = format_html('{} <a href="{}">{}</a>', said, _address_of(record), _("Look at it"))
    desk.message_user(request, link, messages.INFO)
