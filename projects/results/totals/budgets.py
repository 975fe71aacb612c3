"""Budgets of the entries: totals in tenge, and how many entries state none."""

from __future__ import annotations

from dataclasses import dataclass

from projects.models import Project
from projects.results.totals.entry_counts import EntryCounts


@dataclass(frozen=True)
class Budget:
    """The budgets of the entries of one provenance and status, in whole tenge. ``stating``
    entries state one, ``silent`` do not."""

    provenance: Project.Provenance
    status: Project.Status
    total: int
    stating: int
    silent: int


def budgets(counted: EntryCounts) -> list[Budget]:
    """Budgets by provenance and status, completed apart from in progress; what has no entry is
    left out."""
    found = {(tally.provenance, tally.status): tally for tally in counted.by("")}
    order = (
        Project.Status.COMPLETED,
        Project.Status.IN_PROGRESS,
        Project.Status.PLANNED,
        Project.Status.UNKNOWN,
    )
    return [
        Budget(provenance, status, tally.budget, tally.stating, tally.entries - tally.stating)
        for provenance in Project.Provenance
        for status in order
        if (tally := found.get((provenance.value, status.value)))
    ]
