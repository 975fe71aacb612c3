"""A Russian name that a verb asks for in another case: "возложена на Иванову Б. К."."""

from __future__ import annotations

import re

from projects.intake.proposals.person_names import FEMININE, MASCULINE, nominative, of_case
from projects.texts.alphabet import fold

# Behind these a name stands in the accusative or in the dative, whatever office is named between.
_ACCUSATIVE = re.compile(
    r"(?<!\w)(?:возложен|возложил|возлага|переложил)\w*\s+(?:\w+\s+){0,3}?на\s+(?:\w+\s+){0,6}$"
)
_GENITIVE = re.compile(r"(?<!\w)(?:слова(?:м|ми)?|слов|мнени\w+|отзыв\w*)\s+(?:[\w№-]+\s+){0,6}$")
_DATIVE = re.compile(r"(?<!\w)(?:поруч|довер|препоруч|переда[нлв])\w*\s+(?:\w+\s+){0,6}$")
# What surnames end with there, of women and of men.
_SURNAMES = {
    _ACCUSATIVE: (
        (re.compile(r"((?:[ое]в|[иы]н))у$"), r"\1а", FEMININE),
        (re.compile(r"(ск|цк)ую$"), r"\1ая", FEMININE),
        (re.compile(r"((?:[ое]в|[иы]н))а$"), r"\1", MASCULINE),
        (re.compile(r"(ск|цк)ого$"), r"\1ий", MASCULINE),
    ),
    _GENITIVE: (
        (re.compile(r"((?:[ое]в|[иы]н))ой$"), r"\1а", FEMININE),
        (re.compile(r"(ск|цк)ой$"), r"\1ая", FEMININE),
        (re.compile(r"((?:[ое]в|[иы]н))а$"), r"\1", MASCULINE),
        (re.compile(r"(ск|цк)ого$"), r"\1ий", MASCULINE),
    ),
    _DATIVE: (
        (re.compile(r"((?:[ое]в|[иы]н))ой$"), r"\1а", FEMININE),
        (re.compile(r"(ск|цк)ой$"), r"\1ая", FEMININE),
        (re.compile(r"((?:[ое]в|[иы]н))у$"), r"\1", MASCULINE),
        (re.compile(r"(ск|цк)ому$"), r"\1ий", MASCULINE),
    ),
}
# A first name before a surname that does not change: "на Марию Станкевич".
_OF_HER = {
    _GENITIVE: r"(?!)",
    _ACCUSATIVE: r"[^ае]?[бвгджзклмнпрстфхцчшщ]у$|[ьи]ю$",
    _DATIVE: r"[бвгдзклмнпрстх]е$",
}


def as_called(name: str, before: str, language: str) -> str:
    """The name in the nominative, by the verb in the text before it."""
    words = name.split()
    is_patronymic = len(words) > 2 and any(re.search(r"(?:вн|ви)\w{1,3}$", word) for word in words)
    if language == "ru" and not is_patronymic:
        small = fold(before)
        for verb, surnames in _SURNAMES.items():
            for ending, own, others in surnames if verb.search(small) else ():
                if any(ending.search(word) for word in words):
                    return " ".join(
                        ending.sub(own, word)
                        if ending.search(word)
                        else word
                        if word.endswith(".")
                        else of_case(word, others)
                        for word in words
                    )
            if verb.search(small) and len(words) == 2 and re.search(_OF_HER[verb], words[0]):
                return f"{of_case(words[0], FEMININE)} {words[1]}"
    return nominative(name, language)


# "Попросили Анну Ким, она всем и руководит": who it is stands in the case of another verb.
_SHE = re.compile(r"\s*[,—–-]\s*(?:она|вот она)(?!\w)")


def told_of(name: str, behind: str) -> str:
    """The name in the nominative, where the text behind it goes on with "she"."""
    words = name.split()
    is_changed = len(words) == 2 and re.search(r"[^\W\d_]{2}[ую]$", words[0])
    if not (is_changed and _SHE.match(behind)):
        return name
    surname = (
        of_case(words[1], FEMININE) if re.search(r"(?:[ое]в|[иы]н)у$|ую$", words[1]) else words[1]
    )
    return f"{of_case(words[0], FEMININE)} {surname}"
