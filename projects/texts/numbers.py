"""Numbers and figures in words, in the page's language."""

from __future__ import annotations

from functools import lru_cache

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from projects.texts.kazakh import ablative, dative
from projects.texts.languages import current_language


class Qualifier(models.TextChoices):
    """The exactness with which a figure is stated."""

    EXACTLY = "exactly", _("exactly")
    MORE_THAN = "more-than", _("more than")
    AT_LEAST = "at-least", _("at least")
    UP_TO = "up-to", _("up to")
    ABOUT = "about", _("about")
    THOUSANDS = "thousands", _("thousands")


# What may well be more: a greater number does not contradict it.
OPEN_ABOVE = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})


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
        case Qualifier.AT_LEAST:
            return gettext("at least %(number)s") % {"number": shown}
        case Qualifier.UP_TO:
            if current_language() == "kk":
                shown = f"{shown}-{dative(value)}"
            return gettext("up to %(number)s") % {"number": shown}
        case Qualifier.ABOUT:
            return gettext("about %(number)s") % {"number": shown}
        case _:
            return shown


_SIGNS = {
    Qualifier.MORE_THAN: ">",
    Qualifier.AT_LEAST: "≥",
    Qualifier.UP_TO: "≤",
    Qualifier.ABOUT: "~",
}


def signed(value: int, qualifier: str) -> str:
    """A figure with a sign for its qualifier, which every language reads: "> 35 000 000"."""
    sign = _SIGNS.get(Qualifier(qualifier))
    return f"{sign}\u00a0{number(value)}" if sign else number(value)


def megabytes(size: int) -> str:
    """The size of a file in words: "12 MB"; at least one."""
    return gettext("%(size)s MB") % {"size": number(max(1, round(size / 1_000_000)))}


class Counts(int):
    """A number of entries that knows how many of them are documented, reported elsewhere and
    samples: pages never show one without saying so (``entries``).

    Two of them are equal if their sums are, so what is cached by them is cached by ``parts``.
    """

    parts: tuple[int, int, int]

    def __new__(cls, documented: int, reported: int, samples: int) -> Counts:
        made = super().__new__(cls, documented + reported + samples)
        made.parts = (documented, reported, samples)
        return made


def parts_of(count: int) -> tuple[int, int, int] | None:
    """The parts of a number of entries; ``None`` where they are not known."""
    return count.parts if isinstance(count, Counts) else None


def entries(count: int) -> str:
    """ "8 documented · 53 samples" in the page's language; "5 entries" where the page itself says
    of which kind all of them are."""
    return _entries(current_language(), int(count), parts_of(count))


@lru_cache(maxsize=1000)
def _entries(language: str, count: int, parts: tuple[int, int, int] | None) -> str:
    if parts and count:
        return " · ".join(part for part in map(_part, range(3), parts) if part)
    return ngettext("%(number)s entry", "%(number)s entries", count) % {"number": number(count)}


def _part(kind: int, count: int) -> str:
    """The entries of one provenance, in the order of ``Counts.parts``."""
    if not count:
        return ""
    said = (
        ngettext("%(number)s documented", "%(number)s documented", count),
        ngettext("%(number)s reported elsewhere", "%(number)s reported elsewhere", count),
        ngettext("%(number)s sample", "%(number)s samples", count),
    )[kind]
    return said % {"number": number(count)}
