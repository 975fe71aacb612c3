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


def test_columns_of_years_are_figures_with_their_period_and_the_total_has_none() -> None:
    rows = "Көрсеткіш\t2019 ж.\t2020 ж.\tБарлығы\nМерекеге қатысушылар\t520\t140\t660"
    read = letter([(PARAGRAPH, "«Үн» жобасы"), (TABLE, rows)], "kk")
    found = [(one["value"], one["period"]) for one in values(read, "metrics")]
    assert found == [(520, "2019"), (140, "2020"), (660, "")]


def test_rows_of_years_are_figures_with_their_period_and_sums_raised_among_them() -> None:
    rows = (
        "Год\tСобрано на лечение детей, тенге\tПроведено семинаров\n"
        "2016\t1 200 000\t4\n2017\t900 000\t6\nИтого\t2 100 000\t10"
    )
    read = letter([(PARAGRAPH, "Проект «Тепло» завершён."), (TABLE, rows)])
    found = {(one["indicator"], one["period"]): one["value"] for one in values(read, "metrics")}
    assert found == {
        ("funds-raised", "2016"): 1_200_000,
        ("funds-raised", "2017"): 900_000,
        ("funds-raised", ""): 2_100_000,
        ("seminars-held", "2016"): 4,
        ("seminars-held", "2017"): 6,
        ("seminars-held", ""): 10,
    }
    assert values(read, "start_year") == []


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        (
            "Обучено 90 чел. (2015 г. – 40, 2016 г. – 50).",
            "ru",
            [(90, ""), (40, "2015"), (50, "2016")],
        ),
        (
            "В фестивале участвовало 700 человек, из них в 2015 году – 300, в 2016-м – 400.",
            "ru",
            [(700, ""), (300, "2015"), (400, "2016")],
        ),
        (
            "Курсы окончили 45 человек в 2015 году и 60 в 2016 году.",
            "ru",
            [(45, "2015"), (60, "2016")],
        ),
        (
            "Участники фестиваля: 2014 – 250, 2015 – 310 человек.",
            "ru",
            [(250, "2014"), (310, "2015")],
        ),
        (
            "Обучено 750 человек, 2013 г. – 310, 2014 г. – 440.",
            "ru",
            [(750, ""), (310, "2013"), (440, "2014")],
        ),
        (
            "2014 жылы 30 қартқа, ал 2015 жылы 55 қартқа көмектестік.",
            "kk",
            [(30, "2014"), (55, "2015")],
        ),
        (
            "Собрали 3 млн тенге на лечение детей: в 2018 – 1 млн, в 2019 – 2 млн тенге.",
            "ru",
            [(3_000_000, ""), (1_000_000, "2018"), (2_000_000, "2019")],
        ),
        ("2019 жылы 300 адам, 2020 жылы 450 адам қатысты.", "kk", [(300, "2019"), (450, "2020")]),
        (
            "Байқауға барлығы 90 адам қатысты, оның ішінде 2019 жылы – 40.",
            "kk",
            [(90, ""), (40, "2019")],
        ),
        (
            "Фестивальге кемінде 900 адам қатысты, соның ішінде 2019 жылы – 400.",
            "kk",
            [(900, ""), (400, "2019")],
        ),
    ],
)
def test_numbers_told_year_by_year_have_each_its_year(
    sentence: str, language: str, expected: list[tuple[int, str]]
) -> None:
    read = paragraphs(sentence, language=language)
    assert [(one["value"], one["period"]) for one in values(read, "metrics")] == expected


def test_years_on_the_next_line_count_what_the_line_before_did() -> None:
    read = paragraphs("всего участников 900 чел", "в 2014 было 380 а в 2015 412")
    found = [(one["value"], one["period"]) for one in values(read, "metrics")]
    assert found == [(900, ""), (380, "2014"), (412, "2015")]


def test_a_figure_of_all_years_of_the_project_has_no_period() -> None:
    read = paragraphs("Проект шёл с 2015 по 2016 год.", "В 2015–2016 гг. проведено 9 семинаров.")
    assert [one["period"] for one in values(read, "metrics")] == [""]


def test_what_those_who_learned_did_later_is_another_number() -> None:
    read = paragraphs("Обучено 200 человек. Своё дело открыли 30 выпускников.")
    assert [one["value"] for one in values(read, "metrics")] == [200]


@pytest.mark.parametrize(
    "sentence", ["Газета выходила раз в месяц, 1 500 экз.", "Тираж газеты – 500 экз. в месяц."]
)
def test_the_copies_of_one_month_are_not_all_copies(sentence: str) -> None:
    assert values(paragraphs(sentence), "metrics") == []


def test_a_book_in_a_list_is_no_other_project() -> None:
    read = letter(
        [
            (PARAGRAPH, "Проект «Слово» завершён."),
            ("list", "«Наш букварь» – 300 экземпляров книги издано"),
        ]
    )
    assert [one["value"] for one in values(read, "metrics")] == [300]


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
        {"text": "Лезгинка — это сложно", "speaker": "выпускник Алихан Досов"}
    ]
