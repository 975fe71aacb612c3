"""The official figure beside what entries add up to, and what no entry explains."""

from __future__ import annotations

from dataclasses import dataclass

from projects.models import Indicator
from projects.results.totals.total import Total
from projects.texts.numbers import OPEN_ABOVE


@dataclass(frozen=True)
class Remainder:
    """A headline figure and what the entries say beside it.

    ``unexplained`` is the headline's number less the documented total; reported and illustrative
    entries are not among the exhibition's documented ones and never lessen it. ``None`` where the
    headline has no number or the figures do not add up. ``exceeds``: the documented total, without
    what it states only as "up to", is greater than an official figure that leaves no room for it.
    """

    headline: int | None
    documented: int
    reported: int
    illustrative: int
    unexplained: int | None
    exceeds: bool

    @property
    def largest(self) -> int:
        """The end of the scale on which all of it is drawn."""
        return max(self.headline or 0, self.documented, self.reported, self.illustrative, 1)


def remainder(total: Total) -> Remainder:
    """The official figure less the documented figures."""
    documented, reported, illustrative = (
        part.total or 0 for part in (total.documented, total.reported, total.illustrative)
    )
    stated = total.headline.value if total.headline else None
    unexplained = None
    exceeds = False
    if total.headline and stated is not None and total.indicator.adds_up == Indicator.AddsUp.SUM:
        unexplained = max(0, stated - documented)
        surely = documented - total.documented.at_most
        exceeds = surely > stated and total.headline.qualifier not in OPEN_ABOVE
    return Remainder(stated, documented, reported, illustrative, unexplained, exceeds)
