"""Errors reach a Sentry where one is named, without people; elsewhere nothing of it is loaded."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import brotli
import pytest

from exhibition.sentry import without_people
from tests.servers import use_collected

ROOT = Path(__file__).parents[2]
FAILS = """
import sys, django
django.setup()
assert ("sentry_sdk" in sys.modules) is bool({wanted})
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory
from exhibition import urls
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

@csrf_exempt
def fails(request):
    password = "Zhasyryn"
    raise RuntimeError("the view has failed")

urls.urlpatterns.append(path("preview/Qupiya/fails", fails))
sent = RequestFactory().post("/preview/Qupiya/fails?q=Zhasyryn", {{"a": "Zhasyryn"}})
get_wsgi_application()(sent.environ, lambda *answer: None)
if {wanted}:
    import sentry_sdk
    sentry_sdk.flush(10)
"""


@pytest.fixture
def sentry() -> Iterator[tuple[str, list[str]]]:
    """An address as a Sentry gives it, and what it has received."""
    received: list[str] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            match self.headers.get("Content-Encoding"):
                case "gzip":
                    body = gzip.decompress(body)
                case "br":
                    body = brotli.decompress(body)
            received.append(body.decode())
            self.send_response(200)
            self.end_headers()

        def log_message(self, *said: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://key@127.0.0.1:{server.server_port}/7", received
    server.shutdown()
    server.server_close()


def run(folder: Path, *, wanted: bool, **variables: str) -> None:
    use_collected(folder)
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    environment = {
        **{"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "exhibition.settings"},
        **{"ALLOWED_HOSTS": "testserver"},
    }
    program = [sys.executable, "-c", FAILS.format(wanted=wanted)]
    subprocess.run(program, cwd=ROOT, env=kept | environment | variables, check=True)


@pytest.mark.full
def test_an_error_is_reported_without_what_was_sent(
    tmp_path: Path, sentry: tuple[str, list[str]]
) -> None:
    address, received = sentry
    run(tmp_path, wanted=True, SENTRY_DSN=address)
    text = "".join(received)
    assert "the view has failed" in text
    for hidden in ("Zhasyryn", "Qupiya", "127.0.0.1", "testserver"):
        assert hidden not in text.replace(address, ""), hidden
    [event] = [json.loads(part) for part in text.splitlines() if '"exception"' in part]
    assert event["request"] == {"method": "POST", "url": "/preview/…/fails"}


@pytest.mark.full
def test_nothing_of_it_is_loaded_otherwise(tmp_path: Path) -> None:
    run(tmp_path, wanted=False)


def test_a_report_keeps_nobody() -> None:
    event = {
        "user": {"ip_address": "198.51.100.7"},
        "server_name": "a-machine",
        "request": {"url": "https://a.kz/kk/?q=Zhasyryn", "cookies": {"a": "b"}, "data": "c"},
    }
    assert without_people(event, None)["request"] == {"method": None, "url": "/kk/"}
    assert "user" not in event
