"""Figures that contradict the official ones or each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.models import HeadlineFigure, Indicator, Metric, Project
from projects.models.results import Qualifier
from projects.results.contradictions.finding import (
    Contradiction,
    about,
    all_figures,
    as_stated,
    figure_field,
    name_of,
)
from projects.results.totals.periods import WHOLE, counted, with_counts
from projects.texts.numbers import OPEN_ABOVE, quantity

# "Up to" says how many at most: it is never more than anything for sure.
_UP_TO = Q(qualifier=Qualifier.UP_TO)


def greater_than_official() -> Iterator[Contradiction]:
    headlines = HeadlineFigure.objects.filter(value__isnull=False).select_related("indicator")
    official = {headline.indicator_id: headline for headline in headlines}
    greater = all_figures().filter(value__gt=F("indicator__headline__value"))
    for metric in greater.exclude(qualifier=Qualifier.UP_TO):
        headline = official[metric.indicator_id]
        said = {
            "figure": as_stated(metric),
            "official": quantity(headline.value, headline.qualifier),
        }
        explanation = _("%(figure)s is more than the official %(official)s for the whole.") % said
        if headline.qualifier in OPEN_ABOVE:
            explanation += " " + _(
                "“More than” and “at least” may mean a larger number; compare the sources."
            )
        yield Contradiction(
            "greater-than-official",
            about(metric),
            explanation,
            figure_field(metric, "value"),
        )
    sums = (
        counted(Metric.objects.filter(project__provenance=Project.Provenance.DOCUMENTED))
        .order_by()
        .values("indicator")
        .annotate(surely=Sum("value", filter=~_UP_TO, default=0), limits=Count("pk", filter=_UP_TO))
        .values_list("indicator", "surely", "limits")
    )
    for indicator, surely, limits in sums:
        headline = official.get(indicator)
        if headline and surely > headline.value and headline.qualifier not in OPEN_ABOVE:
            exactness = Qualifier.AT_LEAST if limits else Qualifier.EXACTLY
            yield Contradiction(
                "greater-than-official",
                name_of(headline.indicator),
                _("Documented entries add up to %(total)s, the official figure is %(official)s.")
                % {
                    "total": quantity(surely, exactness),
                    "official": quantity(headline.value, headline.qualifier),
                },
                reverse("admin:projects_headlinefigure_change", args=[headline.pk]) + "#id_value",
            )


def shared_years() -> Iterator[Contradiction]:
    figures: Any = with_counts(all_figures())
    overtaken = figures.filter(value__isnull=False, is_overtaken=True)
    parts: dict[tuple[int, int], list[Metric]] = defaultdict(list)
    for metric in overtaken:
        parts[metric.project_id, metric.indicator_id].append(metric)
        yield Contradiction(
            "overlapping-periods",
            about(metric),
            _("%(figure)s (%(period)s) is not added: another figure of the entry counts for it.")
            % {"figure": as_stated(metric), "period": metric.period or _("period not stated")},
            figure_field(metric, "period"),
        )
    for (project, indicator), pieces in parts.items():
        for whole in counted(all_figures().filter(project=project, indicator=indicator)):
            within = [
                piece.value or 0
                for piece in pieces
                if piece.qualifier != Qualifier.UP_TO
                and whole.covers_from <= piece.covers_from
                and piece.covers_until <= whole.covers_until
                and (piece.covers_from, piece.covers_until) != WHOLE
            ]
            if sum(within) > (whole.value or 0) and whole.qualifier not in OPEN_ABOVE:
                yield Contradiction(
                    "parts-exceed-whole",
                    about(whole),
                    _("The parts come to %(parts)s, the whole is %(whole)s.")
                    % {
                        "parts": quantity(sum(within), Qualifier.EXACTLY),
                        "whole": as_stated(whole),
                    },
                    figure_field(whole, "value"),
                )


def official_without_entry() -> Iterator[Contradiction]:
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
                name_of(headline.indicator),
                _("Official summary: %(statement)s. Which projects does it mean?")
                % {"statement": name_of(headline, "statement")},
                reverse("admin:projects_headlinefigure_change", args=[headline.pk])
                + "#id_statement_en",
            )
