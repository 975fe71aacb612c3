"""The text of a query before its words are read: abbreviations, endings behind hyphens, and the
number of a stand or block that is said in words.

The frozen copy has the same rules: ``static/js/frozen/query_text.js``.
"""

from __future__ import annotations

import re

from projects.texts.alphabet import UPPER, fold
from projects.texts.kazakh_stems import ENDINGS
from projects.texts.ordinals import number_in_words


def patterns(letter: str, character: str) -> dict[str, str]:
    """The regular expressions of these rules by name. ``letter`` is a letter and ``character`` what
    may stand in a word (inside of brackets), as an engine of regular expressions writes them."""
    before, after = f"(?<![{character}])", f"(?![{character}])"
    shortened = f"([{character}]+)[–-]|([{UPPER}]{{2,}})(?![{UPPER}])"
    ordinal = "[ыиі]?нш[ыі]|ш[ыі]|[ыои]?й|[ая]я|го|му|th|st|nd|rd"
    return {
        "dotted": rf"(?<![{character}.])(?:{letter}\.){{2,}}{letter}?{after}",
        "plural": f"{before}([A-Z]{{2,}})s{after}",
        "genitive": f"(?<=[A-Za-z])['’ʼ]s{after}",
        "ordinal": f"{before}([0-9]+)[–-]?(?:{ordinal}){after}",
        # An ending stands behind a hyphen, or behind all capitals of an abbreviation: СМИ has none.
        "ending": f"{before}(?:{shortened})({letter}+)(?![{character}-])",
        "isEnding": f"^{ENDINGS}$",
        # Of folded words.
        "numbered": "^(?:(?:стенд|блок|раздел|болим)[а-я]{0,3}|блог|(?:stand|block|section)s?)$",
        "blockSign": (
            rf"({before}(?:блок|раздел|бөлім|болим|блог|block|section){letter}*)"
            r"\s*(?:№|#|номері?|нөмірі?|number|no\.?)\s*(?=[0-9])"
        ),
        "sign": r"^(?:номер|номир|number|no)\.?$",
    }


_RULES = {name: re.compile(rule) for name, rule in patterns(r"[^\W\d_]", r"\w").items()}
_BLOCK_SIGN = re.compile(_RULES["blockSign"].pattern, re.IGNORECASE)
# The most words that a stand's number is said in.
MOST_WORDS = 3


def with_abbreviations(text: str) -> str:
    """``text`` with abbreviations as they stand in texts: А.Н.К. is АНК, NGOs NGO; and without the
    end of English genitives (children's)."""
    text = _RULES["dotted"].sub(lambda found: found[0].replace(".", ""), text)
    return _RULES["genitive"].sub("", _RULES["plural"].sub(r"\1", text))


def without_endings(text: str) -> str:
    """``text`` without Kazakh endings behind hyphens and abbreviations (ҚХА-ның, ШҚОда), and
    without those of ordinal numbers (27-ші, 15th)."""
    return _RULES["ending"].sub(_without_ending, _RULES["ordinal"].sub(r"\1", text))


def _without_ending(found: re.Match[str]) -> str:
    return (found[1] or found[2]) if _RULES["isEnding"].match(fold(found[3])) else found[0]


def with_numbers_in_digits(text: str) -> str:
    """``text`` with the number of a stand or block in digits: "stand forty" is "stand 40", "block
    no. 4" is "block 4"."""
    text = _BLOCK_SIGN.sub(r"\1 ", text)
    words = text.split()
    for place, word in enumerate(words):
        if not _RULES["numbered"].match(fold(word)):
            continue
        start = place + 1
        start += bool(_RULES["sign"].match(fold(words[start]))) if start < len(words) else 0
        for length in range(MOST_WORDS, 0, -1):
            for first in (start, place - length):
                said = words[first : first + length] if first >= 0 else []
                if number := len(said) == length and number_in_words(map(fold, said)):
                    words[first : first + length] = [number]
                    return " ".join(words)
    return text
