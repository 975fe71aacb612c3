"""What in the figures can't be right, or lacks its ground, with the place where to mend it.

Looks at every entry, drafts included: staff mend before they publish. A finding is a question to
a person, not a verdict; "more than 1,000" may well be exceeded, and is said so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import HeadlineFigure, Indicator, Metric, Organisation, Project
from projects.models.results import Qualifier
from projects.results.totals.periods import WHOLE, counted, with_counts
from projects.texts.languages import LANGUAGES, text_of
from projects.texts.numbers import quantity

KINDS: dict[str, Any] = {
    "greater-than-official": gettext_lazy("A figure is greater than the official one"),
    "parts-exceed-whole": gettext_lazy("Figures for parts come to more than that for the whole"),
    "overlapping-periods": gettext_lazy("Two figures of an entry share a year; one is not added"),
    "end-before-start": gettext_lazy("The end is before the start"),
    "outside-the-years": gettext_lazy("A figure’s period lies outside the entry’s years"),
    "without-source": gettext_lazy("A figure has no sentence of a source"),
    "same-figure-twice": gettext_lazy("Two entries of one organisation state the same figure"),
    "without-unit": gettext_lazy("What is counted has no unit"),
    "official-without-entry": gettext_lazy("No documented entry stands behind an official figure"),
}


@dataclass(frozen=True)
class Contradiction:
    """One finding: ``kind`` is a key of ``KINDS``, ``about`` names the record, ``address`` leads
    to its field in the desk."""

    kind: str
    about: str
    explanation: str
    address: str

    @property
    def title(self) -> str:
        return str(KINDS[self.kind])


def contradictions() -> list[Contradiction]:
    """All findings, by kind, then by stand."""
    found = [
        *_greater_than_official(),
        *_shared_years(),
        *_years_of_entries(),
        *_periods(),
        *_without_source(),
        *_same_figure_twice(),
        *_without_unit(),
        *_official_without_entry(),
    ]
    order = list(KINDS)
    return sorted(found, key=lambda contradiction: order.index(contradiction.kind))


def _entry_field(project: Project, field: str) -> str:
    return reverse("admin:projects_project_change", args=[project.pk]) + f"#id_{field}"


def _figure_field(metric: Metric, field: str) -> str:
    """The field among the entry's figures, which the desk numbers in their order."""
    if not hasattr(metric.project, "figure_places"):
        figures = list(metric.project.metrics.order_by("indicator__position", "id"))
        metric.project.figure_places = {m.pk: place for place, m in enumerate(figures)}
    place = metric.project.figure_places[metric.pk]
    return _entry_field(metric.project, f"metrics-{place}-{field}")


def _name(record: Any, field: str = "name") -> str:
    return text_of(record, field).value


def _about(metric: Metric) -> str:
    title = _name(metric.project, "title")
    return f"{metric.project.number}. {title}: {_name(metric.indicator)}"


def _said(metric: Metric) -> str:
    return quantity(metric.value, metric.qualifier, _name(metric, "wording"))


def _figures() -> Any:
    return Metric.objects.select_related("project", "indicator").order_by("project__number", "pk")


def _greater_than_official() -> Iterator[Contradiction]:
    headlines = HeadlineFigure.objects.filter(value__isnull=False).select_related("indicator")
    official = {headline.indicator_id: headline for headline in headlines}
    greater = _figures().filter(value__gt=F("indicator__headline__value"))
    for metric in greater:
        headline = official[metric.indicator_id]
        said = {
            "figure": _said(metric),
            "official": quantity(headline.value, headline.qualifier),
        }
        explanation = _("%(figure)s is more than the official %(official)s for the whole.") % said
        if headline.qualifier == Qualifier.MORE_THAN:
            explanation += " " + _("“More than” leaves room; compare the sources.")
        yield Contradiction(
            "greater-than-official",
            _about(metric),
            explanation,
            _figure_field(metric, "value"),
        )
    sums = (
        counted(Metric.objects.filter(project__provenance=Project.Provenance.DOCUMENTED))
        .order_by()
        .values("indicator")
        .annotate(total=Sum("value"))
        .values_list("indicator", "total")
    )
    for indicator, total in sums:
        headline = official.get(indicator)
        if headline and total > headline.value and headline.qualifier != Qualifier.MORE_THAN:
            yield Contradiction(
                "greater-than-official",
                _name(headline.indicator),
                _("Documented entries add up to %(total)s, the official figure is %(official)s.")
                % {
                    "total": quantity(total, Qualifier.EXACTLY),
                    "official": quantity(headline.value, headline.qualifier),
                },
                reverse("admin:projects_headlinefigure_change", args=[headline.pk]) + "#id_value",
            )


def _shared_years() -> Iterator[Contradiction]:
    figures: Any = with_counts(_figures())
    overtaken = figures.filter(value__isnull=False, is_overtaken=True)
    parts: dict[tuple[int, int], list[Metric]] = defaultdict(list)
    for metric in overtaken:
        parts[metric.project_id, metric.indicator_id].append(metric)
        yield Contradiction(
            "overlapping-periods",
            _about(metric),
            _("%(figure)s (%(period)s) is not added: another figure of the entry counts for it.")
            % {"figure": _said(metric), "period": metric.period or _("period not stated")},
            _figure_field(metric, "period"),
        )
    for (project, indicator), pieces in parts.items():
        for whole in counted(_figures().filter(project=project, indicator=indicator)):
            within = [
                piece.value or 0
                for piece in pieces
                if whole.covers_from <= piece.covers_from
                and piece.covers_until <= whole.covers_until
                and (piece.covers_from, piece.covers_until) != WHOLE
            ]
            if sum(within) > (whole.value or 0) and whole.qualifier != Qualifier.MORE_THAN:
                yield Contradiction(
                    "parts-exceed-whole",
                    _about(whole),
                    _("The parts come to %(parts)s, the whole is %(whole)s.")
                    % {
                        "parts": quantity(sum(within), Qualifier.EXACTLY),
                        "whole": _said(whole),
                    },
                    _figure_field(whole, "value"),
                )


def _years_of_entries() -> Iterator[Contradiction]:
    """The database refuses such years; rows that came in past its rules are found all the same."""
    for project in Project.objects.filter(end_year__lt=F("start_year")).order_by("number"):
        yield Contradiction(
            "end-before-start",
            f"{project.number}. {_name(project, 'title')}",
            _("It ends in %(end)d and starts in %(start)d.")
            % {"end": project.end_year, "start": project.start_year},
            _entry_field(project, "end_year"),
        )


def _periods() -> Iterator[Contradiction]:
    for metric in _figures().exclude(period=""):
        years = [int(word) for word in metric.period.replace("–", "-").split("-") if word.isdigit()]
        if years != sorted(years):
            yield Contradiction(
                "end-before-start",
                _about(metric),
                _("The period reads %(period)s.") % {"period": metric.period},
                _figure_field(metric, "period"),
            )
        project, stated = metric.project, (metric.covers_from, metric.covers_until) != WHOLE
        starts_before = project.start_year and metric.covers_from < project.start_year
        ends_after = project.end_year and metric.covers_until > project.end_year
        if stated and (starts_before or ends_after):
            yield Contradiction(
                "outside-the-years",
                _about(metric),
                _("The figure is for %(period)s, the entry ran %(start)s–%(end)s.")
                % {
                    "period": metric.period,
                    "start": project.start_year or "…",
                    "end": project.end_year or "…",
                },
                _figure_field(metric, "period"),
            )


def _without_source() -> Iterator[Contradiction]:
    """Every figure names a source; here its words are missing, or a budget's entry cites none."""
    real = ~Q(project__provenance=Project.Provenance.ILLUSTRATIVE)
    for metric in _figures().filter(real, sentence=""):
        yield Contradiction(
            "without-source",
            _about(metric),
            _("Quote the sentence in which the source states %(figure)s.")
            % {"figure": _said(metric)},
            _figure_field(metric, "sentence"),
        )
    silent = Project.objects.filter(budget_kzt__isnull=False, citations__isnull=True)
    for project in silent.exclude(provenance="illustrative").order_by("number"):
        yield Contradiction(
            "without-source",
            f"{project.number}. {_name(project, 'title')}",
            _("The entry states a budget and cites no source."),
            _entry_field(project, "budget_kzt"),
        )


def _same_figure_twice() -> Iterator[Contradiction]:
    """Pairs of entries, the later of which is named. The placeholder is no organisation."""
    metrics = (
        _figures()
        .filter(value__gt=0)
        .exclude(project__participants__kind=Organisation.Kind.PLACEHOLDER)
    )
    twins = (
        metrics.filter(
            project__participants__projects__metrics__indicator=F("indicator"),
            project__participants__projects__metrics__value=F("value"),
            project__participants__projects__number__lt=F("project__number"),
        )
        .annotate(
            other=F("project__participants__projects__number"),
            organisation=F("project__participants__pk"),
        )
        .distinct()
    )
    names = {o.pk: _name(o) for o in Organisation.objects.filter(projects__isnull=False)}
    for metric in twins:
        yield Contradiction(
            "same-figure-twice",
            _about(metric),
            _("Stand %(other)d of %(organisation)s also states %(figure)s: is it the same work?")
            % {
                "other": metric.other,
                "organisation": names[metric.organisation],
                "figure": _said(metric),
            },
            _figure_field(metric, "value"),
        )


def _without_unit() -> Iterator[Contradiction]:
    for indicator in Indicator.objects.all():
        for language in LANGUAGES:
            if not getattr(indicator, f"unit_{language}"):
                yield Contradiction(
                    "without-unit",
                    _name(indicator),
                    _("The unit is missing in this language: %(language)s.")
                    % {"language": language},
                    reverse("admin:projects_indicator_change", args=[indicator.pk])
                    + f"#id_unit_{language}",
                )


def _official_without_entry() -> Iterator[Contradiction]:
    documented = Q(project__provenance=Project.Provenance.DOCUMENTED)
    stated = set(Metric.objects.filter(documented).values_list("indicator", flat=True))
    entries = Project.objects.filter(provenance=Project.Provenance.DOCUMENTED)
    has_entries = entries.exists()
    has_budgets = entries.filter(status=Project.Status.COMPLETED, budget_kzt__isnull=False).exists()
    for headline in HeadlineFigure.objects.select_related("indicator"):
        match headline.indicator.counted_from:
            case Indicator.CountedFrom.ENTRIES:
                is_backed = has_entries
            case Indicator.CountedFrom.COMPLETED_BUDGETS:
                is_backed = has_budgets
            case _:
                is_backed = headline.indicator_id in stated
        if not is_backed:
            yield Contradiction(
                "official-without-entry",
                _name(headline.indicator),
                _("The summary says: %(statement)s. Which projects are meant?")
                % {"statement": _name(headline, "statement")},
                reverse("admin:projects_headlinefigure_change", args=[headline.pk])
                + "#id_statement_en",
            )
