"""Values that letters state in ways of their own, and what looks like one and is none."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH

LIST = "list"


@pytest.mark.parametrize(
    ("lines", "language", "speaker"),
    [
        (
            (
                "Нас поразил дед Семён Рябов. Он на прощание сказал: «Думал, песни никому"
                " не нужны, а их запомнили».",
            ),
            "ru",
            "дед Семён Рябов",
        ),
        (
            (
                "Проект придумал Асан Усенов.",
                "Сам Асан говорит так: «Мы начинали с трёх человек и одного мяча».",
            ),
            "ru",
            "Асан Усенов",
        ),
        (
            (
                "Пришёл и Тимур Алиев. «Раньше я смотрел, а теперь сам играю на домбре», —"
                " признался Тимур.",
            ),
            "ru",
            "Тимур Алиев",
        ),
        (
            (
                "Шебер Айгүл Сапарова көп көмектесті. «Қолымнан келгенін балаларға үйретіп кеткім"
                " келеді», – дейді Айгүл апай.",
            ),
            "kk",
            "Айгүл Сапарова апай",
        ),
    ],
)
def test_who_is_quoted_has_the_name_that_the_letter_has_in_whole(
    lines: tuple[str, ...], language: str, speaker: str
) -> None:
    found = values(paragraphs(*lines, language=language), "quotation")
    assert [one["speaker"] for one in found] == [speaker]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Однажды баба Нюра спросила: «А почему вы наши песни не поёте?» Так и начался.", "ru"),
        ("Бір күні Зәуре апай: «Балам, біздің әнді неге бермейсіңдер?» – деді.", "kk"),
    ],
)
def test_what_somebody_asked_is_of_the_story(line: str, language: str) -> None:
    assert values(paragraphs(line, language=language), "quotation") == []


@pytest.mark.parametrize(
    ("lines", "language", "budget"),
    [
        (
            ("Жобаның жалпы бюджеті: әлі есептелген жоқ. Тек 2022 жылы 1 млн теңге жұмсалды.",),
            "kk",
            [],
        ),
        (("Общий бюджет проекта: пока не подсчитан, в 2019 году ушло 2 млн тенге.",), "ru", []),
        (("Бюджет: только за первый год вышло 900 тысяч тенге.",), "ru", []),
        (
            ("Всего на проект потрачено 14,2 млн тг, в том числе на станки 4,9 млн тг.",),
            "ru",
            [14_200_000],
        ),
        (
            (
                "Құрметті әріптестер!",
                "Жобаға 5,6 млн теңге жұмсалды.",
                "2024 жылы музей жаңа көрме әзірлемек, оның сметасы – 2 млн 900 мың теңге.",
            ),
            "kk",
            [5_600_000],
        ),
        (
            (
                "Для справки: в 2023 году общий бюджет музея составил 40 млн тенге.",
                "Проект «Сад» обошёлся в 2,5 млн тенге.",
            ),
            "ru",
            [2_500_000],
        ),
    ],
)
def test_the_budget_is_that_of_the_whole_project(
    lines: tuple[str, ...], language: str, budget: list[int]
) -> None:
    assert values(paragraphs(*lines, language=language), "budget_kzt") == budget


@pytest.mark.parametrize(
    ("line", "language", "regions"),
    [
        ("Проект шёл в Сайрамском и Сарыагашском районах ЮКО.", "ru", ["KZ-YUZ"]),
        ("Проект шёл в ЮКО, ныне Туркестанская область.", "ru", ["KZ-61", "KZ-YUZ"]),
        ("Көрме Үштөбеде ашылып, Алматы қаласына көшті, бұл жоба аясында.", "kk", None),
        ("Проект идёт в Костанае. Отчёт мы сдавали в Астане, на заседании.", "ru", ["KZ-39"]),
        ("Наш проект шёл в Таразе, форму шили в Алматы.", "ru", ["KZ-31"]),
        ("Жоба Ақтөбеде жүрді, кітап Алматыда басылды.", "kk", ["KZ-15"]),
    ],
)
def test_a_place_is_where_the_project_was(
    line: str, language: str, regions: list[str] | None
) -> None:
    ((found),) = values(paragraphs(line, language=language), "regions")
    assert sorted(found) == (regions or ["KZ-33", "KZ-75"])


def test_the_town_of_an_addressee_in_a_table_is_no_region() -> None:
    read = letter(
        [
            (PARAGRAPH, "ОБЪЕДИНЕНИЕ «ЗАРЯ»"),
            (
                "table",
                "Исх. № 118 от 14.03.2024 г.\tВ Секретариат Ассамблеи\nНа № 05-12/344\tг. Астана",
            ),
            (PARAGRAPH, "Уважаемые коллеги!"),
            (PARAGRAPH, "Проект «Сад» шёл в сёлах Акмолинской области."),
        ]
    )
    assert values(read, "regions") == [["KZ-11"]]


@pytest.mark.parametrize(
    ("lines", "language", "expected"),
    [
        (
            "Придумалось всё летом 2017-го. Последняя смена лагеря была в августе 2019 года."
            " На этом мы лагерь закрыли.",
            "ru",
            (2017, 2019, "closed"),
        ),
        (
            "Проект «Сад» мы затеяли весной 2014-го. В последний раз собрались осенью 2018-го"
            " и больше не собираемся.",
            "ru",
            (2014, 2018, "closed"),
        ),
        (
            "Жобаны 2018 жылы көктемде бастадық. Соңғы турнир 2021 жылдың күзінде болды, содан"
            " кейін жобаны жаптық.",
            "kk",
            (2018, 2021, "closed"),
        ),
        (
            "Придумали мы проект зимой 2015-го, а взялись за него в мае 2016-го. Последний концерт"
            " был в 2019 году.",
            "ru",
            (2016, None, None),
        ),
    ],
)
def test_when_it_began_and_ended_is_told_freely(
    lines: str, language: str, expected: tuple[int | None, ...]
) -> None:
    read = paragraphs(lines, language=language)
    fields = ("start_year", "end_year", "status")
    assert tuple(next(iter(values(read, one)), None) for one in fields) == expected


@pytest.mark.parametrize(
    ("line", "language", "name"),
    [
        (
            "Тащил это наш клуб «Тропа», а заправляла и лагерем, и нами Галина Петровна Ким.",
            "ru",
            "Галина Петровна Ким",
        ),
        (
            "Дирижировала всем этим хозяйством Роза Каримовна Сафина, наш завуч.",
            "ru",
            "Роза Каримовна Сафина",
        ),
        ("Жобаға бас-көз болып, ұйымдастырған – Гүлнар Хәкімова.", "kk", "Гүлнар Хәкімова"),
    ],
)
def test_who_leads_is_told_freely(line: str, language: str, name: str) -> None:
    assert values(paragraphs(line, language=language), "coordinator") == [name]


@pytest.mark.parametrize(
    ("blocks", "language", "coordinator"),
    [
        (
            [
                (PARAGRAPH, "Проект «Школа мастеров» прошёл в 2010–2013 годах."),
                (PARAGRAPH, "Работа шла по следующему плану, который выполнен полностью:"),
                (LIST, "поиск мастеров — 2010 год;\nучебные курсы — 2011 год."),
                (PARAGRAPH, "Семинаров проведено 9. Координировал проект Иван Петрович Коваль."),
            ],
            "ru",
            "Иван Петрович Коваль",
        ),
        (
            [
                (PARAGRAPH, "Проект «Сад» прошёл в 2012 году."),
                (PARAGRAPH, "Что мы намерены делать дальше:"),
                (LIST, "провести 12 семинаров;\nнапечатать 900 экземпляров книги."),
                (PARAGRAPH, "Проектом руководила Анна Павловна Кох. За год проведено 9 семинаров."),
            ],
            "ru",
            "Анна Павловна Кох",
        ),
    ],
)
def test_plans_end_with_their_list(
    blocks: list[tuple[str, str]], language: str, coordinator: str
) -> None:
    read = letter(blocks, language)
    assert values(read, "coordinator") == [coordinator]
    assert [one["value"] for one in values(read, "metrics")] == [9]


def test_the_stages_of_a_list_do_not_date_the_project() -> None:
    read = letter(
        [
            (PARAGRAPH, "Проект «Сад» шёл с марта 2010 по ноябрь 2013 года."),
            (LIST, "1. учебные курсы — 2011-2012 годы;\n2. конкурс — 2013 год."),
        ]
    )
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2010], [2013]]
    assert values(read, "metrics") == []


@pytest.mark.parametrize(
    ("line", "language", "indicator"),
    [
        (
            "Жобада оқушылар арасында қолөнер байқауы өтті. 2017 жылғы байқауға 90 оқушы қатысты.",
            "kk",
            "craft-contest-students",
        ),
        (
            "Проект устраивал конкурс вышивки для школьников. В конкурсе участвовал 71 ученик.",
            "ru",
            "craft-contest-students",
        ),
        (
            "Школьники проекта учились вышивке. В конкурсе чтецов участвовал 71 ученик.",
            "ru",
            "event-participants",
        ),
    ],
)
def test_the_contest_told_of_before_is_meant(line: str, language: str, indicator: str) -> None:
    found = values(paragraphs(line, language=language), "metrics")
    assert [one["indicator"] for one in found] == [indicator]


def test_of_two_numbers_the_sum_of_the_years_is_the_whole() -> None:
    read = paragraphs(
        "Обучено основам предпринимательства 312 человек, в 2021 году — 112, в 2022 году — 200.",
        "На курсы проекта выпустили 31 человека.",
    )
    found = [(one["value"], one["period"]) for one in values(read, "metrics")]
    assert found == [(312, ""), (112, "2021"), (200, "2022")]


def test_names_that_strokes_part_are_of_their_languages() -> None:
    read = paragraphs(
        "Құрметті әріптестер!",
        "«Қаратал дәптерлері» / «Каратальские тетради» / “Karatal Notebooks” жобасы бойынша"
        " хабарлама жолдаймыз.",
        language="kk",
    )
    names = ("title_kk", "title_ru", "title_en")
    assert [values(read, name) for name in names] == [
        ["Қаратал дәптерлері"],
        ["Каратальские тетради"],
        ["Karatal Notebooks"],
    ]
