"""The process beside the server: hands out tasks to a worker, and starts another where one dies."""

from __future__ import annotations

import fcntl
import logging
import os
import signal
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections
from django.dispatch import Signal
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.background import queue
from projects.background.worker import MOST_MEMORY, Worker
from projects.models import Task

# Seconds between two looks for work, and after a database that did not answer.
LOOK, AFTER_TROUBLE = 0.2, 2.0
# A worker without work is ended after so many seconds.
LINGER = 30.0
HOUSEKEEPING = timedelta(minutes=10)

log = logging.getLogger(__name__)

# Sent each ``HOUSEKEEPING``, for what stands above this and is to be done from time to time.
housekeeping = Signal()


def is_kept() -> bool:
    """Whether a keeper runs on this data folder."""
    try:
        with lock_file().open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        pass
    return False


def lock_file() -> Path:
    return Path(settings.DATA_DIR, "worker.lock")


class Keeper:
    """``parent`` is the process that it must not outlive, if any; ``clearing`` are functions that
    remove what is out of date, called from time to time. With ``is_brief`` it ends once nothing is
    left to do."""

    def __init__(
        self, parent: int | None = None, clearing: Iterable[Any] = (), *, is_brief: bool = False
    ) -> None:
        self.parent, self.clearing, self.is_brief = parent, tuple(clearing), is_brief
        self.worker: Worker | None = None
        self.is_stopped = False
        self.cleared = 0.0

    def stop(self, *signal_and_frame: Any) -> None:
        self.is_stopped = True

    def must_end(self) -> bool:
        return self.is_stopped or (self.parent is not None and os.getppid() != self.parent)

    def run(self) -> None:
        """Works until it is told to stop or its parent ends."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        with lock_file().open("w") as lock:
            if not self._locked(lock):
                return
            is_settled = False
            while not self.must_end():
                try:
                    if not is_settled:
                        queue.take_over()
                        is_settled = True
                    if not self.turn() and self.is_brief:
                        break
                except DatabaseError as error:
                    log.warning("The worker waits for the database: %s", error)
                    connections.close_all()
                    sleep(AFTER_TROUBLE)
            self.finish()

    def _locked(self, lock: Any) -> bool:
        """Waits until no other keeper of this data folder runs; False if this one must end."""
        while not self.must_end():
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return True
            except BlockingIOError:
                sleep(LOOK)
        return False

    def turn(self) -> bool:
        """One look at worker and queue; False if there was nothing to do."""
        if self.worker and self.worker.task:
            self.watch(self.worker)
            return True
        task = queue.next_task()
        if task is None:
            if self.worker and self.worker.seconds > LINGER:
                self.worker.end()
                self.worker = None
            self.clear()
            if not self.is_brief:
                sleep(LOOK)
            return False
        if queue.take(task, queue.here()):
            self.worker = self.worker or Worker()
            self.worker.begin(task)
        return True

    def watch(self, worker: Worker) -> None:
        """Waits a moment for a worker at its task; settles the task if the worker has ended."""
        task = worker.task
        assert task is not None
        try:
            worker.is_ready(LOOK)
            worker.forward_errors()
            has_ended = False
        except ChildProcessError:
            has_ended = True
        with override(task.language):
            if has_ended:
                reason = _("The worker ended before the work was done.")
            elif worker.memory > MOST_MEMORY:
                reason = _("The work took more than %(limit)d MB of memory and was ended.")
                reason %= {"limit": MOST_MEMORY // 2**20}
            elif worker.task and worker.seconds > queue.LONGEST.total_seconds():
                reason = _("The work took more than %(limit)d minutes and was ended.")
                reason %= {"limit": queue.LONGEST.total_seconds() // 60}
            else:
                return
        self.worker = None
        how = worker.end(at_once=True)
        # One that has grown ends by itself, its task done: then there is nothing to settle.
        queue.left_behind(task, f"{reason} ({how})")

    def clear(self) -> None:
        if monotonic() - self.cleared > HOUSEKEEPING.total_seconds():
            self.cleared = monotonic()
            queue.take_over(since=queue.LONGEST)
            for clear in (queue.clear_old, *self.clearing):
                clear()
            housekeeping.send(Keeper)

    def finish(self) -> None:
        """Ends the worker; what it was doing waits for the next keeper."""
        if self.worker:
            task: Task | None = self.worker.task
            self.worker.end(at_once=task is not None)
            self.worker = None
            if task:
                queue.put_back(task)
