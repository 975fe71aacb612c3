"""The plan of an upload for many stands: where each file would go, before anything is saved."""

from __future__ import annotations

import secrets
import unicodedata
from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.editing import pending
from projects.models import Project, WaitingPhoto
from projects.models.waiting_photo import KEPT_FOR
from projects.photos.clean import jpeg, plain_picture
from projects.photos.duplicates import same_photo
from projects.photos.names import reading_of
from projects.photos.storage import originals
from projects.photos.uploads import Outcome, add_photo, not_stored
from projects.photos.validation import checked, shown_name
from projects.serving.away import StorageAwayError

THUMBNAIL = 160


def wait(upload: UploadedFile, by: Any, values: dict[str, Any]) -> Outcome:
    """Keeps one file aside with what its name tells; says where it would go, that a person is
    asked, or why it is not taken."""
    name = upload.name or ""
    plain = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C")
    photo = WaitingPhoto(by=by, name=plain[-200:], values=values)
    reading = reading_of(name)
    photo.number, photo.place = reading.stand, reading.place
    is_there = Project.objects.filter(number=photo.number).exists()
    photo.is_guess = reading.is_guess or not is_there
    try:
        checked(upload, name, upload.size or 0)
    except ValidationError as error:
        photo.refusal = " ".join(error.messages)
        photo.save()
        return Outcome(photo.refusal, False)
    upload.seek(0)
    try:
        photo.file = originals().save(f"waiting-{secrets.token_urlsafe(18)}", upload)
    except OSError:
        return not_stored(name)
    photo.save()
    return Outcome(planned(photo), True)


def thumbnail(photo: WaitingPhoto) -> bytes:
    """A small clean JPEG of a waiting photo. Raises ``OSError`` or ``ValidationError`` where it
    can't be read."""
    with originals().open(photo.file) as file:
        return jpeg(plain_picture(file, photo.name, file.size, THUMBNAIL)[0], 70)


class Note(NamedTuple):
    """What a person should know before a photo goes to its place; whether it is there already."""

    text: str = ""
    is_there: bool = False


def noted(photo: WaitingPhoto, project: Project | None) -> Note:
    """The note on a waiting photo that would go to this entry."""
    if project is None:
        return Note()
    with pending.as_edited(project), originals().open(photo.file) as file:
        if same_photo(file, file.size, project):
            return Note(_("This photo is there already."), True)
        if photo.place and project.photos.filter(position=photo.place).exists():
            text = _(
                "This place is taken: the photo there goes one further, and so do those behind it."
            )
            return Note(text)
    return Note()


def planned(photo: WaitingPhoto) -> str:
    """Where a waiting photo would go, in a sentence."""
    told = {"name": shown_name(photo.name), "number": photo.number, "place": photo.place}
    if photo.is_guess:
        return _("“%(name)s”: which stand?") % told
    if photo.place:
        return _("“%(name)s” goes to stand %(number)d, place %(place)d.") % told
    return _("“%(name)s” goes to stand %(number)d, behind its other photos.") % told


def add_waiting(photo: WaitingPhoto, project: Project, by: Any) -> Outcome | None:
    """Adds a waiting photo to an entry; nothing where it is being added already."""
    if not WaitingPhoto.objects.take(photo):
        return None
    values = dict(photo.values)
    if photo.place and photo.number == project.number:
        values["position"] = photo.place
    try:
        with originals().open(photo.file) as file:
            upload = UploadedFile(file, photo.name, size=file.size)
            outcome = add_photo(upload, project, by, is_again=True, **values)
    except StorageAwayError:
        outcome = not_stored(photo.name)
    except FileNotFoundError:  # a backup was made just when it was let go, and restored
        text = _("“%(name)s” is not there any more: send it again.")
        outcome = Outcome(text % {"name": shown_name(photo.name)}, False)
    if outcome.is_for_later:
        WaitingPhoto.objects.filter(pk=photo.pk).update(taken_at=None)
    else:
        forget(photo)
    return outcome


def forget(photo: WaitingPhoto) -> None:
    """Deletes a waiting photo with its file."""
    photo.delete()
    if photo.file:
        originals().delete(photo.file)


def forget_old(now: datetime | None = None) -> None:
    """Deletes what nobody has confirmed in time."""
    for photo in WaitingPhoto.objects.filter(sent_at__lt=(now or timezone.now()) - KEPT_FOR):
        forget(photo)
