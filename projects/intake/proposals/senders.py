"""The organisation that a letter comes from."""

from __future__ import annotations

import re

from projects.intake.proposals.found import Candidate
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import Mention, mentions
from projects.intake.proposals.phrases import QUOTED, inside
from projects.intake.proposals.role_words import CUES
from projects.intake.proposals.roles import HAPPENS_IN
from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.table_roles import candidate_of
from projects.texts.alphabet import fold

_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:мы|наш\w*|нами|провели|реализовали|организовали|начали|завершили|биз\w*|we|our"
    r"|отк[иі]зд[иі]к|уйымдастырдык|бастадык|аяктадык|\w{3,}(?:дык|дик|тык|тик))(?!\w)"
)


def senders(told: Told, known: Known) -> list[Candidate]:
    """The organisation that writes, where the letter tells in the first person what was done."""
    if not any(_FIRST_PERSON.search(one.folded) or _is_itself(one) for one in told.body):
        return []
    if found := sender(told, known):
        sentence, mention = found
        mention = _as_in_body(mention, told, known)
        return [candidate_of(mention.name, mention.slug, "implementing", sentence)]
    return []


# "Қор … өткізді", "наш центр провёл": the organisation that writes, without its name.
_ITSELF = re.compile(
    r"(?:^|[,;]\s(?:котор\w+\s)?|(?<!\w)наш\w*\s|биздин\s|our\s)(?:фонд|кор|бирлестик|орталык|объединение|общество|центр"
    r"|ассоциация|уйым|организация|клуб|одак|кауымдастык|centre|foundation|association)(?!\w)"
)


def _is_itself(sentence: Sentence) -> bool:
    return bool(_ITSELF.search(sentence.folded) and CUES["implementing"].search(sentence.folded))


def _as_in_body(mention: Mention, told: Told, known: Known) -> Mention:
    """The organisation as the body spells it, for letterheads shout."""
    named = QUOTED.search(mention.name)
    for sentence in told.body if named and mention.name.isupper() else ():
        for one in mentions(sentence.text, known.organisations):
            if named and fold(inside(named)) in fold(one.name):
                return one
    return mention


# "Мы — объединение …", "я из общества …", and in Kazakh what the last word ends with.
_INTRODUCES = re.compile(
    r"(?<!\w)(?:(?:я|мы|мен|биз|i am|i m|we are|(?:am|m|are) from"
    r"|prepared by(?: the)?)\W+(?:\w+\W+)?"
    r"|(?:наш[аеи]?|биздин|our)\W+(?:(?:центр|фонд|объединение|общество|организация|клуб|ассоциация"
    r"|школа|команда|коллектив|бирлестик|кор|орталык|уйым|кауымдастык|centre|society|club)\w*\W+)?)$"
)
_INTRODUCED = re.compile(r"\w(?:мыз|миз|пыз|пиз|мын|мин)\W*$")
_WRITES = re.compile(
    r"[\s,]*(?:(?:\w+\s+\w+\s+)?(?:рассказ(?:ывает|ал)|подвел|сообщ(?:ает|ил)|представ(?:ляет|ил))"
    r"|просит|направляет|предлагает|благодарит|жолда|хабарла|баянда|сурай|жибер|бастама"
    r"|[^.!?]{0,220}?(?:усынады|жолдайды|хабарлайды|таныстырады)(?!\w)"
    r"|informs|presents|sends|reports)"
)
# "Общественный фонд «Бахар», объединяем женщин": in Russian the verb says "we", too.
_WE_DO = re.compile(r"\s*[,—–-]\s*(?:\w+\s+){0,2}?\w{3,}(?:[аяуюе]ем|им)(?:ся)?\s")
_WHO_WRITES = re.compile(
    r"[\W\d]*(?:кто (?:пишет|мы|вам пишет)|ким жазады|биз кимбиз|отправитель|who we are)"
)
_TO = re.compile(
    r"(?:^|\s)(?:в\s|кому[\s:]|to[\s:]|кимге[\s:]|копия[\s:]|организаторам|куратору|членам|секретариат\w*|председател\w*|директор\w*|руководител\w*|г-же|г-ну"
    r"|the editors|оргкомитет\w*|уйымдастыру|хатшылыг\w*|торагасы\w*)|(?:на|не|га|ге|ка|ке)\s*$"
)


def sender(told: Told, known: Known) -> tuple[Sentence, Mention] | None:
    """The organisation that the letter comes from, by its head or signature."""
    for part in ("head", "closing"):
        for sentence in told.sentences:
            if sentence.part != part or (part == "head" and _TO.search(sentence.folded)):
                continue
            for mention in mentions(sentence.text, known.organisations):
                if not HAPPENS_IN.search(fold(mention.name)):
                    return sentence, mention
    for sentence in told.body[:6]:
        for mention in mentions(sentence.text, known.organisations)[:1]:
            is_named = (
                _INTRODUCES.search(sentence.folded[: mention.start])
                or _WRITES.match(sentence.folded, mention.end)
                or (mention.start == 0 and _WE_DO.match(sentence.folded, mention.end))
                or _WHO_WRITES.match(sentence.folded_label)
            )
            if HAPPENS_IN.search(sentence.folded[: mention.end]):
                continue
            if is_named or _INTRODUCED.search(sentence.folded):
                return sentence, mention
    return None
