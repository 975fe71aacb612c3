"""The name under which lines of the log belong together: one request, or one task of the worker."""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar

# What a proxy may have chosen; anything else could be written to look like other lines.
SANE = re.compile(r"[A-Za-z0-9._-]{8,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def begin(name: str = "") -> str:
    """What this thread does from now on has this name, or one made for it; returns which."""
    name = name if SANE.fullmatch(name) else secrets.token_hex(16)
    _current.set(name)
    return name


def current() -> str:
    """The name of what this thread does; "" where it has none."""
    return _current.get()
