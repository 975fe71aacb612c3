"""Entries as staff work on them: published ones with what waits to be published."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from projects.editing import snapshots
from projects.models import PendingChange

# Parts that only wait have numbers -1, -2 … within their entry; a file holds many entries.
GAP = 1_000


@contextmanager
def all_as_edited() -> Iterator[None]:
    """Inside, the database holds every entry as its pending change would make it; after, as it
    was. Parts that only wait are numbered apart; ``own_number`` gives back their number."""
    waiting = list(PendingChange.objects.select_related("project"))
    if not waiting:
        yield
        return
    with transaction.atomic():
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
