"""No-break spaces and dashes are put in where a page is drawn, and nowhere else."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from projects.texts.languages import LANGUAGES
from projects.texts.typography import FINISHED, NO_BREAK, finished, inner_quotes, typeset
from tests.browser.pages import PAGES


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("В школе и в саду", "В~школе и~в~саду"),
        ("бала мен ата", "бала~мен ата"),
        ("так же, как и бы", "так~же, как и~бы"),
        ("1 200 адам, 5 %", "1~200~адам, 5~%"),
        ("стенд № 7", "стенд №~7"),
        ("Дети - у реки", "Дети~— у~реки"),
        ("жоба – үлгі", "жоба~— үлгі"),
        ("a school - a house", "a school~– a house"),
        ("2012 - 2013", "2012~- 2013"),
        ("кто-то, 2012–2013", "кто-то, 2012–2013"),
        ("на столе, завод", "на~столе, завод"),
    ],
)
def test_words_stay_together_by_the_rules(typed: str, drawn: str) -> None:
    assert typeset(typed) == drawn.replace("~", NO_BREAK)


@pytest.mark.parametrize(
    "verbatim",
    [
        '<img alt="дети в саду">',
        '<a href="/?q=и в" title="и в саду">x</a>',
        "<script>a = 'и в'</script>",
        "<textarea>и в саду - дом</textarea>",
        "<blockquote>it is - in a word - so</blockquote>",
        "<head><title>и в саду - дом</title></head><body>",
    ],
)
def test_tags_programs_heads_and_quotations_stay_as_they_are(verbatim: str) -> None:
    assert typeset(verbatim) == verbatim


@given(st.text(alphabet='ав Aи-–—<>="5 №\xa0мен/p\n'))
def test_twice_is_as_once_and_only_spaces_and_dashes_change(text: str) -> None:
    once = typeset(text)
    assert typeset(once) == once
    plain = str.maketrans({NO_BREAK: " ", "–": "-", "—": "-"})
    assert once.translate(plain) == text.translate(plain)


def test_a_page_is_typeset_and_its_data_are_not(db: None, client: Client) -> None:
    page = client.get("/ru/about/").content.decode()
    assert NO_BREAK in page.partition("<body")[2]
    assert "и в " not in page.partition("<body")[2]
    assert f"в{NO_BREAK}" not in client.get("/ru/projects.json").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_page_passes_over_is_typeset_already(
    wall: None, client: Client, language: str
) -> None:
    for path in PAGES.values():
        page = client.get(f"/{language}/{path}").content.decode()
        assert typeset(page) == page, path
        assert FINISHED not in page, path


def test_what_is_finished_is_passed_over_and_the_rest_is_not() -> None:
    assert typeset(f"<p>в саду{finished('<b>в саду</b>')}в саду</p>") == (
        f"<p>в{NO_BREAK}саду<b>в саду</b>в{NO_BREAK}саду</p>"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("«Фонд «Возрождение»»: сохранено.", "«Фонд „Возрождение“»: сохранено."),
        ("««Бірлік» бірлестігі» тізімде жоқ.", "«„Бірлік“ бірлестігі» тізімде жоқ."),
        ("“Association “Revival”” is saved.", "“Association ‘Revival’” is saved."),
        ("«Раз» и «два»", "«Раз» и «два»"),
        ("«Объединение „Возрождение“»", "«Объединение „Возрождение“»"),
        ("<b>«Фонд «Х»»</b>, «У»", "<b>«Фонд „Х“»</b>, «У»"),
    ],
)
def test_quotes_within_quotes_are_the_inner_ones(text: str, shown: str) -> None:
    assert inner_quotes(text) == shown
    assert inner_quotes(shown) == shown
