"""The orders in which a list can be shown."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from projects.catalogue.facets import FIRST_YEAR, LAST_YEAR

SORT_LABELS = {
    "relevance": _("best match"),
    "stand": _("stand number"),
    "title": _("title"),
    "year": _("year, oldest first"),
    "-year": _("year, latest first"),
    "budget": _("budget, smallest first"),
    "-budget": _("budget, largest first"),
}
_FIELDS: dict[str, tuple[Any, ...]] = {
    "stand": ("number",),
    "year": (FIRST_YEAR.asc(nulls_last=True), "number"),
    "-year": (LAST_YEAR.desc(nulls_last=True), "number"),
    "budget": (F("budget_kzt").asc(nulls_last=True), "number"),
    "-budget": (F("budget_kzt").desc(nulls_last=True), "number"),
}


def sort_fields(sorting: str, language: str) -> tuple[Any, ...]:
    """The fields that the database orders by; titles by the alphabet of the page's language. Only
    the search can order by relevance."""
    return (f"title_order_{language}", "number") if sorting == "title" else _FIELDS[sorting]
