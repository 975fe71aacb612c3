"""One contradiction: its kinds, and how it names a record and leads to its field in the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from projects.models import Metric, Project
from projects.texts.languages import text_of
from projects.texts.numbers import quantity

KINDS: dict[str, Any] = {
    "greater-than-official": gettext_lazy("A figure is greater than the official one"),
    "parts-exceed-whole": gettext_lazy("Figures for parts come to more than that for the whole"),
    "overlapping-periods": gettext_lazy("Two figures of an entry share a year; one is not added"),
    "end-before-start": gettext_lazy("The end is before the start"),
    "outside-the-years": gettext_lazy("A figure’s period lies outside the entry’s years"),
    "without-source": gettext_lazy("A figure has no sentence of a source"),
    "other-than-quoted": gettext_lazy("A figure is not the one that its source is quoted for"),
    "same-figure-twice": gettext_lazy("Two entries of one organisation state the same figure"),
    "without-unit": gettext_lazy("What is counted has no unit"),
    "official-without-entry": gettext_lazy("No documented entry confirms an official figure"),
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


def entry_field(project: Project, field: str) -> str:
    return reverse("admin:projects_project_change", args=[project.pk]) + f"#id_{field}"


def figure_field(metric: Metric, field: str) -> str:
    """The field among the entry's figures, which the desk numbers in their order."""
    if not hasattr(metric.project, "figure_places"):
        figures = list(metric.project.metrics.order_by("indicator__position", "id"))
        metric.project.figure_places = {m.pk: place for place, m in enumerate(figures)}
    place = metric.project.figure_places[metric.pk]
    return entry_field(metric.project, f"metrics-{place}-{field}")


def name_of(record: Any, field: str = "name") -> str:
    return text_of(record, field).value


def about(metric: Metric) -> str:
    title = name_of(metric.project, "title")
    return f"{metric.project.number}. {title}: {name_of(metric.indicator)}"


def as_stated(metric: Metric) -> str:
    return quantity(metric.value, metric.qualifier, name_of(metric, "wording"))


def all_figures() -> Any:
    return Metric.objects.select_related("project", "indicator").order_by("project__number", "pk")
