"""What a search finds."""

import re

import pytest
from django.db import connection
from django.test import Client

from projects.catalogue import search
from projects.models import Project
from projects.texts import stems, words
from projects.texts.alphabet import fold
from projects.texts.keyboards import readings, short_readings

pytestmark = pytest.mark.django_db


def found(text: str) -> set[int]:
    entries = Project.objects.published().filter(pk__in=search.matches(text))
    return set(entries.values_list("number", flat=True))


@pytest.mark.parametrize(
    ("one", "same"),
    [("тілдер", "ТІЛДЕР"), ("тілдер", "тилдер"), ("фестиваль", "ФЕСТИВАЛЬ"), ("ән", "ан")],
)
def test_case_and_kazakh_letters_do_not_matter(wall: None, one: str, same: str) -> None:
    assert found(one) == found(same) != set()


def test_kazakh_typed_without_its_letters_finds_kazakh(wall: None) -> None:
    with_the_word = {
        p.number
        for p in Project.objects.all()
        if "қазақстан" in f"{p.title_kk} {p.summary_kk} {p.text_kk}".lower()
    }
    assert with_the_word
    assert with_the_word <= found("казакстан")


def test_the_beginning_of_a_word_is_enough(wall: None) -> None:
    assert 1 in found("lang")


def test_another_form_of_a_russian_word_finds_it(wall: None) -> None:
    assert 16 in found("фестивали")
    assert 16 in found("фестивалями")


def test_every_word_must_be_found(wall: None) -> None:
    assert found("phrasebook languages") == {1}
    assert found("phrasebook zzz") == set()


@pytest.mark.parametrize(("text", "number"), [("Tildaryn", 1), ("Pavlodar", 32), ("Қостанай", 34)])
def test_organisations_and_regions_are_found(wall: None, text: str, number: int) -> None:
    assert number in found(text)


def test_a_match_in_the_title_comes_first(wall: None, client: Client) -> None:
    html = client.get("/en/projects/", {"q": "ornament"}).content.decode()
    first = re.search(r'<span class="stand-number">(\d+)<', html)
    assert first
    assert first[1] in {"35", "46"}


def test_a_word_of_another_language_finds_the_entry_and_the_page_shows_it(
    wall: None, client: Client
) -> None:
    html = client.get("/en/projects/", {"q": "тілашары"}).content.decode()
    assert 'data-result-count="1"' in html
    assert "Phrasebook" in html


def test_an_entry_that_exists_in_one_language_only_says_so(
    project, client: Client, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        project(title_en="", title_ru="Дом ремёсел")
    html = client.get("/kk/projects/", {"q": "ремесел"}).content.decode()
    assert '<span lang="ru">Дом <mark>ремёсел</mark></span>' in html
    assert "орысша көрсетілген" in html


def test_a_draft_is_not_found(project, client, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        project(title_en="Hidden weaving", published=False)
    html = client.get("/en/projects/", {"q": "weaving"}).content.decode()
    assert 'data-result-count="0"' in html
    assert "Hidden" not in html


def test_the_words_of_an_easy_text_are_found(
    project, client, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        project(title_en="Weaving", easy_text_ru="Мы ткали **ковёр**.")
    html = client.get("/en/projects/", {"q": "ковры"}).content.decode()
    assert 'data-result-count="1"' in html


def test_a_renamed_organisation_is_found_by_its_new_name(
    wall: None, django_capture_on_commit_callbacks
) -> None:
    from projects.models import Organisation

    with django_capture_on_commit_callbacks(execute=True):
        organisation = Organisation.objects.get(slug="tildaryn")
        organisation.short_name_en = "Wordsmiths"
        organisation.save()
    assert found("wordsmiths") == {1}


def test_marked_escapes_and_marks() -> None:
    assert words.marked("<b> Тілдер & тіл", "тил") == (
        "&lt;b&gt; <mark>Тілдер</mark> &amp; <mark>тіл</mark>"
    )


@pytest.mark.parametrize("text", ['"', "*", "AND", "a OR b", "NEAR(", "%s %", "-- x", "'", "{}:"])
def test_the_engine_s_own_words_do_no_harm(wall: None, client: Client, text: str) -> None:
    assert client.get("/en/projects/", {"q": text}).status_code == 200


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("qazaqstan", "казакстан"),
        ("ghjtrns", "проекты"),
        ("nsklth", "тылдер"),
        ("Gfdkjlfh", "павлодар"),
        ("дфтпгфпу", "language"),
        (";fvsk", "жамыл"),
        ("shymkent", "шымкент"),
        ("Şymkent", "шымкент"),
        ("0fpf0cnfy", "казакстан"),
        # The alphabets of 2021 and 2018, and older ones, in which ı is ы.
        ("ğılım", "ғылым"),
        ("kıtap", "кітап"),
        ("tūrğyn", "тұрғын"),
        ("jańalyq", "жаңалық"),
        ("qyzmet", "қызмет"),
        # й after a vowel, however it is written; a soft sign as an apostrophe.
        ("ainalym", "айналым"),
        ("aynalym", "айналым"),
        ("baıraq", "байрақ"),
        ("tramvay", "трамвай"),
        ("raion", "район"),
        ("ukraina", "украина"),
        ("narodnyy", "народный"),
        ("russkiy", "русский"),
        ("sel'skaya", "сельская"),
    ],
)
def test_latin_letters_and_the_other_layout_are_read_as_meant(typed: str, meant: str) -> None:
    assert fold(meant) in readings(typed)


@pytest.mark.parametrize(("typed", "meant"), [("til", "тіл"), ("kún", "күн"), ("än", "ән")])
def test_a_short_word_in_latin_letters_is_read_as_meant(typed: str, meant: str) -> None:
    assert fold(meant) in short_readings(typed)


@pytest.mark.parametrize("typed", ["", "a", "61", "2014", "қазақ", "өнер", "c++", "--", "''"])
def test_what_can_t_be_meant_otherwise_has_no_other_reading(typed: str) -> None:
    assert readings(typed) == []


@pytest.mark.parametrize(
    ("typed", "as_if"), [("ghjtrn", "проект"), ("qazaqstan", "казакстан"), ("Gfdkjlfh", "Павлодар")]
)
def test_a_search_on_the_wrong_layout_finds_what_was_meant(
    wall: None, typed: str, as_if: str
) -> None:
    assert found(as_if) != set()
    assert found(as_if) <= found(typed)


def test_stems_are_right_in_every_thread() -> None:
    from concurrent.futures import ThreadPoolExecutor

    forms = [f"{beginning}{end}" for beginning in ("фестивал", "школ", "мастерск") for end in "ыие"]
    alone = [stems.stem.__wrapped__(word, "ru") for word in forms]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(20):
            assert [*pool.map(lambda word: stems.stem.__wrapped__(word, "ru"), forms)] == alone


def test_sqlite_asks_the_index_once_and_not_again_for_each_entry(wall: None) -> None:
    if connection.vendor == "sqlite":
        plan = search.matches("school").explain()
        assert plan.index("VIRTUAL TABLE") < plan.index("U1 USING INTEGER PRIMARY KEY")
