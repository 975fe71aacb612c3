"""Panels as they are laid out, and prints as the desk makes them."""

from pathlib import Path
from typing import Any

from django.utils.translation import override

from projects.models import Project
from projects.printing.content import sheet_of
from projects.printing.kept_prints import MAKERS
from projects.printing.order import Order
from projects.printing.panel import Panel, ordered_languages
from projects.printing.papers import PANEL_SIZES

SITE = "https://exhibition.example.kz"


def panels(language: str, size: str, **entries: Any) -> list[Panel]:
    found = Project.objects.published().filter(**entries).for_page().order_by("number")
    languages = ordered_languages(language)
    return [Panel(sheet_of(entry, languages), PANEL_SIZES[size], SITE) for entry in found]


def written(kind: str, tmp_path: Path, language: str = "kk", **order: Any) -> Path:
    """The file of an order as the print desk makes it."""
    asked = Order(**{"numbers": (), "languages": (language,), "site": SITE, **order}, kind=kind)
    target = tmp_path / f"{kind}.pdf"
    with override(language):
        MAKERS[kind](asked).write(target, lambda done, total: None)
    return target
