"""Clients that hold a server up: silent, slow, idle; and what a visitor waits meanwhile."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPSConnection
from threading import Thread
from time import monotonic, sleep

FORM = b"POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n"


class Crowd:
    """Open connections to one port. With ``trusted`` they speak TLS, but for the idle ones."""

    def __init__(self, port: int, trusted: ssl.SSLContext | None = None) -> None:
        self.port, self.trusted = port, trusted
        self.held: list[socket.socket] = []
        self.is_over = False

    def _connect(self, memory: int = 65536, *, plain: bool = False) -> socket.socket:
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, memory)
        client.settimeout(10)
        client.connect(("127.0.0.1", self.port))
        if self.trusted and not plain:
            client = self.trusted.wrap_socket(client, server_hostname="localhost")
        self.held.append(client)
        return client

    def idle(self, count: int) -> None:
        """Connections that say nothing."""
        for _ in range(count):
            self._connect(plain=True)

    def slow_bodies(self, silent: int, dripping: int) -> None:
        """Forms of which nothing comes, or a byte a second."""
        drops = []
        for place in range(silent + dripping):
            client = self._connect()
            client.sendall(FORM % (b"/admin/login/" if place % 2 else b"/en/"))
            drops += [client] if place >= silent else []
        Thread(target=self._drip, args=[drops], daemon=True).start()

    def _drip(self, clients: list[socket.socket]) -> None:
        while not self.is_over:
            sleep(1)
            for client in clients:
                with suppress(OSError):
                    client.sendall(b"a")

    def slow_readers(self, count: int, path: str) -> None:
        """Readers of a file that read nothing of it."""
        for _ in range(count):
            client = self._connect(memory=2048)
            client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())

    def leave(self) -> None:
        self.is_over = True
        for client in self.held:
            client.close()

    def slowest_home(self, seconds: float, every: Callable[[], None] = lambda: None) -> float:
        """The longest that a visitor waits for the first page, within so many seconds."""
        slowest, end = 0.0, monotonic() + seconds
        while monotonic() < end:
            begin = monotonic()
            visitor = (
                HTTPSConnection("localhost", self.port, timeout=30, context=self.trusted)
                if self.trusted
                else HTTPConnection("localhost", self.port, timeout=30)
            )
            visitor.request("GET", "/kk/")
            assert visitor.getresponse().status == 200
            visitor.close()
            slowest = max(slowest, monotonic() - begin)
            every()
            sleep(0.1)
        return slowest
