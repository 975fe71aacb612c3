"""The number of database queries of a page does not depend on the size of the exhibition."""

from collections.abc import Iterator

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from modelsearch.backends import get_search_backend

from projects.models import (
    Block,
    Indicator,
    Metric,
    Organisation,
    Participation,
    Project,
    Region,
    Source,
    Theme,
)
from projects.serving.table_statistics import analyse_tables

pytestmark = pytest.mark.django_db

MOST = {
    "/en/": 5,
    "/en/projects/": 4,
    "/en/projects/?q=school&theme=heritage&region=KZ-61&sort=title": 4,
    "/en/projects/?q=school": 4,
    "/en/projects/sample-costume-workshop/": 9,
    "/en/themes/heritage/": 3,
    "/en/regions/KZ-61/": 5,
    "/en/organisations/to-be-confirmed/": 3,
    "/en/blocks/regional/": 12,
    "/en/blocks/regional/print/": 16,
    "/en/results/": 2,
}


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def hang_up(count: int, *, indexed: bool = True) -> None:
    """Adds entries with figures, places, themes and participants after number 100."""
    blocks, themes = list(Block.objects.all()), list(Theme.objects.all())
    regions, source = list(Region.objects.all()), Source.objects.get(slug="editors-sample")
    indicator = Indicator.objects.get(slug="people-trained")
    organisation = Organisation.objects.get(slug="to-be-confirmed")
    made = Project.objects.bulk_create(
        Project(
            number=100 + i,
            slug=f"school-{i}",
            block=blocks[i % 4],
            title_en=f"Sample: school {i}",
            summary_en="A school",
            start_year=2009 + i % 6,
            provenance="illustrative",
            publication="published",
        )
        for i in range(count)
    )
    Project.themes.through.objects.bulk_create(
        Project.themes.through(project=p, theme=themes[i % 6]) for i, p in enumerate(made)
    )
    Project.regions.through.objects.bulk_create(
        Project.regions.through(project=p, region=regions[i % 22]) for i, p in enumerate(made)
    )
    Participation.objects.bulk_create(
        Participation(project=p, organisation=organisation) for p in made
    )
    Metric.objects.bulk_create(
        Metric(project=p, indicator=indicator, value=10, source=source) for p in made
    )
    if indexed:
        get_search_backend().add_bulk(
            Project, list(Project.objects.filter(number__gte=100).for_indexing())
        )


@pytest.fixture
def warm(wall: None, client: Client) -> Iterator[None]:
    """What Django keeps per process (content types) is asked for before counting."""
    ContentType.objects.get_for_model(Project)
    client.get("/en/projects/?q=school")
    return


@pytest.fixture
def read(warm: None, client: Client) -> None:
    """Each page has been asked for since the last change, so the index is read."""
    for address in MOST:
        client.get(address)


def test_pages_stay_within_their_queries(read: None, client: Client) -> None:
    counted = {address: queries(client, address) for address in MOST}
    assert {a: n for a, n in counted.items() if n > MOST[a]} == {}


def test_the_first_listing_after_a_change_takes_five_queries(read: None, client: Client) -> None:
    Project.objects.filter(number=1).update(title_en="Another title")
    assert queries(client, "/en/projects/") <= 5


def test_the_first_results_after_a_change_add_up_anew(read: None, client: Client) -> None:
    Project.objects.filter(number=1).update(budget_kzt=123_456_789_000_000)
    assert queries(client, "/en/results/?block=fund") <= 6
    assert "123,456,789," in client.get("/en/results/").content.decode()


def test_the_numbers_are_the_same_with_a_thousand_entries(read: None, client: Client) -> None:
    before = {address: queries(client, address) for address in MOST}
    hang_up(939)
    assert Project.objects.count() == 1000
    for address in MOST:
        client.get(address)
    assert {address: queries(client, address) for address in MOST} == before


@pytest.mark.full
def test_the_numbers_are_the_same_with_6100_entries(read: None, client: Client) -> None:
    before = {address: queries(client, address) for address in MOST}
    hang_up(6039)
    for address in MOST:
        client.get(address)
    assert {address: queries(client, address) for address in MOST} == before


def test_sqlite_finds_a_few_entries_by_their_numbers_among_many(wall: None) -> None:
    hang_up(939, indexed=False)
    analyse_tables()
    few = Project.objects.published().filter(pk__in=range(1, 25))
    if connection.vendor == "sqlite":
        assert "INTEGER PRIMARY KEY" in few.explain()
