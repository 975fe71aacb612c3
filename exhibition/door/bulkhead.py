"""Half of the threads are for what may take long; pages always find the other half.

Bodies, PDFs, exports and large files each need a place here. Who finds none is told at once to
come again; nobody waits, for who waits holds a thread. The last place is never given to an address
that has all the others.
"""

from __future__ import annotations

from collections import Counter
from threading import Lock

# Of each process of the server; ``manage.py start`` starts so many.
THREADS = 8
PLACES = THREADS // 2


class Bulkhead:
    """The places of one process."""

    def __init__(self, places: int = PLACES) -> None:
        self._lock = Lock()
        self._places, self._share = places, max(1, places - 1)
        self._taken: Counter[str] = Counter()

    def enter(self, address: str) -> bool:
        """Takes a place for this address; false if there is none for it."""
        with self._lock:
            if self._taken.total() >= self._places or self._taken[address] >= self._share:
                return False
            self._taken[address] += 1
            return True

    def leave(self, address: str) -> None:
        """Gives the place back."""
        with self._lock:
            self._taken[address] -= 1
            if not self._taken[address]:
                del self._taken[address]
