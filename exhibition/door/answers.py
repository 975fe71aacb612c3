"""What the door answers by itself, in the visitor's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from exhibition.security_headers import HEADERS

Environ = dict[str, Any]
# Seconds after which a place is likely to be free.
RETRY_AFTER = 5

SENTENCES = {
    HTTPStatus.REQUEST_TIMEOUT: _(
        "What you sent did not arrive in time, and nothing was saved. Go back – what you wrote is "
        "still there – and send it again."
    ),
    HTTPStatus.LENGTH_REQUIRED: _(
        "A file has to be sent with its length (Content-Length). Nothing was saved."
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _(
        "What you sent is larger than this page takes, and nothing was saved. If you have been "
        "signed out, sign in and send it again; else send less at once."
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: _(
        "Too many files and forms are under way at this moment. Try again in a few seconds. If "
        "you were saving: nothing was saved; go back – what you wrote is still there."
    ),
}
# To who asks for a file.
ASKED_AGAIN = _(
    "Many files are being made at this moment. This page asks for yours again every few seconds."
)


class Answer:
    """Status and headers of an answer, held until its body is known: the ``start_response`` that
    the application gets."""

    def __init__(self, start_response: Any) -> None:
        self._start_response = start_response
        self.status, self.headers = "", [("", "")]

    def __call__(self, status: str, headers: list[tuple[str, str]], *error: Any) -> None:
        self.status, self.headers = status, headers

    def send(self, body: Iterable[bytes]) -> Iterable[bytes]:
        self._start_response(self.status, self.headers)
        return body

    def is_whole(self, body: Any, most: int) -> bool:
        """Whether the body is there already, or a file of at most this many bytes."""
        if isinstance(body, list) or not getattr(body, "streaming", True):
            return True
        return int(dict(self.headers).get("Content-Length", most + 1)) <= most


def joined(body: Any) -> list[bytes]:
    """The body in one piece, closed as WSGI requires: the server keeps it, and the thread is free,
    however slowly the client reads."""
    if isinstance(body, list):
        return body
    try:
        return [b"".join(body)]
    finally:
        body.close()


class Held:
    """A body that is sent piece by piece; ``at_end`` is called once it is sent or given up."""

    def __init__(self, body: Any, at_end: Callable[[], None]) -> None:
        self._body, self._at_end = body, at_end

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._body)

    def close(self) -> None:
        try:
            self._body.close()
        finally:
            self._at_end()


def without_page(answer: Answer, status: HTTPStatus, *headers: tuple[str, str]) -> Iterable[bytes]:
    """An answer that needs no page."""
    answer(f"{status} {status.phrase}", [*HEADERS.items(), *headers, ("Content-Length", "0")])
    return answer.send([])


def refusal(answer: Answer, environ: Environ, status: HTTPStatus) -> Iterable[bytes]:
    """A short page that says what happened and what to do; it needs no database."""
    language = translation.get_language_from_request(WSGIRequest(environ), check_path=True)
    with translation.override(language):
        is_busy = status == HTTPStatus.SERVICE_UNAVAILABLE
        asks_again = is_busy and environ["REQUEST_METHOD"] in ("GET", "HEAD")
        sentence = ASKED_AGAIN if asks_again else SENTENCES[status]
        context = {"language": language, "sentence": sentence, "status": status}
        context["title"] = _("One moment, please") if is_busy else status.value
        page = render_to_string("refused.html", context).encode()
    headers = [
        *HEADERS.items(),
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(len(page))),
        ("Cache-Control", "no-store"),
    ]
    if is_busy:
        headers.append(("Retry-After", str(RETRY_AFTER)))
        # A browser asks again without a script, a program reads the other header.
        headers += [("Refresh", str(RETRY_AFTER))] if asks_again else []
    else:
        # What has not been read stands in the way of the next request.
        headers.append(("Connection", "close"))
    answer(f"{status} {status.phrase}", headers)
    return answer.send([b"" if environ["REQUEST_METHOD"] == "HEAD" else page])
