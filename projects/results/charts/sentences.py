"""The words of charts: names of provenances and breakdowns, official figures in a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from projects.models.results import Qualifier
from projects.results.totals import Part, Total, remainder
from projects.results.totals.dimensions import PERIOD
from projects.texts.languages import text_of
from projects.texts.numbers import quantity


def kinds() -> dict[str, str]:
    """The provenances as they are called in pictures and tables."""
    return {
        "documented": _("Documented"),
        "reported": _("Reported elsewhere"),
        "illustrative": _("Samples only"),
    }


def openings() -> dict[str, str]:
    """The opening words of a finding about a provenance."""
    return kinds() | {"illustrative": _("Samples")}


def heads() -> dict[str, str]:
    """The heading of the rows of a breakdown."""
    return {
        "block": _("Block"),
        "theme": _("Theme"),
        "region": _("Region at the time of the exhibition"),
        "region_today": _("Region of today"),
        "organisation": _("Organisation"),
        PERIOD: _("Period"),
    }


def notes() -> dict[str, str]:
    """A note on how the rows of a breakdown add up to the whole."""
    return {
        "block": _("The rows add up to the whole."),
        "theme": _(
            "An entry with two themes counts once in the whole and under both, so the rows may add"
            " up to more."
        ),
        "region": _(
            "An entry in two regions counts once in the whole and under both, so the rows may add"
            " up to more."
        ),
        "region_today": _(
            "An entry in a region that was divided later counts under each of its parts, so the"
            " rows may add up to more."
        ),
        "organisation": _(
            "An entry of two organisations counts once in the whole and under both, so the rows"
            " may add up to more."
        ),
        PERIOD: _("A figure for several years has a row of its own. The rows add up to the whole."),
    }


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
        sentence = _("Official summary: no figure. Confirmed by projects here: %(documented)s.")
    elif left.unexplained is None:
        sentence = _(
            "Official summary: “%(official)s”, which can’t be compared. Confirmed by "
            "projects here: %(documented)s."
        )
    elif left.exceeds:
        sentence = _(
            "Official summary: %(official)s. Projects here confirm more, %(documented)s: "
            "one of the two is wrong."
        )
    elif not left.documented:
        sentence = _(
            "Official summary: %(official)s. No project in the catalogue confirms this yet."
        )
    elif not left.unexplained:
        sentence = _("Official summary: %(official)s. Projects here confirm all of it.")
    else:
        sentence = _(
            "Official summary: %(official)s. Confirmed by projects here: %(documented)s; "
            "not yet: %(left)s."
        )
    return sentence % said
