"""The files of pictures that no page shows any more, until they are cleared."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.photo import Photo


class DiscardedPicture(models.Model):
    """The files of a photo or recording that was deleted or replaced. They are cleared 90 days
    later, unless one uses them again because an editor restored it."""

    image_name = models.CharField(max_length=120)
    original = models.CharField(max_length=120, blank=True)
    copy_widths = models.JSONField(default=list)
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("discarded picture")
        verbose_name_plural = _("discarded pictures")

    def __str__(self) -> str:
        return self.image_name

    @classmethod
    def note(cls, photo: Photo) -> None:
        """Remembers the files of a photo that no longer uses them."""
        cls.objects.create(
            image_name=photo.image_name,
            original=photo.original,
            copy_widths=photo.copy_widths,
            since=photo.deleted_at or timezone.now(),
        )
