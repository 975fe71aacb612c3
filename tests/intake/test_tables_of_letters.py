"""Tables of money, events and years: what a row, a column and the line above say of a cell."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH, TABLE


@pytest.mark.parametrize(
    ("above", "table", "budget"),
    [
        (
            "Смета",
            "Расходы\tСумма, тенге\nЗал\t300 000\nЧай\t500 000\nВСЕГО\t800 000",
            800_000,
        ),
        (
            "2-кесте. Шығындар, теңге",
            "Шығын\tСомасы\nКітап\t9 200 000\nЖол\t3 100 000\nЖоба бойынша барлығы\t12 300 000",
            12_300_000,
        ),
        (
            "4. Финансирование, тенге",
            "Источник\t2017\t2018\tИтого\nФонд АНК\t3 000 000\t3 800 000\t6 800 000\n"
            "Итого бюджет\t5 120 000\t6 300 000\t11 420 000",
            11_420_000,
        ),
        ("Деньги", "Источник\tСумма, тг\nФонд АНК\t5 000 000", None),
        ("Ақша", "Ұйым\tТүрі\tСомасы\nҚХА Қоры\tгрант\t16 000 000\nӨз қаражаты\t–\t900 000", None),
    ],
)
def test_the_budget_of_a_table_is_its_whole(above: str, table: str, budget: int | None) -> None:
    read = letter([(PARAGRAPH, above), (TABLE, table)])
    assert values(read, "budget_kzt") == ([budget] if budget else [])


@pytest.mark.parametrize(
    "table",
    [
        "Источник\tВид\tСумма\nФонд АНК\tгрант\t600 000\nТОО «Мерей»\tспонсорство\t100 000",
        "Ұйым\tҚатысу түрі\tСомасы\nҚХА Қоры\tгрант\t6 000 000\n«Мерей» ЖШС\tдемеуші\t100 000",
        "Источник\tСумма\nФонд АНК\t600 000\nТОО «Мерей» (спонсор)\t100 000\nИтого\t700 000",
        "Организация\tРоль в проекте\nФонд АНК\tгрантодатель\nТОО «Мерей»\tспонсор",
    ],
)
def test_a_row_says_what_an_organisation_gave_as(table: str) -> None:
    found = values(letter([(TABLE, table)]), "participations")
    assert [(one["organisation"], one["role"]) for one in found] == [
        ("fund-of-apk", "funding"),
        (None, "sponsor"),
    ]


def test_the_figures_of_a_table_of_events_have_the_years_of_their_dates() -> None:
    table = (
        "Мероприятие\tДата\tУчастников\nКруглый стол\t12.11.2021\t45\n"
        "Фестиваль\t14.05.2022\t430\nФестиваль\t20 мая 2023 г.\t510\nВсего\t\t985"
    )
    found = values(letter([(TABLE, table)]), "metrics")
    assert [(one["value"], one["period"]) for one in found] == [
        (430, "2022"),
        (510, "2023"),
        (985, ""),
    ]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Проведено семинаров: в 2019 году – 10, в 2020-м – 12.", "ru"),
        ("Семинаров проведено: 2019 г. – 10; 2020 г. – 12", "ru"),
        ("– өткізілген семинарлар: 2019 ж. – 10, 2020 ж. – 12;", "kk"),
    ],
)
def test_a_list_of_years_counts_what_stands_before_its_colon(line: str, language: str) -> None:
    read = paragraphs(line, language=language)
    assert [(one["value"], one["period"]) for one in values(read, "metrics")] == [
        (10, "2019"),
        (12, "2020"),
    ]
    assert values(read, "start_year") == []


@pytest.mark.parametrize(
    ("line", "budget"),
    [
        ("Общий бюджет: 14,2 млн тг (в т. ч. 2024 год – 1 млн 850 тыс. тг)", 14_200_000),
        ("Общая сумма затрат – 3 млн тенге, из них 2 млн выделил акимат.", 3_000_000),
        ("Проект стоил семь с половиной миллионов тенге.", 7_500_000),
        ("Выпуск поддержал грантом в 3,6 млн тенге Фонд Ассамблеи народа Казахстана.", None),
        ("Акимат выделил на проект 5 млн тенге, остальное собрали сами.", None),
    ],
)
def test_what_one_gave_is_no_budget(line: str, budget: int | None) -> None:
    read = paragraphs(line)
    assert values(read, "budget_kzt") == ([budget] if budget else [])
    assert values(read, "metrics") == []


def test_a_total_of_meetings_with_people_counts_meetings() -> None:
    table = "Год\tВстреч с предпринимателями\n2021\t4\n2022\t7\nВсего\t11"
    found = values(letter([(TABLE, table)]), "metrics")
    assert [(one["indicator"], one["value"]) for one in found] == [
        ("meetings-held", 4),
        ("meetings-held", 7),
        ("meetings-held", 11),
    ]


def test_a_column_of_people_counts_no_seminars() -> None:
    table = (
        "Мероприятие\tКоличество\tОхват, чел.\nСеминары по предпринимательству\t8\t240\n"
        "Спартакиада народов\t1\t380\nИтого\t9\t620"
    )
    found = values(letter([(TABLE, table)]), "metrics")
    assert [(one["indicator"], one["value"]) for one in found] == [
        ("seminars-held", 8),
        ("event-participants", 380),
    ]


@pytest.mark.parametrize(
    ("label", "cell", "budget"),
    [
        ("Бюджет, тыс. тенге", "11 700", 11_700_000),
        ("Бюджет (млн тенге)", "14", 14_000_000),
        ("Жобаның бюджеті, мың теңге", "8 600", 8_600_000),
        ("Бюджет, тыс. тенге", "11,7 млн", 11_700_000),
        ("Бюджет, тенге", "11 700 000", 11_700_000),
        ("Бюджет", "11 700", None),
    ],
)
def test_a_sum_is_of_what_its_label_says(label: str, cell: str, budget: int | None) -> None:
    read = letter([(TABLE, f"{label}\t{cell}")])
    assert values(read, "budget_kzt") == ([budget] if budget else [])


def test_sums_of_years_in_thousands_are_in_tenge() -> None:
    table = "Год\tИзрасходовано, тыс. тенге\n2023\t5 200\n2024\t6 500\nИтого\t11 700"
    read = letter([(PARAGRAPH, "Проект «Тёплый двор» шёл два года."), (TABLE, table)])
    assert values(read, "budget_kzt") in ([11_700_000], [])
