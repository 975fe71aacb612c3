import time
from typing import Any

import pytest
from django.utils import translation

from projects.intake.proposals import known, propose
from tests.intake.measure import compared, items
from tests.intake.read_letters import KNOWN, letter, paragraphs, values
from tests.intake.stated_letters import LETTERS, TABLE


@pytest.mark.parametrize("name", LETTERS)
def test_all_that_a_letter_states_is_proposed_and_nothing_else(name: str) -> None:
    blocks, truth = LETTERS[name]
    read = letter(blocks, name.rpartition(" ")[2].replace("Kazakh", "kk")[:2].lower())
    found = list(items((one.field, one.value) for one in propose(read, KNOWN).proposals))
    _right, wrong, missed = compared(found, list(items(truth)))
    assert (wrong, missed) == ([], [])


def test_a_proposal_points_to_the_sentence_that_states_it() -> None:
    read = paragraphs("Проект завершён. Бюджет проекта — 14,2 млн тенге. Спасибо за внимание.")
    proposal = next(one for one in propose(read, KNOWN).proposals if one.field == "budget_kzt")
    assert proposal.value == 14_200_000
    (place,) = {read.blocks[p.block].text[p.start : p.end] for p in proposal.places} - {
        "14,2 млн тенге."
    }
    assert place == "Бюджет проекта — 14,2 млн тенге."


def test_two_budgets_propose_none_and_are_told() -> None:
    read = paragraphs("Бюджет проекта — 4 млн тенге.", "Бюджет проекта составляет 5 млн тенге.")
    with translation.override("en"):
        assert values(read, "budget_kzt") == []
        (remark,) = propose(read, KNOWN).remarks
    assert "budget, tenge" in remark


@pytest.mark.parametrize(
    "sentence",
    [
        "Билет на концерт стоил 1 000 тенге.",
        "Из республиканского бюджета область получила 9 млн тенге.",
        "В прошлом году бюджет проекта был 2 млн тенге.",
    ],
)
def test_a_sum_that_is_not_the_projects_is_no_budget(sentence: str) -> None:
    assert values(paragraphs(sentence), "budget_kzt") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Тел. 8 (7172) 55-12-07.",
        "В конкурсе участвовали дети 7–14 лет из школы № 120.",
        "В прошлом году в фестивале участвовали 300 человек.",
        "В объединении, основанном в 1992 году, 500 человек.",
        "В следующем году в фестивале примут участие 900 человек, надеемся мы.",
        "В законе № 145 сказано о фестивалях.",
    ],
)
def test_numbers_that_count_nothing_of_the_project_are_no_figures(sentence: str) -> None:
    assert values(paragraphs(sentence), "metrics") == []


@pytest.mark.parametrize(
    ("sentence", "language", "value", "qualifier"),
    [
        ("В фестивале участвовало около 1 250 человек.", "ru", 1_250, "about"),
        ("В концертах приняли участие семь тысяч зрителей.", "ru", 7_000, "exactly"),
        ("Фестивальге жеті мың адам қатысты.", "kk", 7_000, "exactly"),
        ("Байқауға екі жүзден астам оқушы қатысты.", "kk", 200, "more-than"),
        ("The festival was attended by over 1,250 people.", "en", 1_250, "more-than"),
    ],
)
def test_figures_are_read_with_their_exactness(
    sentence: str, language: str, value: int, qualifier: str
) -> None:
    named = {"indicator": "event-participants", "value": value}
    expected = named | {"qualifier": qualifier, "period": ""}
    assert values(paragraphs(sentence, language=language), "metrics") == [expected]


def test_regions_of_the_address_and_of_names_do_not_count() -> None:
    read = paragraphs(
        "160000, г. Шымкент, Жамбылская область, ул. Абая, 5, тел. 55-12-07",
        "Уважаемые коллеги!",
        "Проект прошёл в Павлодарской и Костанайской областях, а раньше — в ЮКО.",
        "Проект ЮКО и Жамбыл облысы не касался наших гостей из Алматы.",
    )
    assert values(read, "regions")[0] != []
    assert "KZ-79" not in values(read, "regions")[0]


def test_a_former_region_is_proposed_as_the_letter_writes_it() -> None:
    assert values(paragraphs("Сабақтар ОҚО-да өтті.", language="kk"), "regions") == [["KZ-YUZ"]]


def test_the_text_is_without_addressee_greeting_and_signature() -> None:
    read = paragraphs(
        "Исх. № 12 от 05.11.2013\nВ секретариат Ассамблеи",
        "Уважаемые коллеги!",
        "Проект «Родник» собирает песни сёл, которые давно никто не пел на праздниках.",
        "С уважением,\nдиректор\t\tА. Сериков",
    )
    (text,) = values(read, "text_ru")
    assert text == "Проект «Родник» собирает песни сёл, которые давно никто не пел на праздниках."


@pytest.mark.parametrize(
    ("language", "before", "said"),
    [
        (
            "kk",
            "Көрме стендіне орналастыру үшін «Достық бесігі» жобасы туралы мәлімет жолдаймыз.",
            "Жоба ауыл балаларын ата-бабаның қолөнеріне үйретіп, шеберлермен таныстырды.",
        ),
        (
            "ru",
            "Представляем информацию о проекте «Общий двор» для размещения на стенде выставки.",
            "Проект учит детей из сёл ремёслам их дедов и знакомит их с мастерами.",
        ),
        (
            "ru",
            "О проекте наших соседей «Общий двор: соседи учат соседей»",
            "Проект учит детей из сёл ремёслам их дедов и знакомит их с мастерами.",
        ),
    ],
)
def test_the_summary_is_no_covering_sentence_and_no_heading(
    language: str, before: str, said: str
) -> None:
    of = paragraphs(before, said, language=language)
    assert values(of, f"summary_{language}") == [said]


def test_the_summary_ends_with_a_whole_sentence_within_its_field() -> None:
    sentence = "Проект собирает песни сёл, которые давно никто не пел на больших праздниках дома."
    (summary,) = values(paragraphs(" ".join([sentence] * 9)), "summary_ru")
    assert summary.endswith("дома.")
    assert len(summary) <= 400


def test_a_letter_with_several_projects_in_a_table_gives_no_single_year() -> None:
    rows = "Название проекта\tРегион\tНачало\nРодник\tАкмолинская область\t2012\n"
    read = letter([(TABLE, rows + "Мост\tПавлодарская область\t2015")])
    assert values(read, "start_year") == []


def test_an_empty_letter_proposes_nothing() -> None:
    assert propose(letter([]), KNOWN).proposals == ()


@pytest.mark.django_db
def test_what_is_known_takes_four_queries(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(4):
        listed = known()
    assert isinstance(listed.organisations, dict)


def test_a_long_letter_is_read_in_a_moment() -> None:
    blocks, _truth = LETTERS["a formal letter in Russian"]
    propose(letter(blocks), KNOWN)
    started = time.perf_counter()
    propose(letter(blocks), KNOWN)
    assert time.perf_counter() - started < 2
