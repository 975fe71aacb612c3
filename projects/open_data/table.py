"""A table of the data package: its fields and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from projects.open_data.scope import Scope
from projects.open_data.spreadsheets import csv_text


@dataclass(frozen=True)
class Field:
    """A column. ``kind`` is a type of Table Schema, ``refers_to`` a field of another table."""

    name: str
    meaning: Any
    kind: str = "string"
    required: bool = False
    refers_to: tuple[str, str] | None = None


@dataclass(frozen=True)
class Table:
    """A table of the package. ``key`` are the fields that tell its rows apart."""

    name: str
    title: Any
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    records: Callable[[Scope], Iterator[list[Any]]]

    def as_csv(self, scope: Scope) -> str:
        return csv_text([[field.name for field in self.fields], *self.records(scope)])
