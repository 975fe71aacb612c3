"""Signals that keep the old address of a record working when it gets another."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.signals import post_delete, pre_save
from django.dispatch import receiver

from projects.models import (
    Block,
    FormerSlug,
    Indicator,
    Organisation,
    Project,
    Showing,
    Theme,
    former_slugs,
)

# The models with a page at their slug.
WITH_A_PAGE: tuple[type[models.Model], ...] = (
    Project,
    Block,
    Theme,
    Organisation,
    Indicator,
    Showing,
)


@receiver(pre_save)
def keep_former_slug(sender: type[models.Model], instance: Any, raw: bool, **kwargs: Any) -> None:
    """Remembers the previous slug of a record, unless it was never public."""
    if raw or sender not in WITH_A_PAGE or instance.pk is None:
        return
    before: Any = sender._base_manager.filter(pk=instance.pk).first()
    if before is None or before.slug == instance.slug:
        return
    former_slugs(sender).filter(slug=instance.slug, record=instance.pk).delete()
    if not isinstance(before, Project) or before.was_public:
        FormerSlug.objects.update_or_create(
            kind=sender._meta.model_name, slug=before.slug, defaults={"record": instance.pk}
        )


@receiver(post_delete)
def forget_former_slugs(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    """Deletes the former addresses of a deleted record."""
    if sender in WITH_A_PAGE:
        former_slugs(sender).filter(record=instance.pk).delete()
