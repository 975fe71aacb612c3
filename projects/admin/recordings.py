"""The recordings of an entry within its form at the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.forms import PartInline
from projects.admin.seen import SeenVersionForm
from projects.admin.typed import AsTyped
from projects.models import Recording
from projects.models.recording import LARGEST_SUBTITLES
from projects.photos.recordings import checked_ending

PLAYED = ".mp3,.m4a,.mp4,audio/mpeg,audio/mp4,video/mp4"


class RecordingForm(SeenVersionForm):
    """Checks a new file at its field; takes subtitles from a file, too."""

    subtitles_file = forms.FileField(
        label=gettext_lazy("Subtitles file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".vtt,text/vtt"}),
        help_text=gettext_lazy("A WebVTT file (.vtt); it takes the place of the subtitles above."),
    )

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        file, kind = cleaned.get("file"), cleaned.get("kind")
        if isinstance(file, UploadedFile) and kind:
            try:
                checked_ending(kind, file)
            except ValidationError as error:
                self.add_error("file", error)
        if sent := cleaned.get("subtitles_file"):
            try:
                cleaned["subtitles"] = sent.read(LARGEST_SUBTITLES * 4).decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("subtitles_file", _("The file is no text in UTF-8."))
        return cleaned


class RecordingInline(PartInline, admin.StackedInline):
    model = Recording
    form = RecordingForm
    view_on_site = False
    readonly_fields = ("played",)
    fields = (
        ("kind", "language"),
        *("played", "file"),
        *("transcript", "subtitles", "subtitles_file"),
    )
    formfield_overrides = AsTyped.formfield_overrides | {
        models.FileField: {"widget": forms.FileInput(attrs={"accept": PLAYED})}
    }

    @admin.display(description=gettext_lazy("as it is now"))
    def played(self, recording: Recording) -> str:
        """The browser's own player; "" for a recording that is not saved yet."""
        if not recording.pk:
            return ""
        place = [recording.project_id, recording.name]
        address = reverse("admin:projects_project_preview_photo", args=place)
        tag = "video" if recording.kind == Recording.Kind.SIGN else "audio"
        return format_html('<{} controls preload="none" src="{}"></{}>', tag, address, tag)
