"""What a letter says in brackets, behind a dash or in two languages at once."""

import pytest

from tests.intake.read_letters import letter, of_word, paragraphs, values


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Бюджет проекта: 7,2 млн тенге (ремонт 2019 г. – 900 000 тг – сюда не входит)", "ru"),
        ("Жобаның бюджеті: 7,2 млн теңге (2019 ж. жөндеу – 900 000 тг – бөлек грант)", "kk"),
    ],
)
def test_a_sum_in_brackets_that_is_not_counted_leaves_the_budget(
    sentence: str, language: str
) -> None:
    assert values(paragraphs(sentence, language=language), "budget_kzt") == [7_200_000]


@pytest.mark.parametrize(
    ("sentences", "language"),
    [
        (
            [
                "Общество «Родник» (работает с 1994 года) вело проект «Книги».",
                "Проект завершён в 2016 году.",
            ],
            "ru",
        ),
        (
            ["«Кітап» жобасын Алиева жүргізді.", "Сонымен 2016 жылы жоба бітті."],
            "kk",
        ),
        (
            ["Мен клубта он бесінші жыл жүрмін.", "Біздің «Кітап» жобасы 2016 жылы аяқталды."],
            "kk",
        ),
    ],
)
def test_an_association_or_a_member_that_goes_on_is_not_the_project(
    sentences: list[str], language: str
) -> None:
    assert values(paragraphs(*sentences, language=language), "status") == ["closed"]


@pytest.mark.parametrize(
    "line",
    [
        "Фонд АНК — грант на первый сезон;",
        "Фонд АНК – финансирование, два транша;",
    ],
)
def test_whoever_gave_a_grant_is_no_partner_among_those_who_helped(line: str) -> None:
    read = letter(
        [
            ("paragraph", "Проект «Сад» идёт в Семее с 2019 года."),
            ("paragraph", "Кто помогал:"),
            ("list", f"школа № 8 — партнёр;\n{line}"),
        ]
    )
    found = {one["organisation"]: one["role"] for one in values(read, "participations")}
    assert found.get("fund-of-apk") == "funding"


def test_a_name_before_a_known_one_in_brackets_is_that_one() -> None:
    read = paragraphs("Деньги выделил Фонд «Қазақстан халқы Ассамблеясы» (Фонд АНК).")
    assert [(one["organisation"], one["role"]) for one in values(read, "participations")] == [
        ("fund-of-apk", "funding")
    ]


def test_names_in_two_languages_stand_under_a_label_in_two() -> None:
    read = of_word(
        "Құрметті әріптестер!",
        [
            ["Жобаның атауы / Название проекта", "«Бал ара» / «Дикий мёд»"],
            ["Күйі / Статус", "жабылды / закрыт"],
        ],
    )
    assert values(read, "title_kk") == ["Бал ара"]
    assert values(read, "title_ru") == ["Дикий мёд"]


def test_a_part_of_a_year_may_be_told_in_words() -> None:
    read = paragraphs(
        "Проект «Забота» с 2015 по 2019 год.",
        "В 2016 году помогли 41 старику.",
        "В 2017-м – уже примерно восьмидесяти.",
    )
    found = [(one["value"], one["period"]) for one in values(read, "metrics")]
    assert found == [(41, "2016"), (80, "2017")]


def test_one_who_works_alone_may_be_a_sponsor() -> None:
    read = paragraphs("Демеушілер: «Арна» ЖШС, жеке кәсіпкер С. Ким", language="kk")
    assert [one["name"] for one in values(read, "participations")] == [
        "«Арна» ЖШС",
        "жеке кәсіпкер С. Ким",
    ]


def test_an_association_that_informs_of_what_it_did_is_named_before_brackets() -> None:
    read = paragraphs(
        "Уважаемые коллеги!",
        "Общественное объединение «Эдельвейс» (объединяет 6 филиалов) сообщает следующее.",
        "Объединением в 2015 году реализован проект «Письма домой».",
    )
    found = [(one["name"], one["role"]) for one in values(read, "participations")]
    assert found == [("Общественное объединение «Эдельвейс»", "implementing")]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Қазір оның орнына басқа, «Бақ» атты жоба жазып отырмыз (2027–2029).", "kk"),
        ("Сейчас вместо него пишем проект «Соседи» (2027–2029).", "ru"),
    ],
)
def test_what_follows_a_project_gives_it_no_years(sentence: str, language: str) -> None:
    first = {
        "kk": "«Кітап» жобасын 2015 жылдан 2017 жылға дейін жүргіздік.",
        "ru": "Проект «Книга» мы вели с 2015 по 2017 год.",
    }[language]
    read = paragraphs(first, sentence, language=language)
    assert values(read, "start_year") == [2015]
    assert values(read, "end_year") == [2017]


def test_whoever_is_won_for_doing_it_is_the_partner_that_the_sentence_calls_it() -> None:
    read = paragraphs(
        "Жобаны «Арай» орталығы жүргізді.",
        "Жобаны іске асыруға «Дән» қоғамдық бірлестігі серіктес ретінде тартылды.",
        language="kk",
    )
    found = {one["name"]: one["role"] for one in values(read, "participations")}
    assert found["«Дән» қоғамдық бірлестігі"] == "partner"


def test_both_are_named_who_carried_it_out_together_where_that_is_asked() -> None:
    read = paragraphs(
        "1. Название проекта: «Пасека»",
        "2. Кто выполнял: центр «Истоки» вместе с общественным фондом «Хутор».",
    )
    found = {one["name"]: one["role"] for one in values(read, "participations")}
    assert found == {
        "центр «Истоки»": "implementing",
        "общественный фонд «Хутор»": "implementing",
    }


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("«Арарат» открылся в 2003-м, там 90 человек и хор.", "ru"),
        ("«Арарат» 2003 жылы ашылды, онда 90 мүше бар.", "kk"),
    ],
)
def test_an_association_that_opened_with_its_members_is_no_project(
    sentence: str, language: str
) -> None:
    first = "Нан пісіреміз." if language == "kk" else "Печём хлеб."
    read = paragraphs(first, sentence, language=language)
    assert values(read, "start_year") == []
