"""Reviews of the texts of the interface and of the reference lists."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.language import Language


class TextReview(models.Model):
    """A person's confirmation that a translation says what its English text says.

    ``fingerprint`` is a hash of both texts (``projects.editing.interface_texts``): if either
    changes, nothing confirms the translation any more.
    """

    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), auto_now_add=True)

    class Meta:
        verbose_name = _("review of a text")
        verbose_name_plural = _("reviews of texts")

    def __str__(self) -> str:
        return f"{self.fingerprint[:8]} ({self.language})"
