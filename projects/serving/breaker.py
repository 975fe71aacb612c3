"""A circuit breaker: a part that refuses or hangs is left out for a while.

The first request that meets a broken part waits for it, at most as long as its own time limit; the
requests of the next seconds go on without it at once. After that one of them tries again.
"""

from __future__ import annotations

import logging
from time import monotonic

log = logging.getLogger(__name__)


class Breaker:
    """Remembers, for this process, that a part of the site is away.

    ``is_open`` says whether to leave the part out; ``failed`` and ``answered`` tell it what came
    of asking; ``reason`` is what it failed of last. A part that goes away or comes back is logged
    once.
    """

    def __init__(self, name: str, seconds: float = 10.0) -> None:
        self.name, self.seconds = name, seconds
        self.until = 0.0
        self.reason = ""

    @property
    def is_open(self) -> bool:
        """Whether the part is left out now. When its time is over, one caller may try."""
        if not self.until:
            return False
        now = monotonic()
        if now < self.until:
            return True
        # The others go on without it until this caller knows more.
        self.until = now + self.seconds
        return False

    @property
    def is_away(self) -> bool:
        """Whether the part is left out now; nobody is told to try."""
        return monotonic() < self.until

    def failed(self, error: BaseException) -> None:
        """The part did not answer as it should."""
        if not self.until:
            log.warning("%s is away: %s", self.name, error)
        self.reason = str(error)
        self.until = monotonic() + self.seconds

    def answered(self) -> None:
        """The part did answer."""
        if self.until:
            self.until = 0.0
            log.warning("%s is back.", self.name)
