"""The facets of a frozen copy: its script finds, in a real Chromium, what the site finds."""

from pathlib import Path

import pytest
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given, settings
from playwright.sync_api import Page

from projects.catalogue.facets import FACETS
from projects.catalogue.filters import ProjectFilter
from projects.frozen.browser_data import BrowserData, script
from projects.models import Project
from tests.catalogue.varied_wall import queries, values_of, vary_the_wall

pytestmark = pytest.mark.browser
STATIC = Path(__file__).parents[2] / "static" / "js" / "frozen"
SCRIPTS = [
    *(f"snowball/{name}-stemmer.js" for name in ("base", "english", "russian")),
    *(
        "forms.js",
        "query_text.js",
        "meanings.js",
        "search.js",
        "spelling.js",
        "drawing.js",
        "query.js",
    ),
]
ASK = """(search) => {
  const query = frozen.query.read(search);
  const numbers = frozen.query.result(query).map((entry) => frozen.index.numbers[entry]);
  return { numbers, notes: query.notes, address: frozen.query.urlencode(query) };
}"""


@pytest.mark.parametrize("seed", [1, 2])
def test_a_frozen_copy_finds_what_the_site_finds(wall: None, page: Page, seed: int) -> None:
    vary_the_wall(seed)
    data = BrowserData(Project.objects.published())
    page.set_content('<!DOCTYPE html><html lang="en"><title>query</title>')
    page.add_script_tag(content=script("index", data.index()).decode())
    page.add_script_tag(content=script("words", data.words("en")).decode())
    for name in SCRIPTS:
        page.add_script_tag(path=STATIC / name)
    numbers = dict(Project.objects.values_list("pk", "number"))
    known = {name: values_of(name) for name in FACETS}
    # Organisations without an entry do not come along.
    known["organisation"] = values_of("organisation", with_entries=True)

    @settings(max_examples=160)
    @given(queries(known))
    def agree(query_string: str) -> None:
        with override("en"):
            query = ProjectFilter(QueryDict(query_string))
            listed = [numbers[pk] for pk in query.places(0, 100)]
            notes = query.notes
        frozen = page.evaluate(ASK, query_string)
        assert sorted(frozen["numbers"]) == sorted(listed)
        assert query.sorting == "relevance" or frozen["numbers"] == listed
        assert frozen["notes"] == notes
        if query.values["sort"][:1] != ["relevance"]:
            assert QueryDict(frozen["address"]) == QueryDict(query.urlencode())

    agree()
