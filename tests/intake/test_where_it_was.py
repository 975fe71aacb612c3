"""The regions of a project, by the towns and districts in which it was."""

import pytest

from projects.intake.language import language_of
from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import TABLE


@pytest.mark.parametrize(
    ("sentence", "language", "codes"),
    [
        ("Занятия проекта шли в Рудном и Лисаковске.", "ru", ["KZ-39"]),
        ("Проект шёл на территории городов Экибастуза и Караганды.", "ru", ["KZ-55", "KZ-35"]),
        ("Проект прошёл в самом Уральске и в Сарыагашском районе.", "ru", ["KZ-27", "KZ-61"]),
        ("Проект шёл в столице и в Семее.", "ru", ["KZ-71", "KZ-10"]),
        ("Жоба Көкшетау, Тараз және Семей қалаларында өтті.", "kk", ["KZ-11", "KZ-31", "KZ-10"]),
        ("Кештер Риддерде және Зайсан ауданында өтті.", "kk", ["KZ-63"]),
        ("Жоба Жаркенттің өзінде басталды.", "kk", ["KZ-33"]),
        ("озимиз Тараз каласында откиздик", "kk", ["KZ-31"]),
    ],
)
def test_a_town_is_proposed_as_its_region_of_today(
    sentence: str, language: str, codes: list[str]
) -> None:
    assert values(paragraphs(sentence, language=language), "regions") == [codes]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("На концерт проекта приехали гости из Кокшетау.", "ru"),
        ("Мальчик орал в зале, а проект шёл дальше.", "ru"),
        ("Улица Абая, дорога через Караганду.", "ru"),
        ("Южной столице мы послали открытку.", "ru"),
        ("Офис наш находится в Таразе.", "ru"),
        ("Көкшетаудан қонақтар келді.", "kk"),
    ],
)
def test_a_town_in_which_nothing_was_is_no_region(sentence: str, language: str) -> None:
    assert values(paragraphs(sentence, language=language), "regions") == []


def test_under_a_label_for_the_place_all_towns_count() -> None:
    rows = "Где проводился\tг. Алматы, г. Талдыкорган, г. Кызылорда\nИтог\tСыграли в Таразе"
    assert values(letter([(TABLE, rows)]), "regions") == [["KZ-75", "KZ-33", "KZ-43"]]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("Проект охватил три области: Костанайскую и Акмолинскую.", ["KZ-11", "KZ-39"]),
        ("Где: Риддер, Зайсан\nи в Семей ездили каждый год", ["KZ-63", "KZ-10"]),
        ("Жоба бұрынғы Оңтүстік Қазақстан облысында, Шымкентте өтті.", ["KZ-YUZ", "KZ-79"]),
        ("Жоба авторлары Астанада байқаудың дипломын алды.", None),
        ("Жоба қай жерде өтеді: Семей қ., Өскемен қ.", ["KZ-10", "KZ-63"]),
    ],
)
def test_places_in_the_words_of_people(lines: str, codes: list[str] | None) -> None:
    found = values(paragraphs(*lines.split("\n"), language=language_of(lines)), "regions")
    assert [sorted(one) for one in found] == ([sorted(codes)] if codes else [])


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (
            "Проект вели в городе Риддер Восточно-Казахстанской области.",
            "город Риддер Восточно-Казахстанской области",
        ),
        ("Проект шёл в городе Рудном и нигде больше.", "город Рудный"),
        ("Проект «Сад» начали в г. Темиртау.", "г. Темиртау"),
        ("Наш проект живёт в селе Каменка.\nПроект в селе Каменка ждали.", "село Каменка"),
        ("Место проведения: г. Тараз, Дом дружбы", "г. Тараз, Дом дружбы"),
        ("Жоба Түркістан облысының Кентау қаласында өтті.", "Түркістан облысының Кентау қаласы"),
        ("Жоба Мерке ауылында жүргізілді.", "Мерке ауылы"),
        ("Өткен жері: Тараз қаласы, Достық үйі", "Тараз қаласы, Достық үйі"),
    ],
)
def test_the_exact_place_is_in_the_words_of_the_letter(lines: str, place: str) -> None:
    told = paragraphs(*lines.split("\n"), language=language_of(lines))
    assert values(told, "place_as_written") == [place]


@pytest.mark.parametrize(
    "lines",
    [
        "Проект шёл в городе Риддер.\nПотом проект показали в городе Семей.",
        "Регион: Жамбылская область",
        "Проект шёл в Павлодарской области.",
        "Проект шёл в селе Бобровке.",  # in its first case it may be called otherwise
        "Офис проекта находится в городе Тараз.",
        "Выставка была в городе Семей.",
        "Жоба Жамбыл облысында өтті.",
    ],
)
def test_no_exact_place_is_guessed(lines: str) -> None:
    told = paragraphs(*lines.split("\n"), language=language_of(lines))
    assert values(told, "place_as_written") == []


@pytest.mark.parametrize(
    ("line", "language", "themes"),
    [
        ("Проект относится к направлению «Семейные традиции».", "ru", ["family"]),
        ("Тематика проекта: благотворительность.", "ru", ["charity"]),
        ("Жоба «Тілдік орта» бағыты бойынша жүргізілді.", "kk", ["language"]),
        ("Проект хранит семейные традиции сёл.", "ru", None),
        ("Это чистая благотворительность, тема не новая.", "ru", None),
    ],
)
def test_a_theme_is_proposed_by_its_own_name(
    line: str, language: str, themes: list[str] | None
) -> None:
    found = values(paragraphs(line, language=language), "themes")
    assert found == ([themes] if themes else [])
