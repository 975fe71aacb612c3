"""What letters about one project say of the same organisations, each in its own language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from projects.intake.letter import Letter, Proposal
from projects.intake.proposals.known_names import ASSEMBLY, kinds_in
from projects.texts.alphabet import fold

_ROWS = "participations"
# Of fewer names in a row the place of one tells nothing.
_FEWEST = 3
_INNERMOST = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”“\"]")

Row = dict[str, Any]
Said = tuple[Letter, list[Proposal]]


def with_other_names(said: Sequence[Said]) -> list[Said]:
    """The proposals, where an organisation of the first letter has the ``names`` by which letters
    in other languages call it, by language: a known one, one of the same own name in quotation
    marks, or the only one left of two lists in the same order."""
    first, *others = said
    letter, proposals = first
    rows = [one.value for one in proposals if one.field == _ROWS]
    names: list[dict[str, str]] = [{} for _row in rows]
    for other, theirs in others:
        if other.language != letter.language:
            for at, name in _same(
                rows, [one.value for one in theirs if one.field == _ROWS]
            ).items():
                names[at].setdefault(other.language, name)
    named = iter(names)
    made = [_with(one, next(named)) if one.field == _ROWS else one for one in proposals]
    return [(letter, made), *others]


def _with(one: Proposal, names: dict[str, str]) -> Proposal:
    return replace(one, value=one.value | {"names": names}) if names else one


def _same(rows: list[Row], others: list[Row]) -> dict[int, str]:
    """The other letter's name of each row, by the row's place."""
    keys, other_keys = [_key(row) for row in rows], [_key(row) for row in others]
    counts, other_counts = Counter(keys), Counter(other_keys)
    pairs = {
        at: other_keys.index(key)
        for at, key in enumerate(keys)
        if key
        and counts[key] == other_counts[key] == 1
        and _may_be_same(rows[at]["name"], others[other_keys.index(key)]["name"])
    }
    pairs |= _left(rows, others, pairs)
    return {
        at: others[there]["name"]
        for at, there in pairs.items()
        if fold(others[there]["name"]) != fold(rows[at]["name"])
    }


def _key(row: Row) -> str:
    """What is the same in all languages: the known organisation, or the own name."""
    if row["organisation"]:
        return str(row["organisation"])
    if fold(row["name"]) in map(fold, ASSEMBLY):
        return "assembly"
    quoted = _INNERMOST.findall(row["name"])
    return " ".join(re.findall(r"\w+", fold(quoted[-1]))) if quoted else ""


def _may_be_same(one: str, other: str) -> bool:
    """Whether no two names of the same words are of different kinds: "ТОО «Нур»", "«Нұр» қоры"."""
    kinds, others = kinds_in(one), kinds_in(other)
    return not kinds or not others or bool(kinds & others)


def _left(rows: list[Row], others: list[Row], pairs: dict[int, int]) -> dict[int, int]:
    """The one row of a role that is left without a pair, and the one at the same place of the other
    letter, where all others of the role stand in the same order."""
    made: dict[int, int] = {}
    for role in {row["role"] for row in rows}:
        own = [at for at, row in enumerate(rows) if row["role"] == role]
        theirs = [at for at, row in enumerate(others) if row["role"] == role]
        if len(own) != len(theirs) or len(own) < _FEWEST:
            continue
        left = [
            (at, there) for at, there in zip(own, theirs, strict=True) if pairs.get(at) != there
        ]
        if len(left) == 1 and left[0][0] not in pairs and left[0][1] not in pairs.values():
            made |= dict(left)
    return made
