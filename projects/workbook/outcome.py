"""The outcome of reading and comparing a file: problems, changes, rows, and the plan of all."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.workbook.columns import Column, Table
from projects.workbook.lists import Lists

# The number of unchanged characters that a preview shows around a difference.
CONTEXT = 60
# A number with its groups of digits, a word, or what is between words.
WORDS = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?![\w])|\w+|\s+|[^\w\s]+")


@dataclass(frozen=True)
class Problem:
    """A problem in a file: description, place and advice, in the person's language."""

    wrong: str
    right: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    stand: int | None = None

    @property
    def place(self) -> str:
        """ "Projects, row 12, stand 11, Title · kk"."""
        row = _("row %(row)d") % {"row": self.row} if self.row else ""
        stand = _("stand %(number)s") % {"number": self.stand} if self.stand else ""
        return ", ".join(part for part in (self.sheet, row, stand, self.column) if part)

    def __str__(self) -> str:
        sentence = f"{self.place}: {self.wrong}" if self.place else self.wrong
        return f"{sentence} {self.right}".strip()


class State(models.TextChoices):
    """The state of a row in a plan. A conflict is not written."""

    NEW = "new", gettext_lazy("new")
    CHANGED = "changed", gettext_lazy("edited")
    UNCHANGED = "unchanged", gettext_lazy("unchanged")
    CONFLICT = "conflict", gettext_lazy("conflict")
    WRONG = "wrong", gettext_lazy("wrong")


@dataclass(frozen=True)
class Change:
    """A changed cell: the old and the new value, and both in words."""

    column: Column
    label: str
    old: Any
    new: Any
    old_shown: Any
    new_shown: Any

    @property
    def is_emptied(self) -> bool:
        return self.new in ("", None, []) and self.old not in ("", None, [])

    @property
    def difference(self) -> dict[str, Any]:
        """Both texts, split into what they share at the start and end and the whole words that
        differ; long shared parts are shortened."""
        old, new = _text(self.old_shown), _text(self.new_shown)
        olds, news = WORDS.findall(old), WORDS.findall(new)
        start = _shared(olds, news)
        end = _shared(olds[start:][::-1], news[start:][::-1])
        before, after = "".join(olds[:start]), "".join(olds[len(olds) - end :])
        return {
            "before": f"…{before[-CONTEXT:]}" if len(before) > CONTEXT else before,
            "old": "".join(olds[start : len(olds) - end]),
            "new": "".join(news[start : len(news) - end]),
            "after": f"{after[:CONTEXT]}…" if len(after) > CONTEXT else after,
            "old_is_empty": not old,
            "new_is_empty": not new,
        }


def _shared(one: list[str], other: list[str]) -> int:
    """How many words two texts have in common at their beginning."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _pair in alike)


def _text(shown: Any) -> str:
    return "" if shown is None else str(shown)


@dataclass
class Row:
    """One row of the file. ``result`` is its record as the file would leave it, not saved;
    ``is_behind`` says that the desk has changed the record since the export, and the file has not.
    """

    table: Table
    sheet: str
    row: int
    number: int | None = None
    record: Any = None
    result: Any = None
    name: str = ""
    slug: str = ""
    state: State = State.UNCHANGED
    is_behind: bool = False
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def blame(self, wrong: str, right: Any = "", column: Column | None = None) -> None:
        """Marks the row as wrong, with the reason."""
        label = self.table.label(column) if column else ""
        told = Problem(wrong, str(right), self.sheet, self.row, label, self.number)
        self.problems.append(told)
        self.state = State.WRONG


@dataclass
class Plan:
    """The plan of an import. ``problems`` are those of sheets; rows have their own."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    lists: Lists = field(default_factory=Lists)

    @property
    def counts(self) -> Counter[str]:
        return Counter(row.state for row in self.rows)

    def of_state(self, *states: str) -> list[Row]:
        return [row for row in self.rows if row.state in states]

    @property
    def conflicts(self) -> list[Row]:
        """Rows that others have changed since the export; they are not written."""
        return self.of_state(State.CONFLICT)

    @property
    def written(self) -> list[Row]:
        """The rows that confirming writes."""
        return self.of_state(State.NEW, State.CHANGED)

    @property
    def wrong(self) -> list[Row]:
        """The rows with errors."""
        return self.of_state(State.WRONG)

    @property
    def all_problems(self) -> list[Problem]:
        return self.problems + [problem for row in self.rows for problem in row.problems]

    @property
    def changes(self) -> list[Change]:
        """Changed cells of rows that exist."""
        return [change for row in self.of_state(State.CHANGED) for change in row.changes]

    @property
    def can_be_written(self) -> bool:
        return bool(not self.problems and not self.wrong and self.written)

    @property
    def can_be_written_in_part(self) -> bool:
        """Whether rows with errors can be left out and the others written."""
        return bool(not self.problems and self.wrong and self.written)

    @property
    def digest(self) -> str:
        """A hash of the plan, to check that a confirmed plan is the one that was previewed."""
        seen = [
            (
                row.table.code,
                row.row,
                row.state,
                [(c.column.code, c.old, c.new) for c in row.changes],
            )
            for row in self.rows
        ]
        return hashlib.sha256(repr(seen).encode()).hexdigest()

    @property
    def summary(self) -> str:
        """ "new: 2; edited: 10; unchanged: 49"."""
        return self._summary({})

    @property
    def outcome(self) -> str:
        """The summary once it is written: "new: 2; edited: 10; unchanged: 46; not saved: 3"."""
        return self._summary({State.WRONG: _("not saved")})

    def _summary(self, labels: dict[State, str]) -> str:
        counts = self.counts
        parts = [
            f"{labels.get(state, state.label)}: {counts[state]}" for state in State if counts[state]
        ]
        return "; ".join(parts) or _("no rows")
