"""Tests of the table of showings in the data package."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.test import Client

from tests.factories import project, showing, venue

pytestmark = pytest.mark.django_db


def rows(client: Client) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(client.get("/en/data/showings.csv").content.decode())))


def test_without_showings_the_table_has_its_heads_alone(wall: None, client: Client) -> None:
    assert rows(client) == []
    assert client.get("/en/data/showings.csv").content.startswith(b"slug,venue,city")


def test_a_showing_is_one_row_with_its_hours_as_maps_write_them(wall: None, client: Client) -> None:
    public, draft = project(901), project(902, published=False)
    hall = venue(position="51.13, 71.43", wheelchair="yes")
    showing(
        {0: "10:00-13:00 14:00-18:00", 5: "20:00-02:00"},
        {date(2030, 5, 9): "", date(2030, 5, 10): "12:00-15:00"},
        blocks=("fund",),
        entries=(public, draft),
        venue=hall,
        first_day=date(2030, 5, 6),
        last_day=date(2030, 5, 12),
    )
    (row,) = rows(client)
    assert row["opening_hours"] == (
        "Mo 10:00-13:00,14:00-18:00; Sa 20:00-02:00; 2030 May 09 off; 2030 May 10 12:00-15:00"
    )
    assert (row["latitude"], row["longitude"]) == ("51.13", "71.43")
    assert (row["first_day"], row["last_day"]) == ("2030-05-06", "2030-05-12")
    assert row["venue_slug"] == "hall"
    assert (row["blocks"], row["entries"], row["cancelled"]) == ("fund", "901", "false")


def test_the_venues_of_showings_are_a_table_of_their_own(wall: None, client: Client) -> None:
    venue(slug="unused", name_en="Nothing stands here")
    showing(venue=venue(position="51.13, 71.43", wheelchair="yes", website="https://hall.example/"))
    text = client.get("/en/data/venues.csv").content.decode()
    (row,) = csv.DictReader(StringIO(text))
    assert (row["slug"], row["name"], row["latitude"]) == ("hall", "Hall", "51.13")
    assert (row["wheelchair"], row["website"]) == ("yes", "https://hall.example/")
