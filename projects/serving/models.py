"""The catalogue version, as a row of the database."""

from django.db import models


class CatalogueVersion(models.Model):
    """One row with one number, which every change of anything public raises.

    Triggers of the database raise it (``projects.serving.version``), so a change and its new number
    become visible together, whoever makes the change and by whatever way.
    """

    number = models.BigIntegerField(default=0)
    next_moment = models.BigIntegerField(
        null=True, help_text="Unix time of the next change that comes by itself."
    )

    noted = models.BigIntegerField(
        default=0, help_text="The number of the last change that says which entry it changed."
    )
    unnoted = models.BigIntegerField(
        default=0, help_text="The number of the last change before it that does not."
    )

    def __str__(self) -> str:
        return str(self.number)


class ChangedEntry(models.Model):
    """The catalogue version under which an entry changed last: one row an entry at most."""

    entry = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.entry}: {self.number}"
