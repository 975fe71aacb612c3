"""The requests that this process has in hand: since when, and whose body is still coming.

The server reads a body without a time limit, and the thread that waits can't be called back. So it
is noted here, and ``connections`` closes the connection of a client that takes too long.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import Any

# A body has this long, and a second more for each further bytes of this number: forms arrive in
# one piece, photos at the speed of a weak mobile network.
SECONDS = 20
BYTES_A_SECOND = 8 * 1024


@dataclass(eq=False)
class Request:
    """A request in hand. ``peer`` is the other end of the connection: the client, or a proxy."""

    peer: str
    since: float = field(default_factory=monotonic)
    is_reading: bool = False
    received: int = 0

    def start_reading(self) -> None:
        self.since, self.is_reading = monotonic(), True

    def stop_reading(self) -> None:
        self.since, self.is_reading = monotonic(), False

    def is_overdue(self, now: float) -> bool:
        """Whether the body should have come by now."""
        return self.is_reading and now - self.since > SECONDS + self.received / BYTES_A_SECOND


class Requests(set[Request]):
    """All requests of this process."""

    def of(self, peer: str) -> list[Request]:
        """Those of one peer, at this moment."""
        return [request for request in self.copy() if request.peer == peer]

    def overdue(self) -> list[Request]:
        """Those whose body takes too long."""
        now = monotonic()
        return [request for request in self.copy() if request.is_overdue(now)]


class Body:
    """A large body as its view reads it. ``OSError`` if it ends before its length."""

    def __init__(self, stream: Any, length: int, request: Request) -> None:
        self._stream, self._length, self._request = stream, length, request
        request.start_reading()

    def read(self, size: int | None = None) -> bytes:
        return self._counted(bytes(self._stream.read(size)), size)

    def readline(self, size: int | None = None) -> bytes:
        return self._counted(bytes(self._stream.readline(size)), None)

    def _counted(self, data: bytes, size: int | None) -> bytes:
        request = self._request
        request.received += len(data)
        if request.received >= self._length:
            request.stop_reading()
        elif not data or (size is not None and len(data) < size):
            request.stop_reading()
            raise OSError("the body ended before its length")
        return data
