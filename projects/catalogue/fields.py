"""Form fields that leave out invalid values and keep the rest.

A query in an address may be old, cut off or typed by hand: wrong values are named and left out, and
the rest still counts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from projects.texts import incoming
from projects.texts.words import LONGEST_QUERY, words_of

# More values than a person would choose are an attack or a mistake.
MOST_VALUES = 40


def printable(value: str, longest: int = 60) -> str:
    """A visitor's text as a message may quote it: without control characters, shortened."""
    clean = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in value[: longest + 1])
    return clean if len(clean) <= longest else clean[:longest] + "…"


class CopiedShallowly:
    """A filter or field that is copied shallowly for each query: labels, aliases and the widget,
    which is never rendered, don't change. Deep copies took a tenth of a list's time."""

    def __deepcopy__(self, memo: Any) -> Self:
        copied = self.__class__.__new__(self.__class__)
        copied.__dict__ = self.__dict__.copy()
        return copied


class LeftOut(ValidationError):  # noqa: N818
    """Something wrong that was left out; ``taken`` is what remains."""

    def __init__(self, taken: Any, messages: Iterable[Any]) -> None:
        super().__init__([ValidationError(message) for message in messages])
        self.taken = taken


class LenientForm(forms.Form):
    """A form whose ``cleaned_data`` keeps the valid part of a wrong field; ``errors`` names what
    was left out. It is never rendered."""

    def add_error(self, name: Any, error: Any) -> None:
        super().add_error(name, error)
        if isinstance(error, LeftOut):
            self.cleaned_data[name] = error.taken


class KnownValues(CopiedShallowly, forms.Field):
    """The known values of a repeated parameter. ``known`` returns them with their labels."""

    widget = forms.SelectMultiple
    known: Callable[[], Mapping[str, str]]

    def __init__(self, *, aliases: Mapping[str, str] | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.aliases = aliases or {}

    def clean(self, value: list[str]) -> list[str]:
        if not value:
            return []
        given = [word.strip() for word in dict.fromkeys(value) if word.strip()]
        words = [self.aliases.get(word, word) for word in given[:MOST_VALUES]]
        known = self.known()
        taken = [*dict.fromkeys(word for word in words if word in known)]
        wrong = given[MOST_VALUES : MOST_VALUES + 1] + [word for word in words if word not in known]
        if wrong:
            note = _("“%(value)s” is not a value of “%(facet)s” and was left out.")
            raise LeftOut(
                taken, (note % {"value": printable(word), "facet": self.label} for word in wrong)
            )
        return taken


class SearchText(CopiedShallowly, forms.CharField):
    """The part of a search text that a search reads; empty if it has no word."""

    def clean(self, value: str | None) -> str:
        typed = incoming.one_line(value or "")
        text = printable(typed, LONGEST_QUERY).removesuffix("…").strip()
        taken = text if words_of(text) else ""
        if text != typed or (typed and not words_of(typed)):
            note = _(
                "The search text was shortened: a search takes %(longest)d letters and digits."
            )
            raise LeftOut(taken, [note % {"longest": LONGEST_QUERY}])
        return taken
