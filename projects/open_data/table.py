"""A table of the data package: its fields and what they mean."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any

from projects.open_data.scope import Scope
from projects.open_data.spreadsheets import harmless


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
        target = StringIO()
        writer = csv.writer(target)
        writer.writerow([field.name for field in self.fields])
        for record in self.records(scope):
            writer.writerow([harmless(cell) for cell in record])
        return target.getvalue()
