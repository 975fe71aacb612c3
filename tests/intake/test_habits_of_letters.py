"""Letters that list projects or years in tables, say all in two languages, or plan and report."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import HEADING, PARAGRAPH, TABLE

ROWS = (
    "№\tПроект\tГоды\tРегион\tБюджет, тенге\tУчастники\n"
    "1\t«Базар»\t2012\tКарагандинская область\t800 000\t450\n"
    "2\t«Дворы»\t2014–2015\tПавлодарская область\t2 600 000\t1 350"
)


def test_of_a_table_of_projects_only_the_own_row_counts() -> None:
    read = letter([(PARAGRAPH, "На стенд просим поставить проект «Дворы»."), (TABLE, ROWS)])
    assert values(read, "regions") == [["KZ-55"]]
    assert values(read, "budget_kzt") == [2_600_000]
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2014], [2015]]
    assert [one["value"] for one in values(read, "metrics")] == [1_350]


def test_a_section_of_another_project_is_passed_over() -> None:
    read = letter(
        [
            (HEADING, "1. «Ақ желкен» регатасы"),
            (PARAGRAPH, "2010–2011 жылдары Ақмола облысында өтті, 300 бала қатысты."),
            (HEADING, "2. «Су патшалығы» жобасы"),
            (PARAGRAPH, "Жоба 2016 жылы Абай облысында басталды, 2019 жылы аяқталды."),
        ],
        "kk",
    )
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2016], [2019]]
    assert values(read, "regions") == [["KZ-10"]]
    assert values(read, "metrics") == []


def test_the_total_of_a_table_of_years_is_the_figure_and_without_one_there_is_none() -> None:
    rows = ["Көрсеткіш\t2019 ж.\t2020 ж.\tБарлығы", "Мерекеге қатысушылар\t520\t140\t660"]
    whole = letter([(PARAGRAPH, "«Үн» жобасы"), (TABLE, "\n".join(rows))], "kk")
    assert [(one["value"], one["period"]) for one in values(whole, "metrics")] == [(660, "")]
    parts = "\n".join(row.rpartition("\t")[0] for row in rows)
    assert values(letter([(PARAGRAPH, "«Үн» жобасы"), (TABLE, parts)], "kk"), "metrics") == []


def test_two_languages_side_by_side_are_read_as_one_letter() -> None:
    rows = (
        "Қазақша\tРусский\nАтауы: «Ортақ бақ»\tНазвание: «Общий сад»\n"
        "Мерзімі: 2015–2016 жж.\tСрок: 2015–2016 гг.\n"
        "Серіктесі: «Медеу» саябағы\tПартнёр: парк «Медеу»"
    )
    read = letter([(TABLE, rows)], "kk")
    assert (values(read, "title_kk"), values(read, "title_ru")) == (["Ортақ бақ"], ["Общий сад"])
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2015], [2016]]
    assert len(values(read, "participations")) == 1


def test_the_same_words_in_two_languages_are_quoted_once() -> None:
    read = letter(
        [
            (HEADING, "«Ана тілі» жобасы"),
            (PARAGRAPH, "«Мен қазақша ән айтамын», – дейді Наталья Коваль. Жоба аяқталды."),
            (HEADING, "Проект «Родной язык»"),
            (PARAGRAPH, "«Я пою теперь по-казахски», — говорит Наталья Коваль. Проект завершён."),
        ],
        "kk",
    )
    assert [one["text"] for one in values(read, "quotation")] == ["Мен қазақша ән айтамын"]
    assert values(read, "title_ru") == ["Родной язык"]


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("План по охвату составлял 300 участников фестиваля.", "ru", []),
        ("Планировали 300 участников, фактически на фестиваль пришли 342 человека.", "ru", [342]),
        ("Жоспар бойынша 500 адам еді, іс жүзінде мерекеге 730 адам қатысты.", "kk", [730]),
    ],
)
def test_what_was_planned_is_no_figure_and_what_there_was_is(
    sentence: str, language: str, expected: list[int]
) -> None:
    read = paragraphs(sentence, language=language)
    assert [one["value"] for one in values(read, "metrics")] == expected


def test_an_estimate_and_what_was_spent_propose_no_budget() -> None:
    read = paragraphs("Смета 7 000 000 теңге, нақты жұмсалғаны – 6 840 000 теңге.", language="kk")
    assert values(read, "budget_kzt") == []


def test_the_date_of_a_letter_is_not_the_period_of_the_project() -> None:
    read = paragraphs(
        "From: Caspian Centre\nDate: 19 May 2022",
        "Dear Ms Omarova,",
        "The project ran from September 2018 until June 2021.",
        language="en",
    )
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2018], [2021]]


def test_a_role_in_brackets_is_that_of_the_name_before_it() -> None:
    read = paragraphs("Средства предоставили АО «Хром» (спонсор) и акимат города Актобе.")
    roles = {one["name"]: one["role"] for one in values(read, "participations")}
    assert roles == {"АО «Хром»": "sponsor", "акимат города Актобе": "funding"}


def test_direct_speech_with_dashes_is_quoted() -> None:
    read = paragraphs("— Лезгинка — это сложно, — признался выпускник Алихан Досов.")
    assert values(read, "quotation") == [
        {"text": "Лезгинка — это сложно", "speaker": "Алихан Досов"}
    ]
