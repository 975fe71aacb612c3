"""Short pages at addresses without a language: the front door, and the printed codes' ``/p/7/``.

A script opens the page in the visitor's language; without one there are three links.
"""

from __future__ import annotations

from django.template.loader import render_to_string
from django.urls import resolve
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.frozen.plan import Address
from projects.models import Project
from projects.texts.languages import NATIVE_NAMES, text_of


def door(address: Address) -> str:
    """The HTML of a door, with links of the site."""
    number = resolve(address.path).kwargs.get("number")
    project = (
        Project.objects.published().select_related("block").get(number=number) if number else None
    )
    context = {"links": [_link(code, project) for code in NATIVE_NAMES], "project": project}
    return render_to_string("frozen/door.html", context)


def _link(language: str, project: Project | None) -> dict[str, str]:
    with override(language):
        title = _("Exhibition of social projects")
        if project:
            title = f"{project.number}. {text_of(project, 'title').value}"
        address = project.get_absolute_url() if project else f"/{language}/"
        return {
            "language": language,
            "name": NATIVE_NAMES[language],
            "address": address,
            "title": title,
        }
