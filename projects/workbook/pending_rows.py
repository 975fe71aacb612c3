"""Entries as staff edit them: published ones with their pending changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from projects.editing import snapshots
from projects.models import PendingChange
from projects.workbook.aside import on_a_copy

# Pending new parts have numbers -1, -2 … within their entry; in a file of many entries each entry
# gets a range of its own.
GAP = 1_000


@contextmanager
def all_as_edited() -> Iterator[None]:
    """Applies all pending changes within the block and rolls them back after it. Pending new parts
    get numbers that differ between entries; ``own_number`` turns them back."""
    waiting = list(PendingChange.objects.select_related("project"))
    if not waiting:
        yield
        return
    with on_a_copy(), transaction.atomic():
        for pending in waiting:
            found = _numbered_apart(pending.changes, pending.project.pk)
            snapshots.apply(pending.project, found, for_good=False)
        yield
        transaction.set_rollback(True)


def _numbered_apart(found: dict[str, Any], project: int) -> dict[str, Any]:
    added = {}
    for key, fields in found["added"].items():
        model, _, place = key.partition(":")
        number = int(place)
        added[f"{model}:{number - project * GAP if number < 0 else number}"] = fields
    return found | {"added": added}


def own_number(number: int) -> int:
    """The number that a part has inside ``projects.editing.pending.editing`` of its entry."""
    return number if number > 0 else -(-number % GAP)
