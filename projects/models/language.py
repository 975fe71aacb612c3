"""The languages that texts exist in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.texts.languages import current_language


class Language(models.TextChoices):
    """A language by its code."""

    KAZAKH = "kk", _("Kazakh")
    RUSSIAN = "ru", _("Russian")
    ENGLISH = "en", _("English")

    @property
    def in_a_sentence(self) -> str:
        """Its name within a sentence: English alone writes it with a capital."""
        label = str(self.label)
        return label if current_language() == "en" else label.lower()
