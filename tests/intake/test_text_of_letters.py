"""The text of an entry has every word of a letter that no other field has."""

import re

import pytest

from projects.intake.letter import Block, Letter, Proposal
from projects.intake.proposals import propose
from projects.texts.richtext import plain
from tests.intake.read_letters import KNOWN, letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH, TABLE

ROWS = "Год\tИсторий\tГостей\n2022\t64\t1 850\n2023\t118\t4 300"
TABLE_IN_TEXT = (
    "| Год | Историй | Гостей |\n| --- | --- | --- |\n| 2022 | 64 | 1 850 |\n| 2023 | 118 | 4 300 |"
)


def with_table(*more: Block) -> Letter:
    blocks = (
        Block("paragraph", "Уважаемые коллеги!", "Уважаемые коллеги!"),
        Block("paragraph", "Сундук подарила семья[1], с него всё началось.", "Сундук подарила [1]"),
        Block("heading", "Результаты", "## Результаты"),
        Block("table", ROWS, TABLE_IN_TEXT),
        Block("paragraph", "Председатель\tВ. С. Ким", "Председатель В. С. Ким"),
    )
    return Letter("letter.docx", "ru", (*blocks, *more))


def test_a_table_under_a_heading_and_notes_are_in_the_text() -> None:
    note = "[1] Сундук 1911 года."
    (text,) = values(with_table(Block("note", note, note)), "text_ru")
    assert TABLE_IN_TEXT in text
    assert text.endswith(note)
    assert "Уважаемые" not in text
    assert "В. С. Ким" not in text


def test_a_form_gives_its_text_the_answers_that_are_no_other_field_s_value() -> None:
    described = "Ученики сажают сад на крыше школы и ухаживают за ним."
    rows = f"Название проекта\tСад на крыше\nОписание\t{described}\nОтзывы\tВкусные помидоры"
    (text,) = values(letter([(TABLE, rows)]), "text_ru")
    assert text.startswith(described)
    assert "| Отзывы | Вкусные помидоры |" in text
    assert "Сад на крыше" not in text


def test_a_message_without_sentences_is_wholly_in_the_text() -> None:
    told = ("аты Бір дастархан", "былтыр 12 рет жинадық", "көмектесетіндер: Достық үйі")
    found = paragraphs("Саламатсыздар ма!", *told, "рахмет!!! Светлана", language="kk")
    (text,) = values(found, "text_kk")
    assert text.split("\n\n") == list(told)


def test_a_message_without_a_greeting_begins_where_it_tells_something() -> None:
    told = ("мы из кружка", "поём песни каждый вечер", "помогают: дом дружбы")
    assert values(paragraphs(*told), "text_ru") == ["\n\n".join(told)]


def test_the_same_in_two_columns_is_in_the_text_in_both_languages() -> None:
    rows = "Қазақша\tРусский\nАтауы: «Ортақ бақ»\tНазвание: «Общий сад»"
    (text,) = values(letter([(PARAGRAPH, "Біз бақ өсірдік."), (TABLE, rows)], "kk"), "text_kk")
    assert "Ортақ бақ" in text


def test_every_word_of_the_body_is_in_a_field() -> None:
    found = with_table(Block("note", "[1] Сундук 1911 года.", "[1] Сундук 1911 года."))
    proposals = propose(found, KNOWN).proposals
    said = set(re.findall(r"\w+", " ".join(map(_told, proposals))))
    body = " ".join(block.text for block in found.blocks[2:4])
    assert set(re.findall(r"\w+", body)) <= said


def _told(proposal: Proposal) -> str:
    return plain(proposal.value) if isinstance(proposal.value, str) else str(proposal.value)


@pytest.mark.parametrize(
    "opening",
    [
        "На Ваш исходящий № 27-3/416 от 26 февраля сообщаем следующее.",
        "Сіздің 19 қаңтардағы № 14 хатыңызға жауап ретінде төмендегіні хабарлаймыз.",
    ],
)
def test_an_opening_that_tells_of_the_letter_alone_is_no_text(opening: str) -> None:
    told = "Проект проходил в сёлах три года подряд, и дети ждали его."
    assert values(paragraphs(opening, told), "text_ru") == [told]


def test_a_letterhead_with_small_letters_is_no_text_but_a_headline_below_it_is() -> None:
    read = paragraphs(
        "«ЯЖЕМБИНА»",
        "поляк мәдениеті орталығы",
        "тел. 8 (7162) 25-40-13, ул. Абая, 91",
        "Газета, которую ждали у почтового ящика",
        "Газету три года делали школьники и пенсионеры из Кокшетау.",
    )
    (text,) = values(read, "text_ru")
    assert text.split("\n\n") == [
        "Газета, которую ждали у почтового ящика",
        "Газету три года делали школьники и пенсионеры из Кокшетау.",
    ]
