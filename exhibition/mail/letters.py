"""What letters say: what happened to which entry, and where it is at the desk. Who did it and what
they wrote stays at the desk, but for the note with which something comes back."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from exhibition.mail.sending import Letter, writes
from exhibition.operations.last_backup import last_backup
from projects.editing.names import name_of
from projects.editing.pending import pending_of
from projects.models import Project


def _about_entry(subject: str, said: str, about: dict[str, Any]) -> Letter | None:
    entry = Project.objects.filter(pk=about["entry"]).first()
    if entry is None:
        return None
    name = name_of(entry, pending_of(entry))
    address = about["site"] + reverse("admin:projects_project_change", args=[entry.pk])
    title = subject % {"entry": name}
    return Letter(title, _paragraphs(said % {"entry": name}, about.get("note", ""), address))


def _paragraphs(*said: str) -> str:
    choose = _("Which letters you get you choose at the desk, under “My sign-in”.")
    return "\n\n".join([*filter(None, said), choose]) + "\n"


@writes("submitted")
def submitted(person: Any, about: dict[str, Any]) -> Letter | None:
    return _about_entry(
        _("Waits for review: %(entry)s"),
        _("“%(entry)s” was submitted and waits for a publisher."),
        about,
    )


@writes("returned")
def returned(person: Any, about: dict[str, Any]) -> Letter | None:
    if about.get("note"):
        said = _("“%(entry)s” came back from review with this note:")
    else:
        said = _("“%(entry)s” came back from review, without a note.")
    return _about_entry(_("Came back: %(entry)s"), said, about)


@writes("approved")
def approved(person: Any, about: dict[str, Any]) -> Letter | None:
    return _about_entry(
        _("Confirmed: %(entry)s"),
        _("The association has confirmed that the text of “%(entry)s” is right."),
        about,
    )


@writes("answered")
def answered(person: Any, about: dict[str, Any]) -> Letter | None:
    return _about_entry(
        _("Form filled in: %(entry)s"),
        _("The association has sent its form for “%(entry)s”; it waits to be taken over."),
        about,
    )


@writes("backup")
def backup(person: Any, about: dict[str, Any]) -> Letter | None:
    if not last_backup().is_late:
        return None
    return Letter(
        _("The exhibition has no fresh backup"),
        _paragraphs(
            _(
                "The last backup is too old, or there is none. Ask whoever runs the server to look "
                "whether its disk is full and to run: manage.py backup"
            ),
            about["site"] + reverse("admin:index"),
        ),
    )


@writes("password")
def password(person: Any, about: dict[str, Any]) -> Letter | None:
    key = default_token_generator.make_token(person)
    number = urlsafe_base64_encode(force_bytes(person.pk))
    address = about["site"] + reverse("new-password", args=[number, key])
    asked = _("A new password was asked for the account “%(name)s” at the desk of the exhibition.")
    return Letter(
        _("A new password for the desk"),
        "\n\n".join(
            [
                asked % {"name": person.get_username()},
                _("Choose it here within four hours:"),
                address,
                _("If it was not you, there is nothing to do: the old password goes on working."),
            ]
        )
        + "\n",
    )
