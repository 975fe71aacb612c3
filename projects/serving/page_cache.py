"""The page cache: public pages, kept whole and compressed, answered before Django is asked.

It wraps the WSGI application: a kept page costs one query and a look into the cache. As a Django
middleware it was measured at half the speed, for Django makes a request object and a response, and
looks after its connections, before the first middleware runs.

A page is kept under its address (scheme and host as configured, path with its language, the
parameters that its view reads, in one order) and the catalogue version. Raising the version makes
every kept page stale at once; nothing tracks what depends on what. The version is read before the
page is built, so a page built while somebody publishes is at worst kept under the number that has
just gone.

Never kept: what somebody with a session sees, what depends on a cookie or sets one, what says
private or no-store, answers other than 200, and what is no page: the desk, files, redirects,
exports. Browsers and proxies may keep a page too but must ask each time (``no-cache``),
so that what was published is seen at once; "unchanged" (304) costs one query and no page.

The first request gets a fast compression, later ones a better one: most lists are asked for only
once, and a list that nothing is kept of takes an eighth (brotli's quality 4) to two fifths (9)
longer where it is compressed well at once. The best one takes ten times as long as building an
entry's page, so nobody waits for it who is the first to ask.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from time import monotonic, sleep, time
from typing import Any, NamedTuple

import brotli
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError

from projects.serving import version
from projects.serving.asked import has_session, host_of, scheme_of
from projects.serving.fingerprint import code_fingerprint
from projects.serving.parameters import LONGEST_PATH, known_query, shortened_query
from projects.serving.replicas import leave_out_replica, public_reading

Environ = dict[str, Any]
Headers = list[tuple[str, str]]

# Pages end with a slash; what has an ending is a file.
PAGE = re.compile(r"/(?:kk|ru|en)/(?:[\w/-]*/)?\Z")
LARGEST_KEPT = 64 * 1024
# A larger page is compressed better at once.
HEAVY = 128 * 1024
LONGEST_BUILD = 10.0
# Where the number of the last catalogue version that was seen is kept.
LAST_VERSION = "last-version"
REVALIDATE = [("Cache-Control", "public, no-cache"), ("Vary", "Accept-Encoding")]
# How hard to compress, as brotli counts it. For the first request: half a millisecond. Brotli from
# quality 4 on needs tables of half a megabyte, which slow the page that is built next by as much as
# the compression itself takes. A heavy page is worth another millisecond: a seventh smaller.
FAST, BETTER = 3, 7
# For later requests: about 20 ms, once a page, and a fifth smaller. Addresses with a query are
# without number, and asking for each twice must not keep the server busy: 2 ms, an eighth smaller.
BEST, BEST_OF_MANY = 10, 9
COMPRESS: dict[str, Callable[[bytes, int], bytes]] = {
    "br": lambda body, quality: brotli.compress(body, quality=quality, lgwin=16),
    "gzip": lambda body, quality: gzip.compress(body, min(quality, 9), mtime=0),
}
RESTORE = {"br": brotli.decompress, "gzip": gzip.decompress}


class Page(NamedTuple):
    """A page as it is kept: its headers, its body as compressed for the first request, and the
    better compressions by their encoding, as later requests have asked for them."""

    headers: Headers
    encoding: str
    first: bytes
    small: dict[str, bytes]

    def plain(self) -> bytes:
        return RESTORE[self.encoding](self.first)


class KeptPages:
    """The WSGI application with kept pages in front of it."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application
        # A search cluster indexes late, so search pages are not cached.
        self.keeps_searches = not settings.SEARCH_IS_LATE
        # The catalogue version when the database answered last, and the Unix time of that.
        self.seen: tuple[int, float] | None = None

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self.application(environ, start_response)
        if len(path) > LONGEST_PATH or not PAGE.match(path):
            environ["QUERY_STRING"] = shortened_query(path, environ["QUERY_STRING"])
            return self.application(environ, start_response)
        scheme, host = scheme_of(environ), host_of(environ)
        if not host or (settings.SECURE_SSL_REDIRECT and scheme == "http"):
            return self.application(environ, start_response)
        if has_session(environ):
            return self.application(environ, privately(start_response))
        environ["HTTP_HOST"] = host
        environ["QUERY_STRING"] = known_query(path, environ["QUERY_STRING"])
        site = settings.SITE_ADDRESS or f"{scheme}://{host}"
        try:
            state = version.current()
        except DatabaseError:
            return self.last_kept(environ, start_response, site)
        if state is None:
            return self.application(environ, start_response)
        if not self.seen or self.seen[0] != state.number:
            cache.set(LAST_VERSION, state.number, timeout=None)
        self.seen = state.number, time()
        key = key_of(environ, state.number, site)
        if key in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 Not Modified", [*REVALIDATE, etag(key)])
            return []
        page = kept_page(key) or self.built_by_another(key)
        if page:
            return self.answer_kept(environ, start_response, key, page)
        try:
            with public_reading(state.number):
                return self.build(environ, start_response, key)
        finally:
            cache.delete(f"{key}+")

    def answer_kept(
        self, environ: Environ, start_response: Any, key: str, page: Page
    ) -> Iterable[bytes]:
        encoding = encoding_of(environ)
        body = again(key, page, encoding, environ["QUERY_STRING"])
        return answer(environ, start_response, key, page.headers, encoding, body)

    def last_kept(self, environ: Environ, start_response: Any, site: str) -> Iterable[bytes]:
        """The page as it was when the database answered last, if it is kept; else Django's answer,
        which says that the site is away."""
        number, moment = self.seen or (0, time())
        # With a shared cache, another process may have seen a later one.
        known = cache.get(LAST_VERSION)
        if number := max(number, known if isinstance(known, int) else 0):
            for hour in (moment, moment - 3600):
                key = key_of(environ, number, site, hour)
                if page := kept_page(key):
                    return self.answer_kept(environ, start_response, key, page)
        return self.application(environ, start_response)

    def built_by_another(self, key: str) -> Page | None:
        """The page, if another request is building it already; ``None`` if this one has to."""
        end = monotonic() + LONGEST_BUILD
        while not cache.add(f"{key}+", 1, timeout=LONGEST_BUILD) and monotonic() < end:
            sleep(0.005)
            if page := kept_page(key):
                return page
        return None

    def build(self, environ: Environ, start_response: Any, key: str) -> Iterable[bytes]:
        """The page from Django, kept where it may be."""
        status, headers, body = self.from_django(environ)
        if status.startswith("503") and leave_out_replica():
            whole(body)
            status, headers, body = self.from_django(environ)
        is_late = "q=" in environ["QUERY_STRING"] and not self.keeps_searches
        if is_late or not may_be_kept(status, headers):
            start_response(status, headers)
            return body
        encoding, plain = encoding_of(environ), whole(body)
        # Kept compressed also where this browser reads no compression.
        form = encoding or "gzip"
        first = COMPRESS[form](plain, BETTER if len(plain) > HEAVY else FAST)
        kept = [(name, value) for name, value in headers if name not in ("Content-Length", "Vary")]
        if len(first) <= LARGEST_KEPT:
            cache.set(key, Page(kept, form, first, {}))
        sent = first if encoding else plain
        return answer(environ, start_response, key, kept, encoding, sent)

    def from_django(self, environ: Environ) -> tuple[str, Headers, Any]:
        """Status, headers and body of the whole page, not compressed."""
        started: list[Any] = []
        asked = {**environ, "REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": ""}
        body = self.application(asked, lambda *given: started.extend(given))
        return started[0], started[1], body


def kept_page(key: str) -> Page | None:
    """The page kept under that name. A shared cache gives lists for tuples."""
    match cache.get(key):
        case Page() as page:
            return page
        case [list() as headers, str() as encoding, bytes() as first, dict() as small]:
            return Page([(name, value) for name, value in headers], encoding, first, small)
    return None


def key_of(environ: Environ, number: int, site: str, moment: float | None = None) -> str:
    """The name under which a page is kept; ``site`` is the address that its links begin with. It
    changes each hour: a page may show the date."""
    hour, address = int((moment or time()) // 3600), (environ["PATH_INFO"], environ["QUERY_STRING"])
    parts = (code_fingerprint(), number, hour, site, *address)
    return hashlib.blake2b(repr(parts).encode(), digest_size=15).hexdigest()


def etag(key: str) -> tuple[str, str]:
    """The page's ETag: weak, for its compressed forms are the same page."""
    return "ETag", f'W/"{key}"'


def may_be_kept(status: str, headers: Headers) -> bool:
    """Whether the answer is a page that is the same for everybody."""
    given = dict(headers)
    cache_control = given.get("Cache-Control", "")
    return (
        status == "200 OK"
        and "Set-Cookie" not in given
        and "Content-Encoding" not in given
        and "Cookie" not in given.get("Vary", "")
        and not re.search("private|no-store", cache_control)
    )


def privately(start_response: Any) -> Any:
    """Marks the answer as private: no cache on the way may give it to anybody else."""

    def start(status: str, headers: Headers, *error: Any) -> Any:
        if not any(name == "Cache-Control" for name, _ in headers):
            headers = [*headers, ("Cache-Control", "private, no-cache")]
        return start_response(status, headers, *error)

    return start


def whole(body: Any) -> bytes:
    """The whole body of Django's answer, closed afterwards as WSGI requires."""
    try:
        return b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()


def encoding_of(environ: Environ) -> str:
    """The best compression that the browser accepts: br, gzip or ""."""
    return _best_of(environ.get("HTTP_ACCEPT_ENCODING", ""))


@lru_cache(maxsize=256)
def _best_of(accepted: str) -> str:
    for encoding in COMPRESS:
        refused = rf"{encoding}\s*;\s*q=0(?:\.0*)?\s*(?:,|$)"
        if encoding in accepted and not re.search(refused, accepted):
            return encoding
    return ""


def again(key: str, page: Page, encoding: str, query: str) -> bytes:
    """The body for a later request: compressed well once, then kept so."""
    if not encoding:
        return page.plain()
    if encoding not in page.small:
        page.small[encoding] = COMPRESS[encoding](page.plain(), BEST_OF_MANY if query else BEST)
        cache.set(key, page)
    return page.small[encoding]


def answer(
    environ: Environ,
    start_response: Any,
    key: str,
    headers: Headers,
    encoding: str,
    body: bytes,
) -> Iterable[bytes]:
    """Sends a page, with or without its body."""
    headers = [*headers, *REVALIDATE, etag(key), ("Content-Length", str(len(body)))]
    if encoding:
        headers.append(("Content-Encoding", encoding))
    start_response("200 OK", headers)
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]
