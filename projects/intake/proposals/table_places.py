"""The towns and regions that a table lists where its rows or columns are places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.towns import TOWNS
from projects.texts.alphabet import fold

# What stands above a column of places; whose home it is, is not where the project was.
_HEAD = re.compile(
    r"\W*(?:в каком\s+)?(?:город|област|район|регион|населенн\w+ пункт|место|села?(?!\w)|филиал"
    r"|кала|облыс|аудан|аймак|онир|ауыл|елди мекен|city|town|region|district|where)\w*"
    r"(?:\s*(?:/|,|и|жане|or)\s*(?:город|район|област|село|кала|аудан|облыс|ауыл)\w*)*\W*"
)
_HOME = re.compile(r"(?<!\w)(?:откуда|участник|команд|гост|жительств|рожден|кайдан|катысушы)")


def places_in_tables(told: Told) -> Iterator[Sentence]:
    """The cells below a heading for places, and the headings of columns where two are towns."""
    columns: dict[int, dict[str, Sentence]] = {}
    for answer in told.answers:
        if answer.part != "body" or told.letter.blocks[answer.block].kind != "table":
            continue
        above = told.letter.blocks[answer.block - 1].text if answer.block else ""
        if len(above.split()) < 12 and _HOME.search(fold(above)):
            continue
        label = answer.folded_label
        if _HEAD.fullmatch(label) and len(answer.text.split()) <= 8:
            yield answer
        column = answer.label.split(" / ")[1] if " / " in answer.label else ""
        if column and any(towns.fullmatch(fold(column)) for towns, _districts in TOWNS.values()):
            columns.setdefault(answer.block, {})[column] = replace(answer, text=column)
    for named in columns.values():
        if len(named) > 1:
            yield from named.values()
