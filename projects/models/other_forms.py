"""Fields for those who take an entry in by another way than its text and pictures."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InEasyLanguage(models.Model):
    """An entry with a text for those who find the usual one hard to read."""

    easy_text = models.TextField(
        _("text in easy language"),
        blank=True,
        help_text=_(
            "The same in short sentences with common words, one thought in each, without "
            "abbreviations; best read by somebody for whom it is meant. Empty if there is none."
        ),
    )

    class Meta:
        abstract = True


class DescribedInDetail(models.Model):
    """A picture with a long description beside its alternative text."""

    long_description = models.TextField(
        _("long description"),
        blank=True,
        help_text=_(
            "For a picture that tells much: who stands where, what is written on it, its colours. "
            "The alternative text stays one sentence. Empty if that says it all."
        ),
    )

    class Meta:
        abstract = True
