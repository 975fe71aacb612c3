"""The institution behind the exhibition, and the letter to it that an entry begins."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from projects.catalogue.index import current_index
from projects.models import Institution, Project
from projects.texts.languages import current_language, language_name, text_of


class Letter(NamedTuple):
    """A mail that a visitor may begin: what its link says, and where that leads."""

    label: str
    address: str


def institution() -> Institution:
    """The institution at this catalogue version; one without any words while none is entered."""
    return current_index().keep("institution", _read)


def _read() -> Institution:
    return Institution.objects.first() or Institution()


def edition_of(project: Project) -> str:
    """The state of an entry's text in words, by which an editor finds what a visitor has read."""
    return _("Stand %(number)d · text of: %(moment)s · %(language)s") % {
        "number": project.number,
        "moment": date_format(localtime(project.changed), "DATETIME_FORMAT"),
        "language": language_name(current_language()),
    }


def letters_about(project: Project) -> list[Letter]:
    """Mails to the institution with the number and edition of an entry filled in: a question, and
    something wrong. Empty while it has no mailbox."""
    to = institution().email
    if not to:
        return []
    named = {"number": project.number, "title": text_of(project, "title").value}
    body = quote(f"\r\n\r\n\r\n{edition_of(project)}")
    about = (
        (_("Ask about this project"), _("Question about stand %(number)d: %(title)s")),
        (_("Something wrong here?"), _("Something wrong on stand %(number)d: %(title)s")),
    )
    return [
        Letter(label, f"mailto:{quote(to, '@')}?subject={quote(subject % named)}&body={body}")
        for label, subject in about
    ]
