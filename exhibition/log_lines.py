"""Lines of the log: bounded in length, and each message on one line.

Addresses and user names in them were written by anybody, and may be as long as a request or hold
line breaks that look like other lines. The tokens of links that were sent stay out of the log.
With LOG_FORMAT=json each is an object of JSON, for a program that collects them.
"""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from datetime import UTC, datetime

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


class BoundedFormatter(logging.Formatter):
    """The message on one line, then the traceback where there is one, both bounded."""

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
