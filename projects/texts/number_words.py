"""Numbers in words, made digits: "двести пятьдесят" is "250", "жеті мың екі жүз" is "7 мың 200".

Texts are in small letters (``projects.texts.refusals.plain``). Words for powers of a thousand stay
as they are, for ``projects.texts.typed_numbers`` reads them behind digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.texts.refusals import one_of

# Value and its word with all its forms, of Kazakh, Russian and English.
_SMALL = """
1 один одна одно одного одной одну бір one
2 два две двух двум двумя екі two
3 три трех трём трем тремя трёх үш three
4 четыре четырех четырёх четырем четырём четырьмя төрт four
5 пять пяти пятью бес five
6 шесть шести шестью алты six
7 семь семи жеті seven
8 восемь восьми восемью восьмью сегіз eight
9 девять девяти девятью тоғыз nine
10 десять десяти десятью он ten
11 одиннадцать одиннадцати одиннадцатью eleven
12 двенадцать двенадцати двенадцатью twelve
13 тринадцать тринадцати тринадцатью thirteen
14 четырнадцать четырнадцати четырнадцатью fourteen
15 пятнадцать пятнадцати пятнадцатью fifteen
16 шестнадцать шестнадцати шестнадцатью sixteen
17 семнадцать семнадцати семнадцатью seventeen
18 восемнадцать восемнадцати восемнадцатью eighteen
19 девятнадцать девятнадцати девятнадцатью nineteen
20 двадцать двадцати двадцатью жиырма twenty
30 тридцать тридцати тридцатью отыз thirty
40 сорок сорока қырық forty
50 пятьдесят пятидесяти пятьюдесятью елу fifty
60 шестьдесят шестидесяти шестьюдесятью алпыс sixty
70 семьдесят семидесяти семьюдесятью жетпіс seventy
80 восемьдесят восьмидесяти восьмьюдесятью восемьюдесятью сексен eighty
90 девяносто девяноста тоқсан ninety
100 сто ста
200 двести двухсот двумстам двумястами
300 триста трехсот трёхсот тремстам трёмстам тремястами
400 четыреста четырехсот четырёхсот четыремстам четырёмстам
500 пятьсот пятисот пятистам
600 шестьсот шестисот шестистам
700 семьсот семисот семистам
800 восемьсот восьмисот восьмистам
900 девятьсот девятисот девятистам
"""
SMALL = {
    word: int(value) for value, *words in map(str.split, _SMALL.split("\n")[1:-1]) for word in words
}
# In Kazakh and English the hundreds are counted: екі жүз, two hundred.
HUNDRED = ("жүз", "hundred")
_ONE_AND_A_HALF = ("полтора", "полторы", "полутора")
# A thousand that nothing counts: in a vague plural ("тысячи людей") only behind a qualifier.
_THOUSAND = ("тысяча", "тысячу", "мың", "миллион", "миллиард")
_THOUSANDS = ("тысячи", "миллиона", "thousand", "million")
_QUALIFIERS = (
    *("более", "больше", "свыше", "около", "порядка", "примерно", "a", "about", "over"),
    *("менее", "меньше", "минимум", "до", "up to", "at least"),
)

ALONE, ALONE_BEHIND_QUALIFIER = one_of(*_THOUSAND), one_of(*_THOUSANDS)
WORD = one_of(*SMALL, *HUNDRED, *_ONE_AND_A_HALF)
# Kazakh endings that a qualifier behind the number asks for: екі жүзден астам.
_ENDING = r"(?P<ending>(?:[дтн][еа]н|[гқғк][еа]|не|на|[дт][еа]й)(?=\s+\w|$))?"
_RUN = re.compile(rf"(?<![\w-])(?:(?:{WORD})(?:[\s-]+|\s+and\s+))*(?:{WORD}){_ENDING}(?![\w-])")
_BARE = re.compile(
    rf"(?<![\w-])(?:(?P<said>{one_of(*_QUALIFIERS)})\s+"
    rf"(?P<after>{ALONE_BEHIND_QUALIFIER})"
    rf"|(?<!\d\s)(?P<alone>{ALONE}))(?=(?:[дн]ан|[гғ]а)?(?![\w-]))"
)


def with_digits(text: str) -> str:
    """``text`` with its number words as digits; what is no number word stays."""
    if not any(letter.isalpha() for letter in text):
        return text
    return _BARE.sub(_counted, _RUN.sub(_digits, text))


def _digits(found: re.Match[str]) -> str:
    if found[0] in _ONE_AND_A_HALF:
        return "1,5"
    ending = found["ending"] or ""
    words = re.findall(r"[^\W\d_]+", found[0][: len(found[0]) - len(ending)])
    values = " ".join(map(str, _values(words)))
    return f"{values}-{ending}" if ending else values


def _values(words: list[str]) -> Iterator[int]:
    """The numbers that the words say one after the other; mostly one."""
    total, smallest = 0, 1000  # the size of the last word: a smaller one adds to it
    for word in words:
        if word in HUNDRED:
            total, smallest = (total or 1) * 100, 100
            continue
        value = SMALL.get(word)
        if value is None:
            continue
        size = 100 if value >= 100 else 10 if value >= 20 or value == 10 else 1
        if total and size >= smallest:
            yield total
            total = 0
        total, smallest = total + value, size
    yield total


def _counted(found: re.Match[str]) -> str:
    if found["alone"]:
        return f"1 {found['alone']}"
    said = "" if found["said"] == "a" else f"{found['said']} "
    return f"{said}1 {found['after']}"
