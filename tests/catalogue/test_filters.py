"""Filters: what they keep, count and leave out."""

import json
import random
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tests.factories import photo_of

pytestmark = pytest.mark.django_db

CHOICE = re.compile(r'data-facet="([^"]+)" data-value="([^"]+)" data-count="(\d+)"')
COUNT = re.compile(r'data-result-count="(\d+)"')


def page(client: Client, query: str, language: str = "en") -> str:
    response = client.get(f"/{language}/projects/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def count(client: Client, query: str) -> int:
    match = COUNT.search(page(client, query))
    assert match
    return int(match[1])


def numbers(client: Client, query: str) -> list[int]:
    data = json.loads(client.get(f"/en/projects.json?{query}").content)
    return [project["number"] for project in data["projects"]]


@pytest.mark.parametrize(
    "query",
    ["", "block=regional", "theme=heritage&status=closed", "q=school", "region=KZ-61", "year=2012"],
)
def test_every_choice_s_count_is_what_following_it_gives(
    wall: None, client: Client, query: str
) -> None:
    choices = CHOICE.findall(page(client, query))
    assert len(choices) > 15
    for facet, value, promised in choices:
        kept = [part for part in query.split("&") if part and not part.startswith(f"{facet}=")]
        followed = "&".join([*kept, urlencode({facet: value})])
        assert count(client, followed) == int(promised), (facet, value)


def test_several_values_of_a_facet_mean_or_and_facets_mean_and(wall: None, client: Client) -> None:
    fund, partners = set(numbers(client, "block=fund")), set(numbers(client, "block=partners"))
    assert set(numbers(client, "block=fund&block=partners")) == fund | partners
    charity = set(numbers(client, "theme=charity"))
    assert set(numbers(client, "block=fund&theme=charity")) == fund & charity


def test_a_region_of_today_finds_the_entries_of_its_predecessor(wall: None, client: Client) -> None:
    then = numbers(client, "region=KZ-YUZ")
    assert 30 in then
    assert numbers(client, "region=KZ-61") == numbers(client, "region=KZ-79") == then
    assert 52 in numbers(client, "region=KZ-10")


def test_an_entry_is_found_in_every_year_that_it_ran(project, client: Client) -> None:
    project(1, start_year=2010, end_year=2012)
    project(2, start_year=2012)
    assert [numbers(client, f"year={year}") for year in (2009, 2010, 2011, 2012, 2013)] == [
        [],
        [1],
        [1],
        [1, 2],
        [],
    ]


def test_only_photos_that_may_be_shown_make_an_entry_one_with_photos(
    project, media: Any, client: Client
) -> None:
    photo_of(project(5), credit="")
    photo_of(project(6))
    assert numbers(client, "photos=1") == [6]


def test_the_words_of_the_page_are_taken_for_status(wall: None, client: Client) -> None:
    assert numbers(client, "status=completed") == numbers(client, "status=closed") != []


def test_a_summary_or_a_text_makes_a_language_one_of_the_entry_s(project, client: Client) -> None:
    project(1, title_en="Title alone")
    project(2, summary_en="A summary")
    project(3, text_en="A text", text_kk="Мәтін")
    assert numbers(client, "language=en") == [2, 3]
    assert numbers(client, "language=kk") == [3]


def test_a_wrong_value_is_named_and_the_rest_holds(wall: None, client: Client) -> None:
    html = page(client, "block=fund&block=nowhere&year=MMXII")
    assert "“nowhere” is not a value of “Block” and was left out." in html
    assert "“MMXII” is not a value of “Year” and was left out." in html
    assert 'data-result-count="12"' in html


def test_the_note_is_in_the_page_s_language(wall: None, client: Client) -> None:
    assert "такого значения в\xa0фильтре «Блок» нет" in page(client, "block=x", "ru")
    assert "«Блок» сүзгісінде жоқ мән" in page(client, "block=x", "kk")


def test_a_page_beyond_the_last_is_the_last_with_a_note(wall: None, client: Client) -> None:
    assert "There is no page “99”; this is page 3." in page(client, "page=99")


def test_sorting_by_title_follows_the_alphabet_of_the_language(project, client: Client) -> None:
    for number, title in enumerate(("Яблоко", "Әже", "Бата", "Қала", "Лала"), 1):
        project(number, title_en="", title_kk=title)
    data = json.loads(client.get("/kk/projects.json?sort=title").content)
    assert [p["title"] for p in data["projects"]] == ["Әже", "Бата", "Қала", "Лала", "Яблоко"]


def test_sorting_by_budget_puts_what_is_not_stated_last(project, client: Client) -> None:
    project(1), project(2, budget_kzt=500), project(3, budget_kzt=900)
    assert numbers(client, "sort=-budget") == [3, 2, 1]
    assert numbers(client, "sort=budget") == [2, 3, 1]


def test_chosen_filters_are_shown_as_removable_words(wall: None, client: Client) -> None:
    html = page(client, "block=fund&theme=charity")
    assert re.search(r'href="\?theme=charity">.*?Block: Fund of the Assembly', html)


@pytest.mark.parametrize("path", ["projects/", "projects.json", "projects.csv", "results/"])
@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%FF%FE",
        "q=" + "я" * 3000,
        "q=" + "+".join("abcdefghij"),
        "block=%00&year=%00&sort=%00&page=%00",
        "&".join(f"block=b{i}" for i in range(3000)),
        "year=99999999999999999999",
        "page=-1",
        "page=1e9",
        "page=" + "9" * 5000,
        "region=KZ-61'--",
        "photos=2&photos=1&language=xx&language=kk",
        "sort=title&sort=-year&sort=__proto__",
        "organisation=%F0%9F%90%AA&theme[]=x&block[gt]=1",
        "q=%E2%80%AE%D2%9B&q=second",
        "%ff=%ff&=&&&==",
    ],
)
def test_no_query_string_brings_the_page_down(
    wall: None, client: Client, path: str, query: str
) -> None:
    for language in ("kk", "en"):
        assert client.get(f"/{language}/{path}?{query}").status_code == 200


def test_random_query_strings_answer(wall: None, client: Client) -> None:
    chance = random.Random(61)
    names = ["q", "block", "theme", "region", "organisation", "status", "year", "language"]
    names += ["photos", "provenance", "sort", "page"]
    letters = "қаΩ\x00\x1f'\"%&=;<>\\🐪 1-"
    for _ in range(150):
        query = urlencode(
            [
                (chance.choice(names), "".join(chance.choices(letters, k=chance.randint(0, 9))))
                for _ in range(chance.randint(1, 8))
            ]
        )
        assert client.get(f"/ru/projects/?{query}").status_code == 200, query
