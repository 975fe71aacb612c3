"""Contradictions: figures that can't be right or lack a source, and where to mend them.

Looks at every entry, drafts included: staff mend before they publish. A finding is a question to
a person, not a verdict; "more than 1,000" may well be exceeded, and is said so; "up to 1,000" may
be fewer and exceeds nothing.
"""

from __future__ import annotations

from projects.results.contradictions.finding import KINDS, Contradiction
from projects.results.contradictions.statements import (
    other_than_quoted,
    periods,
    same_figure_twice,
    without_source,
    without_unit,
    years_of_entries,
)
from projects.results.contradictions.sums import (
    greater_than_official,
    official_without_entry,
    shared_years,
)


def contradictions() -> list[Contradiction]:
    """All findings, by kind, then by stand."""
    found = [
        *greater_than_official(),
        *shared_years(),
        *years_of_entries(),
        *periods(),
        *without_source(),
        *other_than_quoted(),
        *same_figure_twice(),
        *without_unit(),
        *official_without_entry(),
    ]
    order = list(KINDS)
    return sorted(found, key=lambda contradiction: order.index(contradiction.kind))
