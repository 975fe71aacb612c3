"""A number as it was read, with its unit and qualifier, and in words again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from projects.texts.numbers import Qualifier, number
from projects.texts.refusals import refuse, shortened


class Unit(StrEnum):
    """A unit that may follow the number."""

    TENGE = "tenge"
    YEAR = "year"


@dataclass(frozen=True)
class Quantity:
    """The result of reading: a whole number, its qualifier, and the unit that was written."""

    number: int
    qualifier: Qualifier | None
    unit: Unit | None
    typed: str

    @property
    def is_as_typed(self) -> bool:
        """Whether the typed text is just the digits of the number, alone or in threes."""
        return self.typed in (str(self.number), f"{self.number:,}".replace(",", " "))


def exact(quantity: Quantity) -> int:
    """The number, for a field without a qualifier; raises ``ValidationError`` if one was
    written."""
    if quantity.qualifier:
        refuse(
            _("“%(text)s”: this place keeps the number alone. Say how exact it is in the text."),
            shortened(quantity.typed),
        )
    return quantity.number


def in_words(quantity: int | None, unit: Unit | None = None) -> str:
    """The number as a person checks it: "14 200 000 ₸", a year without a space."""
    if quantity is None or unit == Unit.YEAR:
        return "" if quantity is None else str(quantity)
    return f"{number(quantity)}\u00a0₸" if unit == Unit.TENGE else number(quantity)


def money(amount: int) -> str:
    """An amount as pages show it: "14 200 000 tenge"."""
    return _("%(sum)s tenge") % {"sum": number(amount)}
