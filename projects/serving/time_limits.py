"""How long a thread waits for an answer of the database server.

A server that was stopped, or a machine that lost its network, keeps a connection open and never
answers. Within a web process each wait for PostgreSQL has a limit; commands wait as long as it
takes. SQLite has its own limit (see ``exhibition.environment``).
"""

from __future__ import annotations

import threading

# For whether a server is there, and for a page that a replica builds.
TO_BE_THERE = 1.0
TO_BUILD = 2.0
# For one statement of a web process.
IN_WEB_PROCESS = 30.0

_of_thread = threading.local()
_of_process: list[float] = []


class answers_within:  # noqa: N801
    """Within it, this thread waits at most so long for each answer. A class, for every kept page
    is sent within one: Python's decorator for it takes four times as long."""

    __slots__ = ("before", "seconds")

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        self.before: float | None = getattr(_of_thread, "seconds", None)
        _of_thread.seconds = self.seconds

    def __exit__(self, *_error: object) -> None:
        _of_thread.seconds = self.before


def limit_this_process(seconds: float = IN_WEB_PROCESS) -> None:
    """Gives all threads of this process a limit."""
    _of_process[:] = [seconds]


def limit() -> float | None:
    """The limit of this thread, in seconds; ``None`` where there is none."""
    seconds: float | None = getattr(_of_thread, "seconds", None)
    if seconds is not None:
        return seconds
    return _of_process[0] if _of_process else None
