"""What of a request decides which page is shown: its address as configured, and a session.

Whatever else a client may invent (ports, schemes, cookies that belong to no session) makes no other
page, so that it can't fill the page cache or have pages built.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.http.request import split_domain_port, validate_host

Environ = dict[str, Any]

# As Django makes them; a cookie of another form is nobody's.
SESSION_KEY = re.compile(r"[a-z0-9]{32}\Z")
_SESSION = "SELECT 1 FROM django_session WHERE session_key = %s"


def scheme_of(environ: Environ) -> str:
    """ "https" or "http": the proxy's word where ``BEHIND_PROXY`` says that there is one, else the
    connection's."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        return "https" if environ.get(name, "").split(",")[0].strip() == secure else "http"
    return str(environ["wsgi.url_scheme"])


def host_of(environ: Environ) -> str:
    """The host as pages may name it: the name as asked, the port only if it is none or our own.

    "" for a host that is not ours, which Django refuses.
    """
    asked = environ.get("HTTP_HOST", environ["SERVER_NAME"])
    return _host(asked, environ["SERVER_PORT"], *settings.ALLOWED_HOSTS)


@lru_cache(maxsize=256)
def _host(asked: str, own_port: str, *allowed: str) -> str:
    name, port = split_domain_port(asked)
    if not name or not validate_host(name, allowed):
        return ""
    return f"{name}:{own_port}" if port else name


def session_keys(environ: Environ) -> list[str]:
    """The keys of sessions among the cookies: those that have the form of one."""
    own, cookies = settings.SESSION_COOKIE_NAME, environ.get("HTTP_COOKIE", "")
    if own not in cookies:
        return []
    pairs = (cookie.strip().partition("=") for cookie in cookies.split(";"))
    return [value for name, _, value in pairs if name == own and SESSION_KEY.match(value)]


def has_session(environ: Environ) -> bool:
    """Whether one of the cookies belongs to a session. One bare query, only where there is one."""
    for key in session_keys(environ)[-1:]:
        try:
            with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
                cursor.execute(_SESSION, [key])
                return cursor.fetchone() is not None
        except DatabaseError:
            # Nothing kept is given to somebody who may be signed in.
            return True
    return False
