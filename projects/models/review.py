"""Reviews of translations."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.language import Language
from projects.models.project import Project


class TranslationReview(models.Model):
    """A person's confirmation that the texts of an entry in one language are right.

    ``source_hash`` is the fingerprint of the original text at that time
    (``projects.editing.translations.source_hash``): the translation is outdated if and only if the
    original has changed since.
    """

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="translation_reviews", verbose_name=_("project")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    source_hash = models.CharField(max_length=64, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), auto_now=True)

    class Meta:
        verbose_name = _("translation review")
        verbose_name_plural = _("translation reviews")
        constraints = [
            models.UniqueConstraint(fields=["project", "language"], name="review_once_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.project} ({self.language})"
