"""The beginning of what a letter tells, as a summary."""

from __future__ import annotations

import re

from projects.intake.proposals.contact_lines import is_contact
from projects.intake.proposals.labels import LABELS, is_labelled
from projects.intake.proposals.sentences import Sentence, Told
from projects.models import Project

# A paragraph of fewer words is a label, a heading or a figure, no description.
FEWEST_WORDS = 6
# The mark of a footnote.
NOTE = re.compile(r"\s?\[\d{1,3}\]")


def summary_of(told: Told, described: list[Sentence], kept: list[int]) -> list[Sentence]:
    """The first whole sentences of the description that fit the field; without those that say
    "our", which is unclear away from the letter, where others stand near."""
    wanted = [
        one
        for one in told.sentences
        if (
            (one.block in kept or any(_holds(d, one) for d in described))
            and one.part == "body"
            and told.letter.blocks[one.block].kind == "paragraph"
        )
        or any(_holds(d, one) for d in described)
    ]
    first = _first_of(wanted)
    unclear = [at for at, one in enumerate(wanted) if _OUR.search(one.folded)]
    if not any(wanted[at] in first for at in unclear):
        return first
    starts = range(wanted.index(first[0]), len(wanted))[: _NEAR + 1]
    for start in (at for at in starts if at not in unclear and not _THEY.match(wanted[at].folded)):
        end = next((at for at in unclear if at > start), len(wanted))
        if clear := _first_of(wanted[start:end]):
            return clear
    return first


_OUR = re.compile(r"(?<!\w)(?:наш(?:[аеиу]|его|ему|ем|ей|им|ими|их)?|биздин|our)(?!\w)")
# Of whom the sentence before tells.
_THEY = re.compile(
    r"\W*(?:он|она|они|оно|это|эти|там|тогда|ол|олар|бул|сол|онда|he|she|they|it)(?!\w)"
)
_NEAR = 3


def _first_of(wanted: list[Sentence]) -> list[Sentence]:
    """The first sentences that describe, as many as fit the field."""
    longest = Project._meta.get_field("summary").max_length or 0
    found: list[Sentence] = []
    for one in wanted:
        # A heading may end with a quotation mark, a sentence has its mark before that.
        is_whole = NOTE.sub("", one.text).rstrip('»”"')[-1:] in tuple(".!?…")
        goes_on = bool(found) and found[-1].block == one.block and not _ANSWER.search(one.text)
        is_description = len(one.text.split()) >= FEWEST_WORDS - 2 * goes_on and is_whole
        is_answer = any(is_labelled(one, name) for name in LABELS if name != "text")
        if not is_description or is_answer or _is_request(one) or is_contact(one.text):
            if found:
                break
            continue
        if sum(len(each.text) + 1 for each in found) + len(one.text) > longest or len(found) == 3:
            break
        found.append(one)
    return found


# "Координатор – Ким В. Р.", "Место: г. Уральск": an answer within the text.
_ANSWER = re.compile(r":|\s[–—-]\s|^\W*\d")


def _holds(outer: Sentence, inner: Sentence) -> bool:
    return outer.block == inner.block and outer.start <= inner.start and inner.end <= outer.end


def _is_request(sentence: Sentence) -> bool:
    return bool(
        re.search(
            r"просим|направля|высыла|отправля|представляем (?:вам|информаци|сведени|материал)"
            r"|благодарим (?:вас )?за (?:ваше )?(?:приглаш|письм)"
            r"|в дополнение к|уточня(?:ем|ю)(?!\w)"
            r"|предоставляем|жолда[пйу]|жибер|сурайм|усынамыз|усынып отыр"
            r"|please|below is|thank you|attach",
            sentence.folded,
        )
    )
