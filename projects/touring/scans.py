"""Scans of the codes on the stands: which request is one.

A code holds ``/p/<number>/`` and nothing else. A camera or a reader of codes opens it as an address
that was typed: no page leads there. So there is no Referer, and browsers that say where a request
comes from (``Sec-Fetch-Site``) say "none". Our own links and the browser's way back send a Referer,
for the site's policy is "same-origin"; an address that visitors share has a question mark behind
it. The service worker passes a visitor's request on without a Referer, as coming from our own
worker and meant for no kind of content: "same-origin" with ``Sec-Fetch-Dest: empty``.

An address that somebody types or keeps as a bookmark can't be told from a scan. A scan without
network reaches nobody and is not counted.
"""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest

# People's browsers begin so; most programs name themselves instead.
_BROWSER = re.compile(r"(?:Mozilla|Opera)/")
# Those that begin like a browser: search engines, previews in messengers, watchers. Cubot is a
# maker of telephones. Who names an address to read about it is a machine.
_MACHINE = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|preview|externalhit|headless|lighthouse|page ?speed|monitor"
    r"|uptime|archiv|scrap|fetcher|https?://",
    re.IGNORECASE,
)


def is_scan(request: HttpRequest) -> bool:
    """Whether a visitor has scanned a code, as far as it can be told."""
    return (
        request.method == "GET"
        and not request.META.get("QUERY_STRING")
        and _is_opened_from_outside(request)
        and _is_browser(request.headers.get("User-Agent", ""))
        and not is_signed_in(request)
    )


def _is_opened_from_outside(request: HttpRequest) -> bool:
    """Whether no page leads here, neither by a link nor ahead of a click."""
    headers = request.headers
    # Android names the application in place of a page.
    if headers.get("Referer", "android-app:").partition(":")[0] != "android-app":
        return False
    if any(headers.get(name) for name in ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")):
        return False
    if headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        return False
    came = headers.get("Sec-Fetch-Site", "none"), headers.get("Sec-Fetch-Dest", "document")
    return came in (("none", "document"), ("same-origin", "empty"))


def _is_browser(agent: str) -> bool:
    return bool(_BROWSER.match(agent)) and not _MACHINE.search(agent)


def is_signed_in(request: HttpRequest) -> bool:
    """Whether it is one of the staff, who try codes; asked only where there is a session."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
