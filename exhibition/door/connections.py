"""Closes connections whose client sends or reads too slowly.

The server (granian) bounds the time for the head of a request and for silence between requests,
not that for a body or for an answer. Linux counts for each connection what was sent, received and
acknowledged, and when (TCP_INFO): enough to find those that hold something up. On other systems
nothing is closed; a proxy in front that buffers both ways does the same and better.
"""

from __future__ import annotations

import logging
import os
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import ioctl
from termios import TIOCOUTQ
from threading import Thread
from time import monotonic, sleep
from typing import NamedTuple

from exhibition.door.requests import Request, Requests

log = logging.getLogger(__name__)

EVERY = 2.0
# An answer has to leave the machine at this speed at least, measured over so many seconds.
UNREAD_SECONDS, UNREAD_BYTES_A_SECOND = 20, 500
# After so many seconds more a connection is closed even if it may be another's.
PATIENCE = 40
# Places in the kernel's struct tcp_info (linux/tcp.h).
LAST_DATA_SENT, BYTES_ACKED = 44, 120


class Connection(NamedTuple):
    """An open connection of this process at one moment."""

    key: int
    peer: str
    waits_to_be_read: bool
    acknowledged: int
    seconds_since_sending: float


class Watch(Thread):
    """Looks at the connections to ``port`` every two seconds."""

    def __init__(self, requests: Requests, port: int) -> None:
        super().__init__(name="connections", daemon=True)
        self._requests, self._port = requests, port
        # Connections that wait to be read: since when, and what had been read then.
        self._unread: dict[int, tuple[float, int]] = {}

    def run(self) -> None:
        while sys.platform == "linux":
            sleep(EVERY)
            try:
                self.look()
            except Exception:
                log.exception("The connections could not be looked at.")

    def look(self) -> None:
        """Closes those that hold something up at this moment."""
        now, overdue, waiting = monotonic(), self._requests.overdue(), set()
        for connection, handle in connections_to(self._port):
            if connection.waits_to_be_read:
                waiting.add(connection.key)
            if self._is_unread(connection, now) or self._is_unsent(connection, overdue, now):
                log.info("Closed a connection from %s: too slow.", connection.peer)
                with suppress(OSError):
                    # The number may have been given to another connection meanwhile.
                    if _key(handle) == connection.key:
                        handle.shutdown(socket.SHUT_RDWR)
        self._unread = {key: known for key, known in self._unread.items() if key in waiting}

    def _is_unread(self, connection: Connection, now: float) -> bool:
        """Whether the client has read too little of its answer."""
        if not connection.waits_to_be_read:
            return False
        since, read = self._unread.setdefault(connection.key, (now, connection.acknowledged))
        if now - since < UNREAD_SECONDS:
            return False
        self._unread[connection.key] = (now, connection.acknowledged)
        return connection.acknowledged - read < UNREAD_BYTES_A_SECOND * (now - since)

    def _is_unsent(self, connection: Connection, overdue: list[Request], now: float) -> bool:
        """Whether a body that is overdue belongs to this connection.

        The server does not tell which one it is. It is one of those of the same peer to which
        nothing has been sent since the body began. The others of these are idle – unless a request
        of the peer is being worked at: then this waits a while.
        """
        for request in overdue:
            age = now - request.since
            if request.peer == connection.peer and connection.seconds_since_sending > age - EVERY:
                others = self._requests.of(connection.peer)
                is_alone = all(other.is_reading or now - other.since < 1 for other in others)
                return is_alone or request.is_overdue(now - PATIENCE)
        return False


def connections_to(port: int) -> Iterator[tuple[Connection, socket.socket]]:
    """The connections that this process holds to its own port, each with its socket, which is the
    server's: it may be shut down, never closed.

    Nothing is duplicated either: closing a duplicate of the database's file would drop SQLite's
    locks on it.
    """
    for name in os.listdir("/proc/self/fd"):
        with suppress(OSError), _borrowed(int(name)) as handle:
            is_tcp = handle.family in (socket.AF_INET, socket.AF_INET6)
            if not is_tcp or handle.type != socket.SOCK_STREAM or handle.getsockname()[1] != port:
                continue
            if not handle.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                yield _seen(handle), handle


@contextmanager
def _borrowed(descriptor: int) -> Iterator[socket.socket]:
    """The socket of this number, left open; ``OSError`` if it is none."""
    handle = socket.socket(fileno=descriptor)
    try:
        yield handle
    finally:
        handle.detach()


def _seen(handle: socket.socket) -> Connection:
    info = handle.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
    (unsent,) = struct.unpack("i", ioctl(handle, TIOCOUTQ, bytes(4)))
    return Connection(
        key=_key(handle),
        peer=handle.getpeername()[0],
        waits_to_be_read=unsent > 0,
        acknowledged=struct.unpack_from("Q", info, BYTES_ACKED)[0],
        seconds_since_sending=struct.unpack_from("I", info, LAST_DATA_SENT)[0] / 1000,
    )


def _key(handle: socket.socket) -> int:
    return os.fstat(handle.fileno()).st_ino
