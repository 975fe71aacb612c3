"""The number of database queries of a page does not depend on the size of the exhibition."""

from collections.abc import Iterator

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client

from projects.models import (
    Project,
)
from projects.serving.table_statistics import analyse_tables
from tests.factories import many_projects
from tests.views.counting import queries

pytestmark = pytest.mark.django_db

MOST = {
    "/en/": 5,
    "/en/projects/": 4,
    "/en/projects/?q=school&theme=heritage&region=KZ-61&sort=title": 4,
    "/en/projects/?q=school": 4,
    "/en/projects/sample-costume-workshop/": 2,
    "/en/themes/heritage/": 3,
    "/en/regions/KZ-61/": 5,
    "/en/organisations/fund-of-apk/": 3,
    "/en/blocks/regional/": 12,
    "/en/blocks/regional/print/": 16,
    "/en/results/": 1,
}


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
    many_projects(939)
    assert Project.objects.count() == 1000
    for address in MOST:
        client.get(address)
    assert {address: queries(client, address) for address in MOST} == before


@pytest.mark.full
def test_the_numbers_are_the_same_with_6100_entries(read: None, client: Client) -> None:
    before = {address: queries(client, address) for address in MOST}
    many_projects(6039)
    for address in MOST:
        client.get(address)
    assert {address: queries(client, address) for address in MOST} == before


def test_sqlite_finds_a_few_entries_by_their_numbers_among_many(wall: None) -> None:
    many_projects(939, indexed=False)
    analyse_tables()
    few = Project.objects.published().filter(pk__in=range(1, 25))
    if connection.vendor == "sqlite":
        assert "INTEGER PRIMARY KEY" in few.explain()
