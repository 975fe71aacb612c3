"""Former addresses of records, which redirect to the present ones."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerSlug(models.Model):
    """A slug under which a record had its page. Printed codes, links and bookmarks still lead
    there, so it is never given to another record. ``kind`` is the model's name, ``record`` the
    number of the record in the database."""

    kind = models.CharField(max_length=20)
    slug = models.SlugField(_("slug"), max_length=120)
    record = models.PositiveBigIntegerField()
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_once")]

    def __str__(self) -> str:
        return self.slug


def former_slugs(model: type[models.Model]) -> models.QuerySet[FormerSlug]:
    """The former slugs of the records of a model."""
    return FormerSlug.objects.filter(kind=model._meta.model_name)


def refuse_former_slug(record: Any) -> None:
    """Raises ``ValidationError`` if the record's slug is the former slug of another: links still
    lead to that one."""
    if former_slugs(type(record)).filter(slug=record.slug).exclude(record=record.pk).exists():
        message = _(
            "“%(slug)s” was the address of another record, and links still lead to it. Choose "
            "another."
        )
        raise ValidationError({"slug": ValidationError(message, params={"slug": record.slug})})
