"""What a value of a facet asks of an entry, as conditions of the database."""

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from projects.models import Photo, Project, Region

# The years that an entry is known to have run in; one stated year stands for both.
FIRST_YEAR = Coalesce(F("start_year"), F("end_year"))
LAST_YEAR = Coalesce(F("end_year"), F("start_year"))


def with_languages(languages: list[str]) -> Q:
    """Entries that have a summary or a text in one of the languages."""
    condition = Q()
    for language in languages:
        condition |= Q(**{f"summary_{language}__gt": ""}) | Q(**{f"text_{language}__gt": ""})
    return condition


def in_years(years: list[str]) -> Q:
    """Entries that ran in one of the years."""
    condition = Q()
    for year in years:
        condition |= Q(first_year__lte=int(year), last_year__gte=int(year))
    return condition


def with_photos(values: list[str] | None = None) -> Q:
    """Entries with a photo that may be seen."""
    return Q(pk__in=Photo.objects.shown().values("project"))


def in_regions(codes: list[str]) -> Q:
    """Entries in one of the regions, a region of today also finding what it was part of."""
    lands = Region.objects.filter(Q(code__in=codes) | Q(successors__code__in=codes))
    return Q(pk__in=Project.objects.filter(regions__in=lands).values("pk"))
