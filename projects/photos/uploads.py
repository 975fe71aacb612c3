"""Adding photos to entries, removing and restoring them: many files at once, each judged alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.editing import pending
from projects.editing.remarks import remark
from projects.models import Photo, Project
from projects.models.publication import DAYS_TO_UNDO
from projects.photos import clean_picture, storage
from projects.photos.duplicates import entries_with, same_photo
from projects.photos.storage import FOLDER
from projects.photos.validation import shown_name


@dataclass(frozen=True)
class Outcome:
    """The outcome for one file, as a sentence that names it. ``is_for_later``: nothing is wrong
    with the file. ``elsewhere`` are other entries that have this very picture."""

    sentence: str
    is_added: bool
    is_for_later: bool = False
    elsewhere: tuple[Project, ...] = ()


def not_stored(name: str) -> Outcome:
    """The storage is away, or its disk is full."""
    text = _("“%(name)s” could not be stored just now, so nothing was added. Try again in a while.")
    return Outcome(text % {"name": shown_name(name)}, False, is_for_later=True)


def add_photo(
    upload: UploadedFile, project: Project, by: Any, *, is_again: bool = False, **values: Any
) -> Outcome:
    """Adds one file to an entry: at once, or as a pending change where the entry is public.

    A ``position`` among the values is its place: photos from there on go one further. Else it
    stands last. The entry does not change if the file is refused, nor, unless ``is_again``, if it
    has this very photo already.
    """
    name = shown_name(upload.name or "")
    try:
        with pending.as_edited(project):
            if not is_again and same_photo(upload, upload.size or 0, project):
                text = _("“%(name)s” is a photo of stand %(number)d already: nothing was added.")
                return Outcome(text % {"name": name, "number": project.number}, False)
        clean = clean_picture(upload, upload.name or "", upload.size or 0)
        elsewhere = entries_with(clean, project)
    except ValidationError as error:
        return Outcome(" ".join(error.messages), False)
    except OSError:
        return not_stored(upload.name or "")
    clean.copies()
    try:
        with pending.editing(project, by, remark("photo-added", name)) as edit:
            values = {"position": _free_place(project, values.get("position"))} | values
            Photo.objects.create(project=project, image=clean, **values)
    except OSError:
        return not_stored(upload.name or "")
    said = {"name": name, "number": project.number}
    if edit.waiting:
        text = _(
            "“%(name)s” was added to stand %(number)d as a pending change: visitors see it once "
            "that is published."
        )
    else:
        text = _("“%(name)s” was added to stand %(number)d.")
    return Outcome(text % said, True, elsewhere=elsewhere)


def _free_place(project: Project, place: int | None) -> int:
    """That place, with no other photo on it; without one the place behind the last."""
    if place is None:
        return (project.photos.aggregate(last=Max("position"))["last"] or 0) + 1
    if project.photos.filter(position=place).exists():
        project.photos.filter(position__gte=place).update(position=F("position") + 1)
    return place


def _take_down(photo: Photo) -> str:
    photo.is_taken_down = True
    return _("The photo is taken down: neither pages nor new prints show it any more.")


def _put_back(photo: Photo) -> str:
    photo.is_taken_down = False
    return _("The photo may be shown again.")


def _delete(photo: Photo) -> str:
    photo.deleted_at = timezone.now()
    text = _("The photo is deleted. It can be brought back for %(days)d days.")
    return text % {"days": DAYS_TO_UNDO}


def _bring_back(photo: Photo) -> str:
    if photo.is_sample and not photo.project.is_illustrative:
        raise ValidationError(_("This is a drawing of the sample; a real entry shows none."))
    photo.deleted_at = None
    return _("The photo is back.")


ACTS = {
    "take-down": _take_down,
    "put-back": _put_back,
    "delete": _delete,
    "bring-back": _bring_back,
}


def act(name: str, photo: Photo, by: Any) -> str:
    """Applies the action now, records it in the entry's history, returns the message. Raises
    ``ValidationError`` where that may not be."""
    pending.remember_beginning(photo.project)
    sentence = ACTS[name](photo)
    photo.save(update_fields=["is_taken_down", "deleted_at"])
    pending.record(photo.project, by, remark(f"photo-{name}"))
    return sentence


# Quarters clockwise.
SIDES = {"right": 1, "left": 3}


def turn(name: str, side: str, project: Project, by: Any) -> str:
    """Turns the photo of an entry whose file has this name: at once, or as a pending change where
    the entry is public; returns the message.

    A turned photo has other file names, so nobody turns what they have not seen. Raises
    ``ValidationError`` where there is none of that name, or it can't be turned now.
    """
    with pending.as_edited(project):
        photo = _photo_named(name, project)
    away = ValidationError(_("The photo could not be turned just now. Try again in a while."))
    try:
        clean = storage.turned_picture(photo, SIDES[side])
        clean.copies(is_drawing=photo.is_drawing)
    except OSError as error:
        raise away from error
    with pending.editing(project, by, remark("photo-turned")) as edit:
        try:
            storage.turn(_photo_named(name, project), clean, SIDES[side])
        except OSError as error:
            raise away from error
    if edit.waiting:
        return _(
            "The photo is turned in the pending change: visitors see it once that is published."
        )
    return _("The photo is turned.")


def _photo_named(name: str, project: Project) -> Photo:
    photo: Photo | None = project.photos.filter(image=f"{FOLDER}/{name}").first()
    if photo is None:
        raise ValidationError(
            _("Somebody has changed this photo since you opened the page. Look at it again.")
        )
    return photo


def renumber(project: Project) -> None:
    """Sets the positions to 1, 2, 3 … in their present order."""
    for place, photo in enumerate(project.photos.all(), 1):
        if photo.position != place:
            Photo.objects.filter(pk=photo.pk).update(position=place)
