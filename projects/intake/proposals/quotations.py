"""Who is quoted in a letter, with which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from projects.intake.letter import Place, Proposal
from projects.intake.proposals.first_names import (
    KIN,
    first_name_before,
    first_name_behind,
    first_name_that_bids,
)
from projects.intake.proposals.labels import answers_to
from projects.intake.proposals.parts import Line
from projects.intake.proposals.person_cases import as_called
from projects.intake.proposals.person_names import persons, whole_name
from projects.intake.proposals.phrases import (
    QUOTED,
    beginnings,
    inside,
    language_of,
    person_in,
    without_quotes,
)
from projects.intake.proposals.sentences import Told
from projects.intake.proposals.speakers import AUTHOR_OF, DIALOGUE, SAID_SO, SAYS_THEN, with_who
from projects.texts.alphabet import fold

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
    повторя, твердит, твердил, приговарив, айтып еді,
    айтатын, айтып кет, қайтала, таңғал, сыр шерт, ағынан жарыл, түйінде, күледі, қуанады, sighs,
    sighed, smiled, grins
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


# "Как вспоминает Анна Ким, «после общей каши …»": whole words in a small letter.
_AS_SAID = re.compile(
    r"(?<!\w)(?:как\s+(?:\w+\s+)?(?:вспомин|говор|сказал|призна|отмеча|рассказ|замет|шут)\w*"
    r"|по словам)\s[^«»;:]*,\s*$"
)


def quotations(told: Told) -> list[Proposal]:
    """What persons say in quotation marks, with who says it; what is asked is of a story."""
    made = [*_quoted(told)]
    told_by = [one for one in made if not KIN.fullmatch(one.value["speaker"])]
    named = [_with_whole_name(one, told) for one in told_by if one.value["text"][-1] != "?"]
    kept = _without_translations(named, told.letter.language)
    return [with_who(one, told) for one in kept]


def _with_whole_name(one: Proposal, told: Told) -> Proposal:
    return replace(one, value=one.value | {"speaker": whole_name(one.value["speaker"], told)})


def _quoted(told: Told) -> list[Proposal]:
    made = [*_quoted_blocks(told), *_in_dialogue(told)]
    seen = {one.value["text"] for one in made}
    for line in told.lines:
        if line.part in ("head", "greeting", "quoted", "requisites"):
            continue
        for found in QUOTED.finditer(line.text):
            text = _said(inside(found))
            if spoken := _BROKEN.fullmatch(text):
                if _SAYS.search(fold(spoken["says"])) and (name := _name_of(spoken["says"])):
                    seen.add(text)
                    place = Place(line.block, line.start + found.start(), line.start + found.end())
                    value = {"text": _joined(spoken), "speaker": name}
                    made.append(Proposal("quotation", value, (place,)))
                continue
            is_alone = found.start() == 0 and not line.text[found.end() :].strip(" .")
            is_part = text[:1].islower() and not (
                is_alone
                or line.text[: found.start()].rstrip().endswith(":")
                or _AS_SAID.search(fold(line.text[: found.start()]))
            )
            before = line.text[: found.start()]
            is_told = before.rstrip().endswith(":") and SAID_SO.match(line.text, found.end())
            if len(text.split()) < (3 if is_told else 4) or text in seen or is_part:
                continue
            speaker = _speaker(line.text, found) or _one_before(told, line, before)
            if speaker := speaker or _by_first_name(told, line, found):
                seen.add(text)
                end = line.start + len(line.text)
                place = Place(line.block, line.start + found.start(), end)
                named_at = line.text.find(speaker)
                before_name = line.text[: max(named_at, 0)]
                speaker = as_called(speaker, before_name, told.letter.language)
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
    return made


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


# "Words, — says Name. — More words": one quotation with its speaker within.
_BROKEN = re.compile(
    r"(?P<text>.{8,}?)(?P<mark>[,!?…])\s+[—–-]\s+(?P<says>[^—–«»]{4,120}?)"
    r"(?:(?P<end>[.,])\s+[—–-]\s+(?P<more>.+)|\.?)"
)


def _joined(spoken: re.Match[str]) -> str:
    mark = spoken["mark"] if spoken["mark"] != "," else spoken["end"] or ""
    more = f"{mark} {spoken['more']}" if spoken["more"] else mark.strip(".,")
    return _said(spoken["text"] + more)


def _in_dialogue(told: Told) -> Iterator[Proposal]:
    for line in told.lines:
        if line.part != "body":
            continue
        found = DIALOGUE.fullmatch(line.text) or SAYS_THEN.fullmatch(line.text)
        if found and _SAYS.search(fold(found["says"])) and (speaker := _name_of(found["says"])):
            text = found["text"] + ("" if found["mark"] == "," else found["mark"])
            text = ". ".join(filter(None, (text, found.groupdict().get("more"))))
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
        names = list(persons(before)) or list(persons(text[: found.start()]))
        return names[-1][0].strip() if names else ""
    if re.search(r":\s*$", before) and (names := list(persons(before))):
        return names[-1][0].strip()
    return ""


# "Он всегда говорил: «…»": who, stands before.
_PRONOUN = re.compile(
    r"(?:^|[.!?]\s+)\W*(?:и\s+)?(?:он|она|ол|апай|агай)\s+(?:\w+\s+){0,4}\w+\s*:\s*$"
)


def _one_before(told: Told, line: Line, before: str) -> str:
    """The one person whom the text before a pronoun names, or the line before words that stand
    alone on theirs and are called said."""
    place = told.lines.index(line)
    above = told.lines[place - 1].text if place else ""
    small = fold(before) if before.strip() else fold(above)
    if not _SAYS.search(small) or _HANDED_DOWN.search(small):
        return ""
    if before.strip() and not (pronoun := _PRONOUN.search(small)):
        return ""
    near = before[: pronoun.start()] if before.strip() and pronoun else ""
    named = list(dict.fromkeys(one[0].strip() for one in persons(near or above)))
    return named[0] if len(named) == 1 else ""


def _by_first_name(told: Told, line: Line, found: re.Match[str]) -> str:
    """Who is named by a first name alone beside a word for a person, on the line or, where words
    stand alone on theirs, on the one above; and whom "she said" behind the words means."""
    before, behind = line.text[: found.start()], line.text[found.end() :]
    place = told.lines.index(line)
    above = told.lines[place - 1].text if place else ""
    said = before if before.strip(" —–-") else above
    if _HANDED_DOWN.search(fold(said)) or _HANDED_DOWN.search(fold(behind)):
        return ""
    if named := first_name_before(said) or first_name_behind(behind) or first_name_that_bids(said):
        return named
    if _SAYS_ALONE.match(fold(behind)) and (near := _last_sentence(before or above)):
        named_there = list(dict.fromkeys(one[0].strip() for one in persons(near)))
        return named_there[0] if len(named_there) == 1 else ""
    if (bare := _FIRST_NAME_SAID.match(behind)) and whole_name(bare[1], told) != bare[1]:
        return bare[1]
    if not _SHE_SAID.match(fold(behind)):
        return ""
    earlier = list(dict.fromkeys(one[0].strip() for one in persons(before or above)))
    return earlier[0] if len(earlier) == 1 else ""


# "…", — говорит.: of whom the sentence before tells.
_SAYS_ALONE = re.compile(
    r"[\s,.!?…]*[—–-]\s*(?:так\s+|и\s+|деп\s+)?(?:говори[тл]а?|сказал[аи]?|призналась|вздохнул[аи]?|плачет|смеется|дейди|деди|айтты)\s*(?:[.!?]|$)"
)


def _last_sentence(text: str) -> str:
    """The last sentence of a text."""
    return re.split(r"(?<=[^\W\d_]{3})[.!?]\s+", text.strip())[-1]


# "– признался Тимур.": one whose whole name the letter has.
_FIRST_NAME_SAID = re.compile(
    r"[\s,.!?…]*[—–-]\s*(?:деп\s+)?[а-яёәғқңөұүһі]+\s+([А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]{2,})\s*[.,!]"
)
# "– говорила она нам", "– деп айтты ол"
_SHE_SAID = re.compile(
    r"[\s,.!?…]*[—–-]\s*(?:(?:так\s+|всегда\s+|часто\s+)*(?:говори|сказа|повторя|вспомина|призна|рассказыва|смея)\w*\s+"
    r"(?:нам\s+|потом\s+)?(?:он|она)(?!\w)|(?:деп\s+\w+|де[дй]\w+|дейтин)\s+(?:еди\s+)?ол(?!\w))"
)


def _signed(text: str, found: re.Match[str]) -> str:
    """The name right behind what is called somebody's opinion."""
    behind = re.sub(r"^[\s.,(—–-]+", "", text[found.end() :])
    name = person_in(behind)
    if author := AUTHOR_OF.match(text, found.end()):
        named = person_in(text, author.end())
        return named[0].strip() if named and named.start() == author.end() else ""
    is_opinion = _OPINION.search(fold(text[: found.start()][-80:]))
    return name[0].strip() if name and is_opinion and name.start() == 0 else ""
