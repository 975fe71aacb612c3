"""What happened to an entry and its parts: by whom, what it was and became; going back to a state.

Each edit in the history is a state of the entry: the one that it left. Only of a discarded pending
change the state is the one before, with what was discarded.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from reversion.models import Revision, Version

from projects.editing import last_change as last_edit
from projects.editing import snapshots
from projects.editing.diff import Row, compared
from projects.editing.names import person_name, publication_in_words
from projects.editing.pending import Edit, as_edited, editing, pending_of, record
from projects.editing.remarks import remark, said
from projects.models import Approval, PendingVersion, Photo, Project
from projects.models.publication import DAYS_TO_UNDO
from projects.texts.languages import current_language, fallback_order

MOST_SHOWN = 50


@dataclass(frozen=True)
class Event:
    """One line of an entry's history: an edit (with its rows), a step, or an approval.

    ``revision`` or ``version`` is the record of a state that one can go back to; ``is_present``
    says that the entry is in that state now. Where a sample gave way to the real entry,
    ``has_sample``, and ``before`` is the revision of the sample if it is one.
    """

    at: datetime
    by: str
    what: str
    rows: list[Row] = field(default_factory=list)
    revision: int | None = None
    version: int | None = None
    is_present: bool = False
    is_discarded: bool = False
    has_sample: bool = False
    before: int | None = None
    is_beginning: bool = False


@dataclass(frozen=True)
class Restored:
    """What going back to a state changed: ``rows``, none where nothing did, and the ``edit``."""

    rows: list[Row]
    edit: Edit


def events_of(project: Project) -> list[Event]:
    """The last ``MOST_SHOWN`` edits of an entry with all steps and approvals, the newest first."""
    present = _present(project)
    events = [*_edits(project, present), *_pending_versions(project, present)]
    for step in project.steps.select_related("by"):
        later = step.public_from if step.public_from and step.public_from > step.at else None
        state = publication_in_words(step.get_state_display(), later)
        what = _("State: %(state)s") % {"state": state}
        events.append(
            Event(step.at, person_name(step.by), f"{what}. {step.note}" if step.note else what)
        )
    for approval in Approval.objects.filter(link__project=project):
        events.append(Event(approval.at, approval.name, _("The text is right (by preview link)")))
    kept = _pictures_of(project)
    for event in events:
        event.rows[:] = [row if row.picture in kept else row.without_photo for row in event.rows]
    return sorted(events, key=lambda event: (not event.is_beginning, event.at), reverse=True)


def _present(project: Project) -> snapshots.Snapshot:
    """The entry as the desk shows it: with its pending change."""
    with as_edited(project):
        return snapshots.snapshot(project)


def _changes_to(before: snapshots.Snapshot, after: snapshots.Snapshot) -> dict[str, Any]:
    return snapshots.without_renumbered(before, snapshots.differences(before, after))


def _is_at(present: snapshots.Snapshot, state: snapshots.Snapshot) -> bool:
    return snapshots.is_empty(_changes_to(present, state))


def _pictures_of(project: Project) -> set[str]:
    """The files that the desk can still show of an entry, those of its pending change too."""
    kept = {""} | set(Photo.everything.filter(project=project).values_list("image", flat=True))
    waiting = pending_of(project)
    added = waiting.changes["added"].values() if waiting else ()
    return kept | {fields["image"] for fields in added if "image" in fields}


def _edits(project: Project, present: snapshots.Snapshot) -> list[Event]:
    """Each revision against the one before it."""
    versions = Version.objects.get_for_object(project).select_related("revision__user")
    newest_first = [version.revision for version in versions[: MOST_SHOWN + 1]]
    states = {revision.pk: state_at(revision) for revision in newest_first}
    events = []
    for revision, before in pairwise([*newest_first, None]):
        found: dict[str, Any]
        what, rows, found = _("Beginning of the history"), [], {"changed": {}}
        if before is not None:
            found = snapshots.differences(states[before.pk], states[revision.pk])
            what, rows = said(revision.comment) or _("Edit"), compared(states[before.pk], found)
            if not rows:
                continue
        gave_way = bool(before and _sample_gave_way(project, states[before.pk], found))
        events.append(
            Event(
                revision.date_created,
                person_name(revision.user),
                what,
                rows,
                revision=revision.pk,
                is_present=_is_at(present, states[revision.pk]),
                has_sample=gave_way,
                before=before.pk if before and gave_way else None,
                is_beginning=before is None,
            )
        )
    return events[:MOST_SHOWN]


def _sample_gave_way(project: Project, before: snapshots.Snapshot, found: dict[str, Any]) -> bool:
    """Whether these differences made a real entry of a sample."""
    own = f"project:{project.pk}"
    was = before.get(own, {}).get("provenance")
    becomes = found["changed"].get(own, {}).get("provenance", was)
    sample = Project.Provenance.ILLUSTRATIVE
    return bool(was == sample and becomes != sample)


def _pending_versions(project: Project, present: snapshots.Snapshot) -> list[Event]:
    """Each save of a pending change and what became of it, old against new."""
    events = []
    for kept in project.pending_versions.select_related("by")[:MOST_SHOWN]:
        what = kept.get_act_display()
        if kept.note:
            is_remark = kept.act == PendingVersion.Act.SAVED
            what = f"{what}. {said(kept.note) if is_remark else kept.note}"
        found = snapshots.differences(kept.before, kept.after)
        rows = compared(kept.before, found)
        can_be_restored = kept.act in (PendingVersion.Act.SAVED, PendingVersion.Act.DISCARDED)
        events.append(
            Event(
                kept.at,
                person_name(kept.by),
                what,
                rows,
                version=kept.pk if can_be_restored else None,
                is_present=_is_at(present, state_of(kept)),
                is_discarded=kept.act == PendingVersion.Act.DISCARDED,
                has_sample=_sample_gave_way(project, kept.before, found),
            )
        )
    return events


def last_change(project: Project) -> tuple[str, datetime | None]:
    """The name of who changed the entry last, its pending change or its state, and when."""
    by, at = last_edit.last_change(project)
    return person_name(by), at


def state_at(revision: Revision) -> snapshots.Snapshot:
    """The entry and its parts as a revision keeps them."""
    state = {}
    for version in revision.version_set.all():
        kept = json.loads(version.serialized_data)[0]
        key = f"{kept['model'].partition('.')[2]}:{kept['pk']}"
        state[key] = {name: value for name, value in kept["fields"].items() if name != "project"}
    return state


def state_of(version: PendingVersion, *, before: bool = False) -> snapshots.Snapshot:
    """The entry as that save of its pending change left it, or as it was ``before``; of a discarded
    one, as it was before it was discarded."""
    is_discarded = version.act == PendingVersion.Act.DISCARDED
    return version.before if before or is_discarded else version.after


def rows_back_to(project: Project, state: snapshots.Snapshot) -> list[Row]:
    """What going back to that state would change of what the desk shows now."""
    present = _present(project)
    return compared(present, _changes_to(present, state))


def rows_since(project: Project, state: snapshots.Snapshot) -> list[Row]:
    """What has changed since that state, as the desk shows the entry now."""
    return compared(state, _changes_to(state, _present(project)))


def restore(project: Project, revision: Revision, by: Any) -> Restored:
    """Brings the entry's content back to that revision: at once, or as a pending change where it
    is public. Its state of publication stays."""
    return _go_back(project, state_at(revision), revision.date_created, by)


def restore_pending(version: PendingVersion, by: Any, *, before: bool = False) -> Restored:
    """Brings the pending change back as it was after that save, or ``before`` it (``state_of``)."""
    return _go_back(version.project, state_of(version, before=before), version.at, by)


def _go_back(project: Project, state: snapshots.Snapshot, moment: datetime, by: Any) -> Restored:
    with editing(project, by, remark("restored", moment)) as edit:
        present = snapshots.snapshot(project)
        snapshots.apply(project, _changes_to(present, state), for_good=True)
        done = _changes_to(present, snapshots.snapshot(project))
        rows = compared(present, done)
        edit.is_kept = bool(rows)
        cited = set(project.citations.values_list("source_id", flat=True))
    if rows:
        project.received_letters.follow_sources(cited)
    return Restored(rows, edit)


def clear_old_versions(now: datetime | None = None) -> int:
    """Removes versions of pending changes that can't be undone any more; gives how many."""
    limit = (now or timezone.now()) - timedelta(days=DAYS_TO_UNDO)
    count, _by_model = PendingVersion.objects.filter(at__lt=limit).delete()
    return count


def deleted() -> list[tuple[Version, str]]:
    """The last version of each deleted entry, the newest first, with its name in the desk's
    language."""
    versions = Version.objects.get_deleted(Project).select_related("revision__user")
    return [(version, _name_in(version)) for version in versions.order_by("-pk")]


def _name_in(version: Version) -> str:
    fields = json.loads(version.serialized_data)[0]["fields"]
    title = next(
        (
            fields[f"title_{language}"]
            for language in fallback_order(current_language())
            if fields.get(f"title_{language}")
        ),
        "",
    )
    return f"{fields['number']}. {title}"


def recover(version: Version, by: Any) -> Project:
    """Brings a deleted entry back with all its parts, as a draft. Raises ``IntegrityError`` where
    its number or address has been given to another entry since."""
    state = state_at(version.revision)
    own = f"project:{version.object_id}"
    with transaction.atomic():
        project = Project(pk=int(version.object_id))
        snapshots.write(project, state.pop(own))
        snapshots.apply(project, {"changed": {}, "added": state, "removed": []}, for_good=True)
        record(project, by, remark("recovered"))
    return project
