"""Large numbers in texts and queries, in digits: of 35 млн теңге, 35 000 000 and 1.5 million.

The frozen copy has the same rules: ``static/js/frozen/query_text.js``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# How words begin that say a power of ten, and the number of its noughts.
POWERS = {
    9: ("млрд", "миллиард", "billion", "bn"),
    6: ("млн", "миллион", "million", "mln"),
    3: ("тыс", "мың", "мын", "thousand"),
}


def pattern(letter: str, character: str) -> str:
    """A large number with its currency: three groups are the number, the number before a power, the
    power. ``letter`` and ``character`` as in ``projects.catalogue.query_text.patterns``."""
    powers = "|".join(word for words in POWERS.values() for word in words)
    return (
        rf"(?<![{character}.,])(?:(?:kzt|тг|₸)[ \u00a0]?)?"
        r"(?:([0-9]{1,3}(?:[ \u00a0\u202f,.][0-9]{3})+|[0-9]{5,12})"
        rf"|([0-9]{{1,4}}(?:[.,][0-9]{{1,2}})?)[ \u00a0-]?({powers}){letter}{{0,6}}\.?)"
        rf"(?:[ \u00a0]?(?:kzt|тг|тенге|теңге|tenge|₸){letter}{{0,5}}\.?)?(?![{character}])"
    )


_SUM = re.compile(pattern(r"[^\W\d_]", r"\w"), re.IGNORECASE)


def sums_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each large number begins and ends, and its digits."""
    for found in _SUM.finditer(text):
        yield found.start(), found.end(), _digits(found)


def _digits(found: re.Match[str]) -> str:
    if found[1]:
        return str(int(re.sub(r"[^0-9]", "", found[1])))
    whole, _, part = found[2].replace(",", ".").partition(".")
    said = found[3].lower()
    noughts = next(noughts for noughts, words in POWERS.items() if said in words)
    return str(int(whole + part.ljust(noughts, "0")))
