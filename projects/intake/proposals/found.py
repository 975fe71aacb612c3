"""Candidates for a field: of several that differ none is proposed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from projects.intake.letter import Place, Proposal
from projects.intake.proposals.sentences import Sentence
from projects.texts.alphabet import fold


@dataclass(frozen=True)
class Candidate:
    """A value with the sentence that states it; of several ranks the highest counts alone."""

    value: Any
    sentence: Sentence
    rank: int = 0


@dataclass(frozen=True)
class Decided:
    """A proposal, or the places of values that contradict each other, or neither."""

    proposal: Proposal | None = None
    contradicting: tuple[Place, ...] = ()


def decide(field: str, candidates: Iterable[Candidate]) -> Decided:
    """The one value of the highest rank."""
    found = list(candidates)
    if not found:
        return Decided()
    best = max(one.rank for one in found)
    chosen = [one for one in found if one.rank == best]
    places = places_of(one.sentence for one in chosen)
    if len({fold(json.dumps(one.value, ensure_ascii=False)) for one in chosen}) > 1:
        return Decided(contradicting=places)
    return Decided(Proposal(field, chosen[0].value, places))


def places_of(sentences: Iterable[Sentence]) -> tuple[Place, ...]:
    """The places of sentences, each once, in order."""
    return tuple(dict.fromkeys(sentence.place for sentence in sentences))


def rows(field: str, found: Sequence[Candidate]) -> list[Proposal]:
    """A proposal for each different value, with all the places that state it."""
    by_value: dict[str, list[Candidate]] = {}
    for one in found:
        by_value.setdefault(json.dumps(one.value, sort_keys=True), []).append(one)
    return [
        Proposal(field, same[0].value, places_of(one.sentence for one in same))
        for same in by_value.values()
    ]
