"""An official figure and what entries say beside it, in a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from projects.models.results import Qualifier
from projects.results.totals import Part, Total, remainder
from projects.texts.languages import text_of
from projects.texts.numbers import quantity


def shown(part: Part, nothing: str = "–") -> str:
    """A part's total with its qualifier, or what stands for none."""
    return quantity(part.total, part.qualifier, nothing)


def official(total: Total) -> str:
    """The official figure as it is stated; a dash where the summary names none."""
    headline = total.headline
    if headline is None:
        return "–"
    return quantity(headline.value, headline.qualifier, text_of(headline, "wording").value)


def left_over(total: Total) -> str:
    """The remainder that no entry explains, as exact as the official figure; a dash without one."""
    unexplained = remainder(total).unexplained
    if unexplained is None or total.headline is None:
        return "–"
    exactness = total.headline.qualifier if unexplained else Qualifier.EXACTLY
    return quantity(unexplained, exactness)


def in_words(total: Total) -> str:
    """A sentence with the official figure, what entries document of it and what is left."""
    left = remainder(total)
    said = {
        "official": official(total),
        "documented": shown(total.documented, "0"),
        "left": left_over(total),
    }
    if total.headline is None:
        sentence = _("The summary names no figure; entries document %(documented)s.")
    elif left.unexplained is None:
        sentence = _(
            "The summary says “%(official)s”, which can’t be compared; entries document"
            " %(documented)s."
        )
    elif left.exceeds:
        sentence = _(
            "The summary says %(official)s; entries document more, %(documented)s: one of the two"
            " is wrong."
        )
    elif not left.documented:
        sentence = _(
            "The summary says %(official)s; entries document 0; the rest has no entry yet."
        )
    elif not left.unexplained:
        sentence = _("The summary says %(official)s; entries document all of it.")
    else:
        sentence = _(
            "The summary says %(official)s; entries document %(documented)s; %(left)s have no"
            " entry yet."
        )
    return sentence % said
