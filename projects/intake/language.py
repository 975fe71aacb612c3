"""Which language most of a text is in."""

from __future__ import annotations

import re
from collections import Counter

from django.conf import settings

_KAZAKH = re.compile("[әғқңөұүһі]")
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")
_WORD = re.compile(r"[^\W\d_]+")
# Frequent words, and frequent endings of words that have no Kazakh letter.
_OF_KAZAKH = {
    *_WORD.findall(
        "мен және бойынша туралы үшін бұл осы бар болып жылы арқылы жоба де да та те ал бен пен "
        "еді еткен жалпы саны барлық адам жылдан бастап кейін дейін сол "
        # Without the letters that a foreign keyboard lacks:
        "жане ушин осыны биз бизге бизди биздин болды бирак кейин сосын гой жок баска барлык саны"
    )
}
_OF_RUSSIAN = {
    *_WORD.findall(
        "и в во на с со по для из к от не что это как о об при был была были или его её их за до "
        "же также года году лет который которые проект проекта"
    )
}
_ONLY_RUSSIAN = re.compile(r"[ёцщъь]|(?:ого|его|ых|ами|ями|ие|ия|ию|ый|ий|ая|ться|ение)$")
_ONLY_KAZAKH = re.compile(r"(?:лар|лер|дар|дер|тар|тер)(?:дың|дің|ды|ді|ға|ге|да)?$|(?:лық|лік)$")


def language_of(text: str) -> str:
    """kk, ru or en: what most of its words are in. The site's first language without words."""
    votes = Counter(map(_language_of_word, _WORD.findall(text.lower())))
    if not votes.total():
        return settings.LANGUAGE_CODE
    cyrillic = votes.total() - votes["en"]
    if votes["en"] > cyrillic:
        return "en"
    # Of ten words of a Kazakh text six or seven tell it, typed without Kazakh letters one or two;
    # in a Russian one names may.
    has_no_russian = votes["kk"] > max(4, 4 * votes["ru"])
    is_kazakh = votes["kk"] > votes["ru"] and (votes["kk"] * 3 > cyrillic or has_no_russian)
    return "kk" if is_kazakh else "ru"


def _language_of_word(word: str) -> str:
    """The language that a word tells; nothing where it may be Kazakh or Russian."""
    if _KAZAKH.search(word) or word in _OF_KAZAKH:
        return "kk"
    if word in _OF_RUSSIAN:
        return "ru"
    if _CYRILLIC.search(word):
        if _ONLY_KAZAKH.search(word):
            return "kk"
        return "ru" if _ONLY_RUSSIAN.search(word) else ""
    return "en"
