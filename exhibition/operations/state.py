"""The state of the site in words, at the desk: each part, how it is, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from exhibition.operations.health import CHECKS, Found, answer_of, is_administrator
from exhibition.operations.last_backup import FULL, NO_FOLDER, REFUSED


@dataclass(frozen=True)
class Part:
    """``cure`` is what to do, where something is wrong; ``quoted`` what a program said of it, in
    its own words."""

    name: str
    is_well: bool
    sentence: str
    cure: str
    quoted: str


@never_cache
def site_state(request: HttpRequest) -> TemplateResponse:
    """The page; for administrators."""
    if not is_administrator(request.user):
        raise PermissionDenied
    context = admin.site.each_context(request) | {
        "title": _("The state of the site"),
        "subtitle": None,
        "parts": list(parts({name: answer_of(check) for name, check in CHECKS.items()})),
    }
    return TemplateResponse(request, "admin/desk/state.html", context)


def parts(answers: dict[str, Found]) -> Iterator[Part]:
    """What was found of each part, in words."""
    for name, found in answers.items():
        title, cure = _titles()[name]
        sentence = _("It could not be asked:") if "error" in found else WORDS[name](found)
        unexplained = "" if found.get("cause") else found.get("failure", "")
        quoted = str(found.get("error", unexplained))
        yield Part(title, found["ok"], sentence, "" if found["ok"] else cure, quoted)


def _titles() -> dict[str, tuple[str, str]]:
    """What each part is called, and what to do where it is not well."""
    return {
        "database": (
            _("Database"),
            _("Whoever runs the server sees whether its program runs and its disk has room."),
        ),
        "index": (
            _("List and search"),
            _("If it is still so in a minute, whoever runs the server starts the site anew."),
        ),
        "media": (
            _("Places of pictures"),
            _(
                "Photos can’t be added. Whoever runs the server gives the site’s account the right "
                "to write there."
            ),
        ),
        "disk": (
            _("Disk"),
            _("Whoever runs the server makes room; the guide for running the site says how."),
        ),
        "worker": (
            _("Worker"),
            _("If it is still so in a minute, whoever runs the server starts the site anew."),
        ),
        "backup": (
            _("Backup"),
            _("Ask whoever runs the server for one: manage.py backup."),
        ),
        "cache": (
            _("Shared cache"),
            _(
                "Pages come more slowly meanwhile. Whoever runs the server sees whether its "
                "program runs and CACHE_URL is right."
            ),
        ),
        "mail": (
            _("Letters"),
            _(
                "They are tried again for three days. Whoever runs the server looks whether "
                "EMAIL_URL is right and the mail server answers."
            ),
        ),
    }


def _database(found: Found) -> str:
    return _("It answers.") if found["ok"] else _("The catalogue has no version.")


def _index(found: Found) -> str:
    text = ngettext(
        "%(entries)d entry is published; lists know %(indexed)d.",
        "%(entries)d entries are published; lists know %(indexed)d.",
        found["entries"],
    )
    return text % {"entries": found["entries"], "indexed": found["indexed"]}


def _media(found: Found) -> str:
    refused = [name for name, may in found.items() if may is False and name != "ok"]
    if not refused:
        return _("Pictures and originals can be kept.")
    return _("These can’t be written: %(places)s.") % {"places": ", ".join(refused)}


def _disk(found: Found) -> str:
    return _("%(room)s free.") % {"room": filesizeformat(found["free_bytes"])}


def _worker(found: Found) -> str:
    if found["ok"]:
        return _("It runs.")
    return _("It does not run: prints, large imports and backups wait for it.")


def backup_in_words(found: Found) -> str:
    """When the last one was made, and why there has been none since, where one failed."""
    at = parse_datetime(found["at"] or "")
    if at is None:
        said = _("No backup has been made yet.")
    else:
        hours = found["age_seconds"] // 3600
        then = date_format(localtime(at), "DATETIME_FORMAT")
        said = (
            _("Last backup: %(at)s (%(hours)s h ago).") % {"at": then, "hours": hours}
            if hours
            else _("Last backup: %(at)s.") % {"at": then}
        )
    if found.get("failure"):
        said += " " + _("The last attempt failed: %(why)s") % {"why": _why(found.get("cause", ""))}
    return said


def _why(cause: str) -> str:
    """Why no backup could be made, where that is known."""
    return {
        FULL: _("the disk is full."),
        REFUSED: _("the site’s account may not write in the folder for backups."),
        NO_FOLDER: _("BACKUP_DIR is the name of a file, not of a folder."),
    }.get(cause, _("the reason is on the page “The state of the site”."))


def _cache(found: Found) -> str:
    if not found["is_shared"]:
        return _("Each process keeps its own pages: CACHE_URL is not set.")
    return _("It answers.") if found["ok"] else _("It does not answer.")


def _mail(found: Found) -> str:
    if not found["is_sent"]:
        return _("This site sends no letters: EMAIL_URL is not set.")
    if found["ok"]:
        return _("None waits.")
    count = found["waiting"]
    text = ngettext(
        "%(count)s letter could not be sent yet.", "%(count)s letters could not be sent yet.", count
    )
    return text % {"count": count}


WORDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "database": _database,
    "index": _index,
    "media": _media,
    "disk": _disk,
    "worker": _worker,
    "backup": backup_in_words,
    "cache": _cache,
    "mail": _mail,
}
