"""A letter read for the fields of an entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from projects.intake.letter import Letter, Proposal, Remark
from projects.intake.proposals import (
    metrics,
    money,
    participations,
    people,
    places,
    quotations,
    sources,
    stands,
    states,
    texts,
    themes,
    titles,
    years,
)
from projects.intake.proposals.decoys import without_other_projects
from projects.intake.proposals.exact_places import exact_place
from projects.intake.proposals.found import Candidate, decide, places_of, rows
from projects.intake.proposals.indicator_words import says_indicator
from projects.intake.proposals.lists import Known
from projects.intake.proposals.readable import readable
from projects.intake.proposals.sections import without_others
from projects.intake.proposals.sentences import Told, told_by
from projects.intake.proposals.several import holds_several
from projects.intake.proposals.since_when import LAST_ONE
from projects.intake.proposals.tenge import is_rough
from projects.intake.proposals.year_words import RUNS_UNTIL
from projects.models import Project
from projects.models.entry_rules import EARLIEST_YEAR, LATEST_YEAR
from projects.texts.numbers import Qualifier


@dataclass(frozen=True)
class Reading:
    """What a letter proposes, sentences for the person about what contradicts itself in it, and the
    values among which to choose there, with the figures of which it names no indicator."""

    proposals: tuple[Proposal, ...]
    remarks: tuple[str, ...] = ()
    choices: tuple[Proposal, ...] = ()


def propose(letter: Letter, known: Known) -> Reading:
    """What the letter states for each field; a value that it does not state is not proposed."""
    letter, unread = readable(letter)
    told = replace(told_by(letter), unread=unread)
    if holds_several(told):
        return _of_several(told, known)
    told = without_others(told)
    named = titles.titles(told, known)
    told = without_other_projects(told, {one.value for one in named}, known.organisations)
    state = decide("status", states.states(told)).proposal
    told = replace(told, is_planned=bool(state and state.value == Project.Status.PLANNED))
    single, choices, remarks = _single(told)
    values = {one.field: one.value for one in single}
    span = (values.get("start_year"), values.get("end_year"))
    counted, of_metrics, remarks_on_metrics = _metrics(told, known, span)
    names = [one.value for one in named]
    counted, of_metrics = (_with_doubt(found, told, names) for found in (counted, of_metrics))
    others = [
        *named,
        *single,
        *rows("participations", participations.participations(told, known)),
        *_regions(told, known),
        *exact_place(told, known),
        *counted,
        *quotations.quotations(told),
    ]
    made = [
        *others,
        *texts.texts(told, others, known),
        *_themes(told, known),
        *sources.source(told, known, others),
    ]
    return Reading(tuple(made), (*remarks, *remarks_on_metrics), (*choices, *of_metrics))


def _of_several(told: Told, known: Known) -> Reading:
    """The text of a letter about several projects, and the letter as source: what else it states is
    of one of them."""
    text = [one for one in texts.texts(told, [], known) if one.field.startswith("text_")]
    remark = _(
        "The letter tells of several projects. All of it is in the text, and no title, year or "
        "figure is proposed: leave in what is of this stand."
    )
    return Reading((*text, *sources.source(told, known)), (remark,))


def _single(told: Told) -> tuple[list[Proposal], list[Proposal], list[Remark]]:
    """The fields that have one value; of a letter that gives two, both to choose from, and a
    sentence about it."""
    dated: dict[str, list[Candidate]] = {"start_year": [], "end_year": []}
    for name, candidate in years.years(told):
        if EARLIEST_YEAR <= candidate.value <= LATEST_YEAR:
            dated[name].append(candidate)
    if any(one.rank > 0 for listed in dated.values() for one in listed):
        dated = {name: [one for one in listed if one.rank > 0] for name, listed in dated.items()}
    state = decide("status", states.states(told)).proposal
    if state and state.value == Project.Status.IN_PROGRESS:
        # Of what goes on a span of counts ends, not the project.
        dated["end_year"] = [
            one
            for one in dated["end_year"]
            if one.rank > years.IN_PROSE or RUNS_UNTIL.search(one.sentence.folded)
        ]
    elif not state or state.value != Project.Status.COMPLETED:
        # The last one so far is no end.
        dated["end_year"] = [
            one for one in dated["end_year"] if not LAST_ONE.search(one.sentence.folded)
        ]
    found: dict[str, Iterable[Candidate]] = {
        "number": stands.stand_numbers(told),
        **dated,
        "status": states.states(told),
        "budget_kzt": money.budgets(told),
        "coordinator": people.coordinators(told),
    }
    made, choices, remarks = [], list[Proposal](), []
    for name, candidates in found.items():
        listed = list(candidates)
        decided = decide(name, listed)
        if decided.proposal:
            made.append(decided.proposal)
        elif decided.contradicting and name != "number":  # for which stand, is asked before
            choices += (several := _choices(name, listed))
            label = str(getattr(Project._meta.get_field(name), "verbose_name", name))
            told_so = _("The letter states different values for “%(field)s”: choose one.")
            remarks.append(Remark(told_so % {"field": label}, several))
    return _in_order(made), choices, [*remarks, *_on_rough_budget(made, told)]


def _on_rough_budget(made: list[Proposal], told: Told) -> list[Remark]:
    """A sentence about a budget that no place gives exactly, for a project keeps one sum."""
    text = _("The letter gives the budget only roughly; the project shows it as an exact number.")
    return [
        Remark(text, [one])
        for one in made
        if one.field == "budget_kzt"
        and all(
            is_rough(sentence, one.value)
            for sentence in (*told.sentences, *told.answers)
            if sentence.place in one.places
        )
    ]


def _choices(name: str, candidates: list[Candidate]) -> list[Proposal]:
    """The values of the highest rank."""
    best = max(one.rank for one in candidates)
    chosen = rows(name, [one for one in candidates if one.rank == best])
    return [replace(one, is_choice=True) for one in chosen]


def _in_order(found: list[Proposal]) -> list[Proposal]:
    """Without an end before the start, and without an end of what goes on."""
    values: dict[str, Any] = {one.field: one.value for one in found}
    start, end = values.get("start_year"), values.get("end_year")
    is_wrong = start and end and end < start
    goes_on = values.get("status") == Project.Status.IN_PROGRESS and end == start
    return [one for one in found if one.field != "end_year" or not (is_wrong or goes_on)]


def _metrics(
    told: Told, known: Known, span: tuple[int | None, int | None]
) -> tuple[list[Proposal], list[Proposal], list[Remark]]:
    """A figure for each indicator and period; two that differ are none, unless one is the whole,
    and are to choose from."""
    groups: dict[tuple[str, str], list[Candidate]] = {}
    others: list[Candidate] = []
    for one in metrics.metrics(told, span):
        if not one.value["indicator"]:
            others.append(one)
        if _is_of_few(one):
            continue
        if one.value["indicator"] in known.indicators:
            key = one.value["indicator"], one.value["period"]
            groups.setdefault(key, []).append(one)
    made, choices, remarks = [], list[Proposal](), []
    for candidates in groups.values():
        best = max(one.rank for one in candidates)
        chosen = [one for one in candidates if one.rank == best]
        if whole := [one for one in chosen if _is_sum_of_years(one, groups)]:
            chosen = whole
        if len({one.value["value"] for one in chosen}) == 1:
            # A heading shortens "более 25 000" to "25 тысяч".
            said = [one.value for one in chosen if one.value["qualifier"] != Qualifier.EXACTLY]
            value = (said or [chosen[0].value])[0]
            made.append(Proposal("metrics", value, places_of(one.sentence for one in chosen)))
            continue
        choices += (several := _choices("metrics", candidates))
        text = _("The letter states different numbers for one indicator: choose among them.")
        remarks.append(Remark(text, several))
    named = (*made, *choices)
    stated = {(each.value["value"], place) for each in named for place in each.places}
    for other in rows("metrics", others):
        if all((other.value["value"], place) not in stated for place in other.places):
            choices.append(replace(other, is_sure=False))
    return made, choices, remarks


# "Мать четверых детей": of so few a sentence tells as of people, not as of all who took part.
_FEW = 10
# A cell of a table has no more words.
_CELL = 4


def _is_of_few(one: Candidate) -> bool:
    """Whether a sentence counts participants by the handful."""
    of = one.value
    is_told = len(one.sentence.text.split()) > _CELL and of["indicator"] == "event-participants"
    return is_told and of["value"] < _FEW


def _is_sum_of_years(one: Candidate, groups: dict[tuple[str, str], list[Candidate]]) -> bool:
    """Whether a figure of the whole is the sum of those of single years."""
    by_year = [
        {each.value["value"] for each in found}
        for (slug, period), found in groups.items()
        if slug == one.value["indicator"] and len(period) == 4
    ]
    is_told = len(by_year) > 1 and all(len(found) == 1 for found in by_year)
    return is_told and not one.value["period"] and sum(map(sum, by_year)) == one.value["value"]


def _with_doubt(found: list[Proposal], told: Told, titles: list[str]) -> list[Proposal]:
    """The figures, unsure where no place of one says what its indicator counts."""

    def is_sure(one: Proposal) -> bool:
        return any(
            says_indicator(one.value["indicator"], sentence, told, titles)
            for sentence in told.sentences
            if sentence.place in one.places
        )

    return [replace(one, is_sure=one.is_sure and is_sure(one)) for one in found]


def _regions(told: Told, known: Known) -> list[Proposal]:
    found = places.regions(told, known)
    codes = list(dict.fromkeys(one.value for one in found))
    return [Proposal("regions", codes, places_of(one.sentence for one in found))] if codes else []


def _themes(told: Told, known: Known) -> list[Proposal]:
    found = themes.themes(told, known)
    slugs = list(dict.fromkeys(one.value for one in found))
    return [Proposal("themes", slugs, places_of(one.sentence for one in found))] if slugs else []
