"""The fullest name that a letter has for an organisation, and the known one it is short for."""

from __future__ import annotations

import re
from dataclasses import replace

from projects.intake.proposals.found import Candidate
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import mentions, tidy
from projects.intake.proposals.named import without_address
from projects.intake.proposals.nominative_names import in_nominative
from projects.intake.proposals.phrases import QUOTED
from projects.intake.proposals.sentences import Told
from projects.texts.alphabet import fold

# What legal forms are short for.
_SPELT = {
    "оо": "объединен",
    "оф": "фонд",
    "тоо": "товарищест",
    "кб": "бирлестиг",
    "кк": "коры",
    "кф": "коры",
    "жшс": "серикт",
}


def as_called(candidate: Candidate, told: Told, known: Known) -> list[Candidate]:
    """The organisation under the fullest name of its own that the letter has, in the nominative;
    none where that can't be made."""
    value = candidate.value | {"name": without_address(candidate.value["name"])}
    if value["organisation"]:
        called = in_nominative(tidy(value["name"])) or value["name"]
        return [replace(candidate, value=value | {"name": called})]
    own = in_nominative(value["name"])
    best = own
    is_quoted = bool(QUOTED.search(value["name"]))
    for sentence in told.sentences:
        for one in mentions(sentence.text, known.organisations):
            if one.slug and not is_quoted and _is_short_for(own or value["name"], one.name):
                return [replace(candidate, value=value | {"organisation": one.slug})]
            if one.slug or not is_quoted:
                continue
            called = in_nominative(one.name)
            is_fuller = len(called.split()) > len(best.split()) or (not best)
            if is_fuller and _is_part(value["name"], called):
                best = called
    return [replace(candidate, value=value | {"name": best})] if best else []


def _is_short_for(short: str, full: str) -> bool:
    """Whether a name of several words ends the full name of a known organisation, or begins it."""
    wanted, words = fold(short), fold(full)
    opened = fold(in_nominative(full) or full)
    is_part = words.endswith(f" {wanted}") or opened.startswith(f"{wanted} при ")
    return len(short.split()) > 1 and words != wanted and is_part


def _is_part(short: str, full: str) -> bool:
    """Whether a name has the quoted part of a fuller one, and no word that this does not have; its
    legal form may be spelt out."""
    quoted = QUOTED.search(full)
    if not quoted or fold(quoted[0]) not in fold(short):
        return False
    around = fold(QUOTED.sub(" ", full))
    words = [word[:4] for word in re.findall(r"\w+", around)]
    return all(
        word[:4] in words or (word in _SPELT and _SPELT[word] in around)
        for word in re.findall(r"\w+", fold(QUOTED.sub(" ", short)))
    )
