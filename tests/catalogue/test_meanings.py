"""Words that mean the same: the list that staff edit, what it starts with, and what follows it."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.http import QueryDict

from projects.catalogue.entry_sets import members
from projects.catalogue.filters import ProjectFilter
from projects.catalogue.index import current_index
from projects.catalogue.spelling import correction_of
from projects.models import Project, SynonymGroup, Theme

pytestmark = pytest.mark.django_db


def found(text: str) -> list[int]:
    asked = QueryDict(mutable=True)
    asked["q"] = text
    numbers = dict(Project.objects.values_list("pk", "number"))
    return sorted(numbers[pk] for pk in ProjectFilter(asked).places(0, 100))


@pytest.fixture
def no_synonyms() -> None:
    SynonymGroup.objects.all().delete()


@pytest.fixture
def garments(no_synonyms: None, project, django_capture_on_commit_callbacks) -> None:
    """Three entries and the words for what they show."""
    with django_capture_on_commit_callbacks(execute=True):
        project(1, title_en="Warm coats", title_ru="Тёплые пальто")
        project(2, title_en="Clothing of the steppe", title_ru="Одежда степи")
        project(3, title_en="Saddles", title_ru="Сёдла")
    SynonymGroup.objects.create(
        slug="clothes", words_en="clothing, apparel > coat", words_ru="одежда, гардероб > пальто"
    )


@pytest.mark.parametrize("typed", ["apparel", "гардероб", "одежды", "clothing"])
def test_a_word_finds_what_means_the_same_and_what_is_narrower(garments: None, typed: str) -> None:
    assert found(typed) == [1, 2]


@pytest.mark.parametrize("typed", ["coat", "пальто"])
def test_a_narrower_word_finds_nothing_else(garments: None, typed: str) -> None:
    assert found(typed) == [1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("aparel", "apparel"), ("гардирoб", "гардероб"), ("gardirob", "гардероб")],
)
def test_a_misspelt_synonym_is_corrected_too(garments: None, typed: str, meant: str) -> None:
    assert correction_of(typed, current_index()) == meant


@pytest.mark.parametrize("typed", ["ufhlthj,", "garderob", "Гардеробами"])
def test_a_synonym_is_read_like_any_word(garments: None, typed: str) -> None:
    assert found(typed) == [1, 2]


def test_an_earlier_exhibition_gets_what_its_staff_have_left_as_it_was(wall: None) -> None:
    """Groups that it never had, and new words of those that nobody has changed."""
    migration = import_module("projects.migrations.0033_wider_synonyms")
    groups = SynonymGroup.objects
    first = {group.slug: group.words_en for group in groups.all()}
    former = {"words_kk": "кілем", "words_ru": "ковёр, палас", "words_en": "carpet, rug"}
    groups.filter(slug="carpets").update(**former)
    groups.filter(slug="guides").update(words_en="guides, scouts")
    groups.filter(slug__in=("laundries", "felt")).delete()
    migration.give_the_wider_list(apps, None)
    now = {group.slug: group.words_en for group in groups.all()}
    assert now == {s: w for s, w in first.items() if s != "felt"} | {"guides": "guides, scouts"}


def test_an_exhibition_with_the_abbreviations_gets_what_visitors_say_too(wall: None) -> None:
    migration = import_module("projects.migrations.0036_what_visitors_say")
    groups = SynonymGroup.objects
    first = {group.slug: group.words_ru for group in groups.all()}
    former = {
        "words_kk": "желкен, желкенді қайық, қайық, яхта",
        "words_ru": "парус, парусный, яхта, регата, лодка, яхтинг, парусник",
        "words_en": "sailing, yacht, sail, regatta, boat, yachting",
    }
    groups.filter(slug="sailing").update(**former)
    groups.filter(slug="media").update(words_ru="СМИ > газета")
    groups.filter(slug__in=("folklore", "felt")).delete()
    migration.give_the_new_words(apps, None)
    now = {group.slug: group.words_ru for group in groups.all()}
    assert now == {s: w for s, w in first.items() if s != "felt"} | {"media": "СМИ > газета"}


def test_an_exhibition_with_what_visitors_say_gets_the_oldest_names_too(wall: None) -> None:
    migration = import_module("projects.migrations.0038_former_names_and_ranges")
    groups = SynonymGroup.objects
    first = {group.slug: group.words_kk for group in groups.all()}
    groups.filter(slug="koreans").update(words_kk="корейлер, корей")
    groups.filter(slug="partners").update(words_kk="серіктес")
    groups.filter(slug__in=("whole-country", "felt")).delete()
    migration.give_the_new_words(apps, None)
    now = {group.slug: group.words_kk for group in groups.all()}
    assert now == {s: w for s, w in first.items() if s != "felt"} | {"partners": "серіктес"}


def test_an_exhibition_with_the_wider_list_gets_the_abbreviations_too(wall: None) -> None:
    migration = import_module("projects.migrations.0034_clipped_words_and_abbreviations")
    groups = SynonymGroup.objects
    first = {group.slug: group.words_ru for group in groups.all()}
    former = {
        "words_kk": "Павлодар облысы, Павлодар",
        "words_ru": "Павлодарская область, Павлодар",
        "words_en": "Pavlodar Region",
    }
    groups.filter(slug="region-pavlodar").update(**former)
    groups.filter(slug="media").update(words_ru="СМИ > газета")
    groups.filter(slug__in=("check-ups", "firms")).delete()
    migration.give_the_new_words(apps, None)
    now = {group.slug: group.words_ru for group in groups.all()}
    assert now == {s: w for s, w in first.items() if s != "firms"} | {"media": "СМИ > газета"}


@pytest.fixture
def dental_care(no_synonyms: None, project, django_capture_on_commit_callbacks) -> None:
    """Three entries and the words for one of them."""
    with django_capture_on_commit_callbacks(execute=True):
        SynonymGroup.objects.create(
            slug="dental-care",
            words_kk="стоматологиялық көмек",
            words_ru="стоматологическая помощь",
            words_en="dental care",
        )
        SynonymGroup.objects.create(slug="west", words_ru="Батумская область")
        project(1, title_ru="Стоматологическая помощь сёлам")
        project(2, title_ru="Помощь стоматологов: список вопросов")
        project(3, title_ru="Сады Батумской области")


@pytest.mark.parametrize(
    "typed",
    [
        *("стом помощь", "стом. помощь", "стоматолог. помощи", "стом.помощь", "Стом. Помощью"),
        *("стом. көмек", "stom pomosch", "dent care", "стомпомощь", "стоматпомощи"),
    ],
)
def test_a_word_of_a_phrase_may_be_clipped(dental_care: None, typed: str) -> None:
    assert found(typed) == [1]


@pytest.mark.parametrize("typed", ["стом. пом.", "Стоматол. помо."])
def test_before_a_dot_the_last_word_of_a_phrase_may_be_clipped_too(
    dental_care: None, typed: str
) -> None:
    assert found(typed) == [1]
    assert found(typed.replace(".", "")) != [1]


@pytest.mark.parametrize("typed", ["помощь стом", "с помощь стом"])
def test_words_that_are_no_phrase_are_found_anywhere(dental_care: None, typed: str) -> None:
    assert found(typed) == [1, 2]


@pytest.mark.parametrize("typed", ["Бат обл", "бат. обл.", "Батум область"])
def test_a_region_may_be_clipped_as_a_whole(dental_care: None, typed: str) -> None:
    assert found(typed) == [3]


def test_a_phrase_of_a_theme_s_name_is_narrower_than_the_theme(
    no_synonyms: None, project, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        SynonymGroup.objects.create(slug="fishing", words_en="ice fishing")
        of_theme = Theme.objects.create(slug="water", name_en="Swimming, ice fishing and diving")
        project(1, title_en="Ice fishing in winter").themes.add(of_theme)
        project(2, title_en="Pearls").themes.add(of_theme)
    assert found("ice fishing") == [1]
    assert found("Swimming, ice fishing and diving") == [1, 2]
    assert found("swimming") == [1, 2]


def test_a_word_that_is_known_begins_no_longer_one(
    no_synonyms: None, project, django_capture_on_commit_callbacks
) -> None:
    SynonymGroup.objects.create(slug="court", words_en="court, tribunal")
    with django_capture_on_commit_callbacks(execute=True):
        project(1, title_en="A court of children")
        project(2, title_en="Games in the courtyard")
    assert found("courts") == [1]
    assert found("courty") == [2]


def test_people_find_no_theme_that_is_called_after_them(
    no_synonyms: None, project, django_capture_on_commit_callbacks
) -> None:
    SynonymGroup.objects.create(slug="entrepreneurs", words_kk="кәсіпкер, бизнесмен")
    theme = Theme.objects.create(slug="trades", name_kk="Кәсіпкерлік")
    with django_capture_on_commit_callbacks(execute=True):
        project(1, title_kk="Кәсіпкерлердің кездесуі")
        project(2, title_kk="Ашық көрме").themes.add(theme)
    assert found("кәсіпкерлерге") == found("бизнесмен") == [1]
    assert found("кәсіпкерліктің") == [2]


def test_a_phrase_is_found_where_its_words_stand_beside_each_other(
    no_synonyms: None, project, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        SynonymGroup.objects.create(slug="orphans", words_en="orphanage, children's home")
        project(1, title_en="A home for the children’s games")
        project(2, title_en="Books for a children’s home")
    assert found("orphanage") == [2]
    assert found("children's home") == [2]
    assert found("children games") == [1]


def test_a_phrase_that_staff_add_is_found_in_entries_from_before(
    no_synonyms: None, project, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        project(1, title_en="Books for a children’s home")
    with django_capture_on_commit_callbacks(execute=True):
        SynonymGroup.objects.create(slug="orphans", words_en="orphanage, children's home")
    assert found("orphanage") == [1]


def test_a_word_that_is_known_as_typed_is_not_read_on_another_layout(
    no_synonyms: None, project, django_capture_on_commit_callbacks
) -> None:
    """On a Cyrillic keyboard EKR is "улк", the stem of үлгі."""
    SynonymGroup.objects.create(slug="east", words_en="EKR, Altai")
    with django_capture_on_commit_callbacks(execute=True):
        project(1, title_kk="Үлгі")
        project(2, title_en="Summer in the Altai")
    assert found("EKR") == [2]


GENERIC = re.compile(r"\b(?:облысы|қаласы|область|город|Region|City|the|of)\b")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_region_is_found_by_its_bare_name(wall: None, language: str) -> None:
    """Жетісу for Жетісу облысы; a name that a city bears too is the city's."""
    index = current_index()
    names = {
        name.key: " ".join(GENERIC.sub(" ", name.shown(language)).split())
        for name in index.names["region"].values()
    }
    once = [code for code, bare in names.items() if [*names.values()].count(bare) == 1]
    numbers = dict(Project.objects.values_list("pk", "number"))
    lacking = {}
    for code in once:
        there = {numbers[pk] for pk in members(index.union("region", [code]), index.stands, 0, 99)}
        if missing := there - set(found(names[code])):
            lacking[names[code]] = missing
    assert len(once) > 15
    assert lacking == {}
