"""Evidence of a total: the figures of the entries, with the words of their sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Case, F, IntegerField, Prefetch, QuerySet, Value, When

from projects.models import Indicator, Metric, Project, Source
from projects.models.results import Qualifier
from projects.results.totals.periods import counted, with_counts
from projects.texts.languages import text_of

# Documented figures come first, samples last.
_ORDER = Case(
    *(
        When(provenance=provenance, then=Value(place))
        for place, provenance in enumerate(Project.Provenance.values)
    ),
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class Evidence:
    """One figure of one entry. ``metric`` is its record, ``None`` where an entry itself or its
    budget is counted; ``counts`` says whether it adds to the total; ``sentence`` may be empty."""

    project: Project
    metric: Metric | None
    value: int | None
    qualifier: str
    period: str
    counts: bool
    source: Source | None
    sentence: str
    sentence_language: str

    @property
    def wording(self) -> str:
        """The source's own words where it gives no number."""
        return text_of(self.metric, "wording").value if self.metric else ""


def what_of(indicator: Indicator) -> str:
    """The key of what an indicator counts: its slug for figures of its own, else "@" and a kind."""
    from_metrics = indicator.counted_from == Indicator.CountedFrom.METRICS
    return indicator.slug if from_metrics else f"@{indicator.counted_from}"


def _with_completed_budget(entries: QuerySet[Project]) -> QuerySet[Project]:
    return entries.filter(status=Project.Status.COMPLETED, budget_kzt__isnull=False)


def evidence(indicator: Indicator, entries: QuerySet[Project]) -> QuerySet[Any]:
    """The records behind the indicator's total, documented first, then in the stands' order.

    A query set to be cut into pages; ``as_evidence`` reads it. Three queries a page at most.
    """
    if indicator.counted_from == Indicator.CountedFrom.METRICS:
        return _metrics(entries).filter(indicator=indicator)
    if indicator.counted_from == Indicator.CountedFrom.COMPLETED_BUDGETS:
        entries = _with_completed_budget(entries)
    citations = apps.get_model("projects", "Citation").objects.select_related("source")
    return (
        entries.select_related("block")
        .prefetch_related(Prefetch("citations", citations))
        .order_by(_ORDER, "number")
    )


def every_figure(entries: QuerySet[Project]) -> QuerySet[Metric]:
    """The figures of all indicators, as ``evidence`` gives those of one."""
    return _metrics(entries).order_by("indicator__position", *_of_entry_order(), "covers_from")


def _of_entry_order() -> tuple[Any, ...]:
    return ("provenance_order", "project__number")


def _metrics(entries: QuerySet[Project]) -> QuerySet[Metric]:
    order = Case(
        *(
            When(project__provenance=provenance, then=Value(place))
            for place, provenance in enumerate(Project.Provenance.values)
        ),
        output_field=IntegerField(),
    )
    metrics = with_counts(Metric.objects.filter(project__in=entries.order_by()))
    return (
        metrics.annotate(provenance_order=order)
        .select_related("project__block", "source", "indicator")
        .order_by("provenance_order", "project__number", "covers_from", "pk")
    )


def as_evidence(indicator: Indicator, records: Iterable[Any]) -> Iterator[Evidence]:
    """The records that ``evidence`` found, read as evidence."""
    for record in records:
        if isinstance(record, Metric):
            yield of_metric(record)
        else:
            yield _of_project(record, indicator)


def of_metric(metric: Any) -> Evidence:
    return Evidence(
        project=metric.project,
        metric=metric,
        value=metric.value,
        qualifier=metric.qualifier,
        period=metric.period,
        counts=metric.value is not None and not metric.is_overtaken,
        source=metric.source,
        sentence=metric.sentence,
        sentence_language=metric.sentence_language,
    )


def _of_project(project: Project, indicator: Indicator) -> Evidence:
    of_budget = indicator.counted_from == Indicator.CountedFrom.COMPLETED_BUDGETS
    citation = next(iter(project.citations.all()), None)
    return Evidence(
        project=project,
        metric=None,
        value=project.budget_kzt if of_budget else 1,
        qualifier=Qualifier.EXACTLY,
        period="",
        counts=True,
        source=citation.source if citation else None,
        sentence=citation.sentence if citation else "",
        sentence_language=citation.sentence_language if citation else "",
    )


def stand_numbers(entries: QuerySet[Project]) -> dict[tuple[str, str], list[int]]:
    """Stand numbers behind each total, by ``what_of`` the indicator and provenance; one query."""
    entries = entries.order_by()

    def arm(rows: QuerySet[Any], what: Any, to_entry: str = "") -> QuerySet[Any]:
        return rows.annotate(
            what=what, part=F(f"{to_entry}provenance"), stand=F(f"{to_entry}number")
        ).values_list("what", "part", "stand")

    arms = (
        arm(entries, Value("@entries")),
        arm(_with_completed_budget(entries), Value("@completed-budgets")),
    )
    metrics = counted(Metric.objects.filter(project__in=entries)).order_by()
    numbers: dict[tuple[str, str], set[int]] = defaultdict(set)
    for what, provenance, number in (
        arm(metrics, F("indicator__slug"), "project__").union(*arms, all=True).order_by()
    ):
        numbers[what, provenance].add(number)
    return {key: sorted(found) for key, found in numbers.items()}
