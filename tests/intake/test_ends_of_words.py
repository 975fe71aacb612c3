"""The case in which a sentence names somebody or a number changes nothing of what is proposed."""

import pytest

from projects.texts.found_numbers import numbers_in
from tests.intake.read_letters import paragraphs, values


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("мы вручили подарки тридцати трём соседкам", 33),
        ("помогли пятидесяти четырём ветеранам", 54),
        ("гордимся шестьюдесятью двумя выпускниками", 62),
        ("письма разослали тремстам сорока семьям", 340),
        ("раздали пятистам двадцати детям", 520),
    ],
)
def test_a_number_in_words_is_read_whole_in_every_case(words: str, number: int) -> None:
    assert [one.quantity.number for one in numbers_in(words)] == [number]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Руководство проектом осуществлялось директором Центра А.К. Волковой.", "А.К. Волкова"),
        ("Координатор проекта – секретарь Объединения Р.С. Ткаченко.", "Р.С. Ткаченко"),
        ("Тогда Марию Шмидт, она у нас всем и заведует, позвали в школу.", "Мария Шмидт"),
        ("Попросили Алину Серову, она всем этим руководит, сходить к соседям.", "Алина Серова"),
    ],
)
def test_a_person_is_named_without_her_office_and_case(sentence: str, name: str) -> None:
    read = paragraphs("Проект «Тёплый двор» идёт в Актобе.", sentence)
    assert values(read, "coordinator") == [name]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Тағы «Таза бұлақ» деген бар, оған 900 адам қатысқан.", "kk"),
        ("Сорок два слушателя открыли пекарни и ателье.", "ru"),
        ("Қырық екі тыңдаушы өз ісін ашты.", "kk"),
    ],
)
def test_neither_another_project_nor_what_became_of_people_is_counted(
    sentence: str, language: str
) -> None:
    read = paragraphs(
        "«Бірге» – жоба атауы." if language == "kk" else "Проект «Вместе».",
        sentence,
        language=language,
    )
    assert [one for one in values(read, "metrics") if one["indicator"]] == []


@pytest.mark.parametrize(
    ("sentences", "language"),
    [
        (["Проект шёл в Таразе.", "Один теперь в Астане чинит скрипки."], "ru"),
        (["Жоба Таразда өтті.", "Біреуі қазір Астанада етік тігеді."], "kk"),
        (
            ["Ақшаны Алматы облысының білім, ғылым басқармасы берді.", "Жоба Таразда өтті."],
            "kk",
        ),
    ],
)
def test_where_somebody_moved_or_an_office_sits_the_project_was_not(
    sentences: list[str], language: str
) -> None:
    assert values(paragraphs(*sentences, language=language), "regions") == [["KZ-31"]]
