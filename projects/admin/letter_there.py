"""What of a letter the project on its stand has already; whether it tells of another or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from projects.admin.letter_quoted import compared
from projects.admin.letter_rows import is_called
from projects.intake import received
from projects.intake.letter import Letter, Proposal
from projects.models import Metric, Participation, Project, ReceivedLetter, Source
from projects.texts.languages import LANGUAGES
from projects.texts.near_names import name_key
from projects.texts.numbers import quantity


class Found(NamedTuple):
    """Figures of an entry that a letter's figure is (``is_same``), or that it may contradict."""

    metrics: list[Metric]
    is_same: bool

    @property
    def told(self) -> str:
        """The figures in words, under their indicator: "Участники: 640 (2023), 1 120 (2024)"."""
        told = [
            quantity(one.value or 0, one.qualifier) + (f" ({one.period})" if one.period else "")
            for one in self.metrics
        ]
        return f"{self.metrics[0].indicator}: {', '.join(told)}"


class There:
    """What a real entry has: of a sample nothing counts but the photos that stay."""

    def __init__(self, entry: Project, kept: ReceivedLetter, *, is_sample: bool) -> None:
        self.entry, self.kept = entry, kept
        came = received.came_with(kept)
        taken = (one for one in came if one.taken_at and one.project_id)
        # The letter that was taken on another stand: two with one project count its figures twice.
        self.elsewhere = next((one for one in taken if one.project_id != kept.project_id), None)
        self.roles: dict[str, Participation] = {}
        self.metrics: list[Metric] = []
        self.quotes: list[str] = []
        self.source: Source | None = None
        if not is_sample:
            for part in entry.participations.select_related("organisation"):
                self.roles.setdefault(part.organisation.slug, part)
            self.metrics = list(entry.metrics.select_related("indicator"))
            cited = entry.citations.select_related("source")
            self.quotes = [compared(one.sentence) for one in cited if one.sentence]
            # Of this letter, or of one of its files when it came before.
            own = {one.source_id for one in (kept, *came) if one.source_id}
            self.source = next((one.source for one in cited if one.source_id in own), None)

    def participation(self, slug: str, name: str) -> Participation | None:
        """The part that a known organisation has in the entry in whatever role, or one that is
        called so."""
        called = (p for p in self.roles.values() if name and is_called(p.organisation, name))
        return self.roles.get(slug) or next(called, None)

    def has_quote(self, words: str) -> bool:
        """Whether the entry quotes these words already."""
        return bool(words) and any(compared(words) in quote for quote in self.quotes)

    def has_photo(self, place: int) -> bool:
        """Whether this picture of the letter is a photo of the entry."""
        return received.is_hung(self.kept, place, self.entry)

    def figure(self, guess: str, initial: Mapping[str, Any]) -> Found | None:
        """The figures of the entry that a letter's figure is, or may contradict."""
        return figures_in(self.metrics, guess, initial)


def figures_in(metrics: Iterable[Metric], guess: str, initial: Mapping[str, Any]) -> Found | None:
    """Those figures that say the same as a letter's, or something else of the same: under one
    indicator or in the same words, and for no other period.

    ``guess`` is the slug of the indicator that the letter may mean.
    """
    period, words = initial["period"], compared(initial["sentence"])
    of = [one for one in metrics if _is_of(one, guess, initial)]
    for one in of:
        is_value = (one.value, one.qualifier) == (initial["value"], initial["qualifier"])
        if is_value and (one.period == period or _key(one) == words):
            return Found([one], True)
    of = [one for one in of if one.period == period or not (one.period and period)]
    return Found([one for one in of if one.indicator == of[0].indicator], False) if of else None


def _is_of(metric: Metric, guess: str, initial: Mapping[str, Any]) -> bool:
    """Whether a letter's figure counts the same as this one."""
    words = _without_numbers(compared(initial["sentence"]))
    if len(words) > 1 and words == _without_numbers(_key(metric)):
        return True
    if initial["indicator"]:
        return bool(metric.indicator_id == initial["indicator"])
    names = (getattr(metric.indicator, f"name_{code}") for code in LANGUAGES)
    name = name_key(initial["name"])
    return metric.indicator.slug == guess or (
        bool(name) and name in {name_key(one) for one in names if one}
    )


def _key(metric: Metric) -> str:
    return compared(metric.sentence)


def _without_numbers(words: str) -> list[str]:
    return [word for word in words.split() if not word[0].isdigit()]


def in_project(told: str = "") -> str:
    """The sentence at a box whose value the project has."""
    if told:
        return _("In the project already: %(told)s.") % {"told": told}
    return _("In the project already.")


def is_of_another(entry: Project, titles: Iterable[str]) -> bool:
    """Whether a letter that calls its project so tells of another than this entry, which is real.

    One title may stand within the other. A letter without a title tells of no other project.
    """
    own = [f" {name_key(title)} " for title in titles if title.strip()]
    fields = (getattr(entry, f"title_{code}") for code in LANGUAGES)
    there = [f" {name_key(title)} " for title in fields if title]
    return bool(own and there) and not any(a in b or b in a for a in own for b in there)


def names_no_project(said: list[tuple[Letter, list[Proposal]]]) -> bool:
    """Whether all that the rules find in what was written is text and a source."""
    found = {one.field for _letter, proposals in said for one in proposals}
    facts = {name for name in found if name.partition("_")[0] not in ("text", "summary")}
    is_written = any(letter.blocks for letter, _proposals in said)
    return is_written and not facts - {"sources", "quotation"}
