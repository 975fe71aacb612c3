"""A letter as sentences and answers, each with its place and the part of the letter it stands in.

An answer is what stands under a label: a cell of a table beside or below its heading, a line
"Label: value", what follows a question or a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from projects.intake.letter import Block, Letter, Place
from projects.intake.proposals.parts import Line, Part, parts_of
from projects.intake.proposals.phrases import is_open
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
        return fold(self.text)

    @property
    def place(self) -> Place:
        return Place(self.block, self.start, self.end)

    @cached_property
    def folded_label(self) -> str:
        return fold(self.label)


@dataclass(frozen=True)
class Told:
    """All that a letter says: its ``sentences``, its ``answers`` to labels, its ``lines``;
    ``is_planned`` where it tells of a project to come."""

    letter: Letter
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    answers: tuple[Sentence, ...]
    is_planned: bool = False

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences that are told, without addressee, greeting, signature, requisites."""
        return tuple(one for one in self.sentences if one.part == "body")


_SHORT = (
    r"(?:г|гг|ж|жж|т|д|п|р|им|ул|обл|тыс|млн|млрд|тг|тел|см|стр|др|пр|no|mr|mrs|ms|dr|st|тнг|сан)"
)
# Short words that end a sentence where a capital letter follows.
_SHORT_BEFORE_MORE = ("чел", "экз", "шт")
_END = re.compile(rf"[.!?…]+[»”\")]*\s+(?=[«“„\"(—–-]*\s*[{UPPER}0-9])")
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
_NUMBER_CELL = re.compile(r"\s*(?:№.*|#|\d{1,2}[.)]?|р/с|п/п|)\s*$")


def told_by(letter: Letter) -> Told:
    """The letter in sentences and answers."""
    lines = tuple(parts_of(letter.blocks))
    heads = {line.block for line in lines if line.part == "head"}
    in_tables = [*_in_tables(letter.blocks, heads)]
    answers = [*in_tables, *_under_labels(letter.blocks, lines)]
    sentences = []
    labels = {(a.block, a.start, a.end): a.label for a in answers}
    for line in lines:
        if letter.blocks[line.block].kind == "table":
            continue
        for start, end in ends_of(line.text):
            sentences.append(
                _sentence(line.block, line.start + start, line.text[start:end], line.part)
            )
    for one in in_tables:
        for start, end in ends_of(one.text):
            shown = one.text[start:end]
            sentences.append(_sentence(one.block, one.start + start, shown, one.part, one.label))
    for one in sentences:
        found = _LABEL.fullmatch(one.text)
        if not found or _NO_LABEL.search(found["label"]):
            found = _DASHED.fullmatch(one.text)
        if found and len(found["label"].split()) <= 10 and not one.label:
            at = one.start + found.start("value")
            answer = _sentence(one.block, at, found["value"], one.part, found["label"])
            if (answer.block, answer.start, answer.end) not in labels:
                answers.append(answer)
    return Told(letter, lines, tuple(sentences), tuple(answers))


def _sentence(block: int, start: int, text: str, part: Part, label: str = "") -> Sentence:
    spaces = len(text) - len(text.lstrip())
    shown = text.strip()
    return Sentence(block, start + spaces, start + spaces + len(shown), shown, part, label.strip())


def ends_of(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each sentence of a text."""
    start = 0
    for found in _BREAK.finditer(text):
        if found["item"] or _is_end(text, found):
            yield start, found.end()
            start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _is_end(text: str, found: re.Match[str]) -> bool:
    if found[0].lstrip()[0] != "." or found[0][0] in "!?…":
        return not is_open(text[: found.start()])
    before = text[: found.start()]
    if is_open(before) or before.rfind("(") > before.rfind(")") < text.find(")", found.end()):
        return False
    word = re.search(r"[^\W_]*$", before)
    last = word[0] if word else ""
    if last.lower() in _SHORT_BEFORE_MORE and not text[found.end()].isupper():
        return False
    if re.fullmatch(_SHORT, last.lower()):
        year = re.search(r"\d[\s-]*(?:г|гг|ж|жж)$", before.lower())
        return bool(year) and not re.match(r"[(–—-]*\s*\d", text[found.end() :])
    if len(last) == 1 and last.isupper():
        return False
    return not re.fullmatch(r"\s*\(?\d{1,2}", before.rpartition("\n")[2])


def _in_tables(blocks: tuple[Block, ...], heads: set[int]) -> Iterator[Sentence]:
    """The cells of tables under their labels: beside it in two columns, else at the top. Cells of
    a letterhead and of a text in two languages side by side have none."""
    for index, block in enumerate(blocks):
        if block.kind != "table":
            continue
        rows = list(_rows(block.text))
        width = max((len(row) for row in rows), default=0)
        if index in heads or _is_parallel(rows):
            part: Part = "head" if index in heads else "body"
            for start, text in (cell for column in zip_longest(*rows) for cell in column if cell):
                yield _sentence(index, start, text, part)
            continue
        is_numbered = width > 2 and all(_NUMBER_CELL.match(row[0][1]) for row in rows)
        rows = [row[1:] for row in rows] if is_numbered else rows
        width -= is_numbered
        caption = _caption_of(blocks, index)
        is_of_years = width == 2 and _is_of_years(rows)
        if width <= 2 and not is_of_years:
            for row in rows:
                label = row[0][1] if len(row) > 1 else ""
                if _TOTAL.match(fold(label)):
                    label = f"{caption} / {label}".strip(" /")
                yield _sentence(index, row[-1][0], row[-1][1], "body", label)
            continue
        top = [text for _start, text in rows[0]]
        for row in rows[1:]:
            for place, (start, text) in enumerate(row):
                above = top[place] if place < len(top) else ""
                beside = "" if place == 0 else row[0][1]
                is_form = len(rows) == 2 and not _OF_ROWS.match(fold(top[0]))
                label = above if is_form else f"{beside} / {above}".strip(" /")
                if is_of_years and place:
                    label = f"{label} / {caption}".strip(" /")
                yield _sentence(index, start, text, "body", label)


_TOTAL = re.compile(r"\W*(?:итого|всего|барлыгы|жиыны|жалпы|total|in all)(?!\w)")
_YEAR_CELL = re.compile(r"\W*(?:19|20)\d\d\s*(?:г|год|ж|жыл)?\w*\W*")
_CAPTION = re.compile(
    r"\s*(?:(?:таблица|кесте|table)\s*(?:№\s*)?\d*|\d+\s*[-–]?\s*кесте)?\s*[.:—–-]?\s*(?P<text>.*)",
    re.I,
)


def _caption_of(blocks: tuple[Block, ...], index: int) -> str:
    """The short line above a table, without its number and what stands in brackets."""
    above = blocks[index - 1] if index else None
    if above is None or above.kind not in ("paragraph", "heading") or "\n" in above.text:
        return ""
    found = _CAPTION.fullmatch(re.sub(r"\([^()]*\)", "", above.text))
    text = found["text"].strip(" .:") if found else ""
    return text if len(text.split()) <= 10 and not re.search(r"[.!?]\s", text) else ""


def _is_of_years(rows: list[list[tuple[int, str]]]) -> bool:
    """Whether two columns have a heading, and a year or the total in each row below it."""
    cells = [fold(row[0][1]) for row in rows[1:]]
    is_headed = len(cells) > 1 and not re.search(r"\d", rows[0][-1][1])
    years = [cell for cell in cells if _YEAR_CELL.fullmatch(cell)]
    return is_headed and len(years) > 1 and len(cells) - len(years) <= 1


# What stands above the labels of rows.
_OF_ROWS = re.compile(r"\s*(?:$|показател|корсеткиш|indicator|result|результат|нәтиже|натиже)")
_LANGUAGE = re.compile(
    r"(?:на )?(?:казах|русск|англ|қазақ|орыс|ағылшын|kazakh|russian|english)[а-яёa-zәғқңөұүһі]*"
    r"(?: (?:язык|тілі)\w*)?",
    re.I,
)


def _is_parallel(rows: list[list[tuple[int, str]]]) -> bool:
    """Whether columns say the same in several languages, under the names of these."""
    return len(rows) > 1 and all(_LANGUAGE.fullmatch(text.strip(" .:")) for _start, text in rows[0])


def _rows(text: str) -> Iterator[list[tuple[int, str]]]:
    start = 0
    for line in text.split("\n"):
        cells, place = [], start
        for cell in line.split("\t"):
            cells.append((place, cell))
            place += len(cell) + 1
        if line.strip():
            yield cells
        start += len(line) + 1


def _under_labels(blocks: tuple[Block, ...], lines: tuple[Line, ...]) -> Iterator[Sentence]:
    """What follows a question, a heading or a line that ends with a colon."""
    label, reach, is_item = "", 0, False
    for line in lines:
        block = blocks[line.block]
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
            yield _sentence(line.block, line.start, line.text, line.part, label)
            if reach >= 6:
                label = ""
