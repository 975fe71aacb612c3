"""How much a client may send: decided by the length that it states, before anything is read.

64 KB hold every form of the public site. Staff send photos and workbooks; who holds a preview link
may send a little more than nobody, as often as ``MOST_APPROVALS`` says; who holds a link to the
form of an entry sends photos, too, as many as ``projects.intake.contributed_files`` counts.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from io import BytesIO
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

from exhibition.door.requests import Body, Request
from projects.models import Contribution, PreviewLink
from projects.serving.asked import session_keys

Environ = dict[str, Any]

KIB = 1024
SMALL = 64 * KIB
FROM_LINK = 256 * KIB
# Several photos in one form, each of at most 30 MB.
FROM_CONTRIBUTOR = 100 * KIB * KIB
# A folder of photos sent at once by a browser without scripts; each photo has its own limit.
FROM_STAFF = 300 * KIB * KIB
PREVIEW = re.compile(r"/(?:(?:kk|ru|en)/)?preview/([^/]{1,200})/")
CONTRIBUTE = re.compile(r"/(?:kk|ru|en)/contribute/([^/]{1,200})/")
DESK = re.compile(r"/admin/")


class RefusedError(Exception):
    """A body that is not read. ``status`` is what to answer."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


class CutOffError(Exception):
    """The client has gone, or was too slow, before all of the body had come."""


def has_body(environ: Environ) -> bool:
    """Whether a body follows the head of the request."""
    return environ.get("CONTENT_LENGTH", "0") not in ("", "0") or is_chunked(environ)


def is_chunked(environ: Environ) -> bool:
    """Whether the body states no length."""
    return "HTTP_TRANSFER_ENCODING" in environ


def take_in(environ: Environ, request: Request) -> None:
    """Reads a small body whole; a large one of somebody who may send it is left to its view.

    Raises ``RefusedError`` before reading what is too large, ``CutOffError`` if less comes than was
    announced.
    """
    length = None if is_chunked(environ) else stated_length(environ)
    if length is not None and length > SMALL:
        environ["wsgi.input"] = Body(environ["wsgi.input"], length, request)
        return
    request.start_reading()
    # Browsers state a length; programs that don't may send what is small.
    body = bytes(environ["wsgi.input"].read(SMALL + 1 if length is None else length))
    request.stop_reading()
    if length is None and len(body) > SMALL:
        raise RefusedError(HTTPStatus.LENGTH_REQUIRED)
    if length is not None and len(body) < length:
        raise CutOffError
    environ["wsgi.input"], environ["CONTENT_LENGTH"] = BytesIO(body), str(len(body))


def stated_length(environ: Environ) -> int:
    """The length of the body; ``RefusedError`` if this client may not send so much here.

    Only where somebody sends much the database is asked who it is.
    """
    stated = environ["CONTENT_LENGTH"]
    if not stated.isdecimal() or len(stated) > 15:
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    length, path = int(stated), environ["PATH_INFO"]
    link, form = PREVIEW.match(path), CONTRIBUTE.match(path)
    if (
        length <= SMALL
        or (length <= FROM_STAFF and DESK.match(path) and is_signed_in(environ))
        or (length <= FROM_LINK and link and PreviewLink.objects.behind(link[1]).exists())
        or (length <= FROM_CONTRIBUTOR and form and Contribution.objects.behind(form[1]).exists())
    ):
        return length
    raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def is_signed_in(environ: Environ) -> bool:
    """Whether one of the cookies belongs to an account that has signed in."""
    keys = session_keys(environ)[-1:]
    sessions = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    return any(SESSION_KEY in session.get_decoded() for session in sessions)
