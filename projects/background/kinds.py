"""The kinds of work that can be asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import import_string

from projects.models import Task

# Whose work comes first: visitors wait in front of a page.
VISITORS, STAFF = 0, 10


def _nothing(task: Task) -> None:
    """Nobody else has to be told."""


@dataclass(frozen=True)
class Kind:
    """``run`` does the work and returns its result as JSON; ``give_up`` tells whoever must know
    that it has failed for good, for ``task.reason``."""

    path: str
    run: Callable[[Task], dict[str, Any]]
    priority: int
    give_up: Callable[[Task], None] = _nothing


def kind_named(path: str) -> Kind:
    """The kind at a dotted path, as a task names it; ``LookupError`` if there is none."""
    try:
        found = import_string(path)
    except ImportError as error:
        raise LookupError(f"no such work in this release: {path}") from error
    if not isinstance(found, Kind):
        raise LookupError(f"no kind of work: {path}")
    return found
