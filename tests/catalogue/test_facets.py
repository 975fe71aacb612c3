"""The facets: the index in memory and the database know the same entries under every query."""

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from projects.catalogue.entry_sets import members
from projects.catalogue.facets import FACETS
from projects.catalogue.filters import ProjectFilter
from projects.catalogue.index import current_index
from projects.frozen.browser_data import BrowserData
from projects.models import Project
from tests.catalogue.varied_wall import queries, values_of, vary_the_wall


@pytest.fixture(params=[1, 2])
def varied_wall(wall: None, request: pytest.FixtureRequest) -> None:
    vary_the_wall(request.param)


def pks(entries: int) -> set[int]:
    return {*members(entries, current_index().stands)}


def test_a_varied_wall_has_entries_of_every_kind(wall: None) -> None:
    vary_the_wall(1)
    states = {*Project.objects.values_list("publication", flat=True)}
    assert states == {*Project.Publication.values}
    assert Project.objects.scheduled().exists()
    assert 20 < Project.objects.published().count() < 50
    for name in FACETS:
        assert values_of(name, with_entries=True), name


def test_index_and_database_agree_on_every_value_of_every_facet(varied_wall: None) -> None:
    index, published = current_index(), Project.objects.published()
    assert pks(index.all) == {*published.values_list("pk", flat=True)}
    for name, facet in FACETS.items():
        known = values_of(name)
        assert {*index.counts(name)} <= {*known}
        for value in known:
            there = {*published.filter(facet.condition([value])).values_list("pk", flat=True)}
            assert pks(index.union(name, [value])) == there, (name, value)


def test_index_and_database_agree_under_random_queries(varied_wall: None) -> None:
    @settings(max_examples=160)
    @given(
        queries({name: values_of(name) for name in FACETS}),
        st.sampled_from(["", "q", *FACETS]),
    )
    def agree(query_string: str, name: str) -> None:
        query = ProjectFilter(QueryDict(query_string))
        listed, there = query.places(0, 100), list(query.qs.values_list("pk", flat=True))
        # Equally good matches stand in any order.
        assert sorted(listed) == sorted(there)
        assert query.sorting == "relevance" or listed == there
        without = {*query.without(name).values_list("pk", flat=True)}
        assert pks(query.set_without(name)) == without

    agree()


def test_every_value_of_every_facet_has_the_same_entries_in_a_frozen_copy(
    varied_wall: None,
) -> None:
    data, published = BrowserData(Project.objects.published()), Project.objects.published()
    for name, facet in FACETS.items():
        for value in values_of(name):
            found = published.filter(facet.condition([value])).order_by("number")
            frozen = [data.entries[place].number for place in data.sets[name].get(value, [])]
            assert frozen == list(found.values_list("number", flat=True)), (name, value)
