"""What was counted of visits: figures of showings, each with its source and how it was counted.

They say nothing of what projects achieved and are added to no total. ``SOURCES`` lists who counts;
a new one gives its figures of some showings up to a day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from time import time
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from projects.catalogue.index import as_it_was, current_index
from projects.models import GuestMessage, Showing
from projects.texts.languages import current_language
from projects.touring.guest_book import ages
from projects.touring.hours import DAY
from projects.touring.sentences import days_in_words

# So long after midnight all processes have written what they counted before it.
SETTLED = timedelta(hours=1)


class VisitFigure(NamedTuple):
    """A number that was counted at a showing up to and with a day."""

    showing: Showing
    what: str
    value: int
    source: str
    how: str


def public_scans(showings: QuerySet[Showing], until: date) -> list[VisitFigure]:
    """How often codes were scanned, where the organiser shows it and somebody scanned."""
    scans = Sum("scans__count", filter=Q(scans__day__lte=until))
    found = showings.filter(scans_are_public=True).annotate(scanned=scans).filter(scanned__gt=0)
    how = _(
        "Counted when a camera opens the code of a stand, up to %(day)s. Machines, links and the "
        "staff are left out; who scans twice counts twice. Scans without network are missing."
    ) % {"day": date_format(until)}
    return [
        VisitFigure(showing, _("codes of stands scanned"), showing.scanned, _("this site"), how)
        for showing in found
    ]


def public_messages(showings: QuerySet[Showing], until: date) -> list[VisitFigure]:
    """How many messages of a guest book were approved, where it is open, and the ages that people
    gave with them; they go with its time."""
    approved = Q(
        guest_book__messages__state=GuestMessage.State.APPROVED,
        guest_book__messages__decided_at__date__lte=until,
    )
    found = list(
        showings.filter(guest_book__is_open=True)
        .annotate(
            messages=Count("guest_book__messages", filter=approved),
            on_paper=Count(
                "guest_book__messages", filter=approved & Q(guest_book__messages__on_paper=True)
            ),
        )
        .filter(messages__gt=0)
    )
    how = _(
        "Messages that a person has read and approved, up to %(day)s, %(paper)s of them typed in "
        "from paper. When the messages are deleted, the figure goes, too."
    )
    figures = [
        VisitFigure(
            showing,
            _("messages in the guest book"),
            showing.messages,
            _("the guest book of the showing"),
            how % {"day": date_format(until), "paper": showing.on_paper},
        )
        for showing in found
    ]
    return figures + _ages(found, until) if found else []


def _ages(showings: Sequence[Showing], until: date) -> list[VisitFigure]:
    by_key = {showing.pk: showing for showing in showings}
    messages = GuestMessage.objects.filter(
        guest_book__showing__in=by_key, decided_at__date__lte=until
    )
    how = _(
        "What people say of themselves, if they want to, with messages that were approved up to "
        "%(day)s. A group of fewer than five is not shown, so that nobody can be told apart."
    ) % {"day": date_format(until)}
    return [
        VisitFigure(
            by_key[found.showing],
            _("wrote in the guest book and gave their age: %(age)s") % {"age": found.age},
            found.people,
            _("the guest book of the showing"),
            how,
        )
        for found in ages(messages)
    ]


SOURCES: tuple[Callable[[QuerySet[Showing], date], Iterable[VisitFigure]], ...] = (
    public_scans,
    public_messages,
)


class Visits(NamedTuple):
    """What was counted at one showing."""

    showing: Showing
    figures: list[VisitFigure]

    @property
    def days(self) -> str:
        return days_in_words(self.showing)


def counted_visits() -> list[Visits]:
    """The showings that have public figures, the last first. They change no catalogue version, and
    so are read once an hour, as pages are made: a query a source."""
    key = ("visits", current_language(), int(time() // 3600))
    found: list[Visits] = current_index().remember(key, _counted_visits, as_it_was)
    return found


def _counted_visits() -> list[Visits]:
    found: dict[Showing, list[VisitFigure]] = {}
    for figure in _figures_of(Showing.objects.all()):
        found.setdefault(figure.showing, []).append(figure)
    visits = [Visits(showing, figures) for showing, figures in found.items()]
    return sorted(visits, key=lambda one: one.showing.first_day, reverse=True)


def counted_at(showing: Showing) -> list[VisitFigure]:
    """The public figures of one showing."""
    return _figures_of(Showing.objects.filter(pk=showing.pk))


def _figures_of(showings: QuerySet[Showing]) -> list[VisitFigure]:
    until, asked = last_settled_day(), showings.select_related("venue")
    return [figure for source in SOURCES for figure in source(asked, until)]


def last_settled_day() -> date:
    """The last day of which everything is counted."""
    return timezone.localdate(timezone.now() - SETTLED) - DAY
