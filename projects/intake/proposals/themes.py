"""The themes of a project, by their own names in its letter."""

from __future__ import annotations

import re

from projects.intake.proposals.decoys import told_in
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.labels import answers_to
from projects.intake.proposals.lists import Known
from projects.intake.proposals.sentences import Told
from projects.texts.alphabet import fold

# "в рамках направления «Культурное наследие и ремёсла»"
_CALLED = re.compile(r"(?<!\w)(?:направлени|тематик|тем[аеуы](?!\w)|багыт|такырып|theme|direction)")


def themes(told: Told, known: Known) -> list[Candidate]:
    """The themes that a letter names under a label, else beside a word for a theme."""
    labelled = [
        Candidate(slug, answer)
        for answer in answers_to(told, "theme")
        for slug, names in known.themes.items()
        if any(fold(name) in answer.folded for name in names)
    ]
    return labelled or [
        Candidate(slug, sentence)
        for sentence in told_in(told)
        if _CALLED.search(sentence.folded)
        for slug, names in known.themes.items()
        if any(_is_named(name, sentence.folded) for name in names)
    ]


def _is_named(name: str, text: str) -> bool:
    """Whether a text has the name of a theme in quotation marks, or right behind the word."""
    small = re.escape(fold(name))
    return bool(re.search(rf"[«“\"]{small}[»”\"]|{_CALLED.pattern}\w*\s*[:—–-]\s*{small}", text))
