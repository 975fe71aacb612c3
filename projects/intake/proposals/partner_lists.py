"""Partners that a sentence lists behind the word for them, also by common nouns: "Партнёры – …,
колледж сервиса и технологий, чьи студенты …, а также областной драмтеатр"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.mentions import Mention
from projects.intake.proposals.organisation_kinds import KINDS_RU
from projects.intake.proposals.phrases import QUOTED, inside
from projects.intake.proposals.sentences import Sentence
from projects.texts.alphabet import fold

_OPENS = re.compile(
    r"(?<!\w)(?P<role>партнер|спонсор)(?:ы|ами|ом)?"
    r"(?:\s+(?:проекта|фестиваля|программы|наш\w*|у нас|был\w*|стал\w*|выступил\w*|выступают"
    r"|явля\w+|также|это)){0,4}\s*(?:[—–:-]\s*)?(?=\S)"
)
_ROLES = {"партнер": "partner", "спонсор": "sponsor"}
_NEXT = re.compile(r"\s*(?:[,;]\s*(?:а также\s+|и\s+)?|\s(?:а также|и|да)\s+)")
# "…, чьи ребята вели запись": told of the one before it.
_OF_ITS_OWN = re.compile(
    r"\s*(?:\([^()]*\)|,\s*(?:чь[ия]|где|куда|откуда|что|(?:[вснк]|из|при|от)?\s*котор)\w*\s[^,;.]*)"
)
_ADJECTIVE = r"[А-ЯЁа-яё-]+(?:ый|ий|ой|ая|яя|ое|ее)"
# Nouns in the genitive: "сервиса и технологий", "матери и ребёнка", "района".
_OF = (
    r"(?!(?:она|когда|иногда|всегда|[а-яё-]+(?:л[аи]|лись))(?!\w))"
    r"[а-яё-]{3,}(?:[аяыи]|ов|ев|ей|ий|ого|его|ой|ых|их)"
)
_NOUN = re.compile(
    rf"(?:{_ADJECTIVE}\s+){{0,3}}(?i:{KINDS_RU.pattern})(?![\w-])"
    rf"(?P<of>(?:\s+{_OF}(?:\s+и\s+{_OF})?(?=[\s,.;(]|$)){{1,4}})?"
)


def partner_list(text: str, named: list[Mention]) -> Iterator[tuple[str, str | None, str]]:
    """Name, slug and role of each in a list; ``named`` are those that have names of their own."""
    shown = QUOTED.sub(lambda found: "¤" * len(found[0]), text)
    starts = {one.start: one for one in named}
    for opened in _OPENS.finditer(fold(shown)):
        place, role = opened.end(), _ROLES[opened["role"]]
        while True:
            if mention := starts.get(place):
                yield mention.name, mention.slug, role
                place = mention.end
            elif (noun := _NOUN.match(shown, place)) and noun["of"]:
                yield text[place : noun.end()], None, role
                place = noun.end()
            else:
                break
            while own := _OF_ITS_OWN.match(shown, place):
                place = own.end()
            if not (behind := _NEXT.match(shown, place)):
                break
            place = behind.end()


# "«Иртыш-Аква» у нас числилась спонсором": a name without a word for what it is.
_IS = re.compile(
    r"[»”\"]?(?:,\s+(?:она|он|оно|они))?\s+(?:(?:у нас|нам|наш\w*)\s+)?"
    r"(?:(?:был|стал|числил|выступил|являл|являет|остает)\w*\s+(?:наш\w*\s+|\w+ым\s+)?"
    r"(?P<ru>спонсор|партнер)\w*|(?P<kk>демеуши|сериктес)\w*\s+(?:бол|ретинде))"
)
_ROLE_OF = {**_ROLES, "демеуши": "sponsor", "сериктес": "partner"}


def named_as(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """What stands in quotation marks alone and is called a sponsor or partner right behind."""
    for quoted in QUOTED.finditer(sentence.text):
        found = _IS.match(sentence.folded, quoted.end())
        before = sentence.text[: quoted.start()].rstrip()
        if found and (not before or before[-1] in ",.;:—–" or before.split()[-1] in _LOOSE):
            yield inside(quoted), _ROLE_OF[found["ru"] or found["kk"]]


_LOOSE = ("возила", "давала", "нам", "и", "а", "бесплатно", "ал", "бізге")


# "Кто выполнял: центр «Лад» вместе с фондом «Мост»": who is asked for are both.
WITH_ANOTHER = re.compile(
    r"(?<=[»”\"])\s+(?:вместе|совместно)\s+со?\s+(?=[^,;.]*[«“\"])(?![^,;.]*(?:волонт|родител|жител))"
)
