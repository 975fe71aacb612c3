"""The error summary of a form of the desk: every error with the way to its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.html import strip_tags
from django.utils.text import capfirst

register = template.Library()


class Wrong(NamedTuple):
    """One error: the id of its field, of a question that of the question itself (empty for the form
    as a whole), the field's name with its row, and the sentence."""

    target: str
    field: str
    sentence: str


@register.inclusion_tag("admin/desk/error_summary.html")
def error_summary(*forms: Any) -> dict[str, list[Wrong]]:
    """The box with the errors of forms and formsets, in their order on the page; nothing where
    none is wrong."""
    return {"errors": [error for one in forms if one for error in _errors_of(one)]}


@register.inclusion_tag("admin/desk/error_summary.html")
def error_summary_of(forms: Iterable[Any]) -> dict[str, list[Wrong]]:
    """The same for a list of forms, each with what it is called as ``row``, if it is one."""
    return error_summary(*forms)


@register.inclusion_tag("admin/desk/error_summary.html")
def record_error_summary(adminform: Any, inlines: Iterable[Any]) -> dict[str, list[Wrong]]:
    """The same for the form of a record with its rows."""
    return error_summary(adminform.form, *(inline.formset for inline in inlines))


def _errors_of(one: Any) -> Iterator[Wrong]:
    if not one.is_bound:
        return
    if not hasattr(one, "forms"):
        yield from _errors_of_form(one, getattr(one, "row", ""), "")
        return
    part = capfirst(str(one.model._meta.verbose_name))
    is_inline = hasattr(one, "instance")
    for sentence in one.non_form_errors():
        yield Wrong(f"{one.prefix}-group" if is_inline else "", part, strip_tags(sentence))
    for place, form in enumerate(one.forms):
        own = f"{one.prefix}-{place}" if is_inline else form.visible_fields()[0].id_for_label
        yield from _errors_of_form(form, f"{part} {place + 1}", own)


def _errors_of_form(form: Any, row: str, own: str) -> Iterator[Wrong]:
    for name, said in form.errors.as_data().items():
        if name == NON_FIELD_ERRORS:
            found = (Wrong(own, row, sentence) for sentence in _sentences(said))
        else:
            field = form[name]
            is_asked = any(hasattr(error, "told") for error in said)
            target = f"{field.auto_id}_error" if is_asked else field.id_for_label or field.auto_id
            label = capfirst(str(field.label))
            named = f"{row}: {label}" if row else label
            found = (Wrong(target, named, sentence) for sentence in _sentences(said))
        yield from found


def _sentences(errors: Iterable[Any]) -> Iterator[str]:
    """The errors as plain text; a question without its answers, which stand at the field."""
    for error in errors:
        told = getattr(error, "told", None)
        yield from (strip_tags(str(words)) for words in ([told] if told else error.messages))
