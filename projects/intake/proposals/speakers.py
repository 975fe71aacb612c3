"""The words that say who a speaker is: "участница мастерской Мария Шульц"."""

from __future__ import annotations

import re
from dataclasses import replace

from projects.intake.letter import Proposal
from projects.intake.proposals.sentences import Told
from projects.texts.alphabet import LOWER, fold

_MOST_WORDS = 8
_WORDS = rf"[{LOWER}-]+(?:,?[ \u00a0][{LOWER}-]+)*"
_BEFORE = re.compile(rf"(?<![\w-])(?P<who>{_WORDS}),?[ \u00a0]$")
_BEHIND = re.compile(rf",[ \u00a0](?P<who>{_WORDS}(?<=[{LOWER}]{{3}}))(?=\s*(?:[.,)]|$))")
# The verb that stands before them: "— говорит участница …", "– дейді жоба жетекшісі …".
_SAYS = re.compile(
    r"(?<!\w)(?:говорит|говорила?|рассказывает|рассказала?|вспоминает|вспоминала?|делится"
    r"|поделил(?:ся|ась)|отмечает|отметила?|сказала?|призна(?:ется|лся|лась)|считает|пишет"
    r"|написала?|добавляет|добавила?|уверена?|объясняет|объяснила?"
    r"|деди|дейди|деген|айтады|айтты|еске алады|болиседи|болисти)\s+"
)
# "«…», – деп отыратын": so said of three words, too, that no title or motto is.
SAID_SO = re.compile(r"[\s,.!?…]*[—–-]\s*(?:деп|дей|деді|айт|говор|сказал|повтор|твердил)")
# "«…». Хаттың авторы – Роза Ахметова": who wrote it, in the sentence behind.
AUTHOR_OF = re.compile(
    r"[\s.,!?…»”\"]*(?:(?:Автор|Авторы)\s+(?:(?:этого|этих|данного)\s+)?(?:письма|слов|строк|записи|отзыва|записки)"
    r"|(?:Бұл\s+|Осы\s+)?(?:[Хх]аттың|[Сс]өздің|[Сс]өздердің|[Жж]азбаның|[Пп]ікірдің|[Лл]ебіздің)\s+(?:авторы|иесі))"
    r"\s*(?:[—–:-]\s*)?"
    r"|[\s.,!?…»”\"]*(?:Это|Так)\s+(?:нам\s+)?(?:сказал|написал|говорил|говорит|пишет)а?\s+"
    r"|[\s.,!?…»”\"]*(?:Мұны|Бұл сөзді|Бұл хатты)\s+(?:айтқан|жазған)\s*[—–-]\s*"
)
_OUR = re.compile(r"^(?:наш|наша|біздің)[ \u00a0]")
# Where or to whom it was said, and words that name nobody.
_NOBODY = re.compile(
    r"(?:на|о|об|во?|со?|из|к|по|при|после|нам|мне|ей|ему|потом|так|и|а|уже|тогда|про|сам[аи]?|это"
    r"|когда|котор\w+|где|если|чтобы|как|вспоминая"
    r"|бизге|маган|ол|сол|бир|кейин|оз[иы]|деп|де|да|осы|бул)(?!\w)"
)
_VERB = re.compile(
    r"(?<!\w)\w{2,}(?:ал[аи]?|ил[аи]?|ял[аи]?|ел[аи]|лось|лась|лся|[аеяу]ет(?:ся)?|ют|[лнртс]ди|[лнр]ды"
    r"|тты|тти|ып|ип|ясь|вшись|[аи]в)(?!\w)"
)


def with_who(one: Proposal, told: Told) -> Proposal:
    """The quotation with the words beside its speaker's name that say who this is."""
    name, place = one.value["speaker"], one.places[0]
    text = told.letter.blocks[place.block].text
    said = text.find(one.value["text"][:20], max(0, place.start - 1))
    at = text.find(name, max(said, 0) + len(one.value["text"])) if said >= 0 else -1
    if at < 0 or at > place.end:
        return one
    if found := _BEHIND.match(text, at + len(name)):
        speaker = f"{name}, {found['who']}" if _is_who(found["who"]) else name
        return replace(one, value=one.value | {"speaker": speaker})
    if not (found := _BEFORE.search(text[:at])):
        return one
    folded = fold(found["who"])
    verb = _SAYS.match(folded)
    who = _OUR.sub("", found["who"][verb.end() :]) if verb else ""
    if not _is_who(who):
        return one
    return replace(one, value=one.value | {"speaker": f"{who} {name}"})


def _is_who(words: str) -> bool:
    """Whether words say what somebody is, and tell nothing else."""
    folded = fold(words)
    is_short = 0 < len(words.split()) <= _MOST_WORDS
    return is_short and not _NOBODY.match(folded) and not _VERB.search(folded)


# Direct speech as books print it: "— Words, — said Name."
DIALOGUE = re.compile(
    r"\s*[—–-]\s+(?P<text>[^«»\n]{15,}?)(?P<mark>[,!?…])\s+[—–-]\s+(?P<says>[^—–]{4,160}?)"
    r"(?:\.\s+[—–-]\s+(?P<more>[^«»—–\n]{5,}))?"
)
# "Name says: — Words."
SAYS_THEN = re.compile(r"(?P<says>[^—–«»:]{4,100}):\s+[—–-]\s+(?P<text>[^«»\n]{15,})(?P<mark>)")
