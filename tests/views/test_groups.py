"""Pages that gather entries by theme, region and organisation."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from projects.catalogue.index import current_index
from projects.catalogue.neighbours import FEW, MOST_ON_A_STAND, RELATED, around, related
from projects.models import Organisation, Project, Region, Theme

pytestmark = pytest.mark.django_db


def count_on(page: str) -> int:
    found = re.search(r"<strong>(.*?)</strong>", page)
    assert found
    return sum(map(int, re.findall(r"\d+", found[1])))


def test_each_says_as_many_entries_as_the_list_finds(wall: None, client: Client) -> None:
    records = [
        *Theme.objects.all(),
        *Region.objects.all(),
        *Organisation.objects.exclude(kind="placeholder"),
    ]
    names = {Theme: ("themes", "theme", "slug"), Region: ("regions", "region", "code")}
    for record in records:
        folder, asked, key = names.get(type(record), ("organisations", "organisation", "slug"))
        value = getattr(record, key)
        page = client.get(f"/en/{folder}/{value}/").content.decode()
        listed = client.get(f"/en/projects/?{asked}={value}").content.decode()
        assert f'data-result-count="{count_on(page)}"' in listed, value


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_they_answer_in_every_language(wall: None, client: Client, language: str) -> None:
    for path in ("themes/heritage/", "regions/KZ-YUZ/", "organisations/fund-of-apk/"):
        assert client.get(f"/{language}/{path}").status_code == 200, path


@pytest.mark.parametrize("path", ["themes/x", "regions/KZ-99", "organisations/x"])
def test_an_unknown_one_answers_404(wall: None, client: Client, path: str) -> None:
    assert client.get(f"/en/{path}/").status_code == 404


def test_a_region_says_what_it_was_part_of_and_what_it_became(wall: None, client: Client) -> None:
    new = client.get("/en/regions/KZ-33/").content.decode()
    assert "Until 2022\xa0part of:" in new
    assert 'href="/en/regions/KZ-19/">Almaty Region' in new
    old = client.get("/en/regions/KZ-YUZ/").content.decode()
    assert 'href="/en/regions/KZ-79/">Shymkent' in old


def test_long_ones_come_in_pages(wall: None, client: Client) -> None:
    heritage = Theme.objects.get(slug="heritage")
    for entry in Project.objects.filter(number__lte=30):
        entry.themes.add(heritage)
    first = client.get("/en/themes/heritage/").content.decode()
    assert first.count('class="entry-card') == 24
    assert "?page=2" in first
    assert client.get("/en/themes/heritage/?page=999").status_code == 200


def test_a_draft_is_not_gathered(project: Callable[..., Project], client: Client) -> None:
    project(1, themes=("charity",), published=False, title_en="Hidden")
    page = client.get("/en/themes/charity/").content.decode()
    assert "Hidden" not in page
    assert "No entry stands here yet" in page


def test_an_entry_leads_on_to_its_neighbours_and_to_what_is_related(
    wall: None, client: Client
) -> None:
    page = client.get("/en/projects/birlik-edinstvo-kz/").content.decode()
    assert re.search(r'rel="prev"[^>]* href="/en/projects/', page)
    assert re.search(r'rel="next"[^>]* href="/en/projects/', page)
    assert 'aria-current="page"' in page
    for part in (
        "On the same theme",
        "In the same region",
        "/en/regions/KZ-55/",
        "/en/themes/unity/",
    ):
        assert part in page


def test_related_entries_share_a_theme_and_those_with_a_source_come_first(wall: None) -> None:
    entry = Project.objects.get(slug="birlik-edinstvo-kz")
    pks = related(current_index(), entry, "theme", ["unity"])
    found = Project.objects.in_bulk(pks)
    assert all("unity" in {theme.slug for theme in found[pk].themes.all()} for pk in pks)
    assert entry.pk not in pks
    assert len(pks) == RELATED
    assert found[pks[0]].is_documented


def test_related_entries_are_the_nearest_on_the_stands(
    project: Callable[..., Project], client: Client
) -> None:
    for number in (1, 2, 60, 61, 62, 63, 900):
        project(number, themes=("charity",))
    entry = Project.objects.get(number=61)
    pks = related(current_index(), entry, "theme", ["charity"])
    found = Project.objects.in_bulk(pks)
    assert [found[pk].number for pk in pks] == [60, 62, 63, 2]


def test_the_neighbours_are_the_published_entries_before_and_after(
    project: Callable[..., Project],
) -> None:
    made = {n: project(n, block="fund", published=n != 4) for n in (2, 3, 4, 7, 90)}
    near = around(current_index(), made[4])
    assert (near.previous.number, near.next.number) == (3, 7)
    assert [entry.number for entry in near.beside] == [2, 3, 7]
    assert around(current_index(), made[2]).previous is None
    assert around(current_index(), made[90]).next is None


def test_a_long_facet_unfolds_and_keeps_what_is_chosen_in_sight(wall: None, client: Client) -> None:
    html = client.get("/en/projects/?region=KZ-59").content.decode()
    facet = html.split("<legend>Region</legend>")[1].split("</fieldset>")[0]
    seen, _, unfolds = facet.partition("<details>")
    assert 'value="KZ-59" checked' in seen
    assert 'data-value="KZ-59"' not in unfolds
    assert seen.count("data-count") + unfolds.count("data-count") == facet.count("data-count")
    assert unfolds.count("data-count") > 5


def test_a_wall_of_very_many_shows_the_first_of_each_block_and_says_how_many_there_are(
    project: Callable[..., Project], client: Client
) -> None:
    first = project(1, block="fund")
    Project.objects.bulk_create(
        Project(number=n, slug=f"e-{n}", block=first.block, publication="published")
        for n in range(2, 202)
    )
    page = client.get("/en/").content.decode()
    assert page.count('class="stand-tile ') == MOST_ON_A_STAND
    assert "201\xa0reported elsewhere" in page


def test_of_very_many_that_share_a_theme_the_nearest_are_found(
    project: Callable[..., Project],
) -> None:
    theme = Theme.objects.get(slug="charity")
    first = project(1, block="fund")
    made = Project.objects.bulk_create(
        Project(number=n, slug=f"e-{n}", block=first.block, publication="published")
        for n in range(1001, 1001 + 2 * FEW)
    )
    Project.themes.through.objects.bulk_create(
        Project.themes.through(project=entry, theme=theme) for entry in made
    )
    pks = related(current_index(), first, "theme", ["charity"])
    found = Project.objects.in_bulk(pks)
    assert [found[pk].number for pk in pks] == [1001, 1002, 1003, 1004]
