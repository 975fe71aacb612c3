"""How a form's values are compared with stored ones: as digests, as stored, and as sent."""

from __future__ import annotations

import hashlib
import json
from datetime import date, time
from typing import Any

from django import forms
from django.core.files import File
from django.db.models import Model, QuerySet


def digest(value: Any) -> str:
    """A short hash of a stored value; nothing and an empty text are the same."""
    if isinstance(value, list):
        value = sorted(value)
    elif isinstance(value, str):
        value = value.replace("\r\n", "\n") or None
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:12]


def mark_of(digests: dict[str, str]) -> str:
    """The digests by field as a form carries them."""
    return " ".join(f"{name}={one}" for name, one in digests.items())


def read_mark(mark: str) -> dict[str, str]:
    """The digests by field; of a mark that is none, nothing."""
    pairs = (pair.partition("=") for pair in mark.split())
    return {name: one for name, _equals, one in pairs}


def as_stored(value: Any) -> Any:
    """A form's value as ``fields_of`` writes it."""
    if isinstance(value, QuerySet):
        return sorted(record.pk for record in value)
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, File):
        return value.name
    return value.isoformat() if isinstance(value, date | time) else value


def as_sent(field: forms.Field, value: Any) -> list[str]:
    """A form's value as a browser sends it."""
    if isinstance(value, bool):
        return ["on"] if value else []
    if isinstance(value, list):
        return [str(one) for one in value]
    written = field.widget.format_value(value) if hasattr(field.widget, "format_value") else value
    return [str(one) for one in written] if isinstance(written, list) else [str(written or "")]
