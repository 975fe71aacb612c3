"""Kept pages in a Redis or Valkey that all processes share.

It is only a cache: while it refuses, hangs or holds what is not ours, pages are built without it.
What is kept is JSON and bytes, signed with the site's key. Nothing is unpickled, so whoever can
write to the cache can neither run code here nor show a page of their own.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache.backends.redis import RedisCache

from projects.serving.breaker import Breaker

log = logging.getLogger(__name__)
breaker = Breaker("The shared cache (CACHE_URL)")

SECONDS = 0.5
SIGNATURE = 16


class SignedData:
    """Values as signed bytes: a line of JSON, then the bytes that it names by their length.

    Lists come back for tuples. A whole number is stored plainly, so that Redis can count with it.
    """

    def dumps(self, value: Any) -> int | bytes:
        if type(value) is int:
            return value
        parts: list[bytes] = []

        def apart(part: Any) -> dict[str, int]:
            if not isinstance(part, bytes):
                raise TypeError(f"a shared cache keeps no {type(part).__name__}")
            parts.append(part)
            return {"bytes": len(part)}

        line = json.dumps(value, default=apart).encode()
        data = b"\n".join((line, b"".join(parts)))
        return _signature(data) + data

    def loads(self, data: bytes) -> Any:
        """The value; ``None``, as if nothing were kept, where it is not signed by this site."""
        if data.removeprefix(b"-").isdigit():
            return int(data)
        signature, data = data[:SIGNATURE], data[SIGNATURE:]
        if not hmac.compare_digest(signature, _signature(data)):
            return None
        line, _, rest = data.partition(b"\n")
        place = 0

        def back(found: dict[str, Any]) -> Any:
            nonlocal place
            if found.keys() != {"bytes"}:
                return found
            begin, place = place, place + found["bytes"]
            return rest[begin:place]

        return json.loads(line, object_hook=back)


def _signature(data: bytes) -> bytes:
    key = hashlib.blake2b(settings.SECRET_KEY.encode()).digest()
    return hashlib.blake2b(data, key=key, digest_size=SIGNATURE).digest()


def _bounded(name: str, otherwise: Callable[..., Any]) -> Any:
    """The method of Django's cache, or what it answers while the server is away."""

    def method(self: Any, *given: Any, **named: Any) -> Any:
        from redis.exceptions import RedisError, ResponseError  # only where CACHE_URL is used

        if breaker.is_open:
            return otherwise(*given, **named)
        try:
            answer = getattr(RedisCache, name)(self, *given, **named)
        except ResponseError as error:
            # The server is there, but this key holds what no cache of ours has put there.
            log.warning("The shared cache refused %s: %s", name, error)
            return otherwise(*given, **named)
        except (RedisError, OSError, EOFError) as error:
            breaker.failed(error)
            return otherwise(*given, **named)
        breaker.answered()
        return answer

    return method


class SharedCache(RedisCache):
    """Django's cache on Redis; one that is away is an empty cache that keeps nothing.

    Redis has half a second for each answer, and nothing is tried twice.
    """

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        from redis.backoff import NoBackoff  # only where CACHE_URL is used
        from redis.retry import Retry

        super().__init__(server, params)
        self._options: dict[str, Any] = {
            "serializer": SignedData,
            "socket_connect_timeout": SECONDS,
            "socket_timeout": SECONDS,
            "retry": Retry(NoBackoff(), 0),
            **params.get("OPTIONS", {}),
        }

    get = _bounded("get", lambda key, default=None, version=None: default)
    get_many = _bounded("get_many", lambda *given, **named: {})
    has_key = _bounded("has_key", lambda *given, **named: False)
    # True: whoever adds the mark "this page is being built" then builds it.
    add = _bounded("add", lambda *given, **named: True)
    set = _bounded("set", lambda *given, **named: None)
    set_many = _bounded("set_many", lambda data, *given, **named: [*data])
    touch = _bounded("touch", lambda *given, **named: False)
    delete = _bounded("delete", lambda *given, **named: False)
    delete_many = _bounded("delete_many", lambda *given, **named: None)
    clear = _bounded("clear", lambda *given, **named: False)
    incr = _bounded("incr", lambda key, delta=1, version=None: delta)
