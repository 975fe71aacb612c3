"""The real server, held up by clients as slow as they can be: pages still come."""

import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from time import monotonic

import pytest

from tests.servers import Served, served
from tests.slow_clients import FORM, Crowd

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("slow")) as running:
        for _ in range(8):
            running.get("/kk/")
        yield running


def test_slow_bodies_slow_readers_and_300_connections_hold_nobody_up(server: Served) -> None:
    crowd = Crowd(server.port)
    try:
        crowd.slow_readers(4, "/en/projects.json")
        crowd.slow_bodies(silent=3, dripping=3)
        crowd.idle(300)
        assert crowd.slowest_home(seconds=8) <= 1
    finally:
        crowd.leave()


def test_a_silent_form_is_closed_and_its_place_is_free_again(server: Served) -> None:
    begin = monotonic()
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as client:
        client.sendall(FORM % b"/en/" + b"title=Unfin")
        assert client.recv(4096) == b""
    assert 15 < monotonic() - begin < 40


def test_300_megabytes_from_nobody_are_refused_before_one_is_read(server: Served) -> None:
    sent = 0
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as client:
        head = (
            b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 314572800\r\n\r\n"
        )
        client.sendall(head)
        client.settimeout(2)
        try:
            while sent < 314572800:
                sent += client.send(b"x" * 65536)
        except OSError:
            pass
        assert sent < 8 * 2**20  # What the kernel's own buffers hold of it.
    connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.putrequest("POST", "/ru/")
    connection.putheader("Content-Length", "314572800")
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 413
    assert "ничего не сохранено" in answer.read().decode().replace("\xa0", " ")
