"""The results as a workbook: totals, breakdowns, evidence, and what the columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from projects.open_data import lazy_openpyxl
from projects.open_data.results import COLUMNS, rows
from projects.open_data.scope import Scope
from projects.open_data.spreadsheets import written_cell
from projects.results.charts.sentences import heads, in_words, kinds, left_over, official, shown
from projects.results.totals import Total, totals
from projects.results.totals.dimensions import ALL_DIMENSIONS
from projects.texts.languages import text_of
from projects.touring.visits import counted_visits


def results_workbook(scope: Scope) -> bytes:
    """XLSX with four sheets, and one more of visits if all is asked for and any were counted;
    every cell of text is text, whatever it begins with."""
    found = totals(scope.entries, ALL_DIMENSIONS)
    evidence = list(rows(scope))
    book = lazy_openpyxl.Workbook(write_only=True)
    provenances = list(kinds().values())
    _sheet(
        book,
        _("Results"),
        [
            _("Figure"),
            _("Unit"),
            _("Official summary"),
            *provenances,
            _("Not yet confirmed"),
            _("In words"),
        ],
        map(_result_row, found),
    )
    _sheet(
        book,
        _("Breakdown"),
        [_("Figure"), _("By"), _("Value"), *provenances],
        (row for total in found for row in _breakdown_rows(total)),
    )
    _sheet(
        book,
        _("Evidence"),
        list(COLUMNS)[:-1],
        ([row.get(name, "") for name in list(COLUMNS)[:-1]] for row in evidence),
    )
    if visits := [] if scope.query.words() else counted_visits():
        head = [_("Showing"), _("Number"), _("What was counted"), _("Source")]
        figures = [figure for one in visits for figure in one.figures]
        lines = ([str(f.showing), f.value, f.what, f.source, f.how] for f in figures)
        _sheet(book, _("Visits"), [*head, _("How it was counted")], lines)
    about: list[list[Any]] = [
        [_("Query"), scope.query_in_words],
        [_("Date"), f"{scope.at:%Y-%m-%d %H:%M}"],
        [_("Rows"), len(evidence)],
        *([name, str(meaning)] for name, meaning in COLUMNS.items() if name != "note"),
    ]
    _sheet(book, _("About"), [_("Column"), _("What it says")], about)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _result_row(total: Total) -> list[Any]:
    return [
        text_of(total.indicator, "name").value,
        text_of(total.indicator, "unit").value,
        official(total),
        *(shown(part, "0") for part in total.parts.values()),
        left_over(total),
        in_words(total),
    ]


def _breakdown_rows(total: Total) -> Iterable[list[Any]]:
    name = text_of(total.indicator, "name").value
    for dimension, keys in total.by.items():
        for key, parts in sorted(keys.items()):
            yield [name, heads()[dimension], key, *(part.total for part in parts.values())]


def _sheet(book: Any, title: str, head: Sequence[str], lines: Iterable[Sequence[Any]]) -> None:
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for place in range(1, len(head) + 1):
        sheet.column_dimensions[lazy_openpyxl.get_column_letter(place)].width = (
            44 if place == 1 else 22
        )
    sheet.append([written_cell(sheet, name, bold=True) for name in head])
    for line in lines:
        sheet.append([written_cell(sheet, value) for value in line])
