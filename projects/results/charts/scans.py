"""Pictures of scans for the organisers: by day or week, and by stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from projects.results.charts.chart import Chart, Row, Series, Strip
from projects.texts.numbers import number

# Of more days than this weeks are drawn.
MOST_DAYS = 42


def by_time(counts: list[tuple[date, int]]) -> Chart:
    """The scans of each day between the first and the last that has any, else of each week."""
    scans = dict(counts)
    days = _days(min(scans), max(scans)) if scans else []
    if len(days) <= MOST_DAYS:
        rows = [_row(date_format(day), scans.get(day, 0)) for day in days]
        return _chart("scans-by-day", _("Scans of each day"), _("Day"), rows)
    weeks = [list(week) for _monday, week in groupby(days, lambda day: day.isocalendar()[:2])]
    rows = [
        _row(
            f"{date_format(week[0])} – {date_format(week[-1])}", sum(scans.get(d, 0) for d in week)
        )
        for week in weeks
    ]
    return _chart("scans-by-week", _("Scans of each week"), _("Week"), rows)


def by_stand(counts: Iterable[tuple[int, int]], titles: dict[int, str]) -> Chart:
    """The scans of each stand that has any, in the order that is given."""
    rows = [_row(f"{stand}. {titles.get(stand, '')}".rstrip(), count) for stand, count in counts]
    return _chart("scans-by-stand", _("Scans of each stand"), _("Stand"), rows)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _row(label: str, count: int) -> Row:
    return Row(label, [Strip([(0, count)], number(count))], [number(count)], [count])


def _chart(name: str, finding: str, head: str, rows: list[Row]) -> Chart:
    return Chart(name, finding, head, [Series(_("Scans"), "done")], rows)
