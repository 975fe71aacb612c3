"""Sentences above the form by link and at its fields for files, and the files that came with it.

What is sent is answered with another address; the sentences come in it, signed, so that nobody else
writes there, and the script takes them out of the address bar once they are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from projects.intake import contributed_files
from projects.models import Contribution, ContributionFile

# Some proxies cut addresses at 8 KiB.
SALT, LONGEST = "projects.contribution.notes", 4000
KINDS = {"photos": ContributionFile.Kind.PHOTO, "letters": ContributionFile.Kind.LETTER}


class Note(NamedTuple):
    """A sentence; ``field`` is the one for files that it stands at, "" of one about the whole."""

    text: str
    field: str = ""


def address_with(contribution: Contribution, notes: list[Note]) -> str:
    """The address of the form with these notes; it leads to the field that they stand at."""
    while len(told := signing.dumps(notes, salt=SALT, compress=True)) > LONGEST:
        notes = notes[:-1]
    places = {note.field for note in notes}
    place = f"question-{places.pop()}" if len(places) == 1 and "" not in places else "notes"
    query = urlencode({"told": told})
    return f"{reverse('contribute', args=[contribution.token])}?{query}#{place}"


def notes_in(request: HttpRequest) -> list[Note]:
    """The notes of an address; none where it was not made here."""
    try:
        found = signing.loads(request.GET.get("told", ""), salt=SALT)
    except signing.BadSignature:
        return []
    return [Note(*note) for note in found]


def plain(sentences: Iterable[str]) -> list[Note]:
    """Notes about the whole form."""
    return [Note(sentence) for sentence in sentences]


def take_files(request: HttpRequest, contribution: Contribution) -> tuple[list[Note], str]:
    """Takes the files that came with the form: a note for each that was refused, and the part of
    the page where the others stand, "" where there are none."""
    refused: list[Note] = []
    place = ""
    for field, kind in KINDS.items():
        for upload in request.FILES.getlist(field):
            try:
                contributed_files.add(contribution, upload, kind)
                place = place or f"#{field}"
            except ValidationError as error:
                refused += [Note(sentence, field) for sentence in error.messages]
    return refused, place
