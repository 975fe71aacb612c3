"""A letter as sentences and answers, each with its place and the part of the letter it stands in.

An answer is what stands under a label: a cell of a table beside or below its heading, a line
"Label: value", what follows a question or a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from projects.intake.letter import Block, Letter, Place
from projects.intake.proposals.parts import CITED, Line, Part, parts_of
from projects.intake.proposals.phrases import is_open
from projects.intake.proposals.table_cells import cells_of
from projects.texts.alphabet import UPPER, fold


@dataclass(frozen=True)
class Sentence:
    """A sentence (or cell) and where it stands; ``label`` is what it stands under, if anything."""

    block: int
    start: int
    end: int
    text: str
    part: Part
    label: str = ""

    @cached_property
    def folded(self) -> str:
        return fold(self.text).replace("проэкт", "проект")

    @property
    def place(self) -> Place:
        return Place(self.block, self.start, self.end)

    @cached_property
    def folded_label(self) -> str:
        return fold(self.label).replace("проэкт", "проект")


@dataclass(frozen=True)
class Told:
    """All that a letter says: its ``sentences``, its ``answers`` to labels, its ``lines``;
    ``is_planned`` where it tells of a project to come; ``unread`` is what the rules do not read."""

    letter: Letter
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    answers: tuple[Sentence, ...]
    is_planned: bool = False
    unread: tuple[Place, ...] = ()

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences that are told, without addressee, greeting, signature, requisites."""
        return tuple(one for one in self.sentences if one.part == "body")


_SHORT = (
    r"(?:г|гг|ж|жж|т|д|п|р|им|ок|ул|обл|тыс|млн|млрд|тг|тел|см|стр|др|пр|рус|каз|англ|қаз|ағыл"
    r"|no|mr|mrs|ms|dr|st|тнг|сан)"
)
# Short words that end a sentence where a capital letter follows.
_SHORT_BEFORE_MORE = ("чел", "экз", "шт")
# "кончились .Внучка говорит": a space before the mark and none behind it.
_END = re.compile(
    rf"[.!?…]+[»”\")]*\s+(?=[«“„\"(—–-]*\s*[{UPPER}0-9])|(?<=[^\W\d]\s)\.(?=[{UPPER}])"
)
# The next item of a list within a line: "… 2) Стенд № 26. 3) …"
_BREAK = re.compile(rf"(?P<item>[.;,!?]+\s+(?=\d{{1,2}}\)\s))|{_END.pattern}")
_LABEL = re.compile(
    r"\s*(?:[-–—•*]\s*)?(?:\(?\d{1,2}[.)]\s*)*(?P<label>[^:\t\n]{2,90}?)\s*:\s*(?P<value>\S.*)",
    re.S,
)
_DASHED = re.compile(
    r"\s*(?:[-–—•*]\s*)?(?:\(?\d{1,2}[.)]\s*)*(?P<label>[^:\t\n.,;«]{2,60}?)\s+[—–-]\s+(?P<value>\S.*)",
    re.S,
)
# What names somebody before a colon is said, and labels nothing.
_NO_LABEL = re.compile(r"[«“\"]|\s[—–-]\s")
_QUESTION = re.compile(
    r"\s*(?:\(?\d{1,2}[.)]\s*|№\s*\d{1,2}\s*)?(?P<label>[^\n]{3,160}?)\s*[?:]\s*$"
)
_NUMBERED = re.compile(r"\s*\(?\d{1,2}[.)]\s*(?P<label>[^\n.:?–—]{3,80}?)\.?\s*$")
_ITEM = re.compile(r"\s*\(?\d{1,2}[.)]\s")
# A question and its answer on one line.
_ASKED = re.compile(
    r"\s*(?:\(?\d{1,2}[.)]\s*|№\s*\d{1,2}\s*)?(?P<label>[^\n?«»“”]{3,110})\?\s+(?P<value>[^\s—–-].*)"
)


def told_by(letter: Letter) -> Told:
    """The letter in sentences and answers."""
    lines = tuple(parts_of(letter.blocks))
    heads = {line.block for line in lines if line.part == "head"}
    in_tables = [*_in_tables(letter.blocks, heads)]
    under_labels = [*_under_labels(letter.blocks, lines)]
    answers = [*in_tables, *under_labels]
    counted = [one for one in under_labels if _HOW_MANY.match(one.folded_label)]
    sentences = []
    labels = {(a.block, a.start, a.end): a.label for a in answers}
    for line in lines:
        if letter.blocks[line.block].kind == "table":
            continue
        asked = next((a.label for a in counted if _stands_in(a, line)), "")
        for start, end in ends_of(line.text):
            shown = line.text[start:end]
            label = asked if _BEGINS_WITH_NUMBER.match(shown) else ""
            sentences.append(_sentence(line.block, line.start + start, shown, line.part, label))
    for one in in_tables:
        for start, end in ends_of(one.text):
            shown = one.text[start:end]
            sentences.append(_sentence(one.block, one.start + start, shown, one.part, one.label))
    listed = ""
    for one in sentences:
        if listed and re.match(r"\d{1,2}\)\s", one.text) and not one.label:
            at = one.start + re.match(r"\d{1,2}\)\s+", one.text).end()  # type: ignore[union-attr]
            shown = one.text[at - one.start :]
            answers.append(_sentence(one.block, at, shown, one.part, listed))
            listed = listed if one.text.endswith((";", ",")) else ""
            continue
        found = _LABEL.fullmatch(one.text)
        if not found or _NO_LABEL.search(found["label"]):
            found = _DASHED.fullmatch(one.text)
        if found and len(found["label"].split()) <= 10 and not one.label:
            at = one.start + found.start("value")
            answer = _sentence(one.block, at, found["value"], one.part, found["label"])
            if (answer.block, answer.start, answer.end) not in labels:
                answers.append(answer)
            is_item = re.match(r"\d{1,2}\)\s", found["value"])
            listed = found["label"] if is_item and one.text.endswith((";", ",")) else ""
        else:
            listed = ""
    return Told(letter, lines, tuple(sentences), tuple(answers))


# "Сколько мастеров объединил проект?": what a number below it counts.
_HOW_MANY = re.compile(r"[\W\d]*(?:сколько|количество|число|канша|неше|how many)(?!\w)")

_BEGINS_WITH_NUMBER = re.compile(r"\W*(?:[^\W\d_]+\s+){0,2}\d")


def _stands_in(answer: Sentence, line: Line) -> bool:
    return answer.block == line.block and line.start <= answer.start < line.start + len(line.text)


def _sentence(block: int, start: int, text: str, part: Part, label: str = "") -> Sentence:
    spaces = len(text) - len(text.lstrip())
    shown = text.strip()
    return Sentence(block, start + spaces, start + spaces + len(shown), shown, part, label.strip())


def ends_of(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence of a text; a cell "1) … 2) …" has one for each item."""
    items = _items_of(text)
    for start, end in pairwise([*items, len(text)] if items else [0, len(text)]):
        yield from ((start + one, start + other) for one, other in _sentences_of(text[start:end]))


def _items_of(text: str) -> list[int]:
    """Where the items of a text that numbers them from 1 on begin."""
    places: list[int] = []
    for found in _NUMBER_OF_ITEM.finditer(text):
        if int(found[1]) == len(places) + 1 and (places or found.start() == 0):
            places.append(found.start())
    return places if len(places) > 1 else []


_NUMBER_OF_ITEM = re.compile(r"(?<!\S)(\d{1,2})\)\s")


def _sentences_of(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(text):
        if found["item"] or _is_end(text, found):
            yield start, found.end()
            start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _is_end(text: str, found: re.Match[str]) -> bool:
    if found[0].lstrip()[0] != "." or found[0][0] in "!?…":
        return not is_open(text, found.start())
    before = text[: found.start()]
    if is_open(text, found.start()) or before.rfind("(") > before.rfind(")") < text.find(
        ")", found.end()
    ):
        return False
    word = re.search(r"[^\W\d_]*$", before)
    last = word[0] if word else ""
    if last.lower() in _SHORT_BEFORE_MORE and not text[found.end()].isupper():
        return False
    if re.fullmatch(_SHORT, last.lower()):
        year = re.search(r"(?<![№\d])(?<!№\s)(?:\d\d){1,2}[\s-]*(?:г|гг|ж|жж)$", before.lower())
        return bool(year) and not re.match(r"[(–—-]*\s*\d", text[found.end() :])
    if len(last) == 1 and last.isupper():
        return False
    return not re.fullmatch(r"\s*\(?\d{1,2}", before.rpartition("\n")[2])


def _in_tables(blocks: tuple[Block, ...], heads: set[int]) -> Iterator[Sentence]:
    """The cells of tables under their labels. Those of a letterhead have none."""
    for index, block in enumerate(blocks):
        if block.kind == "table":
            part: Part = "head" if index in heads else "body"
            for start, text, label in cells_of(blocks, index, is_head=index in heads):
                yield _sentence(index, start, text, part, label)


# What a question says besides what it asks.
_BESIDES = re.compile(
    r"\([^()]*\)|(?:например|к примеру|пример|образец|мысалы|мысал|үлгі|example|e\.\s?g)\W.*",
    re.I | re.S,
)
_ANSWER = re.compile(r"\s*(?:ответ|жауап|жауабы|answer)\s*[:.—–-]\s*", re.I)


def _question_in(text: str) -> str:
    """What a cited text asks, without examples and what stands in brackets."""
    asked, mark, _behind = _BESIDES.sub(" ", text).rpartition("?")
    found = _QUESTION.match(f"{asked}?") if mark else None
    return " ".join(found["label"].split()) if found else ""


def _under_labels(blocks: tuple[Block, ...], lines: tuple[Line, ...]) -> Iterator[Sentence]:
    """What follows a question, a heading or a line that ends with a colon."""
    label, reach, is_item, cited = "", 0, False, ""
    for line in lines:
        block = blocks[line.block]
        if mark := CITED.match(line.text) if line.part == "quoted" else None:
            cited = f"{cited} {line.text[mark.end() :]}".strip()
            label, reach, is_item = _question_in(cited), 0, False
            continue
        cited = ""
        if block.kind in ("table", "note") or line.part in (
            "closing",
            "quoted",
            "head",
            "greeting",
        ):
            label = "" if line.part != "greeting" else label
            continue
        if found := _ASKED.fullmatch(line.text):
            at = line.start + found.start("value")
            yield _sentence(line.block, at, found["value"], line.part, found["label"])
            label = ""
            continue
        asked = _QUESTION.fullmatch(line.text) or _NUMBERED.fullmatch(line.text)
        is_heading = block.kind == "heading"
        if asked or is_heading:
            label = asked["label"] if asked else line.text
            reach, is_item = 0, bool(_ITEM.match(line.text))
            continue
        if is_item and _ITEM.match(line.text):
            label = ""
        if label and line.text.strip():
            reach += 1
            said = _ANSWER.sub("", line.text)
            at = line.start + len(line.text) - len(said)
            yield _sentence(line.block, at, said, line.part, label)
            if reach >= 6:
                label = ""
