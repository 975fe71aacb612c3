"""Editing an entry without touching what the public reads.

A published entry is edited by doing everything for real inside a transaction, noting what became
different, and taking it all back: the difference waits as the entry's pending change. Forms,
uploads, imports and previews therefore need no second way of working: they write and read records
as ever, inside ``editing`` or ``as_edited``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import reversion
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Model
from django.utils.translation import gettext as _
from reversion.models import Version

from projects.editing import snapshots
from projects.editing.publication import apply_transition, require_publishable
from projects.editing.remarks import remark
from projects.editing.slugs import give_address
from projects.models import Indicator, Organisation, PendingChange, PendingVersion, Project, Source

# The lists that grow while an entry is edited.
LISTS: tuple[type[Model], ...] = (Organisation, Source, Indicator)


@dataclass
class Edit:
    """An edit under way. Set ``is_kept`` to False to forget what was written.

    ``waiting`` is the pending change: inside the one that was there, afterwards the one that is
    there now. Afterwards ``is_changed`` says whether anything became different, ``added`` what
    joined the lists.
    """

    is_kept: bool = True
    is_changed: bool = False
    waiting: PendingChange | None = None
    added: list[Model] = field(default_factory=list)


def pending_of(project: Project) -> PendingChange | None:
    return PendingChange.objects.filter(project=project).select_related("by").first()


@contextmanager
def as_edited(project: Project) -> Iterator[PendingChange | None]:
    """Inside, the database holds the entry as its pending change would make it; after, as it was.

    Whatever is read or rendered must be so inside.
    """
    waiting = pending_of(project)
    with transaction.atomic() if waiting else nullcontext():
        # Published meanwhile, its changes would be written a second time.
        is_there = waiting and PendingChange.objects.filter(pk=waiting.pk).exists()
        with as_changed_by(waiting if is_there else None, project) as changed:
            yield changed


@contextmanager
def as_changed_by(
    waiting: PendingChange | None, project: Project
) -> Iterator[PendingChange | None]:
    """As ``as_edited``, for whoever has the entry's pending change already."""
    if waiting is None:
        yield None
        return
    with transaction.atomic():
        snapshots.apply(project, waiting.changes, for_good=False)
        yield waiting
        transaction.set_rollback(True)


@contextmanager
def editing(project: Project, by: Any, comment: str = "") -> Iterator[Edit]:
    """Inside, write to the entry and its parts as you like; on leaving, it is recorded as an edit.

    An entry that is not public is changed at once, and its history gets a revision. Of a public
    one, and of one that was withdrawn with a pending change, nothing changes but its pending
    change, which already holds while one is inside; each save of it is kept as a version.
    """
    edit = Edit()
    if not project.is_published and pending_of(project) is None:
        with transaction.atomic():
            remember_beginning(project)
            before, listed = snapshots.snapshot(project), _greatest_numbers()
            yield edit
            if not edit.is_kept:
                transaction.set_rollback(True)
            elif Project.objects.filter(pk=project.pk).exists():
                give_address(project)
                found = snapshots.differences(before, snapshots.snapshot(project))
                edit.is_changed = not snapshots.is_empty(found)
                edit.added = _added_since(listed)
                record(project, by, comment)
        return
    # Between the two nobody else can write: what was added to the lists keeps its number.
    with transaction.atomic():
        with transaction.atomic():
            public = snapshots.snapshot(project)
            before = public
            if waiting := pending_of(project):
                edit.waiting = waiting
                snapshots.apply(project, waiting.changes, for_good=False)
                before = snapshots.snapshot(project)
            listed = _greatest_numbers()
            yield edit
            give_address(project)
            after = snapshots.snapshot(project)
            edit.added = _added_since(listed)
            transaction.set_rollback(True)
        if edit.is_kept:
            remember_beginning(project)
            edit.is_changed = not snapshots.is_empty(snapshots.differences(before, after))
            _keep_listed(edit.added)
            edit.waiting = _keep(project, snapshots.differences(public, after), by)
            _keep_version(project, PendingVersion.Act.SAVED, by, before, after, comment)


def _greatest_numbers() -> dict[type[Model], int]:
    return {model: model._base_manager.aggregate(n=Max("pk"))["n"] or 0 for model in LISTS}


def _added_since(listed: dict[type[Model], int]) -> list[Model]:
    """What an edit has added to the lists that entries refer to."""
    return [
        record
        for model, greatest in listed.items()
        for record in model._base_manager.filter(pk__gt=greatest)
    ]


def _keep_listed(added: list[Model]) -> None:
    """Adds it again under the same numbers, for good: the pending change refers to it. The public
    sees nothing of a list's record before it sees an entry that refers to it."""
    for record in added:
        if not type(record)._base_manager.filter(pk=record.pk).exists():
            record.save(force_insert=True)


def _keep(project: Project, found: dict[str, Any], by: Any) -> PendingChange | None:
    """The entry's one pending change is now this; none where nothing differs any more. What waits
    for a publisher goes on waiting: by ``seen`` nobody publishes what they have not read."""
    if snapshots.is_empty(found):
        PendingChange.objects.filter(project=project).delete()
        return None
    values = {"changes": snapshots.with_provisional_numbers(found), "by": by}
    return PendingChange.objects.update_or_create(project=project, defaults=values)[0]


def _keep_version(
    project: Project,
    act: str,
    by: Any,
    before: snapshots.Snapshot,
    after: snapshots.Snapshot,
    note: str = "",
) -> None:
    """Keeps what an act made of the pending change; a save that changed nothing is none."""
    if act != PendingVersion.Act.SAVED or not snapshots.is_empty(
        snapshots.differences(before, after)
    ):
        PendingVersion.objects.create(
            project=project, act=act, by=by, before=before, after=after, note=note[:300]
        )


def _require_pending(project: Project) -> PendingChange:
    """The pending change, locked. Raises ``ValidationError`` where there is none any more."""
    pending = PendingChange.objects.select_for_update().filter(project=project).first()
    if pending is None:
        raise ValidationError(_("Nothing is pending: visitors see the entry as it is."))
    return pending


def submit_pending(project: Project, by: Any) -> None:
    """The pending change waits for a publisher, if it leaves the entry with all that it needs."""
    with as_edited(project):
        require_publishable(Project.objects.get(pk=project.pk))
        state = snapshots.snapshot(project)
    with transaction.atomic():
        pending = _require_pending(project)
        pending.is_submitted, pending.note = True, ""
        pending.save(update_fields=["is_submitted", "note"])
        _keep_version(project, PendingVersion.Act.SUBMITTED, by, state, state)


def return_pending(project: Project, by: Any, note: str = "") -> None:
    """A publisher sends the pending change back to whoever wrote it, with a note."""
    with as_edited(project):
        state = snapshots.snapshot(project)
    with transaction.atomic():
        pending = _require_pending(project)
        if not pending.is_submitted:
            raise ValidationError(_("The pending change does not wait for a publisher."))
        pending.is_submitted, pending.note = False, note[:300]
        pending.save(update_fields=["is_submitted", "note"])
        _keep_version(project, PendingVersion.Act.RETURNED, by, state, state, note)


def discard_pending(project: Project, by: Any) -> PendingVersion:
    """Forgets the pending change; gives the version by which it can be brought back."""
    with as_edited(project):
        before = snapshots.snapshot(project)
    with transaction.atomic():
        _require_pending(project).delete()
        project.received_letters.wait_again_unless_public()
        after = snapshots.snapshot(project)
        return PendingVersion.objects.create(
            project=project, act=PendingVersion.Act.DISCARDED, by=by, before=before, after=after
        )


def publish_pending(project: Project, by: Any, *, public_from: datetime | None = None) -> Project:
    """The pending change becomes what the public reads, through the same gate as a new entry."""
    with transaction.atomic():
        pending = _require_pending(project)
        remember_beginning(project)
        snapshots.apply(project, pending.changes, for_good=True)
        moment = public_from or project.public_from
        entry = apply_transition(project, "publish", by, public_from=moment)
        record(entry, pending.by or by, remark("taken-over"))
        pending.delete()
    return entry


def withdraw(project: Project, by: Any, name: str = "withdraw", **options: Any) -> Project:
    """Takes an entry off the stands, or off those to come. Its pending change goes on waiting, so
    that the entry can be shown again as it was (``can_be_shown_again``)."""
    with transaction.atomic():
        remember_beginning(project)
        return apply_transition(project, name, by, **options)


def can_be_shown_again(project: Project) -> bool:
    """Whether an entry is withdrawn and its text still what the public read."""
    if project.publication != Project.Publication.WITHDRAWN:
        return False
    step = project.steps.filter(state=Project.Publication.WITHDRAWN).first()
    return step is not None and not _is_edited_since(project, step.at)


def was_withdrawn_before(project: Project) -> bool:
    """Whether a scheduled entry was withdrawn until its time was set, and is still what the public
    read before that."""
    steps = project.steps.exclude(state=Project.Publication.PUBLISHED)
    step = steps.first()
    if step is None or step.state != Project.Publication.WITHDRAWN:
        return False
    return not _is_edited_since(project, step.at)


def _is_edited_since(project: Project, moment: datetime) -> bool:
    edits = Version.objects.get_for_object(project)
    return edits.filter(revision__date_created__gt=moment).exists()


def seen(project: Project) -> str:
    """What a person has before them: the entry with its pending change, and its state. Buttons
    that act carry it, so that only what was seen is acted on."""
    with as_edited(project) as waiting:
        return seen_within(project, waiting)


def seen_within(project: Project, waiting: PendingChange | None) -> str:
    """``seen``, for whoever is inside ``as_edited`` or ``editing``."""
    content = snapshots.fingerprint(project)
    state = f"{project.publication} {project.public_from} {bool(waiting and waiting.is_submitted)}"
    return hashlib.sha256(f"{content} {state}".encode()).hexdigest()[:32]


def remember_beginning(project: Project) -> None:
    """Records the entry as it is where its history has nothing yet to compare with."""
    if not Version.objects.get_for_object(project).exists():
        record(project, None, "")


def record(project: Project, by: Any, comment: str) -> None:
    """Adds the entry with all its parts, as they are now, to its history."""
    with reversion.create_revision(manage_manually=True):
        reversion.set_user(by)
        reversion.set_comment(comment)
        reversion.add_to_revision(Project.objects.get(pk=project.pk))


def register_history() -> None:
    """Tells the history which fields it keeps; called once, when the app is ready."""
    for model in snapshots.MODELS.values():
        follow = tuple(snapshots.PARTS) if model is Project else ()
        names = snapshots.content_fields(model)
        names += ("project",) if model is not Project else ()
        reversion.register(model, fields=names, follow=follow)
