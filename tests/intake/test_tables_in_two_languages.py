"""Tables that say the same in Kazakh and in Russian side by side, not all of it translated."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import TABLE

ROWS = [
    "Жобаның аты – «Құт».\tНазвание проекта – «Благодать».",
    "Жобаны «Сапа» қоғамы 2009 жылдан 2011 жылға дейін жүргізді.\t"
    "Проект вело общество «Сапа» с 2009 по 2011 год.",
    "Жетекшісі – Нина Ивановна Ли.\tРуководитель – (см. слева).",
    "Мұғалімдерге арналған 14 семинар өткізілді.\t(қазақша мәтінді қараңыз)",
    "\tСостоялось 33 встречи с жителями сёл (перевод будет дослан).",
    "Мерекелерге барлығы 700 адам қатысты.\tВсего в праздниках участвовало 700 человек.",
]


@pytest.mark.parametrize(
    "heads", ["Қазақша\tПо-русски", "Қаз.\tРус.", "Мемлекеттік тілде\tНа русском языке", ""]
)
def test_what_one_column_lacks_the_other_says(heads: str) -> None:
    table = "\n".join(filter(None, [heads, *ROWS]))
    read = letter([(TABLE, table)], language="kk")
    assert values(read, "title_kk") == ["Құт"]
    assert values(read, "title_ru") == ["Благодать"]
    assert values(read, "coordinator") == ["Нина Ивановна Ли"]
    assert (values(read, "start_year"), values(read, "end_year")) == ([2009], [2011])
    assert [(one["indicator"], one["value"]) for one in values(read, "metrics")] == [
        ("seminars-held", 14),
        ("event-participants", 700),
        ("meetings-held", 33),
    ]
    assert [one["name"] for one in values(read, "participations")] == ["«Сапа» қоғамы"]


def test_a_form_in_kazakh_with_answers_in_russian_keeps_its_labels() -> None:
    table = (
        "Жобаның атауы\tБольшой сад\nҚашан өткізілді\tс мая 2012 по июнь 2014 года\n"
        "Жобаны кім үйлестірді\tНина Ивановна Ли\nОрындаушы\tобщество «Сапа»"
    )
    read = letter([(TABLE, table)], language="kk")
    assert (values(read, "start_year"), values(read, "end_year")) == ([2012], [2014])
    assert values(read, "coordinator") == ["Нина Ивановна Ли"]


def test_a_name_for_guests_is_a_name_of_its_own() -> None:
    read = paragraphs("Название проекта: «Мост», для гостей из-за рубежа – “Bridge of Friends”.")
    assert values(read, "title_ru") == ["Мост"]
    assert values(read, "title_en") == ["Bridge of Friends"]
