"""Who took photos, and whether those shown agree, by the words of a letter."""

from __future__ import annotations

import re

from projects.intake.proposals.phrases import PERSON, person_in
from projects.models import Photo
from projects.texts.alphabet import LOWER, UPPER, fold

LONGEST_CREDIT = 200
_PHOTO = re.compile(r"(?<!\w)(?:фото|снимк|снимо|снимал|снял|сурет|тусирген|photo|picture)")
_WHO = rf"(?P<who>{PERSON.pattern}(?:\s*(?:,|и|және|and)\s*{PERSON.pattern})*)"
# "Фото: А. Иванов", "автор снимков – Д. Ким", "түсірген – Н. Әлімов".
_NAMED = re.compile(
    r"(?<!\w)(?P<opens>(?i:фото(?:графии|снимки|сурет(?:тер)?)?|снимки|автор(?:ы|лары)?"
    r"(?:\s+(?:всех\s+)?(?:фото\w*|снимк\w+|сурет\w*))?|фотограф(?:ы|ы?\s+түсірген)?|"
    r"(?:сурет\w*\s+)?түсірген|сурет(?:тер)?(?:дің)?(?:\s+автор\w*)?|photos?(?:\s+by)?|photographer)"
    rf"\s*[:–—-]+\s*|(?i:фотограф|автор|түсірген)\s+|(?i:photos?\s+by)\s+){_WHO}"
)
# "Фото А. Иванова": in the case that says whose; it stays as it is written.
_WHOSE = re.compile(
    rf"(?<!\w)(?P<all>(?i:фото(?:графии)?|снимки)\s+(?:(?:[{UPPER}]\.\s?){{1,2}}[{UPPER}][{LOWER}-]+"
    rf"|[{UPPER}][{LOWER}-]+\s(?:[{UPPER}]\.\s?){{1,2}}))"
)
_ARCHIVE = re.compile(
    r"(?<!\w)(?P<all>(?i:фото(?:графии)?|снимки)\s+из\s+(?:[а-яё]+\s+){0,3}?архив\w*"
    r"(?:\s+[^.,;()\n]{1,80})?)|"
    r"(?i:фото(?:сурет(?:тер)?)?|сурет(?:тер)?)\s*[:–—-]+\s*(?P<kept>[^.,;()\n]{0,60}?"
    r"(?:мұрағат|архив|пресс-служб|баспасөз қызмет)\w*(?:\s+[^.,;()\n]{1,60})?)"
)
_BRACKETS = re.compile(r"\(\s*[,;]?\s*\)|[\s,;(–—-]+$")


def credit_in(text: str, *, is_caption: bool = False) -> tuple[str, str]:
    """Who took the photos that a line tells of, as it is written, empty where it does not say; and
    the line without that."""
    for sentence_start, sentence in _sentences(text):
        is_told = is_caption or _PHOTO.search(fold(sentence))
        found = _NAMED.search(sentence) if is_told else None
        if found and person_in(found["who"]):
            value = found["who"]
        elif found := _WHOSE.search(sentence) or _ARCHIVE.search(sentence):
            value = found["all"] if found["all"] else found["kept"]
            value = value[0].upper() + value[1:]
        else:
            continue
        start, end = sentence_start + found.start(), sentence_start + found.end()
        rest = _BRACKETS.sub("", f"{text[:start].rstrip(' (,;–—-')}{text[end:].lstrip(' ).')}")
        if len(value) <= LONGEST_CREDIT:
            return value.strip(), rest
    return "", text


def _sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a line and where each begins; initials end none."""
    starts = [0, *(found.end() for found in re.finditer(r"[^\W\d_]{3,}[.!?]\s+", text))]
    ends = [*starts[1:], len(text)]
    return [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]


_SHOWN = r"(?:фото|снимк|изображ|снят|публик|запечатл|сурет|тусирил|бейнелен|жариял|photo|publi)"
_AGREED = re.compile(
    r"(?<!\w)(?:(?:письменн\w+\s+)?согласи[ея](?!\s+на\s+обработк)[^.;!?]{0,90}?(?<!не )"
    r"(?:получен|имеет|есть(?!\w)|дан[оы]?(?!\w)|подписан|приложен|прилага|взят)"
    r"|(?:получено|имеется|есть|взято|прилагаем)\s+(?:\w+\s+)?согласи"
    r"|(?<!не )(?:с|дал[аи]?|дают|выразили|подписали)\s+(?:\w+\s+)?согласи"
    r"|(?<!не )согласн[аы](?!\w)"
    r"|келисим\w*[^.;!?]{0,60}?(?:алынды|алынган(?!\s+жок)|бар(?!\w)|берилди|берилген|берген|берди)"
    r"|келисти(?!\w)"
    r"|consent[^.;!?]{0,60}?(?:obtained|given|received|is attached|signed))"
)
_NOT_YET = re.compile(
    r"(?<!\w)(?:не\s+(?:получ|дан|дал|все|согласн|имеет|подпис|взят|давал)|нет(?!\w)|будет|будут|получим|получаем|запраш|запрос|просим"
    r"|без\s+согласи|уточн|ожида|если|после\s+получени|прос(?:им|ьба)|кроме|жок|алынба|алынады|алынатын|аламыз"
    r"|берилме|болса|суралды|сураймыз|without|not\s|will|pending)"
)
# Of what people wrote or said, not of how they look.
_OF_WORDS = re.compile(r"(?<!\w)(?:рассказ|текст|стих|интервью|отзыв|имен(?!но)|персональн|дерек)")
_OF_PARENTS = re.compile(r"(?<!\w)(?:родител|законн\w+\s+представител|ата-ана|parent)")


def agreement_in(text: str) -> str:
    """The consent that a line states of those shown on photos: a ``Photo.Consent``, or empty."""
    for _start, sentence in _sentences(text):
        small = fold(sentence)
        is_of_shown = re.search(rf"(?<!\w){_SHOWN}", small) or _PHOTO.search(fold(text))
        is_of_words = _OF_WORDS.search(small) and not _PHOTO.search(small)
        if is_of_shown and not is_of_words and _AGREED.search(small) and not _NOT_YET.search(small):
            if _OF_PARENTS.search(small):
                return str(Photo.Consent.GIVEN_FOR_MINORS)
            return str(Photo.Consent.GIVEN)
    return ""
