"""Roles told in tables of two columns, in the passive, and legal forms behind bare names."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH, TABLE

ABOUT = {
    "ru": "Проект «Добрый двор» проходил в Костанае.",
    "kk": "«Ақ ниет» жобасы Қостанайда өтті.",
}


def roles(sentence: str, language: str) -> list[tuple[str, str]]:
    found = values(paragraphs(ABOUT[language], sentence, language=language), "participations")
    return [(one["name"], one["role"]) for one in found]


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        (
            "Финансирование Проекта осуществлено Фондом «Нур».",
            "ru",
            [("Фонд «Нур»", "funding")],
        ),
        (
            "Функции партнёра исполнялись Палатой предпринимателей Костанайской области.",
            "ru",
            [("Палата предпринимателей Костанайской области", "partner")],
        ),
        (
            "Демеушіміз – Қордай Құрылыс ЖШС.",
            "kk",
            [("Қордай Құрылыс ЖШС", "sponsor")],
        ),
        (
            "форма мен допты Қордай Құрылыс ЖШС алып берді, демеушіміз сол",
            "kk",
            [("Қордай Құрылыс ЖШС", "sponsor")],
        ),
        ("Серіктесі – «Дәстүр» КМҚК.", "kk", [("«Дәстүр» КМҚК", "partner")]),
        (
            "Қаржыландыруды Қостанай облысының мәдениет басқармасы қамтамасыз етті.",
            "kk",
            [("Қостанай облысының мәдениет басқармасы", "funding")],
        ),
        ("Деньги передали детскому дому «Нур».", "ru", []),
        ("ТОО «Алем» выполнило ремонт.", "ru", []),
    ],
)
def test_the_role_is_read_in_whichever_form(
    sentence: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert roles(sentence, language) == expected


def test_a_deed_of_one_is_not_the_role_of_the_next() -> None:
    told = "«Жібек» түрікмен орталығы бастады, кейін серіктес болып «Арулар» ұйымы қосылды."
    assert roles(told, "kk") == [("«Арулар» ұйымы", "partner")]


def test_a_table_of_two_columns_says_who_did_what() -> None:
    told = letter(
        [
            (PARAGRAPH, ABOUT["kk"]),
            (PARAGRAPH, "3-кесте. Кім қатысты"),
            (TABLE, "Ұйым\tҚатысуы\nҚХА Қоры\tқаржыландырды\n«Алем» ЖШС\tдемеуші (жабдық)"),
        ],
        "kk",
    )
    found = {(one["name"], one["role"]) for one in values(told, "participations")}
    assert found == {("ҚХА Қоры", "funding"), ("«Алем» ЖШС", "sponsor")}


def test_of_a_letterhead_in_two_languages_the_letters_own_name_is_taken() -> None:
    told = letter(
        [
            (PARAGRAPH, "«ВАТРА» УКРАИН МӘДЕНИ ОРТАЛЫҒЫ\nКөкшетау қ., Абай к-сі, 96"),
            (PARAGRAPH, "УКРАИНСКИЙ КУЛЬТУРНЫЙ ЦЕНТР «ВАТРА»\nг. Кокшетау, ул. Абая, 96"),
            (PARAGRAPH, "Уважаемый Данияр Кайратович!"),
            (PARAGRAPH, "Направляем сведения о проекте нашего центра «Читаем вместе»."),
        ]
    )
    (found,) = values(told, "participations")
    assert found["name"] == "Украинский культурный центр «Ватра»"


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Весь турнир обошёлся в 1 млн 850 тыс.", "ru", [1_850_000]),
        ("На реализацию проекта направлено 5 млн 400 тыс. тенге.", "ru", [5_400_000]),
        ("Ремонт зала обошёлся в 4 млн тенге.", "ru", []),
        ("Жиырма екі млн адам көрді.", "kk", []),
        ("Деньги собрали жители, фонд «Ел» добавил грант 2 млн тенге.", "ru", []),
        ("Деньги — 750 тысяч — собрали сами, фонд «Ел» добавил 2 млн тенге.", "ru", []),
        ("Қалған 2 млн теңгені өзіміз қостық.", "kk", []),
    ],
)
def test_a_cost_is_the_projects_own(sentence: str, language: str, expected: list[int]) -> None:
    told = paragraphs(ABOUT[language], sentence, language=language)
    assert values(told, "budget_kzt") == expected


def test_who_led_is_named_behind_a_question() -> None:
    told = paragraphs(
        ABOUT["kk"],
        "7. Жобаны кім жүргізді: жетекшісі – Абдурахманов Тоҳир Содиқұлы",
        language="kk",
    )
    assert values(told, "coordinator") == ["Абдурахманов Тоҳир Содиқұлы"]
