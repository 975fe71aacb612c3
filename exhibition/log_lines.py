"""Lines of the log: bounded in length, and each message on one line.

Addresses and user names in them were written by anybody, and may be as long as a request or hold
line breaks that look like other lines. The tokens of links that were sent stay out of the log.
While the database is away, each request fails of it: a sentence tells so, without a traceback.
With LOG_FORMAT=json each is an object of JSON, for a program that collects them.
"""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from copy import copy
from datetime import UTC, datetime

from projects.serving.away import absence
from projects.serving.request_id import current

LONGEST, LONGEST_TRACEBACK = 500, 20_000
_TOKEN = re.compile(r"(/(?:preview|contribute)/)[^/\s]+")


def one_line(text: str, longest: int = LONGEST) -> str:
    """The text without control characters, cut to a length."""
    clean = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text[:longest])
    return clean if len(text) <= longest else f"{clean}…"


def without_tokens(text: str) -> str:
    """The text with the tokens of links left out."""
    return _TOKEN.sub(r"\1…", text)


def shown(record: logging.LogRecord) -> logging.LogRecord:
    """The record as it is written: where a part of the site is away, with the sentence that says so
    in place of the traceback."""
    error = record.exc_info[1] if record.exc_info else None
    if not (sentence := absence(error)):
        return record
    plain = copy(record)
    plain.msg, plain.args = f"{sentence} ({record.getMessage()})", ()
    plain.exc_info = plain.exc_text = None
    return plain


class BoundedFormatter(logging.Formatter):
    """The message on one line, then the traceback where there is one, both bounded."""

    def format(self, record: logging.LogRecord) -> str:
        return super().format(shown(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        return without_tokens(one_line(super().formatMessage(record)))

    def formatException(self, ei: object) -> str:  # noqa: N802
        told = super().formatException(ei)  # type: ignore[arg-type]
        if len(told) <= LONGEST_TRACEBACK:
            return told
        return f"{told[: LONGEST_TRACEBACK // 2]}\n…\n{told[-LONGEST_TRACEBACK // 2 :]}"


class JsonFormatter(BoundedFormatter):
    """A line for a program: when, how grave, from where, what, the traceback if there is one, and
    which request or task it belongs to."""

    def format(self, record: logging.LogRecord) -> str:
        record = shown(record)
        record.message = record.getMessage()
        at = datetime.fromtimestamp(record.created, UTC)
        line = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.formatMessage(record),
            "process": record.process,
        }
        if request := current():
            line["request"] = request
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
