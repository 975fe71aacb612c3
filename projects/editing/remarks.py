"""Remarks in an entry's history: kept as a code and one value, said in the language of whoever
reads. What was kept as a sentence, before there were codes, stays as it is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

REMARKS: dict[str, _StrPromise] = {
    "deleted": _("Deleted"),
    "form-taken": _("Taken from the form of the association"),
    "imported": _("Import of %(file)s"),
    "import-undone": _("Import of %(file)s undone"),
    "letter-taken": _("Filled from the letter “%(name)s”"),
    "photo-added": _("Photo “%(name)s” added"),
    "photo-bring-back": _("Photo brought back"),
    "photo-delete": _("Photo deleted"),
    "photo-put-back": _("Photo may be shown again"),
    "photo-take-down": _("Photo taken down"),
    "photo-turned": _("Photo turned"),
    "photos-described": _("Photos described"),
    "recovered": _("Brought back after it was deleted"),
    "replaced": _("The sample makes room for the real entry"),
    "restored": _("Restored to its state on %(moment)s"),
    "taken-over": _("Text of the pending change, now part of the entry"),
}


def remark(code: str, value: str | datetime = "") -> str:
    """A remark of ``REMARKS`` as the history keeps it."""
    written = value.isoformat() if isinstance(value, datetime) else value
    return f"#{code} {written}".strip()


def said(kept: str) -> str:
    """A kept remark in the reader's language."""
    code, _space, value = kept.removeprefix("#").partition(" ")
    if not kept.startswith("#") or code not in REMARKS:
        return kept
    if code == "restored":
        value = date_format(localtime(datetime.fromisoformat(value)), "SHORT_DATETIME_FORMAT")
    return str(REMARKS[code]) % dict.fromkeys(("name", "file", "moment"), value)
