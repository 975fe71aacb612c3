"""The outermost layer of the site, in front of the kept pages.

It answers by itself what needs no page, gives what may take long a place in the bulkhead, refuses
large bodies by their length, and gives the server small files whole: so a client who reads slowly
holds no thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from queue import SimpleQueue
from threading import Lock
from typing import Any

from exhibition.door.answers import Answer, Held, joined, refusal, without_page
from exhibition.door.bodies import CutOffError, RefusedError, has_body, take_in
from exhibition.door.bulkhead import Bulkhead
from exhibition.door.connections import Watch
from exhibition.door.requests import Request, Requests
from projects.serving.client import client_address

Environ = dict[str, Any]

# Files that are made for each request.
MADE = (".pdf", ".csv", ".xlsx", ".json")
MADE_AT_DESK = ("/export/", "/file/", "/original/")
METHODS = ("GET", "HEAD", "POST")
ALLOW = ("Allow", "GET, HEAD, OPTIONS, POST")
# Pages that a process builds at the same moment. More would only take turns at Python's lock, and
# each turn costs: with six at once kept pages went out a seventh less often.
PAGES_AT_ONCE = 2
# A file up to this size is given to the server whole; a larger one holds a place while it is sent.
WHOLE = 512 * 1024


class Door:
    """The WSGI application for the server. With ``is_watching`` it also closes connections that
    are too slow, from the first request on, which tells the port."""

    def __init__(
        self, application: Callable[..., Iterable[bytes]], *, is_watching: bool = False
    ) -> None:
        self.application = application
        self.bulkhead, self.requests = Bulkhead(), Requests()
        # One for each that may build a page. Python's own semaphore takes a tenth of the time in
        # which a kept page is sent.
        self.tickets: SimpleQueue[None] = SimpleQueue()
        for _each in range(PAGES_AT_ONCE):
            self.tickets.put(None)
        self.is_watching = is_watching
        self.beginning = Lock()

    def watch(self, port: int) -> None:
        """Begins to watch, once."""
        with self.beginning:
            if self.is_watching:
                self.is_watching = False
                Watch(self.requests, port).start()

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        if self.is_watching:
            self.watch(int(environ["SERVER_PORT"]))
        answer, method = Answer(start_response), environ["REQUEST_METHOD"]
        if method == "OPTIONS":
            return without_page(answer, HTTPStatus.NO_CONTENT, ALLOW)
        if method not in METHODS:
            return without_page(answer, HTTPStatus.METHOD_NOT_ALLOWED, ALLOW)
        request = Request(environ.get("REMOTE_ADDR", ""))
        self.requests.add(request)
        try:
            sends = has_body(environ)
            if sends or is_made(environ["PATH_INFO"]):
                return self.in_a_place(environ, answer, request, is_file=not sends)
            self.tickets.get()
            try:
                body = self.application(environ, answer)
                if answer.is_whole(body, WHOLE):
                    return answer.send(joined(body))
            finally:
                self.tickets.put(None)
            # Of a file that lies ready only its size tells that sending it may take long.
            return self.in_a_place(environ, answer, request, is_file=True, body=body)
        finally:
            self.requests.discard(request)

    def in_a_place(
        self, environ: Environ, answer: Answer, request: Request, *, is_file: bool, body: Any = None
    ) -> Iterable[bytes]:
        """What may take long: in the bulkhead until it is sent, or 503 at once."""
        address, is_held = client_address(environ), False
        if not self.bulkhead.enter(address, is_file=is_file):
            if body is not None:
                body.close()
            return refusal(answer, environ, HTTPStatus.SERVICE_UNAVAILABLE)
        leave = partial(self.bulkhead.leave, address, is_file=is_file)
        try:
            if body is None:
                if not is_file:
                    take_in(environ, request)
                body = self.application(environ, answer)
            if answer.is_whole(body, WHOLE):
                return answer.send(joined(body))
            is_held = True
            return answer.send(Held(body, leave))
        except RefusedError as refused:
            return refusal(answer, environ, refused.status)
        except CutOffError:
            return refusal(answer, environ, HTTPStatus.REQUEST_TIMEOUT)
        finally:
            if not is_held:
                leave()


def is_made(path: str) -> bool:
    """Whether this is the address of a file that is made for each request."""
    return path.endswith(MADE) or (path.startswith("/admin/") and path.endswith(MADE_AT_DESK))
