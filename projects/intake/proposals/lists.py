"""What the exhibition knows already and a letter may name: organisations, regions, themes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from projects.models import Indicator, Organisation, Region, Theme
from projects.texts.languages import LANGUAGES

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Known:
    """Names by slug or code, in all languages: of organisations with their short ones, regions and
    themes; the slugs of indicators that figures of an entry may have."""

    organisations: Names = field(default_factory=dict)
    regions: Names = field(default_factory=dict)
    themes: Names = field(default_factory=dict)
    indicators: frozenset[str] = frozenset()


def known() -> Known:
    """What the database knows (four queries); samples' placeholder is no organisation."""
    real = Organisation.objects.exclude(kind=Organisation.Kind.PLACEHOLDER)
    counted = Indicator.objects.filter(counted_from=Indicator.CountedFrom.METRICS)
    return Known(
        organisations=_names(real, "slug", "name", "short_name"),
        regions=_names(Region.objects.all(), "code", "name"),
        themes=_names(Theme.objects.all(), "slug", "name"),
        indicators=frozenset(counted.values_list("slug", flat=True)),
    )


def _names(records: object, key: str, *fields: str) -> dict[str, tuple[str, ...]]:
    columns = [f"{name}_{code}" for name in fields for code in LANGUAGES]
    rows = records.order_by().values_list(key, *columns)  # type: ignore[attr-defined]
    return {found: tuple(dict.fromkeys(filter(None, names))) for found, *names in rows}
