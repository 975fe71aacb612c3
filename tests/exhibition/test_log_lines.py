"""Lines of the log for a program: bounded, each with the name of its request."""

import json
import logging
import sys
from typing import Any

from exhibition.log_lines import JsonFormatter
from exhibition.request_ids import RequestIds
from projects.serving import request_id
from projects.serving.away import StorageAwayError


def line(message: str, *values: Any, error: Any = None) -> dict[str, Any]:
    record = logging.LogRecord("a.logger", 30, "", 0, message, values, error)
    text = JsonFormatter().format(record)
    assert "\n" not in text
    read: dict[str, Any] = json.loads(text)
    return read


def test_a_line_tells_when_how_grave_from_where_and_of_which_request() -> None:
    request_id.begin("of-a-proxy-1")
    read = line("Qysqa: %s", "жол")
    assert read["at"].endswith("+00:00")
    assert {key: read[key] for key in ("level", "logger", "message", "request")} == {
        "level": "WARNING",
        "logger": "a.logger",
        "message": "Qysqa: жол",
        "request": "of-a-proxy-1",
    }


def test_what_anybody_wrote_is_bounded_and_looks_like_no_other_line() -> None:
    read = line("Not Found: %s", "/kk/contribute/secret-token/x\n{}" + "a" * 5000)
    assert len(read["message"]) < 600
    assert "secret-token" not in read["message"]
    try:
        raise ValueError("x" * 100_000)
    except ValueError:
        read = line("failed", error=sys.exc_info())
    assert read["traceback"].startswith("Traceback")
    assert len(read["traceback"]) < 21_000


def test_an_absence_is_a_sentence_instead_of_a_traceback() -> None:
    try:
        raise StorageAwayError("no answer\nof the bucket")
    except StorageAwayError:
        read = line("failed: %s", "/kk/", error=sys.exc_info())
    assert read["message"] == "The storage is away: no answer of the bucket (failed: /kk/)"
    assert "traceback" not in read


def answered(sent: str, caplog: Any) -> str:
    """The name that the answer to a request carries which has sent one."""
    told: dict[str, str] = {}

    def site(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Length", "1")])
        return [b"x"]

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/kk/",
        "QUERY_STRING": "q=Zhasyryn",
        "REMOTE_ADDR": "198.51.100.7",
        "HTTP_X_REQUEST_ID": sent,
    }
    with caplog.at_level(logging.INFO, "exhibition.request_ids"):
        body = RequestIds(site)(environ, lambda status, headers: told.update(headers))
    assert list(body) == [b"x"]
    assert told["Content-Length"] == "1"
    return told["X-Request-ID"]


def test_a_sane_name_of_a_proxy_is_kept_and_any_other_replaced(caplog: Any) -> None:
    assert answered("0123456789abcdef", caplog) == "0123456789abcdef"
    made = {answered(sent, caplog) for sent in ("", "short", "a" * 65, 'x"},{"a":"b', "а" * 20)}
    assert len(made) == 5
    assert all(request_id.SANE.fullmatch(name) for name in made)
    assert request_id.current() in made


def test_a_request_is_told_without_who_asked_and_what_for(caplog: Any) -> None:
    answered("", caplog)
    assert caplog.messages[0].startswith("GET /kk/: 200 in ")
    assert "Zhasyryn" not in caplog.text
    assert "198.51" not in caplog.text
