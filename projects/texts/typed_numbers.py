"""Reads numbers and years as people write them, for forms and the workbook.

``read_number`` understands digits with thousands apart ("2 500 000", "2.500.000,00"), "14,2 млн",
"3к", "2 млн 500 тыс.", words ("двести", "жеті мың"), tenge ("₸ 5 000", "300 тг"), years
("2012 ж.") and a qualifier before or behind ("около 300", "не менее 300", "300-ден астам", "300+").
Whatever is left over is refused by name: no character is passed over. A single comma or dot before
exactly three digits may part thousands or decimals ("1,234"), so it is refused with both readings;
in English, where pages write 1,234 themselves, the comma parts thousands.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from projects.texts.languages import current_language
from projects.texts.number_words import with_digits
from projects.texts.numbers import Qualifier
from projects.texts.quantities import Quantity, Unit
from projects.texts.refusals import one_of, plain, refuse, shortened, with_single_spaces
from projects.texts.typed_dates import date_parts

LONGEST, TOO_LARGE = 100, 10**16


_ABLATIVE = r"-?(?:ден|дан|тен|тан|нен|нан)"
_DATIVE = r"-?(?:ге|ға|ке|қа|не|на)"
_ABOUT_BEFORE = one_of(
    *(
        "около",
        "примерно",
        "приблизительно",
        "почти",
        "порядка",
        "ок.",
        "прим.",
        "шамамен",
        "жобамен",
        "где-то",
        "где то",
        "гдето",
        "без малого",
    ),
    *(
        "about",
        "approximately",
        "nearly",
        "almost",
        "approx.",
        "around",
        "roughly",
        "circa",
        "ca.",
        "~",
        "≈",
    ),
)
_MORE_BEFORE = one_of(
    *("более", "более чем", "больше", "больше чем", "свыше", "чуть более", "чуть больше"),
    *("over", "more than", ">"),
)
_LEAST_BEFORE = one_of(
    *("не менее", "не менее чем", "не меньше", "не меньше чем", "минимум", "как минимум"),
    *("кемінде", "кем дегенде", "аз дегенде", "at least", "no less than", "not less than"),
    *("no fewer than", "not fewer than", "minimum", "≥", ">="),
)
_MOST_BEFORE = one_of(
    *("до", "не более", "не более чем", "не больше", "не больше чем", "максимум", "ең көбі"),
    *("көп дегенде", "up to", "at most", "no more than", "not more than", "maximum", "≤", "<="),
)
# What is below a number, or of it and some more, no qualifier says.
_LIMIT_BEFORE = one_of(
    *("менее", "менее чем", "меньше", "меньше чем", "от", "less than", "fewer than", "under", "<"),
)
_LEAST_BEHIND = one_of("и более", "или более", "и больше", "или больше", "or more", "and more")
_MOST_BEHIND = one_of("и менее", "или менее", "или меньше", "or less", "or fewer")
BEFORE = re.compile(
    rf"(?:(?P<least>{_LEAST_BEFORE})|(?P<most>{_MOST_BEFORE})|(?P<limit>{_LIMIT_BEFORE})"
    rf"|(?P<about>{_ABOUT_BEFORE})|(?P<more>{_MORE_BEFORE}))(?![^\W\d_])\s*"
)
BEHIND = re.compile(
    rf"(?P<least>\s+(?:{_LEAST_BEHIND})|\s*{_ABLATIVE}\s+(?:кем|аз)\s+емес)$"
    rf"|(?P<most>\s+(?:{_MOST_BEHIND})|\s*{_DATIVE}\s+дейін|\s*{_ABLATIVE}\s+(?:артық|көп)\s+емес)$"
    rf"|(?P<limit>\s*{_ABLATIVE}\s+(?:кем|аз))$"
    rf"|(?P<about>\s*{_DATIVE}\s+(?:жуық|таяу|тарта)|-?(?:дай|дей|тай|тей)|\s+шақты|\s+шамасында)$"
    rf"|(?P<more>\s*(?:{_ABLATIVE})?\s+(?:астам|астамы|артық|артығы|аса|асады|асты|асқан|көп|көбі)|\s+с\s+(?:лишним|небольшим)|\s*\+)$"
)
_QUALIFIERS = {
    "least": Qualifier.AT_LEAST,
    "most": Qualifier.UP_TO,
    "about": Qualifier.ABOUT,
    "more": Qualifier.MORE_THAN,
}
_TENGE = one_of("₸", "теңге", "тенге", "тг", "тг.", "тңг", "тңг.", "kzt", "tenge")
_TENGE_BEFORE = re.compile(rf"(?:{_TENGE})\s*(?=[0-9])")
_TENGE_BEHIND = re.compile(rf"(?<![^\W\d_])\s*(?:{_TENGE})$")
_YEAR_BEHIND = re.compile(
    r"(?<=[0-9])\s*-?\s*(?:"
    + one_of("г", "г.", "год", "года", "году", "ж", "ж.", "жыл")
    + "|жылы)$"
)
_MONEY_OF_OTHERS = re.compile(
    r"[$€£¥₽]|\b(?:руб|дол|usd|eur|rub|евро|euro|dollar|доллар|рубл)\w*\.?"
)
_POWERS = {
    10**3: ("к", "k", "тыс", "тыщ", "тысяч", "тысяча", "тысячи", "тысячу", "мың", "thousand"),
    10**6: ("млн", "миллион", "миллиона", "миллионов", "mln", "million", "millions"),
    10**9: ("млрд", "миллиард", "миллиарда", "миллиардов", "bln", "bn", "billion", "billions"),
    10**12: ("трлн", "триллион", "триллиона", "триллионов", "trln", "trillion"),
}
_POWER_OF = {word: power for power, words in _POWERS.items() for word in words}
# Of one letter only right behind its digits: "3к".
POWER = rf"(?:{one_of(*(word for word in _POWER_OF if len(word) > 1))}|(?<=[0-9])[кk](?![0-9]))"
_PART = re.compile(
    r"(?P<digits>[0-9](?:[ .,'’]?[0-9])*)"
    rf"(?:\s*(?P<power>{POWER})(?![^\W\d_])\.?)?\s*"
)
_UNGROUPED = re.compile(r"(?P<whole>[0-9]+)(?:(?P<mark>[.,])(?P<rest>[0-9]+))?")
_GROUPED = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?P<group>[ '’.,])[0-9]{3}(?:(?P=group)[0-9]{3})*)"
    r"(?:(?!(?P=group))(?P<mark>[.,])(?P<rest>[0-9]+))?"
)
_GROUPED_IN_ENGLISH = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_RANGE = re.compile(r"[0-9]\s*(?:[-–—−…]|\.\.+)\s*[0-9]")


def read_number(text: str, unit: Unit | None = None) -> Quantity:
    """The whole number that ``text`` states; ``unit`` is the one that may follow it.

    Raises ``ValidationError`` with a sentence that says what is not understood and what to write.
    """
    try:
        return _read(text, unit)
    except ValidationError:
        is_told = date_parts(plain(text)) or _RANGE.search(plain(text))
        if unit != Unit.YEAR or is_told:
            raise
    refuse(
        _("“%(text)s” is not a year. Write one year in four digits, like 2012."), shortened(text)
    )


def _read(text: str, unit: Unit | None) -> Quantity:
    typed = shortened(text)
    rest = with_digits(plain(text))
    _refuse_what_is_no_number(rest, typed, unit)
    qualifier, rest = _without_qualifier(rest, typed)
    found, rest = _without_unit(rest, unit)
    total = _sum(_parts(rest, typed), typed)
    if total != int(total):
        refuse(
            _(
                "“%(text)s” is not a whole number. Write a whole one; if a word such as “mln” is "
                "missing behind it, add it."
            ),
            typed,
        )
    return Quantity(int(total), qualifier, found, with_single_spaces(text))


def _refuse_part(part: str, typed: str) -> NoReturn:
    refuse(
        _("“%(part)s” is not understood in “%(text)s”. Write the number alone, like 2 500 000."),
        typed,
        part=part,
    )


def _refuse_two(typed: str) -> NoReturn:
    refuse(_("“%(text)s” names two numbers. Write one here; the other has its own place."), typed)


def _refuse_what_is_no_number(rest: str, typed: str, unit: Unit | None) -> None:
    if other := next((sign for sign in rest if _is_other_digit(sign)), ""):
        sentence = _(
            "“%(part)s” in “%(text)s” is not a digit from 0 to 9. Write it like 2 500 000."
        )
        refuse(sentence, typed, part=other)
    if not re.search("[0-9]", rest):
        refuse(_("“%(text)s” has no digits. Write the number in digits, like 300."), typed)
    if len(rest) > LONGEST:
        refuse(_("“%(text)s” is too long for a number. Write the number alone."), typed)
    if parts := date_parts(rest):
        if unit == Unit.YEAR:
            sentence = _("“%(text)s” is a date. Only the year belongs here: %(year)s.")
            refuse(sentence, typed, year=parts["year"])
        refuse(_("“%(text)s” is a date where a whole number belongs."), typed)
    if re.match(r"[-−–—]\s*[0-9]", rest):
        refuse(_("“%(text)s” is below zero. Only zero and more can stand here."), typed)
    if _RANGE.search(rest):
        _refuse_two(typed)
    if money := _MONEY_OF_OTHERS.search(rest):
        sentence = _("“%(part)s” in “%(text)s” is another currency. Amounts are kept in tenge.")
        refuse(sentence, typed, part=money[0])


def _is_other_digit(sign: str) -> bool:
    """Whether it is a digit of other letters, a fraction or a number as one sign: ٣, ½, ²."""
    return not sign.isascii() and unicodedata.numeric(sign, None) is not None


def _without_qualifier(rest: str, typed: str) -> tuple[Qualifier | None, str]:
    before, behind = BEFORE.match(rest), BEHIND.search(rest)
    found = before or behind
    if not found:
        return None, rest
    if (before and before["limit"]) or (behind and behind["limit"]):
        refuse(
            _(
                "“%(text)s” gives a limit that no qualifier says. Write the number alone if it is "
                "known, else the source’s words in their own field."
            ),
            typed,
        )
    if before and behind:
        _refuse_part(behind[0].strip(), typed)
    qualifier = next(said for name, said in _QUALIFIERS.items() if found[name])
    return qualifier, (rest[found.end() :] if before else rest[: found.start()]).strip()


def _without_unit(rest: str, unit: Unit | None) -> tuple[Unit | None, str]:
    """The written unit, if it is allowed, and the rest of the text; another unit stays in the rest
    and is refused later."""
    match unit:
        case Unit.TENGE if found := _TENGE_BEFORE.match(rest):
            return unit, rest[found.end() :]
        case Unit.TENGE if found := _TENGE_BEHIND.search(rest):
            return unit, rest[: found.start()]
        case Unit.YEAR if found := _YEAR_BEHIND.search(rest):
            return unit, rest[: found.start()]
    return None, rest


def _parts(rest: str, typed: str) -> list[tuple[Fraction, int]]:
    """ "2 млн 500 тыс." as [(2, 1 000 000), (500, 1 000)]."""
    parts, place = [], 0
    while place < len(rest):
        found = _PART.match(rest, place)
        if not found:
            left: Any = re.match(r"[^\s0-9]+|\S", rest[place:].lstrip())
            _refuse_part(left[0], typed)
        power = _POWER_OF[found["power"]] if found["power"] else 1
        parts.append((_value(found["digits"], power, typed), power))
        place = found.end()
    return parts


def _value(digits: str, power: int, typed: str) -> Fraction:
    """The value of digits with separators, not yet multiplied by a word such as "млн"."""
    found = _UNGROUPED.fullmatch(digits) or _GROUPED.fullmatch(digits)
    if not found:
        refuse(_("The digits of “%(text)s” are not in threes. Write it like 2 500 000."), typed)
    whole, rest = re.sub(r"\D", "", found["whole"]), found["rest"] or ""
    value = Fraction(f"{whole}.{rest or 0}")
    if len(rest) != 3 or not int(whole):
        return value
    thousands = Fraction(whole + rest)
    if current_language() == "en" and power == 1 and _GROUPED_IN_ENGLISH.fullmatch(digits):
        return thousands
    refuse(
        _(
            "“%(text)s” can mean %(one)s, or %(other)s with decimals. Write it without a comma or "
            "dot, like 2 500 000."
        ),
        typed,
        one=_in_full(Decimal(whole + rest) * power),
        other=_in_full((Decimal(f"{whole}.{rest}") * power).normalize()),
    )


def _in_full(value: Decimal) -> str:
    return number_format(value, use_l10n=True, force_grouping=True)


def _sum(parts: list[tuple[Fraction, int]], typed: str) -> Fraction:
    for (before, larger), (value, smaller) in pairwise(parts):
        if before != int(before) or value * smaller >= larger:
            _refuse_two(typed)
    total = sum((value * power for value, power in parts), Fraction())
    if total >= TOO_LARGE:
        refuse(_("“%(text)s” is larger than anything that is counted here."), typed)
    return total
