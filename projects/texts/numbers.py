"""Numbers and figures in words, in the page's language."""

from __future__ import annotations

from functools import lru_cache

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from projects.texts.kazakh import ablative
from projects.texts.languages import current_language


class Qualifier(models.TextChoices):
    """The exactness with which a figure is stated."""

    EXACTLY = "exactly", _("exactly")
    MORE_THAN = "more-than", _("more than")
    ABOUT = "about", _("about")
    THOUSANDS = "thousands", _("thousands")


def number(value: int | None) -> str:
    """A number with the thousands of the page's language apart: 5 000 or 5,000."""
    if value is None or -1000 < value < 1000:
        return "" if value is None else str(value)
    return number_format(value, use_l10n=True, force_grouping=True)


def quantity(value: int | None, qualifier: str, wording: str = "") -> str:
    """A figure with its qualifier in words: "more than 300,000,000"; ``wording`` if no number."""
    if value is None:
        return wording
    shown = number(value)
    match Qualifier(qualifier):
        case Qualifier.MORE_THAN:
            if current_language() == "kk":
                shown = f"{shown}-{ablative(value)}"
            return gettext("more than %(number)s") % {"number": shown}
        case Qualifier.ABOUT:
            return gettext("about %(number)s") % {"number": shown}
        case _:
            return shown


def entries(count: int) -> str:
    """ "1 entry", "5 entries" in the page's language."""
    return _entries(current_language(), count)


@lru_cache(maxsize=1000)
def _entries(language: str, count: int) -> str:
    return ngettext("%(number)s entry", "%(number)s entries", count) % {"number": number(count)}
