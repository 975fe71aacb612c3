"""Counts of scans: gathered in the memory of each process, written about once a minute.

A scan costs less than a tenth of a millisecond. Where the stand stood at that minute is looked up
when the counts are written, in one short transaction that adds to what other processes have
written. Counts that could not be written wait for the next time; a process that is killed loses
those of its last minute, one that is told to stop writes them first.
"""

from __future__ import annotations

import logging
from collections import Counter
from datetime import UTC, date, datetime
from multiprocessing.util import Finalize
from threading import Event, Lock, Thread
from time import time
from typing import NamedTuple

from django.db import DatabaseError, connections, transaction
from django.db.models import F
from django.utils.timezone import localtime

from projects.models import Project, ScanCount, Showing
from projects.touring.hours import DAY, Phase, state_at

# Seconds between two writes; with the time that a write takes, none is older than a minute.
EVERY = 55.0
# What is counted in memory: a minute (Unix time divided by 60) and the number of a stand.
Minute = tuple[int, int]

log = logging.getLogger(__name__)


class Place(NamedTuple):
    """What one row counts: a stand on a day, at a showing if it stood at one alone."""

    day: date
    number: int
    showing: int | None


class ScanCounter:
    """The scans that this process has counted and not yet written."""

    def __init__(self) -> None:
        self.waiting: Counter[Minute] = Counter()
        self.counting, self.writing = Lock(), Lock()

    def add(self, number: int) -> None:
        """Counts a scan of the stand, now."""
        with self.counting:
            self.waiting[int(time() // 60), number] += 1

    def write(self) -> None:
        """Writes what waits; what can't be written goes on waiting."""
        with self.writing:
            with self.counting:
                taken, self.waiting = self.waiting, Counter()
            if not taken:
                return
            try:
                _write(_places(taken))
            except DatabaseError as error:
                log.warning("Scans that could not be written wait: %s", error)
                with self.counting:
                    self.waiting.update(taken)


COUNTER = ScanCounter()


def keep_writing() -> None:
    """Begins to write what this process counts, from now on and when it ends."""
    Thread(target=_write_each_minute, name="scans", daemon=True).start()
    # Also run in processes that a server forks, where ``atexit`` is not.
    Finalize(None, COUNTER.write, exitpriority=10)


def _write_each_minute() -> None:
    never = Event()
    while not never.wait(EVERY):
        try:
            COUNTER.write()
        except Exception:
            log.exception("Scans could not be counted")
        finally:
            connections.close_all()


def _places(taken: Counter[Minute]) -> Counter[Place]:
    """The counts by what their rows are, in four queries or, without a showing, two."""
    moments = {minute: localtime(datetime.fromtimestamp(minute * 60, UTC)) for minute, _n in taken}
    first, last = min(moments.values()).date(), max(moments.values()).date()
    # A showing may be open over midnight after its last day.
    showings: list[Showing] = list(
        Showing.objects.filter(last_day__gte=first - DAY, first_day__lte=last).with_hours()
    )
    stands = {number for _minute, number in taken}
    entries = {
        entry.number: entry
        for entry in Project.objects.filter(number__in=stands).only("number", "block")
    }
    on_show = {
        minute: [s for s in showings if state_at(s, moment).phase == Phase.ON_SHOW]
        for minute, moment in moments.items()
    }
    found: Counter[Place] = Counter()
    for (minute, number), count in taken.items():
        entry = entries.get(number)
        at = [s.pk for s in on_show[minute] if entry and s.shows(entry)]
        place = Place(moments[minute].date(), number, at[0] if len(at) == 1 else None)
        found[place] += count
    return found


def _write(counts: Counter[Place]) -> None:
    """Adds the counts to those of all processes."""
    with transaction.atomic():
        rows = [
            ScanCount(day=place.day, number=place.number, showing_id=place.showing)
            for place in counts
        ]
        ScanCount.objects.bulk_create(rows, ignore_conflicts=True)
        for place, count in counts.items():
            ScanCount.objects.filter(**place._asdict()).update(count=F("count") + count)
