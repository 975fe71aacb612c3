"""A table of the workbook and its columns: turns records into rows and headings into columns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from projects.texts.languages import LANGUAGES
from projects.workbook.cells import OneOf, SomeOf, Whole, Words
from projects.workbook.lists import Lists

KEY, EDITABLE, FIXED, MARK = "key", "editable", "fixed", "mark"


# Sheets and columns, by code, as workbooks of earlier releases call them.
FORMER_NAMES = {"photos": ("фотосуреттер",), "position": ("орны", "место")}


@dataclass(frozen=True)
class Column:
    """A column: ``code`` is its heading in CSV files, the label its heading for people.

    ``use``: KEY identifies the record, EDITABLE is compared and written, FIXED is only shown, MARK
    is the fingerprint of the row at export.
    """

    code: str
    kind: Words | Whole | OneOf
    help: Any
    use: str = EDITABLE
    path: str = ""
    is_required: bool = False
    width: int = 18
    name: Any = ""

    @property
    def attribute(self) -> str:
        """The field of the record, or the path to it."""
        return self.path or self.code

    def value_of(self, record: Any) -> Any:
        """The value of the record in this column (see ``cells``)."""
        found: Any = record
        for name in self.attribute.split("__"):
            found = getattr(found, name)
        if isinstance(self.kind, SomeOf):
            return sorted(item.natural_key()[0] for item in found.all())
        if isinstance(self.kind, OneOf):
            return found.natural_key()[0] if hasattr(found, "natural_key") else found or ""
        return self.kind.kept(found) if isinstance(self.kind, Words) else found

    def set_on(self, record: Any, value: Any, lists: Lists) -> None:
        """Sets the value on the record; several of a list are set by ``set_after``."""
        if isinstance(self.kind, SomeOf):
            return
        if isinstance(self.kind, OneOf) and self.kind.of in lists.records:
            pk = lists[self.kind.of].pks[value] if value else None
            setattr(record, f"{self.attribute}_id", pk)
        else:
            setattr(record, self.attribute, value)

    def set_after(self, record: Any, value: Any, lists: Lists) -> None:
        """Sets what hangs on the record, once that is saved."""
        if isinstance(self.kind, SomeOf):
            pks = [lists[self.kind.of].pks[code] for code in value]
            getattr(record, self.attribute).set(pks)


# Why rows came back. A workbook of rows to correct has it in each sheet, and import passes over it.
REASONS = Column(
    "reasons",
    Words(),
    _("Why this row was not saved. The column is not read; correct the cells beside it."),
    FIXED,
    width=50,
    name=_("What is wrong"),
)


@dataclass(frozen=True)
class Table:
    """One sheet, or one CSV file. ``key`` is the path to what finds a row's records."""

    code: str
    model: Any
    columns: tuple[Column, ...]
    related: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()
    natural: tuple[str, ...] = ()
    can_grow: bool = True
    key: str = "project__number"
    order: tuple[str, ...] = ("project__number", "position", "pk")

    @property
    def name(self) -> str:
        """The sheet's name in the current language."""
        return capfirst(str(self.model._meta.verbose_name_plural))[:31]

    def label(self, column: Column) -> str:
        """A column's heading in the current language: "Title · kk"."""
        base, _dot, language = column.code.rpartition("_")
        is_text = language in LANGUAGES and bool(base)
        name = column.name or self.model._meta.get_field(base if is_text else column.attribute)
        name = getattr(name, "verbose_name", name)
        return capfirst(str(name)) + (f" · {language}" if is_text else "")

    def is_called(self, title: str) -> bool:
        """Whether this is the table's name in any language."""
        wanted = _key(title)
        for language in LANGUAGES:
            with translation.override(language):
                if _key(self.name) == wanted:
                    return True
        return wanted in (_key(self.code), *FORMER_NAMES.get(self.code, ()))

    @cached_property
    def by_heading(self) -> dict[str, Column]:
        """Columns by code and by heading in each language, folded."""
        found: dict[str, Column] = {}
        for language in LANGUAGES:
            with translation.override(language):
                found |= {_key(self.label(c)): c for c in (REASONS, *self.columns)}
        for column in (REASONS, *self.columns):
            found = dict.fromkeys(FORMER_NAMES.get(column.code, ()), column) | found
        return found | {_key(column.code): column for column in (REASONS, *self.columns)}

    def column_headed(self, heading: Any) -> Column | None:
        return self.by_heading.get(_key(str(heading)))

    def of_use(self, use: str) -> list[Column]:
        return [column for column in self.columns if column.use == use]

    def records(self, numbers: Iterable[int] | None = None) -> QuerySet[Any]:
        """The records of the entries with these numbers (default: all), with all that rows show."""
        rows = self.model.objects.select_related(*self.related).prefetch_related(*self.fetched)
        if numbers is not None:
            rows = rows.filter(**{f"{self.key}__in": list(numbers)})
        return rows.order_by(*self.order)

    def values(self, record: Any) -> dict[str, Any]:
        """The editable values by code."""
        return {column.code: column.value_of(record) for column in self.of_use(EDITABLE)}

    def mark(self, record: Any) -> str:
        """A fingerprint of the editable values, by which an import notices that they have
        changed."""
        return self.mark_of(self.values(record))

    def mark_of(self, values: dict[str, Any]) -> str:
        text = json.dumps(values, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def _key(text: str) -> str:
    return " ".join(text.casefold().split())
