"""Telephone numbers that stand among what a letter tells are no text for the public."""

import pytest

from projects.admin.letter_page import Mark, shown_blocks
from projects.intake.proposals import propose
from tests.intake.read_letters import KNOWN, letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH, TABLE

BEFORE = "Соседи каждую весну вместе белят деревья и сажают новые, а вечером пьют чай во дворе."
BEHIND = "Люди приходили семьями и приводили соседей, дело пошло легко и весело."


@pytest.mark.parametrize(
    "lines",
    [
        ["БАҚ өкілдеріне арналған байланыс: Сардор Тұрсынов, 8 (7252) 00-77-19, a@b.example"],
        ["Сұрақ болса, хабарласыңыздар: 8 700 000 12 34, кешкі сегізге дейін."],
        ["Хабарласатын  телефон  8(7292) 00 15 36  ,  ұялы 87010001536 Рауф муаллим"],
        ["Контакт для СМИ: Айгуль Серикова, +7 701 000 11 22"],
        ["Контакт для СМИ:", "Айгуль Серикова, пресс-секретарь, 8 701 000 11 22"],
        ["мой номер если что 8 777 000 19 19"],
        ["Бухгалтерия: 8 (7212) 00-30-22."],
        ["Звоните после обеда, 8-7112-00-48-73"],
        ["По вопросам обращаться: info@nur.example"],
        ["8 777 000 19 19, Лариса"],
    ],
)
def test_a_line_with_a_telephone_number_is_left_out_and_shown_as_left(lines: list[str]) -> None:
    read = paragraphs(BEFORE, *lines, BEHIND)
    found = [one for one in propose(read, KNOWN).proposals if one.field == "text_ru"]
    assert [one.value for one in found] == [f"{BEFORE}\n\n{BEHIND}"]
    marks = [Mark(place, "text_ru", "texts") for one in found for place in one.places]
    left = [block.is_left for block in shown_blocks(read, marks)]
    assert left == [False, *(True for _line in lines), False]


@pytest.mark.parametrize(
    "told",
    [
        "Проект возглавляет Гульнара Розахунова, она и на вопросы ответит: 8 705 000 33 21.",
        "Объединение работает с 1989 года. Бухгалтерия: 8 (7212) 00-30-22.",
        "На телефон доверия 8 (7212) 00-30-22 за два года позвонили 640 участников проекта из сёл.",
        "На связи с нами были 120 семей, и всем мы ответили.",
    ],
)
def test_what_tells_of_the_project_stays_whatever_number_it_has(told: str) -> None:
    assert told in values(paragraphs(BEFORE, told, BEHIND), "text_ru")[0]


def test_a_row_of_a_form_with_a_telephone_number_is_left_out() -> None:
    rows = "Контактное лицо, телефон\tПак Ирина, 8 (727) 000-45-80, вн. 103\nКак шло\tМы гуляли"
    text = values(letter([(PARAGRAPH, BEFORE), (TABLE, rows)]), "text_ru")[0]
    assert "Мы гуляли" in text
    assert "45-80" not in text
