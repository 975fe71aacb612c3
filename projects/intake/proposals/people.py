"""Who answers for a project, and who is quoted with which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from projects.intake.letter import Place, Proposal
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.labels import answers_to
from projects.intake.proposals.phrases import (
    PERSON,
    QUOTED,
    beginnings,
    inside,
    language_of,
    person_in,
    without_quotes,
)
from projects.intake.proposals.sentences import Told
from projects.texts.alphabet import fold

_COORDINATOR = (
    beginnings("координир, координатор, үйлестіруші, coordinat"),
    beginnings(
        """
        автор и руководител, автор проекта, авторы әрі жетекші, жоба автор, үйлестірген,
        руководител проект, руководитель проекта, руководит проектом, жоба жетекші, жобаның
        жетекші, жобаның басшы, жоба басшы, менеджер проект, project manager, project leader,
        project lead, куратор проект, жоба менеджері, led the project, жобаға жетекшілік, жобаны
        жүргізген, проектом руковод, жобаны басқар, head of the project, leads the, жобаны
        жетекте, жоба куратор
        """
    ),
    beginnings(
        """
        ответствен, жауапты, responsible, отвечает за проект, за проект отвеча, in charge, жауап
        береді, отвечал, отвечает, контактн лиц, контактное лицо, байланыс тұлға, contact
        person, жобаға жауап, байланысатын
        """
    ),
)
_OTHER_OFFICE = beginnings(
    """
    пресс, баспасөз, бухгалтер, сми!, press, accountant
    """
)

# Who wrote or sends the letter, and several who share the work.
_NOT_OF_PROJECT = beginnings(
    """
    жауапты орындаушы, ответственн исполнител, исполнитель письма, назнач, координаторы!,
    координаторами, руководители, кураторы!, үйлестірушілер, жетекшілер, coordinators
    """
)
_KAZAKH_ENDING = re.compile(
    r"(?:(?<=\w{3})(?:ға|ге|қа|ке|[ндт][ыі]ң)|(?:(?<=ұлы)|(?<=қызы))(?:на|нан|мен))$"
)


def coordinators(told: Told) -> Iterator[Candidate]:
    """The persons who are called coordinator, head or responsible for the project."""
    for answer in answers_to(told, "coordinator"):
        if _OTHER_OFFICE.search(answer.folded) or _NOT_OF_PROJECT.search(answer.folded_label):
            continue
        if found := person_in(answer.text[:120]):
            rank = 9 - _rank(answer.folded_label) if answer.part != "closing" else 1
            yield Candidate(_nominative(found[0].strip(), told.letter.language), answer, rank)
    yield from _signed_as(told)
    for sentence in told.sentences:
        if sentence.part in ("quoted", "head", "greeting", "other"):
            continue
        if _NOT_OF_PROJECT.search(sentence.folded):
            continue
        for rank, cue in enumerate(_COORDINATOR):
            for word in cue.finditer(sentence.folded):
                if name := _beside(sentence.text, word.start(), word.end()):
                    name = _nominative(name, told.letter.language)
                    told_in = sentence.part != "closing"
                    yield Candidate(name, sentence, (6 - rank) if told_in else 0)


def _signed_as(told: Told) -> Iterator[Candidate]:
    """The person who signs as coordinator, the office on the line below the name."""
    for above, below in pairwise(told.sentences[-5:]):
        is_office = any(cue.match(below.folded) for cue in _COORDINATOR[:2])
        if is_office and PERSON.fullmatch(above.text.strip(" ,")):
            yield Candidate(above.text.strip(" ,"), above, 1)


def _nominative(name: str, language: str) -> str:
    """A name without the Kazakh ending that its sentence asks for."""
    if language != "kk":
        return name
    return _KAZAKH_ENDING.sub("", name)


def _rank(label: str) -> int:
    return next((rank for rank, cue in enumerate(_COORDINATOR) if cue.search(label)), 2)


# Words between a name and what the person is: no verb of another deed.
_BETWEEN = re.compile(
    r"[\s,(—–-]*(?:(?:был|явля|стал|наш|главн|бессменн|жоба|проект|биздин|осы|the|is|was|our|project|и"
    r"|ари|ханым|мырза|бас|басты|a)\w*\s+){0,3}"
)


def _beside(text: str, start: int, end: int) -> str:
    """The person named right behind a word, or right before it."""
    behind = person_in(text, end)
    between = QUOTED.sub("", text[end : behind.start()]) if behind else ""
    is_near = len(between) <= 60 and between.count(",") <= 1
    if behind and is_near and not re.search(r"[.;!?«»“”]\s", between):
        return behind[0].strip()
    before = list(_persons(text[:start]))
    if before and _BETWEEN.fullmatch(fold(text[before[-1].end() : start])):
        return before[-1][0].strip()
    return ""


def _persons(text: str) -> Iterator[re.Match[str]]:
    place = 0
    while found := person_in(text, place):
        yield found
        place = found.end()


_SAYS = beginnings(
    """
    jokes, joked, smiles, insists, believes, notes, noted, explains, explained, exclaim,
    say!, сказал, говорит, говорил, вспомина, делится, поделил, рассказыва, рассказал, отмеча,
    отметил, призна, написал, пишет, считает, уверен, добавля, добавил, смеется, смеялся, улыба,
    улыбн,
    по словам, слова, отзыв, объясн, подел, шутит, деді, дейді, деген, дейтін, айтты, айтады,
    айтқан, бөлісті, бөліседі, жазды, еске ал, пікір, сөзі, лебіз, деп жаз, жазған, said, says,
    recalls, told, wrote, writes, remembers, adds, admits, shares, recalled, remarked, in the
    words, әңгімел, ойын білдір, күлді, қуанды, как говор, цитат, воспоминан, put it, laugh,
    удивля, удивил, радует, восклиц, вздыха, поясня, подытожи, заключа, подтвержда, хвалит,
    таңғал, сыр шерт, ағынан жарыл, түйінде, күледі, қуанады, sighs, sighed, smiled, grins
    """
)
# Words that are handed down or written in books: nobody of the project says them.
_HANDED_DOWN = beginnings(
    """
    как говорится, как говорят, говорят в народе, в народе говор, народная мудрост, мудрост,
    устав!, уставу, устава, жарғы, пословиц, поговорк, послани, конституци, закон!, закона,
    гласит, строк, стих, поэм, поэт, писател, классик, великий, великого, священн, коран, библи,
    лозунг, девиз, слоган, призыв, газет, называ, назван, назвал, аталат, аталған, called, theme,
    статья, статье, заголовк, телеканал, программн, указ, президент,
    глава государства, главы государства, дейді халқымыз, дейді халық, халқымыз, халық даналығы,
    қазақ айтқан, мақал, мәтел, ата-баба, бабаларымыз, деген сөз бар, деген бар, нақыл, даналы,
    ұлы!, ақын, жазушы, хакім, данышпан, өлең, заңы, жолдау, мемлекет басшысы, конституция, ұран!,
    ұраны, тақырыбында, proverb, saying goes, as they say, poet, poem, constitution, verse, motto,
    slogan, the law
    """
)
_OPINION = re.compile(r"(?:отзыв|цитат|мнени|пикир|лебиз|слова|quote|feedback)\w*[^:«»]*:\s*$")
# Where the sentence behind a quotation ends; a dash goes on with it.
_NEXT = re.compile(r"(?:^|(?<=[^\W\d_A-ZА-Я]{2}))[.!?]\s(?!\s*[—–-])|[«“]")
# "По словам …": the name stands in another case than a person writes it in.
_IN_GENITIVE = re.compile(r"(?<!\w)по (?:словам|мнению)\s")
# Whose work a title is, behind it.
_BY = re.compile(
    r"\W*(?:автор|режисс|солист|ведущ|координатор|руководител|жетекши|исполн|director|author|by)"
)


def quotations(told: Told) -> list[Proposal]:
    """What persons say in quotation marks, with who says it."""
    made = [*_quoted_blocks(told), *_in_dialogue(told)]
    seen = {one.value["text"] for one in made}
    for line in told.lines:
        if line.part in ("head", "greeting", "quoted", "requisites"):
            continue
        for found in QUOTED.finditer(line.text):
            text = _said(inside(found))
            is_part = text[:1].islower() and not line.text[: found.start()].rstrip().endswith(":")
            if len(text.split()) < 4 or text in seen or is_part:
                continue
            if speaker := _speaker(line.text, found):
                seen.add(text)
                end = line.start + len(line.text)
                place = Place(line.block, line.start + found.start(), end)
                speaker = _nominative(speaker, told.letter.language)
                made.append(Proposal("quotation", {"text": text, "speaker": speaker}, (place,)))
    for answer in answers_to(told, "quotation"):
        quoted = QUOTED.search(answer.text)
        speaker = _name_of(answer.text[quoted.end() :] if quoted else answer.text)
        text = _said(inside(quoted)) if quoted else ""
        if not quoted and (
            parted := re.fullmatch(r"(.+?)\s*[—–(-]\s*([^—–(]+?)\)?\.?", answer.text)
        ):
            text, speaker = _said(parted[1]), _name_of(parted[2])
        if text and speaker and text not in seen and len(text.split()) > 3:
            seen.add(text)
            made.append(Proposal("quotation", {"text": text, "speaker": speaker}, (answer.place,)))
    return _without_translations(made, told.letter.language)


def _without_translations(made: list[Proposal], language: str) -> list[Proposal]:
    """Of words of one person in two languages those in the letter's own, else the first."""
    kept: dict[str, Proposal] = {}
    for one in sorted(made, key=lambda one: language_of(one.value["text"], "ru") != language):
        said_in = language_of(one.value["text"], "ru")
        speaker = fold(one.value["speaker"])
        before = kept.get(speaker)
        if before and language_of(before.value["text"], "ru") != said_in:
            continue
        kept[speaker if not before else f"{speaker} {len(kept)}"] = one
    return [one for one in made if one in kept.values()]


# Direct speech as books print it: "— Words, — said Name."
_DIALOGUE = re.compile(
    r"\s*[—–-]\s+(?P<text>[^«»\n]{15,}?)(?P<mark>[,!?…])\s+[—–-]\s+(?P<says>[^—–«»]{4,100})"
)


def _in_dialogue(told: Told) -> Iterator[Proposal]:
    for line in told.lines:
        found = _DIALOGUE.fullmatch(line.text) if line.part == "body" else None
        if found and _SAYS.search(fold(found["says"])) and (speaker := _name_of(found["says"])):
            text = found["text"] + ("" if found["mark"] == "," else found["mark"])
            place = Place(line.block, line.start, line.start + len(line.text))
            yield Proposal("quotation", {"text": text, "speaker": speaker}, (place,))


def _quoted_blocks(told: Told) -> Iterator[Proposal]:
    for index, block in enumerate(told.letter.blocks):
        if block.kind != "quotation":
            continue
        text = block.text.strip()
        if found := re.fullmatch(r"(?s)(.+?)\s*(?:\n|[—–-])\s*([^—–\n]{3,120})", text):
            speaker = _name_of(found[2]) or found[2].strip(" .—–-")
            value = {"text": _said(without_quotes(found[1])), "speaker": speaker}
            yield Proposal("quotation", value, (Place(index, 0, len(block.text)),))


def _said(text: str) -> str:
    return text.strip().rstrip(",").strip()


def _name_of(text: str) -> str:
    found = person_in(text)
    return found[0].strip() if found else ""


def _speaker(text: str, found: re.Match[str]) -> str:
    """Who says what stands in quotation marks: by a word for saying beside it, or a dash."""
    if name := _signed(text, found):
        return name
    behind = _NEXT.split(text[found.end() :])[0][:160]
    before = re.split(r"(?<=[^\W\d_]{3})[.!?]\s|[»”]", text[: found.start()])[-1][-160:]
    if _HANDED_DOWN.search(fold(before)) or _HANDED_DOWN.search(fold(behind)):
        return ""
    is_dashed = re.match(r"[\s,.!?…]*[—–-]", behind)
    is_bracketed = re.match(r"[\s,.]*\(", behind)
    is_broken_off = inside(found).rstrip().endswith(",")
    is_named = re.search(r"[^\W\d_]\s*$", before) or _BY.match(fold(behind))
    is_signed = (is_dashed or is_bracketed) and not is_named
    is_speech = _SAYS.search(fold(behind)) or is_signed or is_broken_off
    if is_speech and (name := _name_of(behind)):
        return name
    if _IN_GENITIVE.search(fold(before)):
        return ""
    opens = re.search(r"[:—–,-]\s*$", before) or _SAYS.search(fold(before))
    if opens and _SAYS.search(fold(before)):
        names = list(_persons(before)) or list(_persons(text[: found.start()]))
        return names[-1][0].strip() if names else ""
    if re.search(r":\s*$", before) and (names := list(_persons(before))):
        return names[-1][0].strip()
    return ""


def _signed(text: str, found: re.Match[str]) -> str:
    """The name right behind what is called somebody's opinion."""
    behind = re.sub(r"^[\s.,(—–-]+", "", text[found.end() :])
    name = person_in(behind)
    is_opinion = _OPINION.search(fold(text[: found.start()][-80:]))
    return name[0].strip() if name and is_opinion and name.start() == 0 else ""
