"""What ties a year, a name or a figure to the project: without it nothing is proposed."""

import pytest

from projects.intake.letter import Block, Letter
from projects.intake.proposals.readable import LONGEST_LETTER, LONGEST_SENTENCE, readable
from tests.intake.read_letters import paragraphs, values


def proposed(field: str, *sentences: str, language: str = "ru") -> list[object]:
    return values(paragraphs(*sentences, language=language), field)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Всё это делает клуб «Ручей» (он с 1999 года).", "ru"),
        ("В лицее № 7 преподавала с 1984 по 2011 год.", "ru"),
        ("Наш ансамбль с 2005 года гастролирует.", "ru"),
        ("Шеберхана 2003 жылдан бері тұр ғой, қазір сол жерде форма тігеді.", "kk"),
    ],
)
def test_a_year_of_an_association_or_a_life_is_not_the_projects(
    sentence: str, language: str
) -> None:
    assert proposed("start_year", sentence, language=language) == []


def test_what_we_did_from_year_to_year_is_the_project() -> None:
    told = "Үш жыл бойы, 2013 жылдан 2015 жылға дейін, қарттарға шұлық тоқып, көрпе құрап бердік."
    assert proposed("start_year", told, language="kk") == [2013]
    assert proposed("end_year", told, language="kk") == [2015]


def test_a_period_under_a_label_is_no_organisation() -> None:
    told = "Жобаның іске асырылған мерзімі: 2011-2013 жж."
    assert proposed("participations", told, language="kk") == []
    assert proposed("start_year", told, language="kk") == [2011]


def test_what_was_not_sought_is_no_organisation() -> None:
    assert proposed("participations", "Спонсор: не привлекался") == []


def test_dates_of_events_in_rows_are_not_the_projects() -> None:
    table = "Турнир\tГод\tЧеловек\nКубок\t2017\t90\nЛига\t2021\t31"
    letter = Letter("a.docx", "ru", (Block("table", table, table),))
    assert values(letter, "start_year") == []


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Суреттер кейін келеді, 17 дана.", "kk"),
        ("Формадан 40 дана алдық.", "kk"),
        ("Газета «Родник» выходит тиражом 3 000 экземпляров.", "ru"),
    ],
)
def test_pieces_of_other_things_are_no_printed_copies(sentence: str, language: str) -> None:
    assert proposed("metrics", sentence, language=language) == []


@pytest.mark.parametrize(
    ("sentence", "language", "qualifier"),
    [
        ("Ауыр науқас балаларға 4 млн 200 мың теңгеден астам ақша жиналды.", "kk", "more-than"),
        ("Напечатано 800 экземпляров сборника.", "ru", "exactly"),
        ("Напечатано 800 экземпляров с лишним.", "ru", "more-than"),
        ("Жинақ 800 данаға жуық басылды.", "kk", "about"),
    ],
)
def test_words_behind_what_is_counted_say_how_exact_it_is(
    sentence: str, language: str, qualifier: str
) -> None:
    (figure,) = proposed("metrics", sentence, language=language)
    assert figure["qualifier"] == qualifier  # type: ignore[index]


def test_what_is_told_of_a_plan_is_not_the_stage() -> None:
    told = (
        "Проект «Домра» завершён, отчёт о нём сдан в архив.",
        "Для сведения: на 2027 год запланирован новый проект «Арфа».",
    )
    assert proposed("status", *told) == ["closed"]
    assert proposed("status", "Вот турнир, о котором идёт речь.") == []


def test_a_name_of_an_organisation_is_not_the_projects() -> None:
    told = (
        "Газета «Маяк» начала проект «Тихий двор» в Актау.",
        "«Маяк» – лауреат конкурса печати.",
    )
    assert proposed("title_ru", *told) == ["Тихий двор"]


def test_no_more_is_read_than_people_write() -> None:
    long = "2016 мы " * 700
    text = "Проект «Маяк» завершён."
    blocks = (Block("paragraph", long, long),) * 3 + (Block("paragraph", text, text),)
    read, unread = readable(Letter("a.docx", "ru", blocks))
    assert [place.block for place in unread] == [0, 1, 2]
    assert sum(len(block.text) for block in read.blocks) == len(text)
    letter = Letter("a.docx", "ru", blocks)
    assert values(letter, "title_ru") == ["Маяк"]
    (whole,) = values(letter, "text_ru")
    assert whole.count("2016 мы") == 3 * 700


def test_what_is_read_is_bounded() -> None:
    sentence = "Слово и дело. " * 40
    blocks = (Block("paragraph", sentence, sentence),) * 4000
    read, unread = readable(Letter("a.docx", "ru", blocks))
    assert sum(len(block.text) for block in read.blocks) <= LONGEST_LETTER
    assert len(unread) > 3900
    one = "а" * (LONGEST_SENTENCE + 1)
    assert readable(Letter("a.docx", "ru", (Block("paragraph", one, one),)))[1]
