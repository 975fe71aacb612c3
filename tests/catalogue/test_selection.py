"""My list, the comparison and the suggestions: all without a script."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from projects.models import Project

pytestmark = pytest.mark.django_db


def test_my_list_shows_the_stands_of_its_address_in_their_order(wall: None, client: Client) -> None:
    page = client.get("/en/my-list/?n=12&n=3&n=12").content.decode()
    assert 'data-result-count="2">2\xa0samples' in page
    assert re.findall(r'data-remove="(\d+)"', page) == ["3", "12"]
    assert 'href="?n=12" data-remove="3"' in page


def test_a_stand_is_added_by_its_number_without_a_script(wall: None, client: Client) -> None:
    page = client.get("/en/my-list/?n=3").content.decode()
    assert '<input type="hidden" name="n" value="3">' in page
    assert '<input id="add-stand" name="n"' in page


@pytest.mark.parametrize("value", ["abc", "-1", "0", "99999999999999999999", "٣", "3.5", "\x00"])
def test_what_is_no_stand_is_named_in_a_note(wall: None, client: Client, value: str) -> None:
    for path in ("my-list", "compare"):
        response = client.get(f"/en/{path}/", {"n": ["3", value]})
        assert response.status_code == 200
        assert "is not the number of a stand" in response.content.decode()


def test_a_draft_is_on_no_list_and_in_no_comparison(
    project: Callable[..., Project], client: Client
) -> None:
    project(1, title_en="Seen")
    project(2, title_en="Unseen words", published=False)
    for address in ("/en/my-list/?n=1&n=2", "/en/compare/?n=1&n=2", "/en/suggest?q=unseen"):
        assert "Unseen words" not in client.get(address).content.decode()


def test_a_list_is_cut_where_no_person_would_have_made_it(wall: None, client: Client) -> None:
    numbers = [str(number) for number in range(1, 2000)]
    page = client.get("/en/my-list/", {"n": numbers}).content.decode()
    assert "Only the first 61\xa0stands are shown." in page
    assert 'data-result-count="61">8\xa0documented · 53\xa0samples' in page
    assert re.findall(r'data-remove="(\d+)"', page) == numbers[:61]


def test_an_empty_list_says_how_to_fill_it(client: Client) -> None:
    assert "Nothing is on your list yet" in client.get("/en/my-list/").content.decode()


def test_entries_stand_side_by_side_in_the_same_rows(wall: None, client: Client) -> None:
    page = client.get("/en/compare/?n=1&n=7&n=32").content.decode()
    table = page[page.index("<table") : page.index("</table>")]
    assert len(re.findall(r'<th scope="col"', table)) == 3
    for row in re.findall(r"<tr.*?</tr>", table[table.index("<tbody") :], re.S):
        assert len(re.findall("<td>", row)) == 3
    assert "not stated in the source" in table


def test_five_are_too_many_and_one_too_few(wall: None, client: Client) -> None:
    many = client.get("/en/compare/?n=1&n=2&n=3&n=4&n=5").content.decode()
    assert many.count('<th scope="col"') == 4
    assert "Only the first 4\xa0stands are shown." in many
    assert "A comparison needs two stands" in client.get("/en/compare/?n=1").content.decode()


def test_a_visitor_s_own_pages_are_not_for_search_engines(wall: None, client: Client) -> None:
    for path in ("my-list/?n=1", "compare/?n=1&n=2"):
        page = client.get(f"/en/{path}").content.decode()
        assert '<meta name="robots" content="noindex">' in page
        assert "canonical" not in page


def suggested(client: Client, query: str, language: str = "en") -> list[dict[str, str]]:
    return client.get(f"/{language}/suggest", {"q": query}).json()["suggestions"]


def test_typing_suggests_titles_organisations_and_themes(wall: None, client: Client) -> None:
    found = suggested(client, "korea")
    assert "Koreans" in " ".join(line["label"] for line in found if line["kind"] == "Organisation")
    assert suggested(client, "charity")[0]["address"].startswith("/en/projects/")
    theme = [line for line in suggested(client, "charit") if line["kind"] == "Theme"]
    assert theme[0]["address"] == "/en/projects/?theme=charity"
    assert client.get(theme[0]["address"]).status_code == 200


def test_kazakh_may_be_typed_without_its_letters(wall: None, client: Client) -> None:
    found = suggested(client, "кайырымд", "kk")
    assert any(line["label"] == "Қайырымдылық" for line in found)


@pytest.mark.parametrize("query", ["", " ", "%00", "'; DROP TABLE", "a" * 5000, '"*'])
def test_any_typing_is_answered(wall: None, client: Client, query: str) -> None:
    assert client.get("/en/suggest", {"q": query}).status_code == 200


@pytest.mark.parametrize(
    ("language", "typed", "name"),
    [
        ("kk", "қостанайда", "Қостанай облысы"),
        ("ru", "павлод", "Павлодарская область"),
        ("en", "Astana", "Astana"),
    ],
)
def test_typing_suggests_regions_that_have_entries(
    wall: None, client: Client, language: str, typed: str, name: str
) -> None:
    regions = [line for line in suggested(client, typed, language) if "region=" in line["address"]]
    assert [line["label"] for line in regions] == [name]
    assert b"entry-card" in client.get(regions[0]["address"]).content
    Project.objects.filter(regions__code=regions[0]["address"].partition("=")[2]).delete()
    lines = suggested(client, typed, language)
    assert not [line for line in lines if "region=" in line["address"]]


def test_suggestions_cost_six_queries(wall: None, client: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        suggested(client, "language")
    assert len(queries) <= 6


@pytest.mark.parametrize("value", ["9" * 5000, "9" * 20, "²", "٣", "0" * 5000, "1_0", "-1", "1.0"])
def test_what_no_stand_can_be_is_left_out_with_a_note(
    wall: None, client: Client, value: str
) -> None:
    for address in ("/en/my-list/", "/en/compare/"):
        page = client.get(address, {"n": [value, "1"]})
        assert page.status_code == 200
        assert "is not the number of a stand and was left out" in page.content.decode()


def test_a_list_that_is_sent_shows_what_is_on_it(wall: None, client: Client) -> None:
    page = client.get("/en/my-list/?n=2&n=32").content.decode().replace("\xa0", " ")
    assert 'property="og:title" content="My list: stands 2, 32"' in page
    assert re.search(r'property="og:description" content="2 documented. 2. .*; 32\. ', page)
    assert 'property="og:image"' in page
    assert "noindex" in page


def test_a_printed_list_has_its_address_and_code(wall: None, client: Client) -> None:
    page = client.get("/en/my-list/?n=2&n=32").content.decode()
    code = page[page.index('class="list-code"') :]
    assert 'class="qr"' in code
    assert "http://testserver/en/my-list/?n=2&amp;n=32" in code
    assert 'class="list-code"' not in client.get("/en/my-list/").content.decode()
