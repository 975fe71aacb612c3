import pytest

from projects.texts.found_numbers import numbers_in
from projects.texts.numbers import Qualifier

ABOUT, MORE = Qualifier.ABOUT, Qualifier.MORE_THAN
LEAST, MOST = Qualifier.AT_LEAST, Qualifier.UP_TO


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Собрано более 18,4 млн тенге в 2021 году", [(18_400_000, MORE), (2021, None)]),
        ("екі жүз елуден астам адамды оқыттық", [(250, MORE)]),
        ("около тысячи человек", [(1_000, ABOUT)]),
        ("мыңнан астам адам", [(1_000, MORE)]),
        ("1 250-ге жуық адам, отыз бір кездесу", [(1_250, ABOUT), (31, None)]),
        ("1.250 человек и 1,250 people", [(1_250, None), (1_250, None)]),
        ("2 млн 500 тыс. тенге", [(2_500_000, None)]),
        ("жүзеге асырылды", []),
        ("пришло 3к+ гостей, 1,5к буклетов", [(3_000, MORE), (1_500, None)]),
        ("дом 6к1, с 3 к 100, 5 курс", [(6, None), (3, None), (100, None), (5, None)]),
        ("мың жарымға тарта адам", []),
        ("четыре с половиной тысячи", [(4_500, None)]),
        ("барлығы он бір жарым миллион теңге", [(11_500_000, None)]),
        ("где-то 1200, чуть больше 300, екі жүз шақты", [(1200, ABOUT), (300, MORE), (200, ABOUT)]),
        ("қызметтердің саны 3 800-ден асты", [(3_800, MORE)]),
        ("порядка 2 100 человек", [(2_100, ABOUT)]),
        ("миллион двести тысяч тенге", [(1_200_000, None)]),
        ("20–25 школ, 12.03.2014, менее 300", []),
        ("не менее 1 300 человек, участников до 350", [(1_300, LEAST), (350, MOST)]),
        ("кем дегенде 350 қарт, 35-ке дейін адам", [(350, LEAST), (35, MOST)]),
        ("at least 40 meetings, up to 900 copies", [(40, LEAST), (900, MOST)]),
        ("≥ 300 человек, не менее двухсот", [(300, LEAST), (200, LEAST)]),
        ("в возрасте от шести до девяноста лет, с 9 до 18 часов", [(9, None)]),
        ("сағат 10-нан 17-ге дейін", [(10, None)]),
        ("оқушылар саны 340-қа жетті", [(340, None)]),
    ],
)
def test_numbers_of_a_sentence(text: str, found: list[tuple[int, Qualifier | None]]) -> None:
    assert [(n.quantity.number, n.quantity.qualifier) for n in numbers_in(text)] == found


def test_a_number_stands_where_its_words_stand() -> None:
    text = "Пришло около 300 человек"
    (number,) = numbers_in(text)
    assert text[number.start : number.end] == "около 300"
