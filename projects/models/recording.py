"""An entry to listen to, or to see in sign language."""

from __future__ import annotations

import secrets
from pathlib import PurePath
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.language import Language
from projects.models.natural import NaturalKeyManager, NaturalKeyModel
from projects.models.project import Project
from projects.models.querysets import public
from projects.serving.addresses import page_address

FOLDER = "recordings"
CONTENT_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "mp4": "video/mp4"}
LARGEST_SUBTITLES = 200_000


def own_name(recording: Recording, filename: str) -> str:
    """A random file name, which can't be guessed and reveals nothing; its ending is that of the
    content, see ``projects.photos.recordings``."""
    return f"{FOLDER}/{secrets.token_hex(10)}{PurePath(filename).suffix}"


class RecordingQuerySet(models.QuerySet["Recording"]):
    def shown(self) -> RecordingQuerySet:
        """Those of entries that the public may see."""
        return self.filter(public("project__"))


class Recording(NaturalKeyModel):
    """One file of an entry in one language: read aloud, or told in sign language."""

    class Kind(models.TextChoices):
        AUDIO = "audio", _("to listen to")
        SIGN = "sign", _("in sign language")

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="recordings", verbose_name=_("project")
    )
    kind = models.CharField(
        _("kind of recording"),
        max_length=5,
        choices=Kind,
        default=Kind.AUDIO,
        help_text=_("The text read aloud, or a video of somebody who signs it."),
    )
    language = models.CharField(
        _("for pages in"),
        max_length=2,
        choices=Language,
        help_text=_(
            "The language that is spoken; of a video in sign language, the pages on which it "
            "stands."
        ),
    )
    file = models.FileField(
        _("file"),
        max_length=120,
        upload_to=own_name,
        help_text=_(
            "To listen to: MP3 or M4A, up to 30 MB. In sign language: MP4 (H.264), up to 100 MB. "
            "Place, device and other hidden data are taken out."
        ),
    )
    transcript = models.TextField(
        _("transcript"),
        blank=True,
        help_text=_(
            "What is said or signed, word for word, where it differs from the text of the entry."
        ),
    )
    subtitles = models.TextField(
        _("subtitles"),
        blank=True,
        help_text=_("The content of a subtitles file in WebVTT; its first line is WEBVTT."),
    )
    size = models.PositiveIntegerField(default=0, editable=False)

    # Set by a preview: the base address of its files while it is not public.
    shown_under = ""

    objects: ClassVar[Any] = NaturalKeyManager.from_queryset(RecordingQuerySet)()
    natural_key_fields = ("file",)

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["kind", "language", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_language_display()}"

    def clean(self) -> None:
        """Refuses subtitles that are none."""
        super().clean()
        if self.subtitles:
            written = self.subtitles.replace("\r\n", "\n").strip("\ufeff \n") + "\n"
            if not written.startswith("WEBVTT") or len(written) > LARGEST_SUBTITLES:
                message = _("These are no subtitles in WebVTT: the first line must be WEBVTT.")
                raise ValidationError({"subtitles": message})
            self.subtitles = written

    @property
    def name(self) -> str:
        """The last part of its address."""
        return (self.file.name or "").rpartition("/")[2]

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES.get(self.name.rpartition(".")[2], "application/octet-stream")

    @property
    def address(self) -> str:
        return self.address_of(self.name)

    @property
    def subtitles_address(self) -> str:
        """Of its subtitles; "" if it has none."""
        return self.address_of(f"{PurePath(self.name).stem}.vtt") if self.subtitles else ""

    def address_of(self, name: str) -> str:
        if self.shown_under:
            return f"{self.shown_under}photos/{name}"
        return page_address("recording", name)
