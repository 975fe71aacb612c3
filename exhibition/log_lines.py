"""Lines of the log: bounded in length, and each message on one line.

Addresses and user names in them were written by anybody, and may be as long as a request or hold
line breaks that look like other lines. The tokens of links that were sent stay out of the log.
"""

from __future__ import annotations

import logging
import re
import unicodedata

LONGEST, LONGEST_TRACEBACK = 500, 20_000
_TOKEN = re.compile(r"(/(?:preview|contribute)/)[^/\s]+")


def one_line(text: str, longest: int = LONGEST) -> str:
    """The text without control characters, cut to a length."""
    clean = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text[:longest])
    return clean if len(text) <= longest else f"{clean}…"


class BoundedFormatter(logging.Formatter):
    """The message on one line, then the traceback where there is one, both bounded."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        return _TOKEN.sub(r"\1…", one_line(super().formatMessage(record)))

    def formatException(self, ei: object) -> str:  # noqa: N802
        told = super().formatException(ei)  # type: ignore[arg-type]
        if len(told) <= LONGEST_TRACEBACK:
            return told
        return f"{told[: LONGEST_TRACEBACK // 2]}\n…\n{told[-LONGEST_TRACEBACK // 2 :]}"
