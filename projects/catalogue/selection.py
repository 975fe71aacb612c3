"""Entries that a visitor has chosen by their stand numbers: "my list" and the comparison.

The choice is kept in the address alone (``?n=3&n=12``): no account, no cookie, and whoever is sent
the address sees the same list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from projects.catalogue.fields import printable
from projects.catalogue.filters import MOST_NOTES
from projects.models import Project
from projects.texts.numbers import Counts

# More columns don't fit side by side on paper or a wide screen.
FEWEST_TO_COMPARE, MOST_TO_COMPARE = 2, 4
# As many as the exhibition has stands.
MOST_IN_LIST = 61
# A number that a stand may have.
NUMBER = re.compile(r"0{0,9}[0-9]{1,6}")


def _query_string(numbers: Sequence[int]) -> str:
    """The choice as the query of an address."""
    return urlencode([("n", number) for number in numbers])


@dataclass(frozen=True)
class Selection:
    """The chosen entries in the order of the stands, and notes on what was left out."""

    entries: list[Project]
    notes: list[str]

    @property
    def numbers(self) -> list[int]:
        return [project.number for project in self.entries]

    @property
    def count(self) -> Counts:
        """The number of entries, by provenance."""
        kinds = [project.provenance for project in self.entries]
        return Counts(*map(kinds.count, Project.Provenance.values))

    def urlencode(self) -> str:
        return _query_string(self.numbers)

    def without(self, number: int) -> str:
        """The query of an address for the same choice without one entry."""
        return _query_string([other for other in self.numbers if other != number])


def selected(values: Sequence[str], entries: QuerySet[Project, Any], most: int) -> Selection:
    """The entries whose numbers are in ``values``; at most the first ``most`` of them."""
    asked = list(dict.fromkeys(value.strip() for value in values if value.strip()))
    plausible = [int(value) for value in asked if NUMBER.fullmatch(value)][: most + 1]
    found = list(entries.filter(number__in=plausible[:most]).order_by("number"))
    there = {project.number for project in found}
    notes = [
        _("“%(value)s” is not the number of a stand and was left out.")
        % {"value": printable(value)}
        for value in asked
        if not NUMBER.fullmatch(value)
        or (int(value) not in there and int(value) not in plausible[most:])
    ]
    if len(plausible) > most:
        notes.insert(0, _("Only the first %(most)d stands are shown.") % {"most": most})
    return Selection(found, notes[:MOST_NOTES])
