"""Answers of forms without a heading row, of mails that answer by points, and words of people."""

import pytest

from projects.intake.proposals import propose
from tests.intake.read_letters import KNOWN, of_word, paragraphs, values


def test_a_form_with_numbered_rows_lists_no_projects() -> None:
    form = of_word(
        [
            ["1", "Жоба атауы (қаз.)", "Бесік"],
            ["2", "Жоба атауы (рус.)", "Люлька"],
            ["3", "Іске асыру мерзімі", "02.2016 – 11.2019"],
            ["4", "Серіктестер", "Сарань көпсалалы колледжі; «Шам» балабақшасы"],
        ]
    )
    assert values(form, "start_year") == [2016]
    assert [one["name"] for one in values(form, "participations")] == [
        "Сарань көпсалалы колледжі",
        "«Шам» балабақшасы",
    ]


def test_a_form_s_rows_may_have_numbers_of_two_levels() -> None:
    form = of_word(
        [
            ["№", "Вопрос", "Ответ"],
            ["1", "Кто заполнил анкету", "ОО «Наурыз»"],
            ["2", "Название проекта", "а) каз.: Алтын бесік б) рус.: Золотая люлька"],
            ["3", "Исполнитель", "организация из п. 1"],
            ["4", "Стоимость проекта, тыс. тенге", "7 250,5"],
            ["5", "Цифры", "ниже"],
            ["5.1", "Проведено семинаров", "17"],
        ]
    )
    assert values(form, "title_kk") == ["Алтын бесік"]
    assert values(form, "title_ru") == ["Золотая люлька"]
    assert values(form, "participations") == []
    assert values(form, "budget_kzt") == [7_250_500]
    assert [one["value"] for one in values(form, "metrics")] == [17]


def test_who_helps_is_told_beside_who_does_it() -> None:
    letter = paragraphs(
        "Как называется? – «Мост».",
        "Кто делает? Русский культурный центр «Лад», вместе с нами – дом престарелых «Тепло».",
        "Деньги? Обошлось в 8 млн тенге: 6 млн – грант фонда «Ирис», 2 млн – спонсор ТОО «Дән».",
    )
    found = {one["name"]: one["role"] for one in values(letter, "participations")}
    assert found == {
        "Русский культурный центр «Лад»": "implementing",
        "дом престарелых «Тепло»": "partner",
        "фонд «Ирис»": "funding",
        "ТОО «Дән»": "sponsor",
    }


def test_the_word_for_a_role_is_nobodys_name() -> None:
    letter = paragraphs("Кто это делал", "Исполнитель: общество греков «Понт».")
    assert [one["name"] for one in values(letter, "participations")] == ["общество греков «Понт»"]


def test_a_unit_above_a_table_is_of_its_total() -> None:
    letter = of_word(
        "«Теңгем» жобасы әлі жүріп жатыр, оған ауыл жастары мен оқушылар келеді.",
        "Қаржыландыру (мың теңге):",
        [
            ["Көзі", "Сомасы"],
            ["Алматы облысының тілдерді дамыту басқармасы", "6 300"],
            ["«Агро» ЖШС (демеуші)", "1 200"],
            ["Барлығы", "7 500"],
        ],
    )
    assert values(letter, "budget_kzt") == [7_500_000]
    found = {one["name"]: one["role"] for one in values(letter, "participations")}
    assert found["Алматы облысының тілдерді дамыту басқармасы"] == "funding"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Жоба 2021 жылдан бері екі ауданда асырылып келеді, әлі аяқталған жоқ.", "kk"),
        ("Проект начали в 2015 году и пока не остановились.", "ru"),
    ],
)
def test_what_did_not_stop_goes_on(text: str, language: str) -> None:
    assert values(paragraphs(text, language=language), "status") == ["implementation"]


@pytest.mark.parametrize(
    ("text", "language", "said", "speaker"),
    [
        (
            "– Мы хотели знать соседей по именам, – рассказывает координатор Гаяна Степан. – А"
            " вышло, что нас знает город.",
            "ru",
            "Мы хотели знать соседей по именам. А вышло, что нас знает город.",
            "Гаяна Степан",
        ),
        (
            "– Бірге тамақ ішкен адам жауласпайды, – дейді «Дос» орталығының мүшесі, алғашқы"
            " кездесуді өткізген Мария Малин.",
            "kk",
            "Бірге тамақ ішкен адам жауласпайды",
            "Мария Малин",
        ),
    ],
)
def test_speech_goes_on_behind_who_says_it(
    text: str, language: str, said: str, speaker: str
) -> None:
    found = values(paragraphs(text, language=language), "quotation")
    assert found == [{"text": said, "speaker": speaker}]


def test_my_grandchild_is_no_name() -> None:
    letter = paragraphs("Немерем айтады: «Әже, кілеміңде теңіз бар екен», – дейді.", language="kk")
    assert values(letter, "quotation") == []


def test_a_message_names_its_project_among_its_first_lines() -> None:
    letter = paragraphs(
        "Олеся, привет, это я",
        "скидываю про нас",
        "проект Доброе сердце",
        "с весны 2015 собираем на операции детям",
    )
    assert values(letter, "title_ru") == ["Доброе сердце"]


def test_a_soft_sign_comes_back_to_a_name() -> None:
    letter = paragraphs("Руководство проектом было поручено Рамилю Асхатовичу Галиеву.")
    assert values(letter, "coordinator") == ["Рамиль Асхатович Галиев"]


def test_a_number_of_another_thing_parts_what_is_counted() -> None:
    letter = paragraphs(
        "Помощь оказана 65 детям с инвалидностью, сшито 400 костюмов, из них 100 в 2021 году."
    )
    made = [one.value for one in propose(letter, KNOWN).proposals if one.field == "metrics"]
    assert [(one["value"], one["period"]) for one in made] == [(65, "")]


def test_counts_by_years_go_on_from_the_whole() -> None:
    letter = paragraphs(
        "Всего помогли 480 одиноким пенсионерам. По годам считали последние два: в 2020 году –"
        " 130, в 2021 году – 155."
    )
    made = [one for one in values(letter, "metrics") if one["indicator"] == "elderly-helped"]
    assert [(one["value"], one["period"]) for one in made] == [
        (480, ""),
        (130, "2020"),
        (155, "2021"),
    ]


def test_one_of_a_region_begins_a_name_of_its_own() -> None:
    letter = paragraphs("Партнёры – дворец школьников и областной музей.")
    found = [one["name"] for one in values(letter, "participations")]
    assert found == ["дворец школьников", "областной музей"]
