"""Gives each request a name, which its lines of the log and its answer carry.

In front of all else, and only where the log is written for machines (LOG_FORMAT=json).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from projects.serving.request_id import begin

log = logging.getLogger(__name__)


class RequestIds:
    """The WSGI application around another. A name that a proxy has sent as X-Request-ID is kept."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        name, since, told = begin(environ.get("HTTP_X_REQUEST_ID", "")), monotonic(), [""]

        def started(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            told[0] = status[:3]
            return start_response(status, [*headers, ("X-Request-ID", name)], *error)

        body = self.application(environ, started)
        # Without the query, which says what somebody has searched for, and without the address.
        path = environ.get("PATH_INFO", "").encode("latin-1", "replace").decode(errors="replace")
        took = int((monotonic() - since) * 1000)
        log.info("%s %s: %s in %d ms", environ["REQUEST_METHOD"], path, told[0], took)
        return body
