"""Natural keys, by which fixtures and spreadsheets identify records without database numbers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from projects.models.former_slug import refuse_former_slug


class NaturalKeyManager(models.Manager[Any]):
    """A manager that finds a record by the fields its model lists in ``natural_key_fields``.

    A field of another model is written as a path, for example ``project__number``.
    """

    use_in_migrations = False

    def get_by_natural_key(self, *values: object) -> Any:
        """The record whose key has these values; raises ``DoesNotExist`` if there is none."""
        return self.get(**dict(zip(self.model.natural_key_fields, values, strict=True)))


class NaturalKeyModel(models.Model):
    """A model whose records fixtures identify by ``natural_key_fields``."""

    natural_key_fields: tuple[str, ...] = ("slug",)
    objects: ClassVar[Any] = NaturalKeyManager()

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuses a slug that another record had."""
        super().clean()
        if hasattr(self, "slug"):
            refuse_former_slug(self)

    def natural_key(self) -> tuple[object, ...]:
        """The values of the key's fields, in order."""

        def follow(path: str) -> object:
            value: Any = self
            for name in path.split("__"):
                value = getattr(value, name)
            return value

        return tuple(follow(path) for path in self.natural_key_fields)
