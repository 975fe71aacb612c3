"""Telephone numbers and mail addresses in a text that everybody can read.

What could be a sum, a date or a code is none: a number is a telephone's by its label, its country
code, or the groups in which only telephone numbers are written.
"""

from __future__ import annotations

import re

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_GAP = r"[ \u00a0\u202f–-]"
_LONG = rf"(?:(?:\+?7|8){_GAP}?)?"
# "8 (7142) 50-11-22", "(727) 250-11-22": the code of a town in brackets.
_IN_BRACKETS = rf"{_LONG}\([0-9]{{3,5}}\){_GAP}?[0-9]{{1,3}}(?:{_GAP}?[0-9]{{2}}){{2}}"
# "+7 701 123 45 67", "8-701-123-45-67", "701 123-45-67": nothing else is written in such groups.
_IN_GROUPS = rf"(?:(?:\+?7|8){_GAP})?[0-9]{{3}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{2}}{_GAP}[0-9]{{2}}"
# "8-7112-00-48-73": the code of a town without brackets.
_BY_TOWN = rf"(?:\+7|8){_GAP}7[0-9]{{3}}(?:{_GAP}[0-9]{{2}}){{3}}"
# "87011234567": of codes and sums, few begin with these two digits and have eleven.
_IN_ONE = r"(?:\+7|87)[0-9]{3}[0-9]{6,7}"
_ABROAD = rf"\+[1-9][0-9]{{0,2}}(?:{_GAP}?\(?[0-9]{{2,5}}\)?){{2,5}}"
_NUMBER = re.compile(
    rf"(?<![\w.,+№/(–-])(?:{_IN_BRACKETS}|{_IN_GROUPS}|{_BY_TOWN}|{_IN_ONE}|{_ABROAD})(?![\w/–-])"
)
_LABELLED = re.compile(
    r"(?<!\w)(?:тел|телефон(?:ы|у|ам|дары?)?|ұялы|моб|сот|факс|ватсап"
    r"|whats ?app|tel|phone|mobile|fax)"
    r"(?:\.|(?!\w))[ .:№–-]*(?P<number>\+?\(?[0-9][0-9() \u00a0\u202f–-]{3,17}[0-9])(?!\w)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"\+?[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+")
# Words by which a long number is something else.
_CODE_BEFORE = re.compile(
    r"(?:БИН|БСН|ИИН|ЖСН|ИИК|БИК|код\w*|сч[её]т\w*|шот\w*|№|BIN|IIN)[ .:№]*$", re.IGNORECASE
)
_UNIT_BEHIND = re.compile(
    r"[ \u00a0]?(?:тенге|теңге|тг|₸|KZT|млн|тыс|мың|руб|долл|\$|€|%)", re.IGNORECASE
)
FEWEST_DIGITS, MOST_DIGITS = 5, 15


def contact_details_in(text: str) -> list[str]:
    """The telephone numbers and mail addresses of a text, as it writes them, each once."""
    found = [(match.start(), match[0].rstrip(".")) for match in _MAIL.finditer(text)]
    for match in _NUMBER.finditer(text):
        if _is_telephone(text, match.start(), match.end()):
            found.append((match.start(), match[0]))
    for match in _LABELLED.finditer(text):
        number = match["number"]
        if _digits(number) >= FEWEST_DIGITS and not _THOUSANDS.fullmatch(number):
            found.append((match.start("number"), number))
    return _without_parts(found)


def _is_telephone(text: str, start: int, end: int) -> bool:
    number = text[start:end]
    return (
        not _THOUSANDS.fullmatch(number)
        and 7 <= _digits(number) <= MOST_DIGITS
        and not _CODE_BEFORE.search(text, 0, start)
        and not _UNIT_BEHIND.match(text, end)
    )


def _digits(number: str) -> int:
    return sum(letter.isdigit() for letter in number)


def _without_parts(found: list[tuple[int, str]]) -> list[str]:
    """What was found in the order of the text, without what lies within another."""
    kept: list[str] = []
    reached = 0
    for start, words in sorted(found, key=lambda one: (one[0], -len(one[1]))):
        if start >= reached:
            reached = start + len(words)
            kept.append(words)
    return list(dict.fromkeys(kept))
