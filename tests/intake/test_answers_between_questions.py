"""Mails that answer our questions one by one, each below its question as programs cite it."""

import json
from dataclasses import asdict

import pytest

from projects.intake.received import letters_of
from projects.models import ReceivedLetter
from tests.intake.read_letters import LEFT, of_word, paragraphs, values

REPLY = paragraphs(
    "Здравствуйте! Пишу ответы под вопросами.",
    "> Как называется проект? Укажите номер стенда. Пример: «Очаг» / «Ошақ», стенд 3.",
    "«Тёплый хлеб», на казахском «Жылы нан». Стенд нам дали 18-й.",
    "> Кто проводил проект? Кто был партнёром (например, Фонд АНК)?",
    "Проводило общество ингушей «Вайнах». Партнёр – дом престарелых «Забота».",
    "> Когда? Пример: 2001–2003 гг.",
    "В Кокшетау и Щучинске, с 2015-го ещё и в Степногорске. Начали в мае 2013 года. Не закончили:"
    " проект действует и сейчас.",
    "> Общий бюджет? Пример: 4 000 000 тенге.",
    "Точную сумму назвать не можем. За один 2014 год помню – 1,3 млн.",
    "> Сколько проведено семинаров? (думаем, 30)",
    "19, не 30.",
    "> Сколько школьников и студентов участвовало\n> в конкурсах ремёсел?",
    "Всего до 240. В 2014-м – 51, в 2015-м – 73.",
    "С уважением, Иса Дзейтов",
    "> 11.02.2024 группа писала:\n> Всего стендов 70, присылайте ответы до 1 марта 2024 г.",
)


def test_the_answer_stands_below_its_question() -> None:
    assert values(REPLY, "title_ru") == ["Тёплый хлеб"]
    assert values(REPLY, "title_kk") == ["Жылы нан"]
    assert values(REPLY, "number") == [18]
    assert [(one["name"], one["role"]) for one in values(REPLY, "participations")] == [
        ("дом престарелых «Забота»", "partner"),
        ("общество ингушей «Вайнах»", "implementing"),
    ]


def test_the_example_of_a_question_is_no_answer() -> None:
    assert values(REPLY, "start_year") == [2013]
    assert values(REPLY, "end_year") == []
    assert values(REPLY, "budget_kzt") == []


def test_a_question_says_what_the_number_below_it_counts() -> None:
    found = [(one["indicator"], one["value"], one["period"]) for one in values(REPLY, "metrics")]
    assert found == [
        ("seminars-held", 19, ""),
        ("craft-contest-students", 240, ""),
        ("craft-contest-students", 51, "2014"),
        ("craft-contest-students", 73, "2015"),
    ]


def test_a_sentence_that_tells_what_it_counts_needs_no_question() -> None:
    read = paragraphs(
        "Здравствуйте! Пишу под вопросами.",
        "> Сколько людей приняло участие?",
        "Помощь на дому получили 64 одиноких пенсионера. В концертах участвовало 900 человек.",
        "> Сколько проведено семинаров?",
        "8.",
    )
    assert [(one["indicator"], one["value"]) for one in values(read, "metrics")] == [
        ("elderly-helped", 64),
        ("event-participants", 900),
        ("seminars-held", 8),
    ]


def test_in_kazakh_too() -> None:
    read = paragraphs(
        "Сәлеметсіз бе! Сұрақтардың астына жаздым.",
        "> Жобаның атауы қандай? Мысалы: «Ошақ», 3-стенд.",
        "Жауап: «Ақ бата»",
        "> Қанша семинар өткізілді?",
        "26, 20 емес.",
        "> Жобаны кім үйлестірді? Мысалы: Асан Үсенов.",
        "Роза Әлімқызы Сатаева",
        language="kk",
    )
    assert values(read, "title_kk") == ["Ақ бата"]
    assert [one["value"] for one in values(read, "metrics")] == [26]
    assert values(read, "coordinator") == ["Роза Әлімқызы Сатаева"]


def test_what_a_mail_cites_below_its_answer_is_not_read() -> None:
    read = paragraphs(
        "Здравствуйте! Проект «Родник» шёл с 2011 по 2013 год, проведено 12 семинаров.",
        "С уважением, Анна Ким",
        "> Сколько было встреч? В письме указано 40 встреч.\n> Проект «Ручей» стоил 9 млн тенге.",
    )
    assert [one["value"] for one in values(read, "metrics")] == [12]
    assert values(read, "budget_kzt") == []


@pytest.mark.parametrize(
    ("answer", "start"),
    [
        ("2012–2014 годы.", [2012]),
        ("В 2016-м к нам пришёл колледж. В 2018-м добавился музей.", []),
    ],
)
def test_years_of_several_sentences_are_no_period(answer: str, start: list[int]) -> None:
    read = paragraphs("Здравствуйте!", "Когда проходил проект?", answer)
    assert values(read, "start_year") == start


def test_a_kept_letter_has_the_merged_cells_of_its_tables() -> None:
    letter = of_word([["Проект", LEFT], ["А", "Б"]])
    data = json.loads(json.dumps({**asdict(letter), "pictures": []}))
    (kept,) = letters_of(ReceivedLetter(letters=[data]))
    assert kept.blocks == letter.blocks
