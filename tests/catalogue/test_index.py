"""The index is brought up to date by the entries that changed, and is the same as one read anew."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from projects.catalogue import index as index_module
from projects.catalogue.filters import ProjectFilter
from projects.catalogue.index import CatalogueIndex
from projects.catalogue.index_reading import MOST_CHANGED
from projects.catalogue.indexing import reindex
from projects.catalogue.spelling import _vocabulary_of
from projects.models import (
    Block,
    IndexedWord,
    Indicator,
    Institution,
    Metric,
    Organisation,
    Participation,
    Photo,
    Project,
    Region,
    Source,
    Theme,
)
from projects.results.totals import count_entries, groups
from projects.results.totals.dimensions import OF_ENTRIES
from projects.results.totals.groups import all_of
from projects.results.totals.sums import sums
from projects.serving import version
from projects.serving.models import CatalogueVersion
from projects.serving.statements import Statement

pytestmark = pytest.mark.django_db
SORTS = ("title", "year", "-year", "budget", "-budget")


def number() -> int:
    return CatalogueVersion.objects.get().number


def changed_since(before: int) -> frozenset[int] | None:
    return version.entries_changed_since(before, MOST_CHANGED, "default")


def followed(earlier: CatalogueIndex) -> CatalogueIndex:
    """The index now, as a process makes it that has an earlier one."""
    return index_module._made(number(), earlier, "default")


def has_followed(index: CatalogueIndex, earlier: CatalogueIndex) -> bool:
    return index.names is earlier.names


def answers(index: CatalogueIndex, monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """Lists in every order, some filtered and searched, from this index."""
    monkeypatch.setattr("projects.catalogue.filters.current_index", lambda: index)
    queries = [{"sort": sort} for sort in SORTS]
    queries += [{"q": "school"}, {"q": "мектеп"}, {"q": "changed", "sort": "title"}]
    return [ProjectFilter(query).places(0, 100) for query in queries]


def assert_same(index: CatalogueIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    anew = CatalogueIndex(index.number)
    assert index.stands == anew.stands
    assert index.all == anew.all
    size = min(len(index.numbers), len(anew.numbers))
    assert index.numbers[:size] == anew.numbers[:size]
    assert not any(index.numbers[size:])
    for facet, sets in anew.sets.items():
        assert index.sets[facet] == sets, facet
        assert index.counts(facet) == anew.counts(facet)
    assert {**index.names} == {**anew.names}
    assert _vocabulary_of(index).spelled == _vocabulary_of(anew).spelled
    for language in ("kk", "ru"):
        with translation.override(language):
            # The order of equally good matches may differ: ranks depend on all texts.
            assert answers(index, monkeypatch)[:5] == answers(anew, monkeypatch)[:5]
            both = (answers(index, monkeypatch)[5:], answers(anew, monkeypatch)[5:])
            assert list(map(set, both[0])) == list(map(set, both[1]))


def assert_adds_up(index: CatalogueIndex) -> None:
    entries, found = Project.objects.published(), all_of(index)
    assert sorted(found.counted) == sorted(count_entries(entries, OF_ENTRIES))
    assert sorted(found.summed) == sorted(sums(entries))


def edit(entry: Project, other: Project, value: int) -> None:
    entry.title_ru, entry.budget_kzt = f"{'ЯАҚ'[value % 3]} changed school", value * 1000 or None
    entry.start_year = entry.end_year = 2009 + value % 5 if value % 4 else None
    entry.save()


def publish(entry: Project, other: Project, value: int) -> None:
    Project.objects.filter(pk=entry.pk).update(publication="published", public_from=None)


def withdraw(entry: Project, other: Project, value: int) -> None:
    Project.objects.filter(pk=entry.pk).update(publication="withdrawn")


def schedule(entry: Project, other: Project, value: int) -> None:
    moment = timezone.now() + timedelta(days=value - 4)
    Project.objects.filter(pk=entry.pk).update(publication="published", public_from=moment)


def swap_stands(entry: Project, other: Project, value: int) -> None:
    if entry.pk != other.pk:
        Project.objects.filter(pk=entry.pk).update(number=900_000)
        Project.objects.filter(pk=other.pk).update(number=entry.number)
        Project.objects.filter(pk=entry.pk).update(number=other.number)


def state_figures(entry: Project, other: Project, value: int) -> None:
    """Figures that share a year, of one indicator or two, in the place of those before."""
    entry.metrics.all().delete()
    indicators = Indicator.objects.order_by("pk")
    for period, qualifier in (("2011", "about"), ("2010–2012", "exactly"), ("", "more-than")):
        indicator = indicators[value % 3 + len(period) % 2]
        figure = {"indicator": indicator, "period": period, "qualifier": qualifier}
        # A source without a number has words.
        stated = {"value": value * 10} if value else {"value": None, "wording": "many"}
        Metric.objects.create(project=entry, source=Source.objects.first(), **stated, **figure)


def link(entry: Project, other: Project, value: int) -> None:
    regions, themes = list(Region.objects.all()), list(Theme.objects.all())
    entry.regions.set([regions[value % len(regions)], *other.regions.all()])
    entry.themes.set([themes[value % len(themes)]])
    Participation.objects.filter(project=entry).delete()
    organisations = list(Organisation.objects.all())
    Participation.objects.create(
        project=entry, organisation=organisations[value % len(organisations)]
    )


def hang_photo(entry: Project, other: Project, value: int) -> None:
    credit = "Archive" if value % 2 else ""
    photo = Photo(image="a.jpg", width=4, height=3, credit=credit, alternative_text_en="A stage")
    photo.project = entry
    Photo.objects.bulk_create([photo])


def remove(entry: Project, other: Project, value: int) -> None:
    entry.delete()


def bring_in(entry: Project, other: Project, value: int) -> None:
    most = Project.objects.order_by("-number").first()
    made = Project(number=most.number + 1, slug=f"new-{most.number + 1}", block=entry.block)
    made.title_kk, made.publication = f"Мектеп {value}", "published"
    made.save()


def edit_many(entry: Project, other: Project, value: int) -> None:
    Project.objects.filter(pk__gte=entry.pk).update(budget_kzt=value * 77)


def rename_region(entry: Project, other: Project, value: int) -> None:
    Region.objects.filter(pk=Region.objects.all()[value].pk).update(name_ru=f"Область {value}")


def rename_organisation(entry: Project, other: Project, value: int) -> None:
    first = Organisation.objects.first()
    first.name_ru = f"Школа {value}"
    first.save()


def restore(entry: Project, other: Project, value: int) -> None:
    """What a restored backup does: everything may be otherwise, and one number is raised."""
    with connection.cursor() as cursor:
        version_row = CatalogueVersion.objects.get()
        Project.objects.filter(pk=entry.pk).update(title_ru=f"Restored {value}")
        CatalogueVersion.objects.update(
            number=version_row.number, noted=version_row.noted, unnoted=version_row.unnoted
        )
        cursor.execute("DELETE FROM exhibition_changedentry")
        cursor.execute(version.raising(connection.vendor))


STEPS: list[Callable[[Project, Project, int], None]] = [
    *(edit, publish, withdraw, schedule, swap_stands, link, hang_photo, remove, bring_in),
    *(edit_many, rename_region, rename_organisation, restore, state_figures),
]
steps = st.tuples(st.sampled_from(STEPS), st.integers(0, 60), st.integers(0, 60), st.integers(0, 9))


@pytest.mark.parametrize("runs", [5, pytest.param(60, marks=pytest.mark.full)])
def test_whatever_changes_it_is_the_same_as_one_read_anew(
    runs: int, wall: None, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    # Several groups of entries are added up; the statements know how large a group is.
    monkeypatch.setattr(groups, "SIZE", 8)
    for name in ("TALLIES", "SUMS"):
        monkeypatch.setattr(groups, name, Statement(getattr(groups, name).arms))

    @settings(
        max_examples=runs,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.lists(st.lists(steps, min_size=1, max_size=2), min_size=1, max_size=4))
    def holds(changes: list[Any]) -> None:
        index = CatalogueIndex(number())
        for some in changes:
            answers(index, monkeypatch)
            all_of(index)
            with django_capture_on_commit_callbacks(execute=True):
                for change, one, other, value in some:
                    entries = list(Project.objects.order_by("pk"))
                    change(entries[one % len(entries)], entries[other % len(entries)], value)
            index = followed(index)
            assert_same(index, monkeypatch)
            assert_adds_up(index)

    holds()


def test_an_edited_entry_alone_is_read(wall: None) -> None:
    earlier = CatalogueIndex(number())
    entry = Project.objects.published().first()
    earlier.cards[entry.pk, "en", "h2", ""] = earlier.cards[entry.pk + 1, "en", "h2", ""] = "kept"
    Project.objects.filter(pk=entry.pk).update(status="closed")
    assert changed_since(earlier.number) == {entry.pk}
    with CaptureQueriesContext(connection) as asked:
        index = followed(earlier)
    assert has_followed(index, earlier)
    assert len(asked) <= 4
    assert list(index.cards) == [(entry.pk + 1, "en", "h2", "")]


def test_an_order_asks_for_few_entries(wall: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("projects.catalogue.index.PIVOTS", 4)
    earlier = CatalogueIndex(number())
    entries = Project.objects.published().order_by("title_order_ru", "number")
    earlier.order(("title", "ru"), entries)
    Project.objects.filter(number=7).update(title_order_ru="м")
    index = followed(earlier)
    assert index.order(("title", "ru"), entries) == CatalogueIndex(1).order(0, entries)


@pytest.mark.parametrize(("said", "is_kept"), [("school", True), ("zweihundertachtzig", False)])
def test_the_words_are_put_in_order_anew_where_one_is_new(
    wall: None, django_capture_on_commit_callbacks: Any, *, said: str, is_kept: bool
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        reindex()
    earlier = CatalogueIndex(number())
    words = _vocabulary_of(earlier)
    with django_capture_on_commit_callbacks(execute=True):
        entry = Project.objects.published().first()
        entry.text_en += f" {said}"
        entry.save()
    index = followed(earlier)
    assert has_followed(index, earlier)
    assert (_vocabulary_of(index) is words) == is_kept
    assert said in _vocabulary_of(index).spelled


def test_what_the_search_index_gets_belongs_to_its_entry(
    wall: None, django_capture_on_commit_callbacks: Any
) -> None:
    # What tests before left over by their rollbacks.
    with django_capture_on_commit_callbacks(execute=True):
        reindex()
    before = number()
    entry = Project.objects.published().first()
    with django_capture_on_commit_callbacks(execute=True):
        entry.title_en = "A word that nobody has written: zweihundertachtzig"
        entry.save()
    assert IndexedWord.objects.filter(word="zweihundertachtzig").exists()
    assert changed_since(before) == {entry.pk}


def test_a_list_that_changes_is_no_entry(wall: None) -> None:
    before = number()
    Block.objects.filter(slug="fund").update(name_en="Another name")
    assert changed_since(before) is None
    assert changed_since(number()) == frozenset()
    Project.objects.filter(number=3).update(status="closed")
    assert changed_since(before) is None


def test_the_institution_is_read_anew(wall: None) -> None:
    """It is kept with the index, but belongs to no entry."""
    before = number()
    Institution.objects.update_or_create(pk=1, defaults={"email": "another@example.kz"})
    assert changed_since(before) is None


def test_a_restored_backup_and_many_changes_are_read_anew(wall: None) -> None:
    before = number()
    version.raise_version()
    assert changed_since(before) is None
    before = number()
    Project.objects.update(status="closed")
    assert changed_since(before) is not None
    assert version.entries_changed_since(before, 60, "default") is None


def test_a_number_of_a_transaction_that_is_rolled_back_is_not_followed(wall: None) -> None:
    index = index_module.current_index()
    assert not index.is_committed
    Project.objects.filter(number=3).update(status="closed")
    assert not has_followed(index_module.current_index(), index)
