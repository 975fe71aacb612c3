"""Names, places and years that letters mention beside their own project's."""

import pytest

from tests.intake.read_letters import paragraphs, values


def roles(sentence: str, language: str = "ru") -> list[tuple[str, str]]:
    found = values(paragraphs(sentence, language=language), "participations")
    return [(one["name"], one["role"]) for one in found]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Организатор концерта выступил в клубе «Мирас».", "ru"),
        ("Ведём переговоры с АО «Мунай» о спонсорстве.", "ru"),
        ("Спонсором обещал стать ТОО «Нан».", "ru"),
        ("До этого без финансирования работал музей «Отырар».", "ru"),
        ("Эту цифру мы взяли из сборника университета «Дала».", "ru"),
        ("Партнёров искали среди гостей «Ассоциации корейцев Казахстана».", "ru"),
        ("Демеушілерді «Мирас» мұражайында марапаттадық.", "kk"),
        ("«Қуат» ЖШС демеуші болудан бас тартты.", "kk"),
    ],
)
def test_an_organisation_that_only_stands_near_takes_no_part(sentence: str, language: str) -> None:
    assert roles(sentence, language) == []


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        (
            "Жасаған – «Рауан» жастар қоры, қаржы көзі – «Дала» банкі.",
            "kk",
            [("«Рауан» жастар қоры", "implementing"), ("«Дала» банкі", "funding")],
        ),
        (
            "Проект провели совместно с фондом «Нур» и обществом «Эллада».",
            "ru",
            [("фонд «Нур»", "partner"), ("общество «Эллада»", "partner")],
        ),
        (
            "Жобаны «Нұр» қоры мен «Дала» орталығы бірлесіп жүргізді.",
            "kk",
            [("«Нұр» қоры", "implementing"), ("«Дала» орталығы", "implementing")],
        ),
        (
            "Донор — Программа развития ООН, работа идёт.",
            "ru",
            [("Программа развития ООН", "funding")],
        ),
        (
            "Сыйлық берген «Теңіз» ЖШС мен «Нұрсат» дүкеніне демеушілігі үшін алғыс.",
            "kk",
            [("«Теңіз» ЖШС", "sponsor"), ("«Нұрсат» дүкені", "sponsor")],
        ),
    ],
)
def test_each_organisation_has_the_role_of_its_own_words(
    sentence: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(roles(sentence, language)) == sorted(expected)


def test_a_word_of_the_same_stem_is_not_a_known_organisation() -> None:
    read = paragraphs("Грант берген ұйым: «Тілдер» қоры", language="kk")
    (found,) = values(read, "participations")
    assert (found["organisation"], found["role"]) == (None, "funding")


def test_where_guests_come_from_or_a_road_leads_is_no_region_of_the_project() -> None:
    read = paragraphs(
        "Проект прошёл в Костанайской области, дорога шла через Караганду и Астану.",
        "На концерт приехали гости из Омской области, Астаны и Шымкента.",
    )
    assert values(read, "regions") == [["KZ-39"]]
    kazakh = "Жамбыл облысы мен Қырғызстаннан да хат келіп жатты, жоба Алматы облысында өтті."
    assert values(paragraphs(kazakh, language="kk"), "regions") == [["KZ-19"]]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("«Единство народа — наше главное богатство», — сказано в Послании Главы.", "ru"),
        ("Как говорится, «хлеб — всему у нас голова». Сказала Лидия Пак иначе.", "ru"),
        ("Ұлы Абай: «Адамзаттың бәрін сүй бауырым деп» дейді.", "kk"),
        ("«Бірлік болмай, тірлік болмас, ағайын» дейді халқымыз.", "kk"),
    ],
)
def test_proverbs_laws_and_poets_are_nobodys_words_about_the_project(
    sentence: str, language: str
) -> None:
    assert values(paragraphs(sentence, language=language), "quotation") == []


def test_who_is_quoted_is_named_without_the_endings_of_the_sentence() -> None:
    read = paragraphs(
        "Оқушы Мария Кимнің сөзі: «Менің алма ағашым – бәріміздің ағашымыз».", language="kk"
    )
    assert [one["speaker"] for one in values(read, "quotation")] == ["Мария Ким"]


def test_a_list_of_projects_gives_the_one_that_the_letter_is_about() -> None:
    read = paragraphs(
        "1. «Сабантуй в степи» (2014, Акмолинская область), партнёр — фонд «Нур».",
        "2. Для стенда № 18: проект «Родные узоры». Он шёл с 2016 по 2018 год"
        " в Северо-Казахстанской области.",
    )
    assert values(read, "title_ru") == ["Родные узоры"]
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2016], [2018]]
    assert values(read, "regions") == [["KZ-59"]]
    assert values(read, "participations") == []


def test_a_planned_project_is_read_with_its_years_and_places_but_has_no_results() -> None:
    read = paragraphs(
        "Проект «Мир на ощупь» будет реализован в 2024–2026 годах в Атырауской области.",
        "Предполагается издать 500 экземпляров книг.",
    )
    assert values(read, "status") == ["identification"]
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2024], [2026]]
    assert values(read, "regions") == [["KZ-23"]]
    assert values(read, "metrics") == []


def test_messages_of_a_chat_are_read_without_their_time_and_sender() -> None:
    read = paragraphs(
        "[09:15, 04.10.2022] Ержан: 29 стенд бойынша жазайын",
        "[09:17, 04.10.2022] Ержан: жобаны 2020 жылы бастадық, 2021 жылы бітірдік",
        language="kk",
    )
    assert values(read, "number") == [29]
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2020], [2021]]


def test_school_years_are_read_from_the_first_to_the_last() -> None:
    read = paragraphs("Проект шёл в 2021/2022 и 2022/2023 учебных годах.")
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2021], [2023]]


def test_when_something_was_counted_is_not_the_period_of_a_figure() -> None:
    read = paragraphs("К маю 2022 года проведено 48 семинаров.")
    assert [one["period"] for one in values(read, "metrics")] == [""]


def test_millions_in_words_with_a_decimal_are_read() -> None:
    read = paragraphs("Стоимость проекта составила 5,3 миллиона тенге.")
    assert values(read, "budget_kzt") == [5_300_000]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("В городе живёт 45 тысяч человек, на празднике было весело.", "ru"),
        ("В центре состоит 230 человек, центр участвует в фестивалях.", "ru"),
        ("В каждом из 10 концертов участвовало по 50 человек.", "ru"),
        ("Ежегодно в фестивале участвуют 600 человек.", "ru"),
        ("Мерекеге жыл сайын 600 адам қатысады.", "kk"),
        ("Ертегі кештеріне мың жарымға тарта адам келді.", "kk"),
    ],
)
def test_how_many_there_are_or_come_each_time_is_no_result(sentence: str, language: str) -> None:
    assert values(paragraphs(sentence, language=language), "metrics") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Бюджет области на культуру — 3 млрд тенге.",
        "Бюджет проекта: 1 этап — 2 млн тенге, 2 этап — 3 млн тенге.",
        "Бюджет проекта в 2019 году составил 2 млн тенге, в 2020 году — 3 млн тенге.",
        "Израсходовано 3 940 000 тенге при смете 4 000 000.",
        "На аренду зала потрачено 300 000 тенге.",
        "Спонсор выделил 500 тысяч тенге на костюмы.",
        "Старую цифру бюджета (9 млн тенге) просим убрать.",
    ],
)
def test_a_part_of_a_cost_or_one_sum_of_several_is_no_budget(sentence: str) -> None:
    assert values(paragraphs(sentence), "budget_kzt") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Партнёром мог бы стать университет «Туран».",
        "Проект реализуется при поддержке акимата города Тараза.",
        "Проект стал победителем конкурса «Лучший», который проводит фонд «Самрук».",
    ],
)
def test_support_hopes_and_other_contests_give_no_role(sentence: str) -> None:
    assert roles(sentence) == []


def test_laws_reports_and_awards_date_nothing_of_the_project() -> None:
    read = paragraphs(
        "Указ от 12 мая 2015 года дал начало проекту «Мост».",
        "Срок хранения документов: до 2030 года.",
        "В 2018 году получили награду, проект идёт и сейчас.",
        "Отчёт по проекту завершён, сдан он в 2022 году.",
    )
    assert [values(read, name) for name in ("start_year", "end_year")] == [[], []]


@pytest.mark.parametrize(
    "sentence",
    [
        "Слоган проекта: «Мы вместе — мы сила народа».",
        "Цель проекта — «укрепление единства народа».",
        "На форуме «Дружба» мы заняли первое место.",
    ],
)
def test_a_motto_an_aim_or_where_one_was_is_no_title(sentence: str) -> None:
    assert values(paragraphs(sentence), "title_ru") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Руководитель фонда Асель Нурланова благодарит координатора проекта.",
        "Координаторы проекта Асель Нурланова и Ольга Ким.",
        "Ответственный исполнитель — Ольга Ким.",
    ],
)
def test_who_thanks_shares_or_types_is_not_the_coordinator(sentence: str) -> None:
    assert values(paragraphs(sentence), "coordinator") == []


def test_an_office_a_journey_and_a_birthplace_are_no_region() -> None:
    read = paragraphs(
        "Наш офис находится в Шымкенте. Победители поехали в Астану.",
        "Руководитель родился в Карагандинской области.",
        "Проект проводится в Туркестанской области.",
    )
    assert values(read, "regions") == [["KZ-61"]]


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        (("13. План на 2024–2026 годы:", "13.1. в 2026 г. — обучить ещё 3 000 человек."), "ru"),
        (("План работы:", "обучить 3 000 человек финансовой грамотности."), "ru"),
        (("Өзге жобаларымыз:", "2019 жылы 3 000 адам оқытылды."), "kk"),
        (("2025 жылғы іс-шаралар жоспары:", "Логопедтерге 6 семинар ұйымдастыру."), "kk"),
    ],
)
def test_what_stands_under_plans_and_other_projects_is_no_figure(
    lines: tuple[str, ...], language: str
) -> None:
    assert values(paragraphs(*lines, language=language), "metrics") == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Бюджет: спонсор выделяет 2 млн. 350 тыс. тенге в год.", "ru"),
        ("Бюджеті: жыл сайын 1 млн 800 мың теңге.", "kk"),
        ("Ұйымның өзге жобалары: «Сабантой» (бюджеті – 3 млн теңге).", "kk"),
    ],
)
def test_what_a_year_costs_or_another_project_is_no_budget(sentence: str, language: str) -> None:
    assert values(paragraphs(sentence, language=language), "budget_kzt") == []


def test_a_name_in_brackets_is_that_of_its_language() -> None:
    letter = paragraphs(
        "«Алғашқы қадам» (орыс тіліндегі атауы – «Первый шаг») жобасы туралы мәліметтер.",
        language="kk",
    )
    assert values(letter, "title_kk") == ["Алғашқы қадам"]
    assert values(letter, "title_ru") == ["Первый шаг"]


def test_what_a_partner_gives_is_no_organisation() -> None:
    assert roles("Помогает как партнёр областной «Дом дружбы»: сцена, звук, автобусы.") == [
        ("областной «Дом дружбы»", "partner")
    ]


def test_a_remark_behind_a_name_is_no_part_of_it() -> None:
    letter = paragraphs(
        "Жобаның атауы: «Мейірім» (бәріміз «Жылы жүрек» деп те атаймыз)", language="kk"
    )
    assert values(letter, "title_kk") == ["Мейірім"]
