"""Letters as they came in: kept with their files, read once, erased when their time is over."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from projects.intake.letter import Block, Letter, Picture
from projects.intake.reading import read
from projects.models import Project, ReceivedLetter
from projects.photos.clean import jpeg, plain_picture
from projects.photos.duplicates import same_photo
from projects.photos.storage import originals
from projects.photos.uploads import Outcome, add_photo
from projects.photos.validation import shown_name
from projects.serving.away import StorageAwayError

log = logging.getLogger(__name__)

THUMBNAIL = 480
PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".avif", ".heic", ".heif"}


def receive(uploads: Iterable[UploadedFile], by: Any, project: Project | None) -> ReceivedLetter:
    """Keeps the files and what is read in them; nothing is written to an entry.

    Raises ``ValidationError`` where nothing can be read or the files could not be stored.
    """
    files = [(shown_name(upload.name or ""), upload.read()) for upload in uploads]
    if not files:
        raise ValidationError(_("Choose one or more files first."))
    letters = read_letters([ContentFile(content, name) for name, content in files])
    kept = ReceivedLetter(project=project, by=by, name=letters[0].name[:200])
    kept.letters = [_as_data(letter) for letter in letters]
    try:
        for name, content in files:
            digest = sha256(content).hexdigest()
            stored = {"name": name, "file": _stored(content)}
            kept.files.append(stored | {"size": len(content), "sha256": digest})
        for picture in (one for letter in letters for one in letter.pictures):
            _keep_picture(kept, picture)
    except OSError as error:
        _delete_files(kept)
        text = _("The files could not be stored just now, so nothing is kept. Try again later.")
        raise ValidationError(text) from error
    kept.save()
    return kept


def came_with(kept: ReceivedLetter) -> list[ReceivedLetter]:
    """The other letters that one of these files, photos apart, came with, newest first."""
    names = {one["sha256"] for one in kept.files if not is_picture_name(one["name"])}
    others = ReceivedLetter.objects.exclude(pk=kept.pk).defer("letters", "pictures")
    return [one for one in others if any(file["sha256"] in names for file in one.files)]


def read_letters(files: Sequence[ContentFile]) -> list[Letter]:
    """What the files say: a letter for each language, with the pictures in the first, and there a
    remark on each file that can't be read."""
    written = [file for file in files if not is_picture_name(file.name or "")]
    if len(written) < 2:
        return [_read(files)]
    by_language: dict[str, list[ContentFile]] = {}
    refused: list[str] = []
    for file in written:
        try:
            by_language.setdefault(_read([file]).language, []).append(file)
        except ValidationError as error:
            refused += error.messages
    if not by_language:
        return [_read(files)]
    first, *others = by_language.values()
    photos = [file for file in files if is_picture_name(file.name or "")]
    main = _read([*first, *photos])
    main = replace(main, remarks=(*refused, *main.remarks))
    return [main, *(_read(group) for group in others)]


def _read(files: Sequence[ContentFile]) -> Letter:
    for file in files:
        file.seek(0)
    return read(files)


def letters_of(kept: ReceivedLetter) -> list[Letter]:
    """What was read in a letter when it came; pictures lie beside it."""
    return [
        Letter(
            name=data["name"],
            language=data["language"],
            blocks=tuple(_block(**block) for block in data["blocks"]),
            remarks=tuple(data["remarks"]),
        )
        for data in kept.letters
    ]


def _block(grid: Sequence[Sequence[int]] = (), **kept: Any) -> Block:
    return Block(grid=tuple(map(tuple, grid)), **kept)


def open_file(kept: ReceivedLetter, place: int) -> tuple[str, IO[bytes]]:
    """The name and content of one of the files as it was sent. Raises ``LookupError`` or
    ``OSError`` where there is none."""
    file = kept.files[place]
    return file["name"], originals().open(file["file"])


def thumbnail(kept: ReceivedLetter, place: int) -> bytes:
    """A small clean JPEG of one of the pictures. Raises ``LookupError``, ``OSError`` or
    ``ValidationError`` where there is none."""
    picture = kept.pictures[place]
    with originals().open(picture["file"]) as file:
        return jpeg(plain_picture(file, picture["name"], file.size, THUMBNAIL)[0], 75)


def hang_picture(
    kept: ReceivedLetter, place: int, project: Project, by: Any, **values: Any
) -> Outcome:
    """Adds one of the pictures to the entry, as an upload of photos does."""
    picture = kept.pictures[place]
    try:
        with originals().open(picture["file"]) as file:
            upload = UploadedFile(file, picture["name"], size=file.size)
            return add_photo(upload, project, by, **values)
    except (StorageAwayError, FileNotFoundError):
        text = _("“%(name)s” could not be read just now, so it was not added.")
        return Outcome(text % {"name": picture["name"]}, False, is_for_later=True)


def is_hung(kept: ReceivedLetter, place: int, project: Project) -> bool:
    """Whether one of the pictures is a photo of the entry already; not known, and so not said,
    while the storage is away."""
    try:
        with originals().open(kept.pictures[place]["file"]) as file:
            return same_photo(file, file.size, project) is not None
    except OSError:
        return False


def give_to(kept: ReceivedLetter, project: Project) -> None:
    """The letter is for this stand now. What was taken of it stays where it was; of another stand
    nothing is taken yet."""
    if kept.project != project:
        kept.project, kept.taken_at, kept.source = project, None, None
    kept.save(update_fields=["project", "taken_at", "source"])


def forget(kept: ReceivedLetter) -> None:
    """Erases a letter with its files; raises ``OSError``, and keeps it, where storage is away."""
    _delete_files(kept)
    kept.delete()


def forget_old(now: datetime | None = None) -> int:
    """Erases the letters whose time is over; gives how many. While the storage is away, that waits
    for the next time."""
    old = list(ReceivedLetter.objects.too_old(now))
    try:
        for kept in old:
            forget(kept)
    except OSError as error:
        log.warning("Letters whose time is over are not erased: %s", error)
        return 0
    return len(old)


def _keep_picture(kept: ReceivedLetter, picture: Picture) -> None:
    """Keeps a picture that can be shown; of another the letter says so."""
    try:
        plain_picture(BytesIO(picture.content), picture.name, len(picture.content), THUMBNAIL)
    except ValidationError as error:
        kept.letters[0]["remarks"] += error.messages
        return
    stored = {"name": picture.name, "caption": picture.caption, "file": _stored(picture.content)}
    kept.pictures.append(stored)


def _stored(content: bytes) -> str:
    name = f"letter-{secrets.token_urlsafe(18)}"
    return originals().save(name, ContentFile(content))


def _delete_files(kept: ReceivedLetter) -> None:
    for name in kept.stored_names:
        originals().delete(name)


def _as_data(letter: Letter) -> dict[str, Any]:
    return {
        "name": letter.name,
        "language": letter.language,
        "blocks": [asdict(block) for block in letter.blocks],
        "remarks": list(letter.remarks),
    }


def is_picture_name(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in PICTURES
