"""Partners listed in one line, with names of their own or as common nouns."""

import pytest

from tests.intake.read_letters import of_word, paragraphs, values


def partners(*texts: str, language: str = "ru") -> list[str]:
    found = values(paragraphs(*texts, language=language), "participations")
    return [one["name"] for one in found if one["role"] == "partner"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Партнёры: городская больница № 2 г. Сарань, фонд «Ирис», ТОО «Кран».",
            ["городская больница № 2 г. Сарань", "фонд «Ирис»", "ТОО «Кран»"],
        ),
        (
            "Партнёрами нашими были ремесленный дом «Ұста» и училище техники и связи, дали станки.",
            ["ремесленный дом «Ұста»", "училище техники и связи"],
        ),
        (
            "Партнёрами выступили Совет молодёжи Абайской области, чьи ребята вели запись, а также"
            " областная библиотека имени А. Ким, где были встречи.",
            ["Совет молодёжи Абайской области", "областная библиотека имени А. Ким"],
        ),
        (
            "Партнёры – Саранский колледж и буддийская община города Саранского.",
            ["Саранский колледж", "буддийская община города Саранского"],
        ),
        ("партнёр у нас областной драмтеатр, играют бесплатно", ["областной драмтеатр"]),
        ("Партнёром был кружок, помогали соседи.", []),
    ],
)
def test_each_of_a_list_is_a_partner(text: str, expected: list[str]) -> None:
    assert partners("Проект «Мост» идёт с 2019 года.", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Серіктестер: № 4 сурет кабинеті, «Дала» клубы.",
            ["№ 4 сурет кабинеті", "«Дала» клубы"],
        ),
        (
            "Серіктесіміз – Қызыл Ай қоғамының Абай филиалы.",
            ["Қызыл Ай қоғамының Абай филиалы"],
        ),
        (
            "Жобаның серіктесі ретінде Ш. Айманов атындағы Абай мемлекеттік университетінің тарих"
            " кафедрасы қатысты.",
            ["Ш. Айманов атындағы Абай мемлекеттік университетінің тарих кафедрасы"],
        ),
    ],
)
def test_kazakh_partners_keep_all_of_their_names(text: str, expected: list[str]) -> None:
    assert partners(text, language="kk") == expected


def test_a_numbered_list_in_a_cell_names_several() -> None:
    form = of_word(
        [
            ["Вопрос", "Ответ"],
            ["Название проекта", "«Мост»"],
            ["Партнёры", "1) Институт «Норма»; 2) ОО «Ирис» (давало залы); 3) Клуб «Дала»"],
        ]
    )
    found = [one["name"] for one in values(form, "participations")]
    assert found == ["Институт «Норма»", "ОО «Ирис»", "Клуб «Дала»"]


def test_both_who_held_it_together_implement_it() -> None:
    found = values(
        paragraphs(
            "Фестивальді Абайдың «Нұр» қауымы мен Батыс өңірдің «Дала» қозғалысы бірлесіп өткізді.",
            language="kk",
        ),
        "participations",
    )
    assert [one["role"] for one in found] == ["implementing", "implementing"]


@pytest.mark.parametrize(
    "answer", ["Да, в 2018 г. в Астане, с выставкой кукол", "в 2016 году в Семее"]
)
def test_an_answer_about_other_shows_names_nobody(answer: str) -> None:
    form = of_word(
        [
            ["Вопрос", "Ответ"],
            ["Название проекта", "«Мост»"],
            ["Участвовала ли организация в других выставках", answer],
            ["Партнёры", "клуб «Дала»"],
        ]
    )
    assert [one["name"] for one in values(form, "participations")] == ["клуб «Дала»"]
