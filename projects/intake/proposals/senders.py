"""The organisation that a letter comes from."""

from __future__ import annotations

import re

from projects.editing.organisations import kind_by_name
from projects.intake.proposals.denied import IS_NONE
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.letterheads import ADDRESSEE, is_signed_by_head, letterhead
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import Mention, mentions
from projects.intake.proposals.phrases import QUOTED, inside
from projects.intake.proposals.role_words import CUES
from projects.intake.proposals.roles import HAPPENS_IN
from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.table_roles import candidate_of
from projects.models import Organisation
from projects.texts.alphabet import fold

_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:мы|наш\w*|нами|провели|реализовали|организовали|начали|завершили|биз\w*|we|our"
    r"|отк[иі]зд[иі]к|уйымдастырдык|бастадык|аяктадык|(?!достык)\w{3,}(?:дык|дик|тык|тик)|\w{3,}[ыи]м[ыи]з"
    r"|жобамыз\w*)(?!\w)"
)


def senders(told: Told, known: Known) -> list[Candidate]:
    """The organisation that writes, where the letter tells in the first person what was done, or
    where its head signs and nobody else is named."""
    is_told_by_itself = any(
        _FIRST_PERSON.search(one.folded) or _is_itself(one) for one in told.body
    )
    found = sender(told, known) if is_told_by_itself else _of_letterhead(told, known)
    if not found:
        return []
    sentence, mention = found
    mention = _as_in_body(mention, told, known)
    return [candidate_of(mention.name, mention.slug, "implementing", sentence)]


def _of_letterhead(told: Told, known: Known) -> tuple[Sentence, Mention] | None:
    """The organisation of the letterhead where its head signs what tells of nobody who did it, or
    it informs of it: "Проект идёт с 2021 года", "Ассоциация сообщает". A state body or house of
    friendship writes of what others did."""
    found = letterhead(told, known)
    if found is None or kind_by_name(found[1].name) == Organisation.Kind.STATE:
        return None
    if _WRITES_OF_OTHERS.search(found[1].name):
        return None
    is_its_letter = is_signed_by_head(told) or any(map(_informs, told.body[:3]))
    if not is_its_letter or any(_tells_of_doer(one) for one in told.body):
        return None
    return found


# "Ассоциация женщин «Ару» сообщает о проекте", "… қауымдастығы хабарлайды"
_INFORMS = re.compile(
    r"\W*(?:\w+\s){0,2}?(?:ассоциация|объединение|общество|фонд|центр|союз|клуб)(?!\w)[^.;,]{0,90}?"
    r"\s(?:сообщает|информирует|рассказывает|представляет)(?!\w)"
    r"|[^.;,]{0,90}(?:кауымдастыгы?|бирлестиги|коры|орталыгы|одагы|клубы)(?!\w)[^.;]{0,90}?"
    r"\s(?:хабарлайды|баяндайды|таныстырады|жолдайды|усынады)(?!\w)"
)


def _informs(sentence: Sentence) -> bool:
    return bool(_INFORMS.match(sentence.folded))


_WRITES_OF_OTHERS = re.compile(
    r"(?<!\w)(?:К?ГУ|РГУ|К?ММ|РММ"
    r"|(?i:ассамбле|дом\w* дружбы|достық үй|келісім|секретариат|хатшылы))"
)
# "Проект реализован учителями школы", "проект провела студентка", "жобаны мұғалімдер жүргізді".
_DOER = re.compile(
    r"(?<!\w)(?:реализ|осуществл|организо|провод|провед|выполн)\w*(?:н[аоы]?|тся|лся|лась|лось|лись)"
    r"\s+(?:\w+\s+){0,2}?(?:силами|\w{3,}(?:ами|ями|ом|ем|ой|ей))(?!\w)"
    r"|(?<!\w)(?:провел[аи]?|реализовал[аи]?|организовал[аи]?|осуществил[аи]?"
    r"|вел[аи]?|ведет|ведут|делал[аи]?|сделал[аи]?|жасады|аткарды)(?!\w)"
    r"|(?<!\w)(?:этим|проектом|делом)\s+(?:\w+\s+)?занима"
    r"|(?<!\w)(?:жоба|оны|бул|муны)\w*\s+(?:\w+\s+){1,4}?(?:жургиз(?!ил)|откиз(?!ил)"
    r"|жузеге асыр(?!ыл)|иске асыр(?!ыл)|уйымдастыр(?!ыл))"
)


def _tells_of_doer(sentence: Sentence) -> bool:
    return bool(_DOER.search(sentence.folded))


# "Қор … өткізді", "наш центр провёл": the organisation that writes, without its name.
_ITSELF = re.compile(
    r"(?:^|[,;]\s(?:котор\w+\s)?|(?<!\w)наш\w*\s|биздин\s|our\s)(?:фонд(?:ом)?|кор|бирлестик|орталык|объединением?|обществом?|центр(?:ом)?"
    r"|ассоциаци(?:я|ей)|уйым|организаци(?:я|ей)|клуб(?:ом)?|одак|кауымдастык|centre|foundation|association)(?!\w)"
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
    r"|(?:^|[.!]\s*)(?:это|меня зовут|вам пишет|пишет вам)\s+[^.!?«]{3,60}[,(—–-]\s*"
    r"|(?:наш[аеи]?|биздин|our)\W+(?:(?:центр|фонд|объединение|общество|организация|клуб|ассоциация"
    r"|школа|команда|коллектив|бирлестик|кор|орталык|уйым|кауымдастык|centre|society|club)\w*\W+)?)$"
)
_WE_ARE = re.compile(r"\W*(?:мы|биз)\s*[—–-]\s")
_INTRODUCED = re.compile(r"\w(?:мыз|миз|пыз|пиз|мын|мин)\W*$")
_WRITES = re.compile(
    r"(?:\s*\([^()]*\))?[\s,]*(?:(?:\w+\s+\w+\s+)?(?:рассказ(?:ывает|ал)|подвел|сообщ(?:ает|ил)|представ(?:ляет|ил))"
    r"|просит|направляет|предлагает|благодарит|жолда|хабарла|баянда|сурай|жибер|бастама"
    r"|[^.!?]{0,220}?(?:усынады|жолдайды|хабарлайды|таныстырады)(?!\w)"
    r"|informs|presents|sends|reports)"
)
# "Общественный фонд «Бахар», объединяем женщин": in Russian the verb says "we", too.
_WE_DO = re.compile(r"\s*[,—–-]\s*(?:\w+\s+){0,2}?\w{3,}(?:[аяуюе]ем|им)(?:ся)?\s")
# Whoever writes as a teacher tells where she works.
_SCHOOL = re.compile(r"(?i)школ|мектеп|мектеб|гимнази|лице[йяи]|колледж")
_I = re.compile(r"(?<!\w)(?:я|меня|мне|мен|атым|есимим|аты-женим)(?!\w)")
_WHO_WRITES = re.compile(
    r"[\W\d]*(?:кто (?:пишет|мы|вам пишет)|ким жазады|биз кимбиз|отправитель|who we are)"
)


def sender(told: Told, known: Known) -> tuple[Sentence, Mention] | None:
    """The organisation that the letter comes from, by its letterhead, head or signature."""
    if found := letterhead(told, known):
        return found
    for part in ("head", "closing"):
        for sentence in told.sentences:
            if sentence.part != part or (part == "head" and ADDRESSEE.search(sentence.folded)):
                continue
            for mention in mentions(sentence.text, known.organisations):
                if not HAPPENS_IN.search(fold(mention.name)):
                    return sentence, mention
    opening = [one for one in told.sentences if one.part in ("greeting", "body")]
    for sentence in opening:
        is_late = sentence not in opening[:6] and not _WE_ARE.match(sentence.folded)
        if is_late or IS_NONE.search(sentence.folded):
            continue
        for mention in mentions(sentence.text, known.organisations)[:1]:
            is_named = (
                _INTRODUCES.search(sentence.folded[: mention.start])
                or _WRITES.match(sentence.folded, mention.end)
                or (mention.start == 0 and _WE_DO.match(sentence.folded, mention.end))
                or _WHO_WRITES.match(sentence.folded_label)
            )
            is_of_work = _SCHOOL.search(mention.name) and _I.search(sentence.folded)
            if is_of_work or HAPPENS_IN.search(sentence.folded[: mention.end]):
                continue
            if is_named or _INTRODUCED.search(sentence.folded):
                return sentence, mention
    return None
