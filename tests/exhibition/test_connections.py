"""Connections that hold something up are closed, the others are left alone."""

import fcntl
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

import pytest

from exhibition.door import connections
from exhibition.door.connections import Watch, connections_to
from exhibition.door.requests import SECONDS, Request, Requests


class Pairs:
    """A port of this process, and both ends of connections to it."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.open: list[socket.socket] = [self.listener]

    def connect(self, memory: int = 65536) -> tuple[socket.socket, socket.socket]:
        """The client's end, which reads into so much memory, and the server's."""
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, memory)
        client.connect(("127.0.0.1", self.port))
        server, _ = self.listener.accept()
        client.settimeout(0.2)
        self.open += [client, server]
        return client, server


@pytest.fixture
def pairs() -> Iterator[Pairs]:
    made = Pairs()
    yield made
    for end in made.open:
        end.close()


def is_closed(client: socket.socket) -> bool:
    with suppress(TimeoutError):
        while data := client.recv(65536):
            assert data
        return True
    return False


def overdue() -> Request:
    return Request("127.0.0.1", since=monotonic() - SECONDS - 1, is_reading=True)


def test_to_look_opens_nothing_and_closes_nothing(pairs: Pairs) -> None:
    client, server = pairs.connect()
    before = {*os.listdir("/proc/self/fd")}
    for _ in range(20):
        assert len(list(connections_to(pairs.port))) == 1
    assert {*os.listdir("/proc/self/fd")} == before
    server.sendall(b"still there")
    assert client.recv(20) == b"still there"


def test_to_look_leaves_the_locks_of_the_database(pairs: Pairs, tmp_path: Path) -> None:
    pairs.connect()
    with (tmp_path / "database").open("w") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        list(connections_to(pairs.port))
        taken = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'a'), fcntl.LOCK_EX | 4)"
        other = subprocess.run(
            [sys.executable, "-c", taken, str(tmp_path / "database")], capture_output=True
        )
        assert b"BlockingIOError" in other.stderr


def test_who_sends_its_body_too_slowly_is_closed(
    pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _server = pairs.connect()
    monkeypatch.setattr(connections, "EVERY", SECONDS + 5)
    requests = Requests()
    watch = Watch(requests, pairs.port)
    watch.look()
    assert not is_closed(client)
    requests.add(overdue())
    watch.look()
    assert is_closed(client)


def test_a_request_that_is_worked_at_is_not_taken_for_a_slow_body(
    pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, _server = pairs.connect()
    monkeypatch.setattr(connections, "EVERY", SECONDS + 5)
    requests = Requests([overdue(), Request("127.0.0.1", since=monotonic() - 5)])
    Watch(requests, pairs.port).look()
    assert not is_closed(client)


def test_who_reads_nothing_is_closed_and_who_reads_is_not(
    pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "UNREAD_SECONDS", 0.4)
    watch = Watch(Requests(), pairs.port)
    slow, reading = pairs.connect(2048), pairs.connect(2048)
    for _client, server in (slow, reading):
        server.setblocking(False)
        server.send(b"x" * 10_000_000)
    sleep(0.3)  # until the kernel has filled what the client never empties
    for _ in range(5):
        watch.look()
        with suppress(TimeoutError):
            reading[0].recv(50_000)
        sleep(0.3)
    assert is_closed(slow[0])
    with pytest.raises(BlockingIOError):
        reading[1].recv(1)
