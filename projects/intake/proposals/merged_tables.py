"""Tables with merged cells, parted into what people put into one table: rows of a form, and rows
of figures below heads of one or several levels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from projects.intake.letter import Block
from projects.intake.proposals.table_rows import Row, full_rows, is_of_form, own_cells
from projects.texts.alphabet import fold

Labelled = tuple[int, str, str]
NUMERIC = re.compile(r"[~≈>]?\s*\d[\d\s.,]*\S{0,6}\s*\S{0,6}$|[–—-]?$")
# The name of a language that stands alone: "На русском", "Қазақша", "рус."
LANGUAGE = re.compile(
    r"(?:текст\w*\s+)?(?:на |по[-\s])?"
    r"(?:казах|русск|англ|қазақ|орыс|ағылшын|kazakh|russian|english)[а-яёa-zәғқңөұүһі]*"
    r"(?: (?:язык|тіл|мәтін|текст|нұсқа)\w*)?|(?:рус|каз|қаз|ru|rus|kz|kk|kaz|en|eng)"
    r"|(?:на )?(?:государственн|мемлекеттік)\w*(?: (?:язык|тіл)\w*)?",
    re.I,
)
_YEARS = re.compile(r"\W*(?:19|20)\d\d(?:\s*[–—-]\s*(?:19|20)?\d\d)?\s*(?:г|год|ж|жыл)?\w*\W*")
# What stands over years and says no more than that they are years.
_OVER_YEARS = re.compile(r"\W*(?:по\s+)?(?:период|год|жыл|кезен|мерзим|year|period)\w*\W*")
_NOTHING = (-1, "")


@dataclass(frozen=True)
class Part:
    """Rows that are read alike: those of a ``table`` below its first row, or ``labelled`` cells.
    ``caption`` is the cell of a row of its own above them."""

    table: list[Row] = field(default_factory=list)
    labelled: list[Labelled] = field(default_factory=list)
    caption: str = ""


def parts_of_table(block: Block) -> Iterator[Part]:
    """The parts of a table with merged cells, in order."""
    rows, caption, head, place = full_rows(block), "", Row(), 0
    is_of_pairs = _is_of_pairs(rows)
    kinds = [_kind_of(row, is_of_pairs=is_of_pairs) for row in rows]
    for kind, group in groupby(kinds):
        start, place = place, place + len(list(group))
        found = rows[start:place]
        if kind == "caption":
            caption = " ".join(text for row in found[-1:] for _start, text in own_cells(row))
            yield Part(labelled=[(*cell, "") for row in found for cell in own_cells(row)])
            continue
        if kind == "form":
            yield Part([own_cells(row) for row in found], caption=caption)
        elif kind == "pairs":
            yield Part(labelled=[one for row in found for one in _in_pairs(own_cells(row))])
        elif _is_of_words(found, kinds, rows[place:]):
            yield Part(labelled=[one for row in found for one in _beside_first(own_cells(row))])
        else:
            if not head or not _has_figures(found[0]):
                depth = _depth(found)
                head, found = _head(found[:depth]), found[depth:]
            shared = _reaching_down(found, head)
            places = {start for start, _text, _label in shared}
            table = [[_NOTHING if cell[0] in places else cell for cell in row] for row in found]
            yield Part([head, *table], shared, caption)
        caption = ""


def _is_of_words(rows: list[Row], kinds: list[str], below: list[Row]) -> bool:
    """Whether rows of several cells are of a form: none has figures, nor are they the heads of
    figures further down."""
    kinds_below = kinds[len(kinds) - len(below) :]
    follow = [row for row, kind in zip(below, kinds_below, strict=True) if kind == "table"]
    is_head = bool(follow) and _has_figures(follow[0])
    is_form = "form" in kinds or len(rows) == 1
    return is_form and not is_head and not any(map(_has_figures, rows))


def _kind_of(row: Row, *, is_of_pairs: bool) -> str:
    cells = own_cells(row)
    if len(cells) < 2:
        return "caption"
    if is_of_pairs:
        return "pairs"
    return "form" if is_of_form(row) else "table"


def _is_of_pairs(rows: list[Row]) -> bool:
    """Whether rows are a label and its value, or two of each: values begin in the same column."""
    several = [(row, own_cells(row)) for row in rows if len(own_cells(row)) > 1]
    wide = [(row, cells) for row, cells in several if len(cells) == 2]
    fours = [(row, cells) for row, cells in several if len(cells) == 4]
    begin = {row.index(cells[1]) for row, cells in several}
    is_labelled = not any(NUMERIC.match(fold(cells[2][1])) for _row, cells in fours)
    is_all = len(wide) + len(fours) == len(several)
    return bool(wide and fours) and is_all and len(begin) == 1 and is_labelled


def _in_pairs(cells: Row) -> Iterator[Labelled]:
    for (_start, label), value in zip(cells[::2], cells[1::2], strict=False):
        yield *value, label


def _beside_first(cells: Row) -> Iterator[Labelled]:
    label, others = cells[0][1], cells[1:]
    if len(others) > 1 and LANGUAGE.fullmatch(others[0][1].strip(" .:")):
        label, others = f"{label} {others[0][1]}", others[1:]
    for cell in others:
        yield *cell, label


def _is_figure(text: str) -> bool:
    return bool(text and NUMERIC.match(fold(text)) and not _YEARS.fullmatch(fold(text)))


def _has_figures(row: Row) -> bool:
    return any(_is_figure(text) for _start, text in row)


def _depth(rows: list[Row]) -> int:
    """How many rows are heads: below a merged one those without figures that go on from it."""
    depth = 1
    while depth < len(rows):
        above, row = rows[depth - 1], rows[depth]
        is_merged = any(one == other for one, other in pairwise(above))
        goes_on = row[0] == above[0] or not row[0][1].strip()
        if not (is_merged and goes_on) or _has_figures(row):
            break
        depth += 1
    return depth


def _head(rows: list[Row]) -> Row:
    """One row of heads: what stands over a column, from above."""
    made = []
    for column in zip(*rows, strict=True):
        texts = [text for _start, text in dict.fromkeys(column) if text.strip()]
        if len(texts) > 1 and re.search(r"(?:19|20)\d\d", texts[-1]):
            texts = [one for one in texts if not _OVER_YEARS.fullmatch(fold(one))]
        made.append((column[0][0], " ".join(texts)))
    return made


def _reaching_down(rows: list[Row], head: Row) -> list[Labelled]:
    """The figures that reach over several rows, under what names all of these."""
    figures = [at for at in range(len(head)) if any(_is_figure(row[at][1]) for row in rows)]
    first = next((at for at in figures if at), len(head))
    made = []
    for at in range(first, len(head)):
        for cell, group in groupby(rows, lambda row, at=at: row[at]):  # type: ignore[misc]
            found = list(group)
            if len(found) > 1 and cell[0] >= 0:
                named = [one for one in found[0][:first] if all(one in row for row in found)]
                names = ", ".join(text for _start, text in dict.fromkeys(named))
                made.append((*cell, f"{names} / {head[at][1]}".strip(" /")))
    return made
