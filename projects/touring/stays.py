"""The showings as pages tell of them: now, next, over; where an entry stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.timezone import localtime

from projects.catalogue.entry_sets import set_of
from projects.catalogue.index import CatalogueIndex, as_it_was
from projects.models import Project, Showing
from projects.touring.hours import Phase, State, state_at
from projects.touring.sentences import days_in_words, state_in_words


class Stay(NamedTuple):
    """A showing and its state at a moment."""

    showing: Showing
    state: State
    moment: datetime

    @property
    def days(self) -> str:
        return days_in_words(self.showing)

    @property
    def words(self) -> str:
        """Whether one can go there now, else when."""
        return state_in_words(self.showing, self.state, self.moment)


def stay_at(showing: Showing, moment: datetime) -> Stay:
    return Stay(showing, state_at(showing, moment), moment)


class Stays(NamedTuple):
    """Showings by what they are at a moment: those that can be visited ``now``; the ``coming`` and
    the ``cancelled`` ones, the next first; those that are ``over``, the last first."""

    now: list[Stay]
    coming: list[Stay]
    cancelled: list[Stay]
    over: list[Stay]


def sorted_stays(showings: Iterable[Showing], moment: datetime) -> Stays:
    """The showings (``with_hours``, by their first day) at a moment. One that was cancelled is told
    of until its last day."""
    found = Stays([], [], [], [])
    today = localtime(moment).date()
    for showing in showings:
        stay = stay_at(showing, moment)
        match stay.state.phase:
            case Phase.ON_SHOW:
                found.now.append(stay)
            case Phase.PLANNED:
                found.coming.append(stay)
            case Phase.OVER:
                found.over.insert(0, stay)
            case Phase.CANCELLED if showing.last_day >= today:
                found.cancelled.append(stay)
    return found


def where_it_stands(
    index: CatalogueIndex, moment: datetime, project: Project | None = None
) -> list[Stay]:
    """Where the exhibition, or one entry of it, can be seen at the moment, else where next; empty
    where nothing is announced. No query once the index has read the showings."""
    showings = [
        showing for showing in announced(index, moment) if project is None or showing.shows(project)
    ]
    stays = sorted_stays(showings, moment)
    return stays.now or stays.coming[:1]


def announced(index: CatalogueIndex, moment: datetime) -> list[Showing]:
    """The showings that are not over for long, as they are at the index's catalogue version."""
    yesterday = localtime(moment).date() - timedelta(days=1)
    found: list[Showing] = index.keep(
        "showings",
        lambda: list(Showing.objects.filter(last_day__gte=yesterday).with_hours()),
        as_it_was,
    )
    return found


def shown_at(index: CatalogueIndex, showing: Showing) -> int:
    """The set of public entries that stand there."""
    blocks = [block.slug for block in showing.blocks.all()]
    entries = set_of([entry.pk for entry in showing.entries.all()])
    if not blocks and not entries:
        return index.all
    return index.all & (index.union("block", blocks) | entries)
