"""Remarks on telephone numbers and mail addresses that stand in the public texts of an entry. They
are shown to whoever takes, edits and publishes it, and keep nobody from anything."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext

from projects.models import Project
from projects.texts.contact_details import contact_details_in
from projects.texts.languages import LANGUAGES, PROJECT_TEXTS


def contact_remark(text: str) -> str:
    """A sentence that names the telephone numbers and mail addresses of a text; "" if none."""
    found = contact_details_in(text)
    if not found:
        return ""
    said = ngettext(
        "A telephone number or mail address stands in the text, for all to read: %(found)s. Leave "
        "it out?",
        "Telephone numbers or mail addresses stand in the text, for all to read: %(found)s. Leave "
        "them out?",
        len(found),
    )
    return said % {"found": "; ".join(found)}


def contact_remarks_of(project: Project, changed: dict[str, Any] | None = None) -> dict[str, str]:
    """The remarks by language; ``changed`` are values that a pending change gives fields."""
    values = changed or {}
    remarks = {}
    for code in LANGUAGES:
        names = [f"{field}_{code}" for field in PROJECT_TEXTS]
        texts = [values.get(name, getattr(project, name)) or "" for name in names]
        if remark := contact_remark("\n\n".join(texts)):
            remarks[code] = remark
    return remarks
