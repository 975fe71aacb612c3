"""The publication of entries: its transitions and their rules.

The desk's form and bulk actions, imports and commands all publish by ``apply_transition``. Nothing
else sets ``Project.publication``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.editing.completeness import missing_for_publication
from projects.models import Project, PublicationStep
from projects.serving import version

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User
    from django.utils.functional import _StrPromise

DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN = Project.Publication


@dataclass(frozen=True)
class Transition:
    """A change of an entry's state: the states before and after, the permission for it, and whether
    the entry must be publishable."""

    origins: frozenset[str]
    target: str
    permission: str
    is_gated: bool
    label: _StrPromise


TRANSITIONS = {
    "submit": Transition(
        frozenset({DRAFT, WITHDRAWN}),
        IN_REVIEW,
        "projects.change_project",
        True,
        gettext_lazy("Submit for review"),
    ),
    "return": Transition(
        frozenset({IN_REVIEW}),
        DRAFT,
        "projects.change_project",
        False,
        gettext_lazy("Back to draft"),
    ),
    "publish": Transition(
        frozenset({DRAFT, IN_REVIEW, WITHDRAWN, PUBLISHED}),
        PUBLISHED,
        "projects.publish_project",
        True,
        gettext_lazy("Publish"),
    ),
    "unschedule": Transition(
        frozenset({PUBLISHED}),
        IN_REVIEW,
        "projects.publish_project",
        False,
        gettext_lazy("Cancel the time"),
    ),
    "withdraw": Transition(
        frozenset({PUBLISHED}),
        WITHDRAWN,
        "projects.publish_project",
        False,
        gettext_lazy("Withdraw"),
    ),
}


def apply_transition(
    project: Project,
    name: str,
    by: User | AnonymousUser | None,
    *,
    public_from: datetime | None = None,
    note: str = "",
) -> Project:
    """Applies a transition of ``TRANSITIONS`` to an entry, records who did it, returns the entry
    read again.

    ``by`` is None only for a command on the server. Raises ``PermissionDenied`` if this person may
    not do it, ``ValidationError`` with a sentence for each thing that the entry lacks.
    """
    transition = TRANSITIONS[name]
    if by and not by.has_perm(transition.permission):
        raise PermissionDenied
    with transaction.atomic():
        entry: Project = Project.objects.select_for_update().get(pk=project.pk)
        if entry.publication not in transition.origins:
            raise ValidationError(
                _("“%(entry)s” is %(state)s: this step can’t be taken from there.")
                % {"entry": entry, "state": entry.get_publication_display()}
            )
        if transition.is_gated:
            require_publishable(entry)
        entry.publication = transition.target
        entry.public_from = public_from if transition.target == PUBLISHED else None
        entry.save(update_fields=["publication", "public_from", "changed"])
        PublicationStep.objects.create(
            project=entry,
            state=entry.publication,
            public_from=entry.public_from,
            by=by if by and by.is_authenticated else None,
            note=note,
        )
        if entry.public_from:
            version.schedule(ceil(entry.public_from.timestamp()))
    project.publication, project.public_from = entry.publication, entry.public_from
    return entry


@receiver(version.moment_has_come)
def next_scheduled_moment(**kwargs: Any) -> int | None:
    """The Unix time at which the next scheduled entry becomes public; pages are cached until
    then."""
    moment = Project.objects.scheduled().values_list("public_from", flat=True).first()
    return ceil(moment.timestamp()) if moment else None


def require_publishable(project: Project) -> None:
    """Raises ``ValidationError`` with a sentence for each thing that the entry lacks for
    publication."""
    if missing := missing_for_publication(project):
        raise ValidationError([check.message for check in missing])


def was_shown(project: Project) -> bool:
    """Whether visitors see the entry or have seen it. Reads ``steps``: prefetch them."""
    if project.is_published and not project.is_scheduled:
        return True
    steps = sorted(project.steps.all(), key=lambda step: (step.at, step.pk))
    if steps and steps[0].state == WITHDRAWN:
        # It was published before steps were recorded.
        return True
    ends = [*(step.at for step in steps[1:]), timezone.now()]
    return any(
        step.state == PUBLISHED and (step.public_from or step.at) <= end
        for step, end in zip(steps, ends, strict=False)
    )


def transitions_open_to(
    project: Project, by: User | AnonymousUser
) -> Iterable[tuple[str, Transition]]:
    """The transitions that this person may apply to the entry as it is now."""
    for name, transition in TRANSITIONS.items():
        again = project.publication == transition.target and not project.is_scheduled
        without_time = name == "unschedule" and not project.is_scheduled
        if (
            project.publication in transition.origins
            and by.has_perm(transition.permission)
            and not again
            and not without_time
        ):
            yield name, transition
