"""Asks the WSGI application, as a server does, and tells whether Django was asked."""

import gzip
from typing import Any

import brotli
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from exhibition.wsgi import application


class Answer:
    """What the door answers to one request."""

    def __init__(self, address: str, method: str = "GET", **headers: str) -> None:
        environ = RequestFactory(headers=headers).generic(method, address).environ
        self.was_built = False
        request_started.connect(self.build)
        # As Django's test client does: the connection holds the transaction of the test.
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        try:
            body = application(environ, self.start)
            self.raw = b"".join(body)
            if hasattr(body, "close"):
                body.close()
        finally:
            for signal in (request_started, request_finished):
                signal.connect(close_old_connections)
            request_started.disconnect(self.build)

    def build(self, **sent: Any) -> None:
        """Django was asked: the page did not come from what is kept."""
        self.was_built = True

    def start(self, status: str, headers: list[tuple[str, str]], *error: Any) -> None:
        self.status = int(status[:3])
        self.headers = {name.lower(): value for name, value in headers}

    @property
    def text(self) -> str:
        restore = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
        return restore[self.headers.get("content-encoding", "")](self.raw).decode()
