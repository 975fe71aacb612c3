"""A record with all that is fetched beside it, read by one statement."""

from datetime import date
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from projects.catalogue.index import CatalogueIndex, current_index
from projects.models import Project, Recording, TranslationReview
from projects.models.at_once import AtOnce
from tests.factories import photo_of

pytestmark = pytest.mark.django_db
ENTRY = AtOnce(Project, lambda: Project.objects.published().for_page(), "slug")
LISTS = ("regions", "themes", "participations", "metrics", "citations", "recordings")
BESIDE = ("block", "organisation", "indicator", "source", "project")


def values_of(record: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


def said(record: models.Model) -> Any:
    """The values of a record's own columns, and of the records that are fetched beside it."""
    kept = record._state.fields_cache
    beside = {name: kept[name] and values_of(kept[name]) for name in BESIDE if name in kept}
    return type(record), values_of(record), beside


@pytest.fixture
def full(wall: None, media: Any) -> Project:
    """An entry with a photo that is shown, one that is not, a recording and a review."""
    entry = Project.objects.exclude(metrics=None).exclude(citations=None).first()
    photo_of(entry, alternative_text_en="Dancers", rights_until=date(2999, 1, 1))
    photo_of(entry, alternative_text_en="")
    Recording.objects.create(project=entry, kind="audio", language="ru", file="a.mp3", size=3)
    TranslationReview.objects.create(project=entry, language="kk", source_hash="x")
    return entry


def test_it_reads_what_the_query_set_reads(full: Project) -> None:
    for slug in Project.objects.published().values_list("slug", flat=True):
        expected = Project.objects.published().for_page().get(slug=slug)
        found = ENTRY.get(slug)
        assert said(found) == said(expected)
        assert list(map(said, found.shown_photos)) == list(map(said, expected.shown_photos))
        for name in (*LISTS, "translation_reviews"):
            both = getattr(found, name).all(), getattr(expected, name).all()
            assert list(map(said, both[0])) == list(map(said, both[1])), (slug, name)


def test_it_takes_one_query_and_none_afterwards(full: Project) -> None:
    ENTRY.get(full.slug)  # the first of a process puts the statement together
    with CaptureQueriesContext(connection) as asked:
        found = ENTRY.get(full.slug)
        assert found.shown_photos[0].project is found
        assert [metric.source.slug for metric in found.metrics.all()]
        assert found.block.slug
        assert len(found.recordings.all()) == len(found.translation_reviews.all()) == 1
    assert len(asked) == 1


def test_a_draft_and_an_unknown_address_are_not_found(full: Project) -> None:
    Project.objects.filter(pk=full.pk).update(publication="draft")
    assert ENTRY.get(full.slug) is None
    assert ENTRY.get("nobody") is None


def queries(client: Client, entry: Project, language: str = "en") -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/{language}/projects/{entry.slug}/").status_code == 200
    return len([query for query in asked if "catalogueversion" not in query["sql"]])


def test_an_entry_is_read_once_for_its_languages_until_it_changes(
    wall: None, client: Client
) -> None:
    entry, other = Project.objects.published().order_by("number")[:2]
    for one in (entry, other):
        queries(client, one)
    assert queries(client, entry, "kk") == 0
    index = CatalogueIndex(current_index().number)
    index.records = {1: entry, 2: other}
    Project.objects.filter(pk=entry.pk).update(status="closed")
    assert CatalogueIndex(0, index, frozenset({entry.pk})).records == {2: other}


def test_an_entry_whose_neighbours_are_known_takes_one_query(wall: None, client: Client) -> None:
    entry = Project.objects.published().first()
    queries(client, entry)
    current_index().records.clear()
    assert queries(client, entry) == 1


def test_another_day_an_entry_is_read_anew(
    wall: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A photo may be shown until a day."""
    entry = Project.objects.published().first()
    queries(client, entry)
    monkeypatch.setattr("projects.views.catalogue.localdate", lambda: date(2999, 1, 1))
    assert queries(client, entry) == 1
