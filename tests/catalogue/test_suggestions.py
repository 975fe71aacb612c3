"""Suggestions: only what the public may see."""

import datetime
from collections.abc import Callable

from django.utils import timezone

from projects.catalogue.suggestions import suggestions
from projects.models import Organisation, Participation, Project


def labels(query: str) -> list[str]:
    return [suggestion.label for suggestion in suggestions(query)]


def test_an_organisation_is_suggested_once_an_entry_of_it_is_public(
    project: Callable[..., Project],
) -> None:
    entry = project(1)
    organisation = Organisation.objects.create(slug="zhuldyz", name_en="Zhuldyz Foundation")
    Participation.objects.create(project=entry, organisation=organisation)
    assert labels("zhuldyz")[-1] == "Zhuldyz Foundation"

    tomorrow = timezone.now() + datetime.timedelta(days=1)
    for changed in (
        {"public_from": tomorrow},
        {"public_from": None, "publication": "withdrawn"},
        {"publication": "draft"},
    ):
        Project.objects.update(**changed)
        assert labels("zhuldyz") == [], changed

    yesterday = timezone.now() - datetime.timedelta(days=1)
    Project.objects.update(publication="published", public_from=yesterday)
    assert labels("zhuldyz")[-1] == "Zhuldyz Foundation"
