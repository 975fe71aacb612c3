"""One word for one thing: a message that names a thing does not call it by another thing's word."""

import re
from typing import NamedTuple

import polib
import pytest


class Term(NamedTuple):
    """A thing as the English text names it, and the words that would be wrong for it."""

    named: str
    not_kk: str = ""
    not_ru: str = ""
    unless: str = ""


# One Kazakh word stood for five acts: to withdraw, discard, remove, take down, leave out.
DROP = "алып таста|алынып таста"
TERMS = (
    Term(r"\bwithdr[ae]w", DROP, "удал", unless="delet"),
    Term(r"\bdiscard", DROP, r"отмен|убра"),
    Term(r"\bremove (a |all |every )?filter|^remove all$", DROP),
    Term(r"\b(taken?|takes) down\b", DROP, r"снят"),
    Term(r"\bdrafts?\b", "жоба нұсқа"),
    Term(r"\bofficial summary\b|\bthe summary says\b", "жиынтық", "официальн\\w+ итог"),
    Term(r"\bquer(y|ies)\b", "сұраныс"),
    Term(r"\bstatus\b", "мәртебе"),
    Term(r"\blabels?\b", r"белгі(?!лен|лі|сіз)"),
    Term(r"\boverview\b", "қабырға", r"\bстен[аеуы]\b"),
    Term(r"\b(the|of the|at the) desk\b", "жұмыс үстел", r"рабоч\w+ стол"),
    Term(r"\breported\b", "хабарлан", r"сообщ[её]н"),
    Term(r"\bfigures?\b", "көрсеткіш", "показател", unless="indicator"),
    Term(r"\bindicators?\b", r"\bсан(дар)?\b", r"\bцифр", unless="figure|number"),
    Term(r"\bworkbook\b", r"(?<!жұмыс )(?<!excel )(?<!жобалар )\bкіта(п|б)"),
    Term(r"\bprints?\b", r"\bбаспа(?!л)"),
    Term(r"\bphotos?\b", "фотосурет"),
    Term(r"\bforms?\b", r"\bформа"),
    Term(r"\bbuttons?\b|\bpress\b", "батырма"),
)
# Words for people that name a trait alone, or one sex for all.
UNKIND = re.compile(
    r"\bthe (elderly|aged|disabled|poor|blind|deaf)\b|\b(elderly|aged|handicapped) people\b"
    r"|\bdisabled (people|children|persons)\b|\bcraftsm[ae]n\b|\bchairm[ae]n\b"
    r"|\bмүгедек(?!тігі)|\bинвалид(?!ност)|\bпрестарел|\bбедн(ых|ые) ",
    re.IGNORECASE,
)
# A message that rightly has a word of the table for something else.
RIGHT: dict[str, str] = {}


def messages(language: str) -> list[tuple[str, str]]:
    """Each English message with its translation, all plural forms as one text."""
    texts = polib.pofile(f"locale/{language}/LC_MESSAGES/django.po")
    return [
        (entry.msgid, entry.msgstr or " ".join(entry.msgstr_plural.values()))
        for entry in texts
        if not entry.obsolete
    ]


def wrongly_named(english: str, translation: str, language: str) -> list[str]:
    """The wrong words of a translation, by the table."""
    found = []
    for term in TERMS:
        wrong = {"kk": term.not_kk, "ru": term.not_ru}[language]
        named = re.search(term.named, english, re.IGNORECASE)
        excused = term.unless and re.search(term.unless, english, re.IGNORECASE)
        if wrong and named and not excused and (word := re.search(wrong, translation.lower())):
            found.append(word[0])
    return found


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_message_calls_a_thing_by_its_own_word(language: str) -> None:
    wrong = {
        english: (translation, words)
        for english, translation in messages(language)
        if english not in RIGHT and (words := wrongly_named(english, translation, language))
    }
    assert wrong == {}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_our_own_words_for_people_are_kind(language: str) -> None:
    unkind = [text for pair in messages(language) for text in pair if UNKIND.search(text)]
    assert unkind == []


def test_every_exception_is_still_a_message() -> None:
    known = {english for language in ("kk", "ru") for english, _ in messages(language)}
    assert set(RIGHT) <= known


def test_the_table_finds_a_wrong_word() -> None:
    assert wrongly_named("Withdraw", "Алып тастау", "kk") == ["алып таста"]
    assert wrongly_named("The desk", "Рабочий стол", "ru") == ["рабочий стол"]
    assert wrongly_named("Figures of the indicator", "Показатели", "ru") == []
