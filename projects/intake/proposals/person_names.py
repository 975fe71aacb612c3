"""Names of persons: those of a text, and a name without the ending that its sentence asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.phrases import ELDERS, person_in
from projects.intake.proposals.sentences import Told
from projects.texts.alphabet import fold

_KAZAKH_ENDING = re.compile(
    r"(?:(?<=\w{3})(?:ға|ге|қа|ке|(?:[ыі]?м[ыі]з)?[ндт][ыі]ң|(?<=апай)[ыі]м[ыі]з)"
    r"|(?:(?<=ұлы)|(?<=қызы))(?:на|нан|мен))$"
)
# The cases of a Russian name are told by its patronymic; first names and surnames by the ends that
# go with it.
_CASES = (
    (
        re.compile(r"(?:вной|вну|вны|вне)$"),
        "вна",
        (
            (r"(ск|цк)(?:ой|ую)$", r"\1ая"),
            (r"ь[ием]$|ью$", "ья"),
            (r"([гкх])и$", r"\1а"),
            (r"ии$", "ия"),
            (r"(?:ой|ы|е|у)$", "а"),
            (r"(?:ей|ю)$", "я"),
        ),
    ),
    (
        re.compile(r"(?:вичем|вича|вичу|виче)$"),
        "вич",
        (
            (r"(ск|цк)(?:им|ого|ому)$", r"\1ий"),
            (r"([ое]в|ин)(?:ым|а|у)$", r"\1"),
            (r"(Игор)(?:ем|я|ю)$", r"\1ь"),
            (r"([аеи]л)(?:ем|я|ю)$", r"\1ь"),
            (r"([аеио])(?:ем|я|ю)$", r"\1й"),
            (r"(?:ом|а|у)$", ""),
            (r"ой$", "а"),
            (r"[её]й$", "я"),
        ),
    ),
)


# Kazakh first names that end like a Russian case.
_UNCHANGED = ("Сауле", "Сәуле", "Зауре", "Зәуре")
# Of two words without a patronymic, a surname says by its end which case and whose it is.
_OF_HER = re.compile(r"(?:[ое]в|[иы]н)ой$|(?:ск|цк)(?:ой|ую)$")
_OF_HIM = re.compile(r"(?:[ое]в|[иы]н)ым$|(?:ск|цк)(?:им|ого|ому)$")


def persons(text: str) -> Iterator[re.Match[str]]:
    """The persons that a text names, in order."""
    place = 0
    while found := person_in(text, place):
        yield found
        place = found.end()


def nominative(name: str, language: str) -> str:
    """A name without the ending that its sentence asks for."""
    words = name.split()
    if elder := _ELDER_IN_CASE.match(name):
        end = "я" if elder[1][-1] in "тд" else "а"
        others = MASCULINE if elder[1] in ("дяд", "дедушк") else FEMININE
        return " ".join([elder[1] + end, *(of_case(word, others) for word in words[1:])])
    for patronymic, own, endings in _CASES:
        if any(patronymic.search(word) for word in words):
            return " ".join(
                patronymic.sub(own, word) if patronymic.search(word) else of_case(word, endings)
                for word in words
            )
    if len(words) == 2 and language == "ru" and re.search(r"(?:ии|ьи)$", words[0]):
        words[0] = words[0][:-1] + "я"  # "слова Марии Шульц"
    if len(words) == 2 and language == "ru":
        for surname, case in zip((_OF_HER, _OF_HIM), _CASES, strict=True):
            if any(surname.search(word) for word in words):
                return " ".join(of_case(word, case[2]) for word in words)
    return _KAZAKH_ENDING.sub("", name) if language == "kk" else " ".join(words)


# The ends of the other cases of women's and of men's names.
FEMININE, MASCULINE = _CASES[0][2], _CASES[1][2]
# "про тётю Марьям", "у бабушки Нины": how one is called changes with the name.
_ELDER_IN_CASE = re.compile(r"^(т[её]т|дяд|баб|бабушк|дедушк)(?:ю|е|и|ей|у|ой|ы)(?= )")


def of_case(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    if word in _UNCHANGED:
        return word
    own = next((pair for pair in endings if re.search(pair[0], word)), None)
    return re.sub(*own, word) if own else word


# How elders are called beside their names.
_ELDER = re.compile(rf"(?P<before>^(?:{ELDERS})\s+)|(?P<behind>\s+(?:{ELDERS})$)")


def whole_name(name: str, told: Told) -> str:
    """The name, or the one longer name that the letter has of whoever is called so: "Ефим" may be
    "Ефим Лукьянов"; how elders are called stays with it."""
    own = _words(name)
    called = {
        _ELDER.sub("", nominative(one[0].strip(), told.letter.language))
        for sentence in told.sentences
        for one in persons(sentence.text)
    }
    longer = [one for one in called if _words(one) > own]
    most = [one for one in longer if not any(_words(one) < _words(other) for other in longer)]
    if not own or len(most) != 1:
        return name
    elder = _ELDER.search(name)
    return f"{elder['before'] or ''}{most[0]}{elder['behind'] or ''}" if elder else most[0]


def _words(name: str) -> set[str]:
    return set(fold(_ELDER.sub("", name)).split())
