"""The kinds of cells: text, whole number, one of a list, several of a list.

A *value* is compared and stored: a text, a number or None, a code, a list of codes. It can be
written as JSON. A *cell* is its form in a spreadsheet, in the language of the person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from projects.texts import incoming
from projects.texts.numbers import Qualifier
from projects.texts.quantities import Quantity, Unit, exact, in_words
from projects.texts.richtext import clean
from projects.texts.typed_numbers import read_number
from projects.workbook.lists import CellError, Lists

# The most characters that a cell of a spreadsheet holds.
LONGEST_CELL = 32_767
# Replaces a text that is too long for a cell; import leaves that text as it is.
TOO_LONG = "[…] > 32 767"
# Control characters, which nobody types; line ends are not among them.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f\ufffe\uffff]")
_LOST_LETTER = re.compile(r"[А-Яа-яЁё]\?[а-яё]|(?:^|\s)\?[а-яё]{2}|\ufffd")
MOMENTS = (date, datetime, time, timedelta)


@dataclass(frozen=True)
class Raw:
    """A cell as the file has it."""

    value: Any = None
    is_formula: bool = False
    is_error: bool = False

    @property
    def is_empty(self) -> bool:
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


def is_mojibake(text: str) -> bool:
    """Whether the text is UTF-8 read in another encoding: "ÒšÐ°Ð·" or "ТљР°Р·" for "Қаз"."""
    if text.isascii():
        return False
    for encoding in ("cp1251", "cp1252", "latin-1"):
        try:
            read = text.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if len(read) < len(text):
            return True
    return False


@dataclass(frozen=True)
class Words:
    """A text of several lines. ``longest`` is the field's limit in characters."""

    longest: int = 20_000

    def kept(self, text: Any) -> str:
        """The text as it is compared and stored."""
        return incoming.lines(str(text or "").replace("_x000D_", "\r")).strip()

    def told(self, value: Any, lists: Lists) -> Any:
        """The value as a person reads it before confirming."""
        return self.shown(value, lists)

    def shown(self, value: Any, lists: Lists) -> Any:
        return value if len(value) <= LONGEST_CELL else TOO_LONG

    def read(self, raw: Raw, lists: Lists) -> str:
        value = raw.value
        if isinstance(value, bool):
            raise CellError(_("“%s” is a yes/no value where a text belongs.") % value)
        if isinstance(value, MOMENTS):
            raise CellError(
                _(
                    "The spreadsheet has turned this into a date; format the cell as text "
                    "and type it again."
                )
            )
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, str) and (found := CONTROL.search(value.replace("\r", ""))):
            raise CellError(
                _("There is an unprintable character (code %d); type the text again.")
                % ord(found.group())
            )
        kept = self.kept("" if value is None else value)
        if isinstance(value, str) and kept != value and is_mojibake(value):
            raise CellError(_garbled(value))
        return kept

    def check(self, value: Any) -> None:
        """Raises ``CellError`` if a new text is too long, looks like a formula or is garbled."""
        if len(value) > self.longest:
            raise CellError(
                _("%(length)d characters; at most %(longest)d fit.")
                % {"length": len(value), "longest": self.longest}
            )
        if value.startswith(("=", "@")):
            raise CellError(_("It begins like a formula; begin the text with a letter."))
        if is_mojibake(value) or _LOST_LETTER.search(value):
            raise CellError(_garbled(value))


def _garbled(text: str) -> str:
    return (
        _(
            "Letters have been lost or garbled on the way (“%s”); "
            "save the file as XLSX or as CSV in UTF-8 and send it again."
        )
        % text[:40]
    )


@dataclass(frozen=True)
class Line(Words):
    """A text of one line: a title, a name."""

    def kept(self, text: Any) -> str:
        return incoming.one_line(super().kept(text))


@dataclass(frozen=True)
class Marked(Words):
    """A text with marks (``projects.texts.richtext``); pasted HTML is turned into marks."""

    def kept(self, text: Any) -> str:
        text = super().kept(text)
        return text if text == TOO_LONG else clean(text)


@dataclass(frozen=True)
class Whole:
    """A whole number between two bounds, or none, as ``projects.texts.typed_numbers`` reads it."""

    least: int = 0
    greatest: int = 10**15
    unit: Unit | None = None

    def shown(self, value: Any, lists: Lists) -> Any:
        return value

    def told(self, value: Any, lists: Lists) -> Any:
        return in_words(value, self.unit)

    def read(self, raw: Raw, lists: Lists) -> int | None:
        found = self.quantity(raw)
        try:
            return exact(found) if found else None
        except ValidationError as error:
            raise CellError(error.messages[0]) from error

    def quantity(self, raw: Raw) -> Quantity | None:
        """The quantity in the cell; a numeric cell needs no reading."""
        value = raw.value
        if raw.is_empty:
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, MOMENTS):
            raise CellError(_("This is a date; a whole number is needed."))
        if isinstance(value, bool | float):
            raise CellError(_("“%s” is not a whole number in digits.") % str(value)[:60])
        if isinstance(value, int):
            return Quantity(value, None, None, str(value))
        try:
            return read_number(str(value), self.unit)
        except ValidationError as error:
            raise CellError(error.messages[0]) from error

    def check(self, value: Any) -> None:
        if value is not None and not self.least <= value <= self.greatest:
            raise CellError(
                _("%(value)d is out of range: from %(least)d to %(greatest)d.")
                % {"value": value, "least": self.least, "greatest": self.greatest}
            )


@dataclass(frozen=True)
class Figure(Whole):
    """A whole number whose cell may say how exact it is; see ``qualifier``."""

    def read(self, raw: Raw, lists: Lists) -> int | None:
        found = self.quantity(raw)
        return found.number if found else None

    def qualifier(self, raw: Raw) -> Qualifier | None:
        found = self.quantity(raw)
        return found.qualifier if found else None


@dataclass(frozen=True)
class OneOf:
    """One of a list (``projects.workbook.lists``), by its name in any language or its code."""

    of: str

    def shown(self, value: Any, lists: Lists) -> Any:
        return lists[self.of].label(value) if value else ""

    def read(self, raw: Raw, lists: Lists) -> str:
        text = Words().read(raw, lists)
        return lists[self.of].code_of(text) if text else ""

    def told(self, value: Any, lists: Lists) -> Any:
        return self.shown(value, lists)

    def check(self, value: Any) -> None:
        """Nothing to check: the code comes from its list."""


@dataclass(frozen=True)
class SomeOf(OneOf):
    """Several of a list, separated by semicolons; the value is a list of codes in order."""

    def shown(self, value: Any, lists: Lists) -> Any:
        return "; ".join(lists[self.of].label(code) for code in value)

    def read(self, raw: Raw, lists: Lists) -> Any:
        names = [name.strip() for name in re.split(r"[;\n]", Words().read(raw, lists))]
        return sorted({lists[self.of].code_of(name) for name in names if name})
