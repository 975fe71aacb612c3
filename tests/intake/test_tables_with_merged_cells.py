"""Tables of Word with merged cells: heads of two levels, groups of rows, a form and its figures."""

from typing import Any

import pytest

from projects.intake.letter import Letter
from tests.intake.read_letters import LEFT, UP, letter, of_word, values
from tests.intake.stated_letters import PARAGRAPH, TABLE


def figures(of: Letter) -> list[tuple[int, str]]:
    return [(one["value"], one["period"]) for one in values(of, "metrics")]


def test_a_merged_cell_stands_once_in_the_text_and_covers_its_columns() -> None:
    (block,) = of_word([["А", "Б", LEFT], [UP, "В", "Г"]]).blocks
    assert block.text == "А\tБ\nВ\tГ"
    covering = [[block.text[start] for start in row] for row in block.grid]
    assert covering == [["А", "Б", "Б"], ["А", "В", "Г"]]


def test_a_table_without_merged_cells_has_no_grid() -> None:
    (block,) = of_word([["А", "Б"], ["В", ""]]).blocks
    assert block.grid == ()


@pytest.mark.parametrize("over", ["Период", "Годы", "в том числе по годам"])
def test_a_column_is_of_the_year_below_a_head_over_several(over: str) -> None:
    read = of_word(
        [
            ["Показатель", "Ед.", over, LEFT, "Итого"],
            [UP, UP, "2012", "2013", UP],
            ["Проведено семинаров", "шт.", "6", "9", "15"],
            ["Участники праздников", "чел.", "410", "530", "940"],
        ]
    )
    assert figures(read) == [
        (6, "2012"),
        (9, "2013"),
        (15, ""),
        (410, "2012"),
        (530, "2013"),
        (940, ""),
    ]


def test_a_year_merged_over_its_rows_is_of_each() -> None:
    read = of_word(
        [
            ["Жыл", "Не жасалды", "Саны", "Шығын, тг"],
            ["2017", "Өткізілген кездесулер", "12", "900 000"],
            [UP, "Өткізілген семинарлар", "5", UP],
            ["2018", "Өткізілген кездесулер", "14", "1 100 000"],
            [UP, "Өткізілген семинарлар", "8", UP],
        ]
    )
    found = [(one["indicator"], one["value"], one["period"]) for one in values(read, "metrics")]
    assert found == [
        ("meetings-held", 12, "2017"),
        ("seminars-held", 5, "2017"),
        ("meetings-held", 14, "2018"),
        ("seminars-held", 8, "2018"),
    ]
    assert values(read, "budget_kzt") == []


def test_a_form_may_have_two_labels_in_a_row() -> None:
    read = of_word(
        [
            ["Проект", "«Синий платок»", LEFT, LEFT],
            ["Исполнитель", "Общество чувашей «Салам»", LEFT, LEFT],
            ["Начало", "03.2014", "Окончание", "11.2017"],
            ["Координатор", "Нина Петровна Егорова", "Бухгалтер", "Ли А. В."],
            ["Деньги дал", "Фонд АНК", "Спонсор", "ТОО «Жайык Сут»"],
        ]
    )
    assert values(read, "title_ru") == ["Синий платок"]
    assert values(read, "start_year") == [2014]
    assert values(read, "end_year") == [2017]
    assert values(read, "coordinator") == ["Нина Петровна Егорова"]
    roles = {one["name"]: one["role"] for one in values(read, "participations")}
    assert roles == {
        "Общество чувашей «Салам»": "implementing",
        "Фонд АНК": "funding",
        "ТОО «Жайык Сут»": "sponsor",
    }


def test_a_form_and_its_figures_stand_in_one_table() -> None:
    read = of_word(
        [
            ["«АҚ ОРАМАЛ» ЖОБАСЫНЫҢ ПАСПОРТЫ (стенд № 17)", LEFT, LEFT, LEFT],
            ["Кім жүргізді", LEFT, "«Туған тіл» татар-башқұрт орталығы", LEFT],
            ["Қашан", LEFT, "2015 жылғы мамыр – 2016 жылғы қазан", LEFT],
            ["Жыл", "Не істелді", "Саны", "Сомасы, тг"],
            ["2015", "Өткізілген семинар", "3", "800 000"],
            ["2016", "Өткізілген семинар", "7", "1 700 000"],
            ["Барлығы", "Семинар", "10", "2 500 000 (жобаның толық бюджеті)"],
            ["Кітапша", LEFT, "600 дана", LEFT],
            ["2017", "«Дос үйі» – бұл басқа жоба", "40", "900 000"],
            ["2027 (жоспар)", "Өткізілетін семинар", "30", "–"],
        ]
    )
    assert values(read, "number") == [17]
    assert (values(read, "start_year"), values(read, "end_year")) == ([2015], [2016])
    assert values(read, "budget_kzt") == [2_500_000]
    assert figures(read) == [(3, "2015"), (7, "2016"), (10, ""), (600, "")]


def test_a_row_of_one_cell_heads_the_rows_below_it() -> None:
    read = of_word(
        "Проект «Мост».",
        [
            ["Мероприятие", "Место", "Участников"],
            ["2016 год", LEFT, LEFT],
            ["Фестиваль дружбы", "Тараз", "310"],
            ["2017 год", LEFT, LEFT],
            ["Фестиваль дружбы", "Тараз", "420"],
            ["Другие проекты центра", LEFT, LEFT],
            ["Фестиваль «Ель»", "Тараз", "700"],
        ],
    )
    assert figures(read) == [(310, "2016"), (420, "2017")]


def test_names_in_two_languages_share_their_label() -> None:
    read = of_word(
        [
            ["Название", "рус.", "Мост"],
            [UP, "каз.", "Көпір"],
            ["Когда", "2011–2013", LEFT],
            ["Координатор", "Нина Петровна Егорова", LEFT],
        ]
    )
    assert (values(read, "title_ru"), values(read, "title_kk")) == (["Мост"], ["Көпір"])
    assert values(read, "start_year") == [2011]


@pytest.mark.parametrize(
    "last", ["Всего по центру", "Итого по всем проектам", "Орталық бойынша барлығы", "Всего"]
)
def test_what_somebody_spent_in_all_is_no_budget(last: str) -> None:
    read = of_word(
        "Таблица 2. Расходы, тенге",
        [
            ["Проект", "Статья", "Сумма"],
            ["«Родник»", "Аренда зала", "600 000,00"],
            [UP, "Итого бюджет проекта", "1 400 000,00"],
            ["«Ёлка» (другой проект)", "Подарки", "300 000,00"],
            [last, LEFT, "1 700 000,00"],
        ],
    )
    assert values(read, "budget_kzt") == [1_400_000]


def test_thousands_with_decimals_are_whole_in_tenge() -> None:
    table = "Показатель\t2014\t2015\nСобрано на лечение детей, тыс. тг\t1 250,0\t980,5"
    assert figures(letter([(TABLE, table)])) == [(1_250_000, "2014"), (980_500, "2015")]


def test_a_row_that_begins_with_its_year_is_named_by_the_next_cell() -> None:
    table = "Год\tЧто сделано\tКоличество\n2014\tСеминаров\t4\n2015\tСеминаров\t9"
    assert figures(letter([(TABLE, table)])) == [(4, "2014"), (9, "2015")]


@pytest.mark.parametrize(
    ("label", "cell", "roles"),
    [
        (
            "Источник средств / спонсор",
            "Фонд АНК / ТОО «Дән»",
            {"Фонд АНК": "funding", "ТОО «Дән»": "sponsor"},
        ),
        (
            "Демеуші / қаржы көзі",
            "«Дән» ЖШС / ҚХА Қоры",
            {"«Дән» ЖШС": "sponsor", "ҚХА Қоры": "funding"},
        ),
    ],
)
def test_two_roles_are_answered_in_their_order(
    label: str, cell: str, roles: dict[str, Any]
) -> None:
    read = letter([(PARAGRAPH, "Проект «Мост»."), (TABLE, f"{label}\t{cell}\nСтенд\t5")])
    assert {one["name"]: one["role"] for one in values(read, "participations")} == roles
