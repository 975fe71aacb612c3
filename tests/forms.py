"""Forms of the desk, filled in and sent as a browser would."""

import re
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from projects.models import Project


def form_of(html: str) -> dict[str, Any]:
    """The values that a browser would send back if nothing were changed."""
    values: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name = re.search(r'name="([^"]+)"', tag)
        kind = re.search(r'type="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if not name or "__prefix__" in name[1] or (kind and kind[1] in {"submit", "file"}):
            continue
        if kind and kind[1] == "checkbox" and "checked" not in tag:
            continue
        given = value[1] if value else "on" if kind and kind[1] == "checkbox" else ""
        if kind and kind[1] == "checkbox" and name[1] in values:
            given = [*values[name[1]], given]
        elif kind and kind[1] == "checkbox" and given != "on":
            given = [given]
        values[name[1]] = given
    for name, body in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', html, re.S):
        if "__prefix__" not in name:
            values[name] = body.strip()
    for name, body in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', html, re.S):
        if "__prefix__" not in name:
            chosen = re.findall(r'<option value="([^"]*)" selected', body)
            values[name] = chosen if len(chosen) > 1 else (chosen or [""])[0]
    for name in [n for n in values if n in ("action", "select-across", "_selected_action")]:
        del values[name]
    return values


def change(staff: Client, project: Project, **changes: object) -> Any:
    """Sends the form of an entry with these changes, and nothing else changed."""
    address = reverse("admin:projects_project_change", args=[project.pk])
    return staff.post(address, form_of(staff.get(address).content.decode()) | changes)


def said_to_be_new(page: str) -> dict[str, str]:
    """The answers that names which a refused form asks about are new ones."""
    return dict.fromkeys(re.findall(r'type="radio" name="(new-[^"]+)" value="new"', page), "new")


def summary_of(page: str) -> list[tuple[str, str]]:
    """The targets and texts of the error summary."""
    box = re.search(r'<div class="desk-errors".*?</div>', page, re.S)
    links = re.findall(r'<li><a href="#([^"]+)">(.*?)</a>', box[0] if box else "", re.S)
    return [(target, unescape(re.sub("<[^>]+>", "", text))) for target, text in links]
