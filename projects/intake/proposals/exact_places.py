"""Where a project was, more exactly than the region: the letter's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.letter import Proposal
from projects.intake.proposals.decoys import is_founding, told_in
from projects.intake.proposals.evidence import PROJECT_ITSELF
from projects.intake.proposals.found import Candidate, places_of
from projects.intake.proposals.labels import answers_to
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import mentions
from projects.intake.proposals.places import OFFICE
from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.towns import TOWNS, called
from projects.texts.alphabet import LOWER, UPPER, fold

LONGEST = 200
# The word for a town or village as it stands behind "in", and as it is called.
_CALLED = {
    **{"городе": "город", "г.": "г.", "селе": "село", "с.": "с.", "ауле": "аул"},
    **{"посёлке": "посёлок", "поселке": "поселок"},
}
_NAME = rf"[{UPPER}][{LOWER}]+(?:-[{UPPER}][{LOWER}]+)*"
# What else says where: of which region or district.
_OF = (
    rf"(?:,?[ \u00a0](?:{_NAME}[ \u00a0](?:области|района|р-на|обл\.)"
    rf"|(?:{_NAME}[ \u00a0])?области[ \u00a0]{_NAME}))"
)
_RUSSIAN = re.compile(
    rf"(?<![\w-])[Вв][ \u00a0](?P<kind>городе|г\.|селе|с\.|ауле|пос[её]лке)[ \u00a0]?"
    rf"(?P<name>{_NAME})(?P<of>{_OF}{{0,2}})(?![\w-])"
)
# "Түркістан облысының Кентау қаласында", "Мерке ауылында"
_KAZAKH = re.compile(
    rf"(?<![\w-])(?P<all>(?:{_NAME}[ \u00a0](?:облысының|облысы|ауданының|ауданы)[ \u00a0]){{0,2}}"
    rf"{_NAME}[ \u00a0](?:қаласы|ауылы|кенті|ауданы))н[дт][аеәi](?:ғы|гі)?(?!\w)"
    rf"(?P<in>[ \u00a0]\({_NAME}(?:[ \u00a0]{_NAME})?[ \u00a0]облысы\))?"
)
# "в Усть-Каменогорске (Восточно-Казахстанская область)", "Өскеменде (…)": a town of the list.
_REGION_BEHIND = (
    rf"[ \u00a0](?P<region>\((?:{_NAME}[ \u00a0]){{1,2}}(?:область|обл\.|облысы|район|ауданы)\))"
)
_WITH_REGION = re.compile(
    rf"(?<![\w-])[Вв][ \u00a0](?P<ru>{_NAME}){_REGION_BEHIND}"
    rf"|(?<![\w-])(?P<kk>{_NAME}?)[дт][ае]{_REGION_BEHIND.replace('region', 'oblys')}"
)
_KIND = re.compile(
    r"(?<!\w)(?:г\.|к\.|город|сел[оеа](?!\w)|с\.|аул|пос[её]л|ул\.|улиц|дом(?!\w)|школ|центр|кала|ауыл|кент(?!\w)"
    r"|коше|уйи|мектеп)"
)
# A sentence about something else tells where that was.
_PROJECT = re.compile(r"(?<!\w)(?:проект|жоба|project)")
_REGION = re.compile(r"\W*(?:[\w-]+\s+){0,2}?(?:област\w*|обл\.?|облысы|region|oblast)\W*")


def exact_places(told: Told, known: Known) -> list[Candidate]:
    """The place that a label or the text gives as a town or village; a region alone is none."""
    labelled = [
        Candidate(_without_full_stop(answer.text.strip(" ;")), answer)
        for answer in answers_to(told, "region")
        if answer.part == "body" and _is_exact(answer)
    ]
    return labelled or [
        Candidate(place, sentence)
        for sentence in told_in(told)
        if _is_of_project(sentence)
        and not (is_founding(sentence) or OFFICE.search(sentence.folded))
        for place in _in_prose(_without_organisations(sentence, known))
    ]


def _is_of_project(sentence: Sentence) -> bool:
    """Whether a sentence tells of the project; of its lessons where it says the region, too."""
    is_whole = _WITH_REGION.search(sentence.text) and PROJECT_ITSELF.search(sentence.folded)
    return bool(_PROJECT.search(sentence.folded) or is_whole)


def _without_full_stop(text: str) -> str:
    """The text without the full stop of its sentence; an abbreviation keeps its own."""
    return text[:-1] if re.search(r"[^\W_]{3}[)»]?\.$", text) else text


def _is_exact(answer: Sentence) -> bool:
    """Whether an answer is a place of few words, and more than the name of a region."""
    text = answer.text.strip(" .;")
    is_short = len(text) <= LONGEST and not re.search(r"[^\W\d_]{3}[.!?]\s", text)
    is_named = bool(re.search(rf"[{UPPER}]", text))
    folded = fold(text)
    is_label_of_region = re.match(r"\W*(?:област|облыс|region|oblast)", answer.folded_label)
    is_town = any(town.search(folded) for town, _district in TOWNS.values())
    is_bare_region = _REGION.fullmatch(folded) or is_label_of_region
    is_more = is_town or _KIND.search(folded)
    return is_short and is_named and not is_bare_region and bool(is_more)


def _without_organisations(sentence: Sentence, known: Known) -> str:
    text = sentence.text
    for one in mentions(text, known.organisations):
        text = text[: one.start] + "¤" * (one.end - one.start) + text[one.end :]
    return re.sub(r"«[^«»]*»|“[^“”]*”", lambda found: "¤" * len(found[0]), text)


def _in_prose(text: str) -> Iterator[str]:
    for found in _RUSSIAN.finditer(text):
        if name := _as_called(found["name"]):
            yield f"{_CALLED[found['kind']]} {name}{found['of']}"
    for found in _KAZAKH.finditer(text):
        yield f"{found['all']}{found['in'] or ''}"
    for found in _WITH_REGION.finditer(text):
        if name := called(found["ru"] or found["kk"]):
            yield f"{name} {found['region'] or found['oblys']}"


def _as_called(name: str) -> str:
    """A name behind a word for what it is: a town of the list as it is called, another as it is
    written if it does not look like a case of itself."""
    return called(name) or ("" if re.search(r"(?:[еиую]|ом|ой)$", name) else name)


def exact_place(told: Told, known: Known) -> list[Proposal]:
    """The one place, with all its words where the letter names it twice; of two there is none."""
    found = exact_places(told, known)
    longest = max((one.value for one in found), key=len, default="")
    if not longest or any(one.value not in longest for one in found):
        return []
    sentences = [one.sentence for one in found if one.value == longest]
    return [Proposal("place_as_written", longest, places_of(sentences))]
