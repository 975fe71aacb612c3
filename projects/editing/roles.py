"""The roles at the desk and their permissions. A test compares them with the table in
``docs/roles.md``.

The roles are Django groups, reset by each ``migrate`` to what this file says. A person has one role
or several; an account without any sees nothing.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.utils.translation import gettext_lazy as _

# The label and the purpose of each role.
ROLES = {
    "editor": (_("Editor"), _("writes and translates entries, adds photos, submits for review")),
    "publisher": (_("Publisher"), _("an editor who also publishes, withdraws and deletes")),
    "organiser": (
        _("Organiser"),
        _(
            "reads everything, prints and hangs stands and labels, enters venues, showings, "
            "guest books"
        ),
    ),
    "administrator": (_("Administrator"), _("may do everything, and gives people their roles")),
}

_ENTRIES = ("project", "photo", "metric", "participation", "citation", "recording")
_LISTS = ("organisation", "source", "synonymgroup", "term")
_EXHIBITION = ("block", "theme", "region", "indicator", "headlinefigure", "institution")
_TOUR = (
    *("venue", "showing", "openinghours", "openingexception"),
    *("guestbook", "guestquestion"),
)
_SHEETS = ("printedsheet",)
_SENT = ("report", "guestmessage")
_READ = {f"view_{model}" for model in (*_ENTRIES, *_LISTS, *_EXHIBITION, *_TOUR, *_SHEETS)}
# Whoever is at hand decides on a report, and hides a picture: a working day is short. Messages in
# guest books are read likewise.
_REPORTS = {f"{action}_{model}" for action in ("view", "change") for model in _SENT}


def _may(actions: str, models: tuple[str, ...]) -> set[str]:
    return {f"{action}_{model}" for action in actions.split() for model in models}


_EDIT = (
    _READ
    | _REPORTS
    | _may("add change", ("project", *_LISTS))
    | _may("add", ("indicator",))
    | _may("add change delete", _ENTRIES[1:])
    | _may("add change", ("previewlink", "translationreview"))
)
_PUBLISH = (
    _EDIT
    | {"publish_project", "print_project", "delete_project"}
    | _may("delete", _LISTS)
    | _may("add change", (*_EXHIBITION, "textreview"))
    | _may("change", _SHEETS)
)
PERMISSIONS = {
    "editor": _EDIT,
    "publisher": _PUBLISH,
    "organiser": (
        _READ
        | _REPORTS
        | {"print_project"}
        | _may("add change delete", _TOUR)
        | _may("add delete", ("guestmessage",))
        | _may("change", _SHEETS)
    ),
}


def make_roles(**kwargs: Any) -> None:
    """Creates the four groups or resets them to what this file says. Runs after ``migrate``."""
    from django.contrib.auth.models import Group, Permission

    for label in ("projects", "auth"):
        create_permissions(apps.get_app_config(label), verbosity=0)
    of_projects = Permission.objects.filter(content_type__app_label="projects")
    for role in ROLES:
        group, _made = Group.objects.get_or_create(name=role)
        if role == "administrator":
            of_people = Permission.objects.filter(content_type__app_label="auth")
            group.permissions.set(of_projects | of_people)
        else:
            group.permissions.set(of_projects.filter(codename__in=PERMISSIONS[role]))
