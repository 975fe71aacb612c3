"""Photos and letters that an association uploads with its answers, until somebody takes them."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Mapping
from hashlib import file_digest
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import Contribution, ContributionFile, Photo
from projects.photos.clean import jpeg, plain_picture
from projects.photos.storage import originals
from projects.photos.uploads import not_stored
from projects.photos.validation import checked, refusal
from projects.texts.fields import LineField

MIB = 1024 * 1024
MOST_PHOTOS, MOST_LETTERS = 20, 5
LARGEST_LETTER = 20 * MIB
# All that one link takes, whatever is removed again.
MOST_RECEIVED = 400 * MIB
# The longest side of the copy that the form shows.
SMALL = 1200
# What a letter may begin with: PDF, Word, OpenDocument, RTF, or a photo of it.
LETTER_BEGINNINGS = (
    *(b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"),
    *(b"\xff\xd8\xff", b"\x89PNG"),
)

Kind = ContributionFile.Kind


class PhotoWordsForm(forms.Form):
    """What is said of one photo."""

    caption = LineField(
        label=gettext_lazy("Who or what is it, where, when?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "These words stand below the photo, for example “Workshop in Taraz, May 2012”."
        ),
    )
    alternative_text = LineField(
        label=gettext_lazy("What would you tell somebody who cannot see it?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "Begin with who or what, then what happens: “Two girls embroider a velvet waistcoat.” "
            "Without these words the photo is not shown."
        ),
    )
    credit = LineField(
        label=gettext_lazy("Who took it?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "The name stands beside the photo, for example “A. Akhmetov”. Without it the "
            "photo is not shown."
        ),
    )
    consent = forms.ChoiceField(
        label=gettext_lazy("Do those who can be recognised agree that it is shown?"),
        choices=(
            (Photo.Consent.UNKNOWN, gettext_lazy("We have not asked yet")),
            (Photo.Consent.GIVEN, gettext_lazy("Yes, they agree")),
            (Photo.Consent.GIVEN_FOR_MINORS, gettext_lazy("Yes; for children their parents agree")),
            (Photo.Consent.NOT_NEEDED, gettext_lazy("Nobody can be recognised")),
        ),
        initial=Photo.Consent.UNKNOWN,
        required=False,
        widget=forms.RadioSelect,
    )
    shows_children = forms.BooleanField(
        label=gettext_lazy("Children can be recognised"), required=False
    )


def words_form(file: ContributionFile) -> PhotoWordsForm:
    """The form of a photo with what is saved of it."""
    return PhotoWordsForm(typed_words(file) or None, prefix=f"photo-{file.pk}")


def typed_words(file: ContributionFile) -> dict[str, str]:
    """What is saved of a photo, by the names of the form's fields."""
    return {f"photo-{file.pk}-{name}": value for name, value in file.values.items()}


def save_words(contribution: Contribution, sent: Mapping[str, Any]) -> None:
    """Keeps what a form says of the photos, and removes the files that it ticks."""
    for file in contribution.files.all():
        prefix = f"{file.kind}-{file.pk}"
        if sent.get(f"{prefix}-remove"):
            remove(file)
        elif f"{prefix}-caption" in sent:
            names = PhotoWordsForm.base_fields
            file.values = {
                name: str(sent.get(f"{prefix}-{name}", "")).replace("\x00", "")[:1000]
                for name in names
            }
            file.save(update_fields=["values"])


def values_of(file: ContributionFile, language: str) -> dict[str, Any]:
    """What is said of a photo, by the names of ``Photo``'s fields; without what is wrong."""
    form = words_form(file)
    form.is_valid()
    said = {name: value for name, value in getattr(form, "cleaned_data", {}).items() if value}
    translated = ("caption", "alternative_text")
    return {f"{name}_{language}" if name in translated else name: said[name] for name in said}


def as_photo(file: ContributionFile, language: str) -> Photo:
    """The photo as an entry would have it, for a preview; it is not saved."""
    return Photo(
        project=file.contribution.project,
        image=f"photos/{file.picture_name}",
        width=file.width,
        height=file.height,
        **values_of(file, language),
    )


def add(contribution: Contribution, upload: UploadedFile, kind: str) -> None:
    """Keeps one file beside the answers. Raises ``ValidationError`` with what to do where it
    can't be taken."""
    name, size = upload.name or "", upload.size or 0
    most = MOST_PHOTOS if kind == Kind.PHOTO else MOST_LETTERS
    if contribution.files.filter(kind=kind).count() >= most:
        text = _("“%(name)s” was not taken: at most %(most)d files of this kind are.")
        raise refusal(text, name, most=most)
    plain = "".join(c for c in name if unicodedata.category(c)[0] != "C")[-200:] or "?"
    file = ContributionFile(contribution=contribution, kind=kind, name=plain, size=size)
    small = b""
    if kind == Kind.PHOTO:
        checked(upload, name, size)
        picture, _whole, _kind = plain_picture(upload, name, size, SMALL)
        file.width, file.height = picture.size
        small = jpeg(picture, 80)
    else:
        _require_letter(upload, name, size)
    upload.seek(0)
    file.digest = file_digest(upload, "sha256").hexdigest()
    if contribution.files.filter(digest=file.digest).exists():
        raise refusal(_("“%(name)s” is there already: nothing was added."), name)
    _count(contribution, size, name)
    upload.seek(0)
    try:
        file.file = originals().save(f"sent-{secrets.token_urlsafe(18)}", upload)
        if small:
            file.small = originals().save(secrets.token_hex(10), ContentFile(small))
    except OSError as error:
        raise ValidationError(not_stored(name).sentence) from error
    file.save()


def _require_letter(upload: UploadedFile, name: str, size: int) -> None:
    if size > LARGEST_LETTER:
        raise refusal(_("“%(name)s” is larger than 20 MB. Send it by e-mail, please."), name)
    upload.seek(0)
    if not upload.read(8).startswith(LETTER_BEGINNINGS):
        text = _("“%(name)s” is no letter: choose a PDF or Word file, or a photo of the letter.")
        raise refusal(text, name)


def _count(contribution: Contribution, size: int, name: str) -> None:
    """Counts what the link has received; refuses what is beyond its share."""
    has_room = Contribution.objects.filter(
        pk=contribution.pk, received__lte=MOST_RECEIVED - size
    ).update(received=F("received") + size)
    if not has_room:
        text = _("“%(name)s” was not taken: so much was sent through this link. Ask for a new one.")
        raise refusal(text, name)


def remove(file: ContributionFile) -> None:
    """Deletes a file of a contribution."""
    for name in filter(None, (file.file, file.small)):
        originals().delete(name)
    file.delete()
