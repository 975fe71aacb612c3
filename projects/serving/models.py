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

    def __str__(self) -> str:
        return str(self.number)
