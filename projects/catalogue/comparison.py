"""Entries side by side, with the same rows for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from projects.models import Indicator, Project
from projects.texts.html import plain, text
from projects.texts.numbers import quantity
from projects.texts.quantities import money


@dataclass(frozen=True)
class Row:
    """A row: its heading and the value of each entry; ``differs`` if they are not all equal."""

    name: SafeString | str
    cells: list[SafeString | str]

    @property
    def differs(self) -> bool:
        return len(set(self.cells)) > 1


def _lines(lines: Sequence[Any]) -> SafeString:
    return format_html_join("", "<div>{}</div>", ((line,) for line in lines))


def _organisations(project: Project) -> SafeString:
    return _lines(
        [
            format_html("{}: {}", part.get_role_display(), text(part.organisation, "name"))
            for part in project.participations.all()
        ]
    )


def _budget(project: Project) -> str:
    if project.budget_kzt is None:
        return ""
    return money(project.budget_kzt)


def _figure(project: Project, indicator: Indicator) -> SafeString:
    return _lines(
        [
            quantity(metric.value, metric.qualifier, plain(metric, "wording"))
            for metric in project.metrics.all()
            if metric.indicator_id == indicator.pk
        ]
    )


def rows(entries: Sequence[Project]) -> list[Row]:
    """All rows of a comparison; ``entries`` come from ``for_page()``. A missing value is shown as
    not stated by the source; a figure that no entry has makes no row."""
    answers: list[tuple[str, Callable[[Project], Any]]] = [
        (_("Provenance"), lambda project: project.get_provenance_display()),
        (_("Block"), lambda project: text(project.block, "short_name")),
        (_("Summary"), lambda project: text(project, "summary")),
        (_("Organisations"), _organisations),
        (_("Themes"), lambda project: _lines([text(t, "name") for t in project.themes.all()])),
        (_("Place"), lambda project: _lines([text(r, "name") for r in project.regions.all()])),
        (_("Period"), lambda project: project.period),
        (_("Status"), lambda project: project.get_status_display()),
        (_("Budget"), _budget),
    ]
    silent = _("not stated in the source")
    compared = [Row(name, [answer(p) or silent for p in entries]) for name, answer in answers]
    indicators = {m.indicator_id: m.indicator for p in entries for m in p.metrics.all()}
    for indicator in sorted(indicators.values(), key=lambda i: (i.position, i.pk)):
        name = format_html("{}, {}", text(indicator, "name"), text(indicator, "unit"))
        compared.append(Row(name, [_figure(project, indicator) or "–" for project in entries]))
    return compared
