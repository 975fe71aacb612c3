"""granian's own command with three differences; run with ``python -m``.

The site is imported once, before granian forks its workers: they share that memory, and a worker
that is started again answers at once.

A worker is never given up. granian 2.8 starts a dead one again, but ends the site if the same one
dies twice within 5.5 seconds; where nothing starts the site again, one bad minute would end it for
good. If two die at once, it may forget one, or turn in circles at full speed. Here a pause
follows, then all that are dead are started.

Beside the site runs its worker (``manage.py work``), which is started again, too, where it dies.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from threading import Thread
from time import sleep
from typing import Any

import django
from granian.cli import entrypoint
from granian.server.mp import MPServer

PAUSE = 1.0
_respawn = MPServer._respawn_workers


def _respawn_all_dead(self: Any, workers: list[int], *target: Any, **options: Any) -> None:
    """Starts these workers again and any other that is dead, and forgets when, which granian
    counts by."""
    sleep(PAUSE)
    dead = {worker.idx for worker in self.wrks if not worker.is_alive()}
    again = sorted({*workers} | dead)
    # Who notes a death or a signal sets the event afterwards: nothing is lost in this order.
    self.main_loop_interrupt.clear()
    self.interrupt_children[:] = [
        number for number in self.interrupt_children if number not in again
    ]
    if self.interrupt_children or self.interrupt_signal or self.reload_signal:
        self.main_loop_interrupt.set()
    _respawn(self, again, *target, **options)
    self.respawned_wrks.clear()


def import_site() -> None:
    """Imports what each worker needs. It reads no data and opens no connection."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exhibition.settings")
    django.setup()
    for name in ("exhibition.urls", "exhibition.door.application", "projects.serving.page_cache"):
        import_module(name)
    # A collection would write to each object, and a page that is written to is no longer shared.
    gc.collect()
    gc.freeze()


def keep_worker() -> None:
    """Runs the worker for as long as this process lives, with which it ends.

    ``subprocess`` would wait for a pipe to be closed, which a web process that is forked at that
    moment holds open for as long as it lives: nobody would see the worker die.
    """
    worker = [sys.executable, "manage.py", "work", "--parent", str(os.getpid())]
    reads_nothing = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)]
    while True:
        with suppress(OSError):  # no room for one more process
            os.waitpid(os.posix_spawn(worker[0], worker, os.environ, file_actions=reads_nothing), 0)
        sleep(PAUSE)


def keep_from_worker() -> None:
    """What ``start`` has left open to this process, as the port that it holds, stays here."""
    for number in range(3, 64):
        with suppress(OSError):
            os.set_inheritable(number, False)


if __name__ == "__main__":
    keep_from_worker()
    import_site()
    Thread(target=keep_worker, daemon=True).start()
    MPServer._respawn_workers = _respawn_all_dead  # type: ignore[method-assign]
    entrypoint()
