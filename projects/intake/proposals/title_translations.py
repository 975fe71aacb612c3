"""The names of a project in other languages than the one it is first called in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.decoys import is_of_other
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import mentions
from projects.intake.proposals.parts import Line
from projects.intake.proposals.phrases import QUOTED, inside, language_of
from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.title_languages import (
    OF_LABEL,
    cyrillic_beside,
    is_kazakh,
    names_behind,
    names_beside,
    names_in,
    opens_with_language,
)
from projects.texts.alphabet import fold


def beside(told: Told, best: tuple[str, str, Sentence]) -> Iterator[tuple[str, str, Sentence]]:
    """The name in other languages, right behind the name or the project of it."""
    for sentence in told.sentences:
        place = sentence.text.find(best[0])
        if place < 0 or sentence.part not in ("head", "body"):
            continue
        for text, language in names_beside(sentence.text, best[0], best[1]):
            yield text, language, sentence
        for text, language in names_behind(sentence.text, place + len(best[0]), best[1]):
            yield text, language, sentence


_BULLET = re.compile(r"\s*(?:[•*–—-]\s*|\(?\d{1,2}[.)]\s*)?")


def lines_of_names(told: Told, known: Known) -> Iterator[tuple[str, str, Sentence]]:
    """The names of a line that has no more than the project's name in several languages: with
    strokes between them, or the word for a language, "«Мост». Қазақшасы – «Көпір»."."""
    for line in told.lines:
        text = line.text[_BULLET.match(line.text).end() :].strip(" .")  # type: ignore[union-attr]
        words = re.findall(r"\w+", QUOTED.sub(" ", text))
        is_line = line.part in ("head", "body") and QUOTED.match(text) and len(words) <= _FEW
        sentence = next((one for one in told.sentences if _opens(one, line)), None)
        if not is_line or not sentence or sentence.label or mentions(text, known.organisations):
            continue
        named = names_in(text, told.letter.language) if words or " / " in text else []
        if len({code for _name, code in named}) == len(named) > 1:
            yield from ((*one, sentence) for one in named)


# "на казахском языке", "в переводе на русский"
_FEW = 4


def _opens(sentence: Sentence, line: Line) -> bool:
    return sentence.block == line.block and sentence.start <= line.start + 3 < sentence.end


# "«Мамина школа» дейтін жоба, қазақшасы – «Ана мектебі»"
_SAME_IN = re.compile(
    r"(?<!\w)(?P<said>(?:қазақша|орысша|ағылшынша)(?:сы|\s+атауы|\s+аты)?"
    r"|(?:по-|на\s+)(?:казахск|русск|английск)\w+(?:\s+языке)?)\s*[—–:-]?\s*"
    r"[«“\"](?P<name>[^«»“”\"]{3,90})[»”\"]",
    re.I,
)


def told_apart(told: Told, best: tuple[str, str, Sentence]) -> list[tuple[str, str, Sentence]]:
    """The name, and behind it "in Kazakh «…»" of the same sentence: where the letter's language is
    that one, the first name is of another, by its letters."""
    text, language, sentence = best
    if language == "kk" and not is_kazakh(text):
        others = cyrillic_beside(sentence.text, text)
        kazakh = [(one, "kk", sentence) for one in others if is_kazakh(one)]
        if others:  # where letters tell neither language, neither is proposed
            return [(text, "ru", sentence), *kazakh[:1]] if kazakh else []
    found = _SAME_IN.search(sentence.text, max(0, sentence.text.find(text)))
    if not found or is_of_other(sentence) or is_kazakh(text) or found["name"].strip() == text:
        return [best]
    code = next(code for code, words in OF_LABEL.items() if words.search(fold(found["said"])))
    own = language if language != code else language_of(text, "ru")
    return [best] if own == code else [(text, own, sentence), (found["name"], code, sentence)]


# "О проекте «…»", the same line in the other language.
_OF_PROJECT = re.compile(
    r"\s*(?i:о проекте|по проекту|проект"
    r"|about the project)\s+[«“\"](?P<name>[^«»“”\"]{3,90})[»”\"]\W*"
    r"|\s*[«“\"](?P<kazakh>[^«»“”\"]{3,90})[»”\"]\s+(?i:жобасы)(?:\s+туралы|\s+бойынша)?\W*"
)


# "Жоба (орысша – «…») 2021 жылы басталды"
_NAMED_IN_BRACKETS = re.compile(r"(?i:жоба|проект)\w*\s+\((?P<said>[^()]{5,120})\)")


# "Стендке арналған атауды орыс тілінде «…» деп беруді сұраймыз"
_ASKED_IN = re.compile(
    r"(?i:атау|название|наименование)\w*\s+(?:[\w-]+\s+){0,3}?"
    r"(?P<said>(?i:орыс|қазақ|ағылшын)\w*\s+(?i:тіл)\w*|на\s+(?i:русск|казахск|английск)\w+(?:\s+языке)?)"
    r"\s+(?:[—–:-]\s*)?[«“\"](?P<name>[^«»“”\"]{3,90})[»”\"]"
)


def translated(told: Told, best: tuple[str, str, Sentence]) -> Iterator[tuple[str, str, Sentence]]:
    """The name in another language, in a line that says the language, or where a heading in that
    language calls it so."""
    for sentence in told.body:
        if bracketed := _NAMED_IN_BRACKETS.match(sentence.text):
            named = names_in(bracketed["said"], best[1])
            yield from ((*one, sentence) for one in named if one[1] != best[1])
        if (asked := _ASKED_IN.search(sentence.text)) and not is_of_other(sentence):
            language = next(
                code for code, words in OF_LABEL.items() if words.search(fold(asked["said"]))
            )
            yield asked["name"].strip(" .,"), language, sentence
        is_near = sentence.block in range(best[2].block, best[2].block + 4)
        if is_near and opens_with_language(sentence.folded) and len(sentence.text.split()) < 14:
            line = re.sub(r"^\s*\d{1,2}[.)]\s*", "", sentence.text)
            for text, language in names_in(line.strip(" ."), best[1]):
                if language != best[1] and text[0].isupper():
                    yield text, language, sentence
        if is_near and (heading := _OF_PROJECT.fullmatch(sentence.text)):
            name = (heading["name"] or heading["kazakh"]).strip(" .,")
            language = "ru" if heading["name"] else "kk"
            if language != best[1] and name != best[0] and is_kazakh(name) <= (language == "kk"):
                yield name, language, sentence
        language = language_of(sentence.text, "ru")
        for found in QUOTED.finditer(sentence.text) if language != best[1] else ():
            is_called = re.search(
                r"(?:проект\w*|жоба\w*|project)\W*$", sentence.folded[: found.start()]
            )
            is_whole = told.letter.blocks[sentence.block].kind == "heading"
            if is_called and is_whole and told.letter.language == best[1]:
                yield inside(found).strip(" .,"), language, sentence
