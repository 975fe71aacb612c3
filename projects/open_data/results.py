"""Totals with the evidence behind them, as records and as rows of one table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from projects.models import Project
from projects.open_data.scope import Scope
from projects.open_data.spreadsheets import for_excel
from projects.results.charts.sentences import in_words
from projects.results.totals import Evidence, Part, Total, remainder, totals
from projects.results.totals.dimensions import ALL_DIMENSIONS
from projects.results.totals.evidence import as_evidence, evidence
from projects.texts.languages import text_of


def part_record(part: Part) -> dict[str, Any]:
    return {"total": part.total, "qualifier": part.qualifier, "entries": part.entries}


def result_record(total: Total, site: str) -> dict[str, Any]:
    """An indicator as ``results.json`` gives it."""
    headline = total.headline
    return {
        "slug": total.indicator.slug,
        "name": text_of(total.indicator, "name").value,
        "unit": text_of(total.indicator, "unit").value,
        "headline": headline
        and {
            "value": headline.value,
            "qualifier": headline.qualifier,
            "statement": text_of(headline, "statement").value,
            "source": text_of(headline.source, "title").value,
            "sentence": headline.sentence,
            "sentence_language": headline.sentence_language,
        },
        **{provenance: part_record(part) for provenance, part in total.parts.items()},
        "unexplained": remainder(total).unexplained,
        "in_words": in_words(total),
        "adds_up": total.indicator.adds_up,
        "url": site + reverse("indicator", args=[total.indicator.slug]),
        "by": {
            dimension: {key: broken_down(parts) for key, parts in keys.items()}
            for dimension, keys in total.by.items()
        },
    }


def broken_down(parts: dict[str, Part]) -> dict[str, Any]:
    """One row of a breakdown, those provenances that state something."""
    return {
        provenance: {"total": part.total, "qualifier": part.qualifier, "count": part.count}
        for provenance, part in parts.items()
        if part.count
    }


def results_record(scope: Scope) -> dict[str, Any]:
    """All that ``results.json`` holds."""
    found = totals(scope.entries, ALL_DIMENSIONS, with_numbers=True)
    return {
        "query": scope.query_in_words,
        "date": scope.at.isoformat(timespec="seconds"),
        "fields": scope.site + reverse("data"),
        "indicators": [result_record(total, scope.site) for total in found],
    }


# The columns of results.csv and of the evidence in results.xlsx.
COLUMNS: dict[str, Any] = {
    "kind": gettext_lazy(
        "official: what the summary says; total: what entries add up to; figure: one figure of one"
        " entry."
    ),
    "indicator": gettext_lazy("What is counted, by its name in addresses."),
    "name": gettext_lazy("What is counted, in words."),
    "unit": gettext_lazy("Unit; money is in whole tenge."),
    "provenance": gettext_lazy("documented, reported or illustrative; empty for official."),
    "entry": gettext_lazy("Stand number of the entry."),
    "title": gettext_lazy("Title of the entry."),
    "value": gettext_lazy("The number; empty where the source gives none."),
    "wording": gettext_lazy("The source’s word where it gives no number."),
    "qualifier": gettext_lazy("exactly, more-than, at-least, up-to, about or thousands."),
    "period": gettext_lazy("Period of the figure, as stated."),
    "counts": gettext_lazy(
        "true where the figure is part of the total; false where another of the same entry counts"
        " for the same years, or there is no number."
    ),
    "entries": gettext_lazy("How many entries a total comes from."),
    "source": gettext_lazy("Title of the source."),
    "source_address": gettext_lazy("Address of the source."),
    "sentence": gettext_lazy("The source’s own words."),
    "sentence_language": gettext_lazy("Language of the sentence."),
    "url": gettext_lazy("Address of the figure or the entry."),
    "note": gettext_lazy("What this row is part of: query, date and number of rows."),
}


def rows(scope: Scope) -> Iterator[dict[str, Any]]:
    """Each official figure, the totals beside it and the figures behind them, without ``note``."""
    for total in totals(scope.entries):
        about = {
            "indicator": total.indicator.slug,
            "name": text_of(total.indicator, "name").value,
            "unit": text_of(total.indicator, "unit").value,
            "url": scope.site + reverse("indicator", args=[total.indicator.slug]),
        }
        if total.headline:
            yield about | _official(total)
        for provenance, part in total.parts.items():
            yield about | {
                "kind": "total",
                "provenance": provenance,
                "value": part.total,
                "qualifier": part.qualifier if part.count else "",
                "entries": part.count,
            }
        behind = evidence(total.indicator, scope.entries).iterator(chunk_size=500)
        for piece in as_evidence(total.indicator, behind):
            yield about | _figure(piece, scope.site)


def _official(total: Total) -> dict[str, Any]:
    headline = total.headline
    assert headline
    return {
        "kind": "official",
        "value": headline.value,
        "wording": text_of(headline, "wording").value,
        "qualifier": headline.qualifier,
        "source": text_of(headline.source, "title").value,
        "source_address": headline.source.address,
        "sentence": headline.sentence,
        "sentence_language": headline.sentence_language,
    }


def _figure(piece: Evidence, site: str) -> dict[str, Any]:
    project: Project = piece.project
    return {
        "kind": "figure",
        "provenance": project.provenance,
        "entry": project.number,
        "title": text_of(project, "title").value,
        "value": piece.value,
        "wording": piece.wording,
        "qualifier": piece.qualifier,
        "period": piece.period,
        "counts": "true" if piece.counts else "false",
        "source": text_of(piece.source, "title").value if piece.source else "",
        "source_address": piece.source.address if piece.source else "",
        "sentence": piece.sentence,
        "sentence_language": piece.sentence_language if piece.sentence else "",
        "url": site + project.get_absolute_url(),
    }


def results_csv(scope: Scope) -> str:
    """The table as CSV, with the mark by which Excel knows UTF-8."""
    found = list(rows(scope))
    note = scope.note(len(found))
    cells = ([(row | {"note": note}).get(name, "") for name in COLUMNS] for row in found)
    return for_excel([COLUMNS, *cells])
