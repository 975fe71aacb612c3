"""Redis away, slow or holding garbage: pages are built without it, and nothing is unpickled."""

import json
import pickle
import signal
from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest
from django.core.cache import cache, caches
from django.core.cache.backends.base import BaseCache

from projects.serving import shared_cache
from projects.serving.page_cache import Page
from projects.serving.shared_cache import SharedCache, SignedData
from tests.broken_parts import HOW, broken, redis, redis_server
from tests.serving.asking import Answer

pytestmark = pytest.mark.django_db
# Half a second for Redis, and what a busy machine takes to build a page.
AT_MOST = 5
needs_redis = pytest.mark.skipif(not redis_server(), reason="no redis-server: pip, or apt")
PAGE = Page([("Content-Type", "text/html")], "br", b"\x00{\n}\xff", {"br": b"", "gzip": b"1\n"})


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    shared_cache.breaker.until = 0
    yield
    shared_cache.breaker.until = 0


def used(port: int) -> BaseCache:
    """A shared cache at that port, in place of the one of the settings."""
    made = SharedCache(f"redis://127.0.0.1:{port}/0", {"KEY_PREFIX": "test", "TIMEOUT": 3600})
    caches["default"] = made
    return made


@pytest.fixture
def in_place() -> Iterator[None]:
    before = caches["default"]
    yield
    caches["default"] = before


@pytest.mark.parametrize("how", HOW)
def test_a_page_is_built_without_redis_within_two_seconds_and_then_without_waiting(
    wall: None, in_place: None, how: str
) -> None:
    with broken(how) as port:
        used(port)
        begin = monotonic()
        assert Answer("/en/about/").status == 200
        assert monotonic() - begin < AT_MOST
        begin = monotonic()
        for _ in range(3):
            assert Answer("/en/about/").was_built
        assert monotonic() - begin < AT_MOST
        assert shared_cache.breaker.is_away


@needs_redis
def test_pages_are_kept_in_redis_and_again_after_it_was_away(wall: None, in_place: None) -> None:
    with redis() as (port, process):
        used(port)
        first, again = Answer("/en/about/"), Answer("/en/about/", accept_encoding="br")
        assert (first.was_built, again.was_built) == (True, False)
        assert again.text == first.text
        process.send_signal(signal.SIGSTOP)
        begin = monotonic()
        assert Answer("/en/about/").was_built
        assert monotonic() - begin < AT_MOST
        process.send_signal(signal.SIGCONT)
        shared_cache.breaker.until = 0
        assert not Answer("/en/about/").was_built


@needs_redis
def test_what_is_not_ours_in_redis_is_as_good_as_nothing(wall: None, in_place: None) -> None:
    class Harm:
        def __reduce__(self) -> Any:
            return (pytest.fail, ("unpickled",))

    with redis() as (port, _process):
        made: Any = used(port)
        Answer("/en/about/")
        client = made._cache.get_client(write=True)
        [key] = [name for name in client.scan_iter() if client.type(name) == b"string"]
        good = client.get(key)
        unsigned = json.dumps([[], "br", {"bytes": 1}, {}]).encode() + b"\nx"
        for garbage in (
            *(b"", b"garbage", pickle.dumps(Harm()), b"\xff" * 40, b"5", b"0" * 16 + unsigned),
            *(good[:-1] + b"!", good[:16], good[16:]),
        ):
            client.set(key, garbage)
            assert Answer("/en/about/").was_built, garbage[:40]
        client.delete(key)
        client.rpush(key, "a list where a page should be")
        assert Answer("/en/about/").status == 200
        assert not shared_cache.breaker.is_away


def test_a_page_comes_back_as_it_was_signed() -> None:
    signed = SignedData()
    sealed = signed.dumps(PAGE)
    assert isinstance(sealed, bytes)
    assert signed.loads(sealed) == [[["Content-Type", "text/html"]], *PAGE[1:]]
    assert [signed.loads(str(signed.dumps(n)).encode()) for n in (1, -5, 0)] == [1, -5, 0]
    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        assert signed.loads(changed) is None


def test_what_is_neither_text_nor_bytes_is_refused() -> None:
    with pytest.raises(TypeError, match="keeps no object"):
        SignedData().dumps(object())


def test_a_cache_that_is_away_keeps_nothing(in_place: None) -> None:
    with broken("refused") as port:
        used(port)
        assert cache.get("a", "nothing") == "nothing"
        assert cache.get_many(["a"]) == {}
        assert cache.add("a", 1) is True
        assert cache.set("a", 1) is None
        assert cache.get_or_set("a", 7) == 7
        assert cache.delete("a") is False
        assert cache.incr("a") == 1
        assert cache.has_key("a") is False
