"""Numbers and years as people write them are read rightly or refused with a sentence."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from projects.texts.quantities import Unit
from projects.texts.typed_numbers import read_number

ABOUT, MORE, LEAST, MOST = "about", "more-than", "at-least", "up-to"

# As typed: the number and its qualifier.
READ = {
    "5": (5, None),
    "0": (0, None),
    "0500": (500, None),
    "2 500 000": (2_500_000, None),
    "2\u00a0500\u00a0000": (2_500_000, None),
    "2\u2009500\u2009000": (2_500_000, None),
    "2\u202f500\u202f000": (2_500_000, None),
    "  2   500   000  ": (2_500_000, None),
    "2,500,000": (2_500_000, None),
    "2.500.000": (2_500_000, None),
    "2'500'000": (2_500_000, None),
    "2’500’000": (2_500_000, None),
    "2500000,00": (2_500_000, None),
    "2 500 000,00": (2_500_000, None),
    "2.500.000,00": (2_500_000, None),
    "2,500,000.0": (2_500_000, None),
    "14,2 млн": (14_200_000, None),
    "14.2 млн": (14_200_000, None),
    "14,2млн.": (14_200_000, None),
    "14,25 миллиона": (14_250_000, None),
    "14.2 million": (14_200_000, None),
    "14,2 mln": (14_200_000, None),
    "0,250 млн": (250_000, None),
    "2 миллион": (2_000_000, None),
    "3 млрд": (3_000_000_000, None),
    "3 МЛРД": (3_000_000_000, None),
    "1,5 тыс.": (1_500, None),
    "1,5 тыс": (1_500, None),
    "5 тысяч": (5_000, None),
    "3к": (3_000, None),
    "1,5к": (1_500, None),
    "3k+": (3_000, MORE),
    "тысяча": (1_000, None),
    "двенадцать": (12, None),
    "двести пятьдесят тысяч": (250_000, None),
    "полтора миллиона": (1_500_000, None),
    "более двухсот": (200, MORE),
    "около тысячи": (1_000, ABOUT),
    "жеті мың екі жүз": (7_200, None),
    "он бес": (15, None),
    "екі жүзден астам": (200, MORE),
    "мыңға жуық": (1_000, ABOUT),
    "one hundred and fifty": (150, None),
    "100 500 тыс.": (100_500_000, None),
    "5 мың": (5_000, None),
    "5 thousand": (5_000, None),
    "1,1 трлн": (1_100_000_000_000, None),
    "2 млн 500 тыс.": (2_500_000, None),
    "1 млн 250 000": (1_250_000, None),
    "1 млрд 2 млн 3 тыс. 4": (1_002_003_004, None),
    "2 млн теңге": (2_000_000, None),
    "2 млн тенге": (2_000_000, None),
    "300 тг": (300, None),
    "300тг.": (300, None),
    "300 KZT": (300, None),
    "₸ 5 000": (5_000, None),
    "₸5 000": (5_000, None),
    "5 000 ₸": (5_000, None),
    "5 000,00 тг.": (5_000, None),
    "около 300": (300, ABOUT),
    "Около 300": (300, ABOUT),
    "ок. 300": (300, ABOUT),
    "ок.300": (300, ABOUT),
    "примерно 300": (300, ABOUT),
    "приблизительно 5 тысяч": (5_000, ABOUT),
    "порядка 300": (300, ABOUT),
    "шамамен 300": (300, ABOUT),
    "300 шамасында": (300, ABOUT),
    "300-ге жуық": (300, ABOUT),
    "300ге таяу": (300, ABOUT),
    "5 мыңға жуық": (5_000, ABOUT),
    "300-дей": (300, ABOUT),
    "5 мыңдай": (5_000, ABOUT),
    "about 300": (300, ABOUT),
    "approx. 300": (300, ABOUT),
    "~300": (300, ABOUT),
    "~ 300": (300, ABOUT),
    "≈300": (300, ABOUT),
    "более 300": (300, MORE),
    "более чем 300": (300, MORE),
    "больше 300": (300, MORE),
    "свыше 14,2 млн тенге": (14_200_000, MORE),
    "300 с лишним": (300, MORE),
    "300-ден астам": (300, MORE),
    "300-нан астам": (300, MORE),
    "300ден астам": (300, MORE),
    "300 астам": (300, MORE),
    "300-ден артық": (300, MORE),
    "300-ден аса": (300, MORE),
    "5 мыңнан астам": (5_000, MORE),
    "14 млн-нан астам": (14_000_000, MORE),
    "5 млн теңгеден астам": (5_000_000, MORE),
    "5 миллиардтан астам": (5_000_000_000, MORE),
    "over 300": (300, MORE),
    "more than 300": (300, MORE),
    ">300": (300, MORE),
    "> 300": (300, MORE),
    "300+": (300, MORE),
    "300 +": (300, MORE),
    "не менее 300": (300, LEAST),
    "не менее чем 300": (300, LEAST),
    "минимум 300": (300, LEAST),
    "300 и более": (300, LEAST),
    "кемінде 300": (300, LEAST),
    "кем дегенде мың": (1_000, LEAST),
    "300-ден кем емес": (300, LEAST),
    "at least 300": (300, LEAST),
    "at least a thousand": (1_000, LEAST),
    "300 or more": (300, LEAST),
    "≥300": (300, LEAST),
    ">= 300": (300, LEAST),
    "не менее тысячи": (1_000, LEAST),
    "до 300": (300, MOST),
    "до тысячи": (1_000, MOST),
    "до двухсот": (200, MOST),
    "не более 5 млн тенге": (5_000_000, MOST),
    "300-ге дейін": (300, MOST),
    "300ге дейін": (300, MOST),
    "екі жүзге дейін": (200, MOST),
    "5 мыңға дейін": (5_000, MOST),
    "5 млн теңгеге дейін": (5_000_000, MOST),
    "300-ден артық емес": (300, MOST),
    "up to 300": (300, MOST),
    "no more than 300": (300, MOST),
    "≤ 300": (300, MOST),
    "<=300": (300, MOST),
}

# As typed: what the sentence names.
REFUSED = {
    "несколько": "has no digits",
    "тысячи": "has no digits",
    "пять шесть": "are not in threes",
    "½ млн": "“½” in “½ млн” is not a digit from 0 to 9",
    "2½ млн": "is not a digit from 0 to 9",
    "12²": "is not a digit from 0 to 9",
    "٣٠٠": "is not a digit from 0 to 9",
    "３００": "is not a digit from 0 to 9",
    "": "has no digits",
    "2.500": "can mean 2,500, or 2.5 with decimals",
    "2 500,000": "can mean 2,500,000, or 2,500 with decimals",
    "1,250 млн": "can mean 1,250,000,000, or 1,250,000 with decimals",
    "12,5": "is not a whole number",
    "12.5": "is not a whole number",
    "1,23456 тыс.": "is not a whole number",
    "1,0000000000000000000000000000000000001 млн": "is not a whole number",
    "2500000,50": "is not a whole number",
    "12,5 people": "“people” is not understood",
    "300 человек": "“человек” is not understood",
    "300.": "“.” is not understood",
    "300,": "“,” is not understood",
    "+300": "“+” is not understood",
    "№ 12": "“№” is not understood",
    "12а": "“а” is not understood",
    "З00": "“з” is not understood",
    "o5": "“o” is not understood",
    "1e5": "“e” is not understood",
    "0x1F": "“x” is not understood",
    "300²": "is not a digit from 0 to 9",
    "5 %": "“%” is not understood",
    "12\u200b5": "is not understood",
    "5 тысячелетий": "“тысячелетий” is not understood",
    "шамамен 5-тен астам": "“-тен астам” is not understood",
    "300-ден": "“-ден” is not understood",
    "2 тыс. млн": "“млн” is not understood",
    "₸ 5 000 тг": "“тг” is not understood",
    "-5": "is below zero",
    "−5": "is below zero",
    "- 5": "is below zero",
    "300–400": "names two numbers",
    "300-400": "names two numbers",
    "2012–2014": "names two numbers",
    "300\n400": "names two numbers",
    "12,5 млн14,2 млн": "names two numbers",
    "2 млн 3 млн": "names two numbers",
    "2 тыс. 3 млн": "names two numbers",
    "2,5 млн 300": "names two numbers",
    "25.05.2020": "is a date",
    "25. 05. 2020": "is a date",
    "2020-05-25": "is a date",
    "25 мая 2020 г.": "is a date",
    "25 00": "are not in threes",
    "2 5000 000": "are not in threes",
    "2,50,000": "are not in threes",
    "1.2.3": "are not in threes",
    "0 500": "are not in threes",
    "2 500.000.000": "are not in threes",
    "от 300": "gives a limit that no qualifier says",
    "менее 300": "gives a limit that no qualifier says",
    "300-ден кем": "gives a limit that no qualifier says",
    "less than 300": "gives a limit that no qualifier says",
    "<300": "gives a limit that no qualifier says",
    "до 300 и более": "“и более” is not understood",
    "не менее около 300": "“около” is not understood",
    "$300": "another currency",
    "300 руб.": "another currency",
    "300 долларов": "another currency",
    "99999999999999999999": "is larger than",
    "99999999 млрд": "is larger than",
    "5 " + "0" * 200: "is too long",
}


def refusal(typed: str, unit: Unit | None = Unit.TENGE) -> str:
    with pytest.raises(ValidationError) as caught:
        read_number(typed, unit)
    return caught.value.messages[0]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("typed", READ)
def test_a_number_is_read_as_it_is_meant(typed: str, language: str) -> None:
    with translation.override(language):
        read = read_number(typed, Unit.TENGE)
    assert (read.number, read.qualifier) == READ[typed]


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_not_understood_is_refused_with_a_sentence(typed: str) -> None:
    with translation.override("en"):
        assert REFUSED[typed] in refusal(typed)


@pytest.mark.parametrize(("language", "readings"), [("ru", "1 234 .* 1,234"), ("kk", "1 234")])
def test_a_comma_that_may_part_thousands_or_decimals_is_asked_about(
    language: str, readings: str
) -> None:
    with translation.override(language):
        assert re.search(readings, refusal("1,234").replace("\u00a0", " "))


def test_in_english_a_comma_parts_thousands_as_on_our_own_pages() -> None:
    with translation.override("en"):
        assert read_number("1,234").number == 1234


def test_a_unit_is_taken_only_where_it_belongs() -> None:
    with translation.override("en"):
        assert "“тг” is not understood" in refusal("300 тг", None)
        assert "“г.” is not understood" in refusal("2012 г.", Unit.TENGE)


@pytest.mark.parametrize(
    "typed", ["2012", "2012 г.", "2012 г", "2012г.", "2012 год", "2012 ж.", "2012-ж.", "2012 жылы"]
)
def test_a_year_is_read_with_its_word(typed: str) -> None:
    assert read_number(typed, Unit.YEAR).number == 2012


def test_a_date_in_place_of_a_year_is_refused_with_its_year() -> None:
    with translation.override("en"):
        assert refusal("25.05.2020", Unit.YEAR).endswith("Only the year belongs here: 2020.")
        assert "names two numbers" in refusal("2012–2014", Unit.YEAR)
