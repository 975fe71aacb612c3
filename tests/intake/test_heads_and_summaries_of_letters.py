"""Letterheads, addressees, titles and headings of forms are no text; summaries tell something."""

import pytest

from tests.intake.read_letters import of_word, paragraphs, values

TOLD = "Проект начат в январе 2021 года в двух школах Караганды."


def test_a_letterhead_on_one_line_and_its_addressee_are_no_text() -> None:
    read = paragraphs(
        "Карагандинское областное общественное объединение «Дебатное движение “Улы Дала сөзі”»",
        "Исх. № 124 от 26 ноября 2026 г.",
        "В Ассамблею народа Казахстана",
        TOLD,
        "Председатель С. Т. Оспанова",
    )
    assert values(read, "text_ru") == [TOLD]
    (source,) = values(read, "sources")
    assert source["publisher"].startswith("Карагандинское областное общественное объединение «Деба")
    assert source["date"] == "26.11.2026"


def test_a_headline_that_tells_what_somebody_does_is_text() -> None:
    line = "Общественное объединение «Лад» совместно с партнёрами реализует проект «Орёл»"
    (text,) = values(paragraphs(line, TOLD), "text_ru")
    assert text == f"{line}\n\n{TOLD}"


@pytest.mark.parametrize(
    ("lines", "language", "name"),
    [
        (
            "Карагандинское областное общественное объединение\n«Движение “Улы Дала сөзі”»\n"
            "100008, г. Караганда, пр. Бухар жырау, 51/2, оф. 14\nтел. 8 (7212) 41-17-93",
            "ru",
            "Карагандинское областное общественное объединение «Движение „Улы Дала сөзі“»",
        ),
        (
            "«Ұлы Дала сөзі» пікірсайыс қозғалысы\nҚарағанды облыстық қоғамдық бірлестігі\n"
            "100008, Қарағанды қ., Бұқар жырау даңғ., 51/2\nтел. 8 (7212) 41-17-93",
            "kk",
            "«Ұлы Дала сөзі» пікірсайыс қозғалысы Қарағанды облыстық қоғамдық бірлестігі",
        ),
    ],
)
def test_a_name_on_two_lines_of_a_letterhead_is_whole(lines: str, language: str, name: str) -> None:
    greeting = "Уважаемые коллеги!" if language == "ru" else "Құрметті әріптестер!"
    read = paragraphs(lines, greeting, TOLD, language=language)
    (source,) = values(read, "sources")
    assert source["publisher"] == name


def test_the_title_above_the_text_is_in_its_own_field_alone() -> None:
    read = paragraphs("Уважаемые коллеги!", "Проект «Школа трёх языков»", TOLD)
    assert values(read, "title_ru") == ["Школа трёх языков"]
    assert values(read, "text_ru") == [TOLD]


def test_the_title_in_other_languages_below_it_is_no_text_either() -> None:
    lines = (
        "Проект «Узоры памяти»",
        "На казахском языке: «Жад өрнектері»",
        "На английском языке: “Patterns of Memory”.",
    )
    read = paragraphs("Уважаемые коллеги!", *lines, TOLD)
    assert values(read, "title_en") == ["Patterns of Memory"]
    assert values(read, "text_ru") == [TOLD]
    assert TOLD.startswith(values(read, "summary_ru")[0])


def test_a_line_that_says_more_than_the_title_is_text() -> None:
    line = "Проект «Школа трёх языков» в двух областях"
    (text,) = values(paragraphs("Уважаемые коллеги!", line, TOLD), "text_ru")
    assert text == f"{line}\n\n{TOLD}"


def test_a_questionnaire_has_an_author_and_a_date_and_neither_in_its_text() -> None:
    read = of_word(
        "Жылжымалы көрмеге қатысушының сауалнамасы",
        [
            ["Ұйымның атауы", "«Ақ жаулық» қоғамдық бірлестігі, Түркістан облысы"],
            ["Жобаның атауы", "Әже ертегісі"],
            ["Өңірі", "Түркістан облысы"],
            ["Не істелді", "Әжелер балабақшаларда апта сайын балаларға ертегі оқиды."],
            ["Толтырылған күні", "2026 жылғы 25 қараша"],
        ],
    )
    (source,) = values(read, "sources")
    assert source["publisher"] == "«Ақ жаулық» қоғамдық бірлестігі"
    assert source["date"] == "25.11.2026"
    told = "Әжелер балабақшаларда апта сайын балаларға ертегі оқиды."
    assert values(read, "text_kk") == [told]


def test_what_an_answer_says_of_the_association_besides_stays_in_the_text() -> None:
    asked = "ОФ «Береке», г. Тараз (создан в 2009 г., 45 членов)"
    told = ["Описание", "Дети сажают деревья и ухаживают за ними."]
    rows = [["Название проекта", "Сад"], ["Организация", asked], told]
    (text,) = values(of_word("Анкета", rows), "text_ru")
    assert "45 членов" in text
    assert "Анкета" not in text


@pytest.mark.parametrize(
    ("sentences", "summary"),
    [
        # a mark of a note ends no summary
        (
            ("Это дебатные клубы для старшеклассников и студентов.[1]",),
            " Это дебатные клубы для старшеклассников и студентов.",
        ),
        # a short sentence of the same paragraph
        (
            ("Волонтёры помогают одиноким людям.",),
            " Волонтёры помогают одиноким людям.",
        ),
        (("Координатор – Ким В. Р.",), ""),
    ],
)
def test_a_summary_goes_on_where_the_paragraph_does(
    sentences: tuple[str, ...], summary: str
) -> None:
    read = paragraphs("Уважаемые коллеги!", " ".join((TOLD, *sentences)))
    assert values(read, "summary_ru") == [f"{TOLD}{summary}"]


@pytest.mark.parametrize(
    "opening",
    [
        "В дополнение к письму № 118 уточняем сведения о проекте «Школа трёх языков».",
        "Благодарим за приглашение на выставку, которая состоится в декабре.",
    ],
)
def test_a_summary_does_not_begin_with_what_the_letter_is_for(opening: str) -> None:
    assert values(paragraphs(opening, TOLD), "summary_ru") == [TOLD]
