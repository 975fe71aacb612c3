"""Workbooks that were confirmed and could not be written, for the desk's first page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from projects.workbook import large


def unwritten_lines(user: Any) -> list[str]:
    """A sentence for each file of a person that was confirmed and not written, with the way to
    it."""
    return [
        format_html(
            '{} <a href="{}">{}</a>',
            large.not_written(kept, task),
            reverse("admin:projects_workbookimport_preview", args=[kept.token]),
            _("Look at the changes again"),
        )
        for kept, task in large.unwritten(user)
    ]
