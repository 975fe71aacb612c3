"""One print at a time in each process; who would wait too long gets a busy answer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

# How long a visitor waits while another print is being made in this process, in seconds.
PATIENCE = 20


_one_at_a_time = threading.Lock()


class BusyError(Exception):
    """Another print is being made; it would take too long to wait."""


@contextmanager
def turn(patience: float) -> Iterator[None]:
    """One print at a time in this process; ``BusyError`` after ``patience`` seconds of waiting,
    -1 waits as long as it takes."""
    if not _one_at_a_time.acquire(timeout=patience):
        raise BusyError
    try:
        yield
    finally:
        _one_at_a_time.release()
