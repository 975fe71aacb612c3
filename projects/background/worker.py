"""The process that does the work: forked when there is some, ended when there is none.

So what a print needs (WeasyPrint, a hundred megabytes) is nobody's memory while nothing is printed.
A worker that has grown is replaced by the next. It gets the numbers of tasks through one pipe and
says through another when each is over; how it ended, if it did, the keeper learns from the system.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import select
import signal
import sys
from tempfile import TemporaryFile
from time import monotonic

from django.db import connections

from projects.background import queue
from projects.background.limits import die_with_parent, limit_memory, memory_of
from projects.models import Task
from projects.serving import request_id

# Bytes that a worker may take before the system refuses it more, and those above which it is
# replaced once its task is over.
MOST_MEMORY, GROWN = 560 * 2**20, 320 * 2**20
# The most of what a worker wrote to its standard error that is kept as the reason of its end.
TAIL = 1500


class Worker:
    """A running worker, as its keeper sees it."""

    def __init__(self) -> None:
        self.errors = TemporaryFile()  # noqa: SIM115 closed by end()
        self.forwarded = 0
        self.task: Task | None = None
        self.since = monotonic()
        here, self.orders = os.pipe()
        self.answers, there = os.pipe()
        _close_connections()
        keeper = os.getpid()
        self.process = os.fork()
        if not self.process:
            os.close(self.orders)
            os.close(self.answers)
            _work(keeper, here, there, self.errors.fileno())
        os.close(here)
        os.close(there)

    def begin(self, task: Task) -> None:
        self.task, self.since = task, monotonic()
        with contextlib.suppress(BrokenPipeError):
            os.write(self.orders, f"{task.pk}\n".encode())

    def is_ready(self, seconds: float) -> bool:
        """Whether it is free, waiting so long for it; ``ChildProcessError`` if it has ended."""
        if not select.select([self.answers], [], [], seconds)[0]:
            return False
        if not os.read(self.answers, 1):
            raise ChildProcessError
        self.task, self.since = None, monotonic()
        return True

    @property
    def seconds(self) -> float:
        """How long it has been at its task, or without any."""
        return monotonic() - self.since

    @property
    def memory(self) -> int:
        return memory_of(self.process)

    def forward_errors(self) -> None:
        """Passes on what the worker has written to its standard error."""
        size = os.fstat(self.errors.fileno()).st_size
        if size > self.forwarded:
            new = os.pread(self.errors.fileno(), size - self.forwarded, self.forwarded)
            self.forwarded += len(new)
            sys.stderr.write(new.decode(errors="replace"))
            sys.stderr.flush()

    def end(self, *, at_once: bool = False) -> str:
        """Ends it, at once or as soon as it is free; tells how it ended, with its last words."""
        os.close(self.orders)
        if at_once:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
        _process, status = os.waitpid(self.process, 0)
        os.close(self.answers)
        self.forward_errors()
        last = os.pread(self.errors.fileno(), TAIL, max(0, self.forwarded - TAIL))
        self.errors.close()
        code = os.waitstatus_to_exitcode(status)
        how = f"signal {-code}, {signal.strsignal(-code)}" if code < 0 else f"exit code {code}"
        return f"{how}\n{last.decode(errors='replace')}".strip()


def _close_connections() -> None:
    """No connection to the database, nor a pool of them, can be shared by two processes."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if close_pool := getattr(connection, "close_pool", None):
            close_pool()


def _work(keeper: int, orders: int, answers: int, errors: int) -> None:
    """The life of a worker; never returns."""
    code = 1
    try:
        os.dup2(errors, 2)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        die_with_parent(keeper, signal.SIGKILL)
        faulthandler.enable(2)
        os.nice(10)  # visitors come first
        limit_memory(MOST_MEMORY)
        with os.fdopen(orders) as numbers:
            for number in numbers:
                request_id.begin(f"task-{int(number):06}")
                queue.run(Task.objects.get(pk=int(number)))
                connections.close_all()
                if memory_of(os.getpid()) > GROWN:
                    break
                os.write(answers, b".")
        code = 0
    except BaseException:
        logging.getLogger(__name__).exception("the worker ends")
    finally:
        os._exit(code)
