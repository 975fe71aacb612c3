"""The roles of organisations as people tell them, without the words of forms."""

import pytest

from tests.intake.read_letters import paragraphs, values


@pytest.mark.parametrize(
    ("line", "language", "name", "role"),
    [
        (
            "Партнёром, составившим списки, было КГУ «Центр помощи города Тараза».",
            "ru",
            "КГУ «Центр помощи города Тараза»",
            "partner",
        ),
        ("Затеял всё это наш молодёжный центр «Лад».", "ru", "молодёжный центр «Лад»", None),
        ("Делает всё это греческое общество «Эллада».", "ru", "греческое общество «Эллада»", None),
        ("партнером была клиника «Ак-Ниет», консультировали", "ru", "клиника «Ак-Ниет»", "partner"),
        ("Воду возила «Иртыш-Аква», она числилась спонсором.", "ru", "Иртыш-Аква", "sponsor"),
        ("Барлығын атқарып отырған – әйелдер кеңесі «Ана».", "kk", None, None),
        ("Жұмыстың бәрін атқарып отырған – «Ана» қоры.", "kk", "«Ана» қоры", None),
        ("«Ана» қоры осы жобаны қолға алды.", "kk", "«Ана» қоры", None),
        ("Жобаны «Ана» қоры жасады.", "kk", "«Ана» қоры", None),
        ("Облыстық «Достық үйі» серіктес болды.", "kk", "Облыстық «Достық үйі»", "partner"),
        ("«Ана» қоры бізге серік болды.", "kk", "«Ана» қоры", "partner"),
        ("Соның 2 миллионын «Ана» қоры берді.", "kk", "«Ана» қоры", "funding"),
        ("Кто выполняет проект: Общество «Эллада»", "ru", "Общество «Эллада»", None),
        ("Кім басқарды: «Ана» қоры", "kk", None, None),
        ("Жоба иесі туралы: 1989 жылы құрылған, 340 мүшесі бар", "kk", None, None),
        ("Помог в реализации проекта центр «Лад».", "ru", None, None),
    ],
)
def test_who_did_it_with_whom(line: str, language: str, name: str | None, role: str | None) -> None:
    found = values(paragraphs(line, language=language), "participations")
    expected = [(name, role or "implementing")] if name else []
    assert [(one["name"], one["role"]) for one in found] == expected


def test_a_name_on_the_next_line_goes_on_with_the_one_above() -> None:
    (found,) = values(paragraphs("делал наш центр", "Курдский центр Ронахи"), "participations")
    assert (found["name"], found["role"]) == ("Курдский центр Ронахи", "implementing")


def test_each_of_a_line_has_the_role_of_its_own_verb() -> None:
    line = "Демеушілік еткен – «Сыр» қожалығы; Тараз қаласының әкімдігі қаржыландырды."
    found = values(paragraphs(line, language="kk"), "participations")
    assert [one["role"] for one in found] == ["sponsor", "funding"]


@pytest.mark.parametrize(
    "name", ["«Қазақстан кәрістерінің қауымдастығы» ҚБ", "Қазақстан кәрістерінің қауымдастығы"]
)
def test_a_people_has_two_names_in_kazakh(name: str) -> None:
    (found,) = values(paragraphs(f"Серіктесіміз – {name}.", language="kk"), "participations")
    assert found["organisation"] == "association-of-koreans"


def test_the_questions_of_a_form_may_be_whole_ones() -> None:
    read = paragraphs(
        "Когда начался проект? В мае 2014 года",
        "Когда закончился? В 2016 году",
        "В каких городах проходил? Тараз, Шымкент",
        "Кто руководил? Анна Ким",
        "На какие деньги? Фонд АНК",
    )
    assert [values(read, name) for name in ("start_year", "end_year")] == [[2014], [2016]]
    assert values(read, "regions") == [["KZ-31", "KZ-79"]]
    assert values(read, "coordinator") == ["Анна Ким"]
    assert [one["role"] for one in values(read, "participations")] == ["funding"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Узбекский областной этнокультурный центр", "uzbek-centre-south-kazakhstan"),
        ("областной узбекский культурный центр", "uzbek-centre-south-kazakhstan"),
        (
            "Совет матерей при АНК по Восточно-Казахстанской области",
            "council-of-mothers-east-kazakhstan",
        ),
        ("ОО «Wiedergeburt – Возрождение»", "revival"),
        ("детдом «Умит»", "umit"),
        ("Фонд Ассамблеи", "fund-of-apk"),
        ("детский сад «Үміт»", ""),
        ("«Үміт» балабақшасы", ""),
        ("Общество слепых «Возрождение»", ""),
        ("Турецкий областной этнокультурный центр", ""),
    ],
)
def test_a_known_organisation_is_known_in_other_order_and_kind(name: str, slug: str) -> None:
    (found,) = values(paragraphs(f"Партнёр – {name}."), "participations")

    assert (found["organisation"] or "") == slug


def test_what_was_done_is_no_part_of_the_name_of_who_did_it() -> None:
    line = "Проект, инициированный Ассоциацией корейцев Казахстана, идёт с 2017 года."
    (found,) = values(paragraphs(line), "participations")
    assert found["name"] == "Ассоциация корейцев Казахстана"


def test_a_list_behind_another_word_for_a_role_has_that_role() -> None:
    line = "Ұйымдастырушы – «Дала» қоры, серіктестер – Тараз мәдениет үйі, № 3 мектеп."
    found = values(paragraphs(line, language="kk"), "participations")
    assert [one["role"] for one in found] == ["implementing", "partner", "partner"]
