"""Half of the threads are for what may take long; pages always find the other half.

Bodies, PDFs, exports and large files each need a place here. Who finds none is told at once to
come again; nobody waits, for who waits holds a thread. Two rules keep a place for whoever saves:
files never get more than half of the places, and one address never gets the last.
"""

from __future__ import annotations

from collections import Counter
from threading import Lock

# Of each process of the server; ``manage.py start`` starts so many.
THREADS = 6
PLACES = THREADS // 2


class Bulkhead:
    """The places of one process."""

    def __init__(self, places: int = PLACES) -> None:
        self._lock = Lock()
        self._places = places
        # The addresses of those who have a place, by whether it is for a file.
        self._taken: Counter[tuple[str, bool]] = Counter()

    def enter(self, address: str, *, is_file: bool) -> bool:
        """Takes a place for this address; false if there is none for it."""
        with self._lock:
            files = sum(count for (_, is_file), count in self._taken.items() if is_file)
            own = self._taken[address, True] + self._taken[address, False]
            is_full = self._taken.total() >= self._places
            has_share = own >= max(1, self._places - 1)
            if is_full or has_share or (is_file and files >= max(1, self._places // 2)):
                return False
            self._taken[address, is_file] += 1
            return True

    def leave(self, address: str, *, is_file: bool) -> None:
        """Gives the place back."""
        with self._lock:
            self._taken[address, is_file] -= 1
            self._taken += Counter()
