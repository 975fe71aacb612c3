"""Years, periods, sources and units that can't be right or are missing."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.models import Indicator, Metric, Organisation, Project
from projects.results.contradictions.finding import (
    Contradiction,
    about,
    all_figures,
    as_stated,
    entry_field,
    figure_field,
    name_of,
)
from projects.results.totals.periods import WHOLE
from projects.texts.found_numbers import has_other
from projects.texts.languages import LANGUAGES, language_name, quoted


def years_of_entries() -> Iterator[Contradiction]:
    """The database refuses such years; rows that came in past its rules are found all the same."""
    for project in Project.objects.filter(end_year__lt=F("start_year")).order_by("number"):
        yield Contradiction(
            "end-before-start",
            f"{project.number}. {name_of(project, 'title')}",
            _("It ends in %(end)d and starts in %(start)d.")
            % {"end": project.end_year, "start": project.start_year},
            entry_field(project, "end_year"),
        )


def periods() -> Iterator[Contradiction]:
    for metric in all_figures().exclude(period=""):
        years = [
            int(word) for word in metric.period.replace("–", "-").split("-") if word.isdecimal()
        ]
        if years != sorted(years):
            yield Contradiction(
                "end-before-start",
                about(metric),
                _("The period reads %(period)s.") % {"period": metric.period},
                figure_field(metric, "period"),
            )
        project, stated = metric.project, (metric.covers_from, metric.covers_until) != WHOLE
        starts_before = project.start_year and metric.covers_from < project.start_year
        ends_after = project.end_year and metric.covers_until > project.end_year
        if stated and (starts_before or ends_after):
            yield Contradiction(
                "outside-the-years",
                about(metric),
                _("The figure is for %(period)s, the entry ran %(start)s–%(end)s.")
                % {
                    "period": metric.period,
                    "start": project.start_year or "…",
                    "end": project.end_year or "…",
                },
                figure_field(metric, "period"),
            )


def without_source() -> Iterator[Contradiction]:
    """Every figure names a source; here its words are missing, or a budget's entry cites none."""
    real = ~Q(project__provenance=Project.Provenance.ILLUSTRATIVE)
    for metric in all_figures().filter(real, sentence=""):
        yield Contradiction(
            "without-source",
            about(metric),
            _("Quote the sentence in which the source states %(figure)s.")
            % {"figure": as_stated(metric)},
            figure_field(metric, "sentence"),
        )
    silent = Project.objects.filter(budget_kzt__isnull=False, citations__isnull=True)
    for project in silent.exclude(provenance="illustrative").order_by("number"):
        yield Contradiction(
            "without-source",
            f"{project.number}. {name_of(project, 'title')}",
            _("The entry states a budget and cites no source."),
            entry_field(project, "budget_kzt"),
        )


def other_than_quoted() -> Iterator[Contradiction]:
    """Figures whose quoted words have other numbers and not theirs."""
    for metric in all_figures().filter(value__isnull=False).exclude(sentence=""):
        if told := unlike_its_words(metric):
            address = figure_field(metric, "sentence")
            yield Contradiction("other-than-quoted", about(metric), told, address)


def unlike_its_words(metric: Metric) -> str:
    """That the quoted words of a figure's source have another number, "" if they have not."""
    if metric.value is None or not has_other(metric.sentence, metric.value):
        return ""
    told = {"figure": as_stated(metric), "sentence": quoted(metric.sentence)}
    return _("The figure is %(figure)s, its source says: %(sentence)s") % told


def same_figure_twice() -> Iterator[Contradiction]:
    """Pairs of entries, the later of which is named. The placeholder is no organisation."""
    metrics = (
        all_figures()
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
    names = {o.pk: name_of(o) for o in Organisation.objects.filter(projects__isnull=False)}
    for metric in twins:
        yield Contradiction(
            "same-figure-twice",
            about(metric),
            _("Stand %(other)d of %(organisation)s also states %(figure)s: is it the same work?")
            % {
                "other": metric.other,
                "organisation": names[metric.organisation],
                "figure": as_stated(metric),
            },
            figure_field(metric, "value"),
        )


def without_unit() -> Iterator[Contradiction]:
    for indicator in Indicator.objects.all():
        for language in LANGUAGES:
            if not getattr(indicator, f"unit_{language}"):
                yield Contradiction(
                    "without-unit",
                    name_of(indicator),
                    _("The unit is missing in this language: %(language)s.")
                    % {"language": language_name(language)},
                    reverse("admin:projects_indicator_change", args=[indicator.pk])
                    + f"#id_unit_{language}",
                )
