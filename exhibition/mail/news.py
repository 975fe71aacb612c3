"""Who is told when something happens to an entry, or a backup is late."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from exhibition.accounts.models import MailChoice
from exhibition.mail.sending import ask_for
from exhibition.operations.last_backup import last_backup
from projects.background.keeper import housekeeping
from projects.catalogue.addresses import site_of
from projects.models import Approval, Contribution, PendingChange, Project, PublicationStep


def _with_role(*roles: str) -> QuerySet[User]:
    people = get_user_model().objects.filter(is_active=True, is_staff=True).exclude(email="")
    return people.filter(Q(is_superuser=True) | Q(groups__name__in=roles)).distinct()


def _tell(kind: str, people: Iterable[Any], key: str, by: Any = None, **about: Any) -> None:
    """Lets the worker write to those who want this kind, but not to who did it. The tasks are made
    in the transaction of what they tell: what is taken back is told to nobody."""
    for person in people:
        if person and person != by and MailChoice.of(person).wants(kind):
            ask_for(kind, person, key, site=site_of(), **about)


def _told_of(project: Project) -> set[Any]:
    """Who submitted the entry last."""
    steps = project.steps.filter(state=Project.Publication.IN_REVIEW).exclude(by=None)
    step = steps.order_by("-at", "-pk").first()
    return {step.by} if step else set()


@receiver(post_save, sender=PublicationStep)
def entry_moved(instance: PublicationStep, created: bool, **sent: Any) -> None:
    if not created or sent.get("raw"):
        return
    before = instance.project.steps.exclude(pk=instance.pk).first()
    if before and before.state == Project.Publication.PUBLISHED:
        # Its hour was cancelled, by who publishes.
        return
    key, about = f"step {instance.pk}", {"entry": instance.project_id}
    if instance.state == Project.Publication.IN_REVIEW:
        _tell("submitted", _with_role("publisher", "administrator"), key, instance.by, **about)
    elif instance.state == Project.Publication.DRAFT:
        people = _told_of(instance.project)
        _tell("returned", people, key, instance.by, note=instance.note, **about)


@receiver(post_save, sender=PendingChange)
def change_moved(instance: PendingChange, update_fields: Any = None, **sent: Any) -> None:
    """Submitting a pending change and sending it back save these two fields and no others."""
    if update_fields is None or set(update_fields) != {"is_submitted", "note"}:
        return
    key = f"change {instance.pk} {timezone.now():%Y%m%d%H%M%S}"
    about = {"entry": instance.project_id}
    if instance.is_submitted:
        _tell("submitted", _with_role("publisher", "administrator"), key, instance.by, **about)
    elif instance.note:
        _tell("returned", [instance.by], key, note=instance.note, **about)


@receiver(post_save, sender=Approval)
def text_confirmed(instance: Approval, created: bool, **sent: Any) -> None:
    if created and not sent.get("raw"):
        link = instance.link
        people = {link.by} | _told_of(link.project)
        _tell("approved", people, f"approval {instance.pk}", entry=link.project_id)


@receiver(post_save, sender=Contribution)
def form_sent(instance: Contribution, **sent: Any) -> None:
    is_sent = instance.state == Contribution.State.SENT and instance.sent_at
    if is_sent and not sent.get("raw"):
        key = f"form {instance.pk} {instance.sent_at:%Y%m%d%H%M%S}"
        people = {instance.by} | _told_of(instance.project)
        _tell("answered", people, key, entry=instance.project_id)


@receiver(housekeeping)
def tell_of_late_backup(**sent: Any) -> None:
    """Tells administrators once a day."""
    if last_backup().is_late:
        _tell("backup", _with_role("administrator"), f"{timezone.localdate()}")
