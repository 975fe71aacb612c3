"""How an entry comes before the public and leaves it: the moves, their rules, what each needs.

Every way to publish goes through ``move``: the desk's form and bulk action, imports, commands.
Nothing else sets ``Project.publication``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.dispatch import receiver
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import Photo, Project, PublicationStep
from projects.serving import version

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User
    from django.utils.functional import _StrPromise

DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN = Project.Publication


class Lack(NamedTuple):
    """Something that an entry still needs: in words, and the id of the desk's field for it."""

    message: str
    field: str


@dataclass(frozen=True)
class Move:
    """A step that an entry may take: from which states, to which, who may, whether it needs all."""

    origins: frozenset[str]
    target: str
    permission: str
    is_gated: bool
    label: _StrPromise


MOVES = {
    "submit": Move(
        frozenset({DRAFT, WITHDRAWN}),
        IN_REVIEW,
        "projects.change_project",
        True,
        gettext_lazy("Submit for review"),
    ),
    "return": Move(
        frozenset({IN_REVIEW}),
        DRAFT,
        "projects.change_project",
        False,
        gettext_lazy("Back to draft"),
    ),
    "publish": Move(
        frozenset({DRAFT, IN_REVIEW, WITHDRAWN, PUBLISHED}),
        PUBLISHED,
        "projects.publish_project",
        True,
        gettext_lazy("Publish"),
    ),
    "withdraw": Move(
        frozenset({PUBLISHED}),
        WITHDRAWN,
        "projects.publish_project",
        False,
        gettext_lazy("Withdraw"),
    ),
}


def move(
    project: Project,
    name: str,
    by: User | AnonymousUser | None,
    *,
    public_from: datetime | None = None,
    note: str = "",
) -> Project:
    """Takes the step ``name`` of ``MOVES`` with an entry and records who did; gives it anew.

    ``by`` is None only for a command on the server. Raises ``PermissionDenied`` where this person
    may not, ``ValidationError`` with a sentence for each missing thing where the entry can't.
    """
    step = MOVES[name]
    if by and not by.has_perm(step.permission):
        raise PermissionDenied
    with transaction.atomic():
        entry: Project = Project.objects.select_for_update().get(pk=project.pk)
        if entry.publication not in step.origins:
            raise ValidationError(
                _("“%(entry)s” is %(state)s: this step can’t be taken from there.")
                % {"entry": entry, "state": entry.get_publication_display()}
            )
        if step.is_gated:
            require_all(entry)
        entry.publication = step.target
        entry.public_from = public_from if step.target == PUBLISHED else None
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
    """When the next scheduled entry becomes public (Unix time), for pages kept until then."""
    moment = Project.objects.scheduled().values_list("public_from", flat=True).first()
    return ceil(moment.timestamp()) if moment else None


def require_all(project: Project) -> None:
    """Raises ``ValidationError`` with a sentence for each thing that the entry lacks."""
    if lacks := lacks_for_publication(project):
        raise ValidationError([lack.message for lack in lacks])


def moves_open_to(project: Project, by: User | AnonymousUser) -> Iterable[tuple[str, Move]]:
    """The steps that this person may take with the entry as it is now."""
    for name, step in MOVES.items():
        again = project.publication == step.target and not project.is_scheduled
        if project.publication in step.origins and by.has_perm(step.permission) and not again:
            yield name, step


def lacks_for_publication(project: Project) -> list[Lack]:
    """What an entry needs before it may be submitted or published, first things first."""
    language = project.original_language
    named = {"language": project.get_original_language_display()}
    lacks = []
    if not getattr(project, f"title_{language}"):
        message = _("The title in %(language)s is missing.") % named
        lacks.append(Lack(message, f"id_title_{language}"))
    if not getattr(project, f"summary_{language}"):
        message = _("The summary in %(language)s is missing.") % named
        lacks.append(Lack(message, f"id_summary_{language}"))
    if not project.block_id:
        lacks.append(Lack(_("The block is missing."), "id_block"))
    photos: Iterable[Photo] = project.photos.all()
    for place, photo in enumerate(photos):
        if not photo.is_taken_down:
            lacks += _lacks_of_photo(photo, place)
    return lacks


def _lacks_of_photo(photo: Photo, place: int) -> Iterator[Lack]:
    """The texts that must be written for the photo to be shown."""
    for requirement in photo.unmet_requirements():
        if requirement.field:
            named = {"place": place + 1, "reason": requirement.reason}
            field = requirement.field.format(photo.project.original_language)
            yield Lack(_("Photo %(place)d: %(reason)s.") % named, f"id_photos-{place}-{field}")
