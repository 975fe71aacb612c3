"""The cells of tables, each under its label: beside it in two columns, else at the top."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from projects.intake.letter import Block
from projects.intake.proposals.merged_tables import LANGUAGE, NUMERIC, parts_of_table
from projects.intake.proposals.phrases import language_of
from projects.intake.proposals.table_rows import Row, written_rows
from projects.texts.alphabet import fold

# "№", "15.", "15.1", "IV", "а)"
_NUMBER_CELL = re.compile(
    r"\s*(?:№.*|#|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[IVXІХ]{1,4}\.?|[^\W\d_][.)]|р/с|п/п|)\s*$"
)


def cells_of(
    blocks: tuple[Block, ...], index: int, *, is_head: bool
) -> Iterator[tuple[int, str, str]]:
    """Place, text and label of each cell. A cell of a row that is dated has the date in its label,
    one of a total what stands above the table. Of a letterhead, and of a text in two languages
    side by side, cells have no label."""
    rows = list(written_rows(blocks[index].text))
    caption = _caption_of(blocks, index)
    if is_head or _is_parallel(rows):
        for start, text in (cell for column in zip_longest(*rows) for cell in column if cell):
            yield start, text, ""
    elif blocks[index].grid:
        seen = {-1}
        for part in parts_of_table(blocks[index]):
            for cell in [*_cells(part.table, part.caption or caption), *part.labelled]:
                if cell[0] not in seen:
                    yield cell
                seen.add(cell[0])
    else:
        yield from _cells(rows, caption)


def _cells(rows: list[Row], caption: str) -> Iterator[tuple[int, str, str]]:
    width = max((len(row) for row in rows), default=0)
    is_numbered = width > 2 and all(_NUMBER_CELL.match(row[0][1]) for row in rows)
    rows = [row[1:] for row in rows] if is_numbered else rows
    width -= is_numbered
    if width > 2 or (width == 2 and _is_headed(rows)):
        yield from _below_heads(rows, caption)
        return
    for row in rows:
        label = row[0][1] if len(row) > 1 else ""
        if TOTAL.search(fold(label)) and len(rows) > 2:
            label = f"{label} / {caption}".strip(" /")
        yield *row[-1], label


def _below_heads(rows: list[Row], caption: str) -> Iterator[tuple[int, str, str]]:
    top = [text for _start, text in rows[0]]
    unit = next((at for at, text in enumerate(top) if at and _UNIT.match(fold(text))), 0)
    dated = set(_YEAR_CELL_PART.findall(caption))
    is_dated = any(_YEAR_CELL_PART.search(text) for text in top)
    year = dated.pop() if len(dated) == 1 and not is_dated else ""
    is_form = len(rows) == 2 and len(top) > 2 and not _OF_ROWS.match(fold(top[0]))
    is_of_years = len(top) == 2 and _is_of_years(rows)
    is_row_of_years = is_form and sum(map(bool, map(_YEAR_CELL.fullmatch, map(fold, top)))) > 1
    names = _names_in(rows[1:])
    for row in rows[1:]:
        dates = (text for _start, text in row[1:] if _DATE_CELL.fullmatch(text.strip()))
        date = "" if is_dated else next(dates, "")
        for place, (start, text) in enumerate(row):
            above = top[place] if place < len(top) else ""
            named = row[: names if place >= names else 1] if place else []
            beside = ", ".join(text for _start, text in dict.fromkeys(named) if text.strip())
            label = above if is_form else f"{beside} / {above}".strip(" /")
            if place and unit and place != unit and len(row) > unit and not is_form:
                label = f"{beside}, {row[unit][1]} / {above}"
            is_total = TOTAL.search(fold(row[0][1])) and not _names_columns(top)
            if is_row_of_years or (place and (is_of_years or is_total)):
                label = f"{label} / {caption}".strip(" /")
            if place and date and not is_form and text != date:
                label = f"{label} / {date}"
            elif place and year and not _YEAR_CELL_PART.search(label) and not is_form:
                label = f"{label} / {year}"
            yield start, text, label


def _names_in(rows: list[Row]) -> int:
    """How many columns name a row: two where the first has years, or names several rows at once,
    and the second has words."""
    rows = [row for row in rows if len(row) > 2]
    first = [row[0][1] for row in rows]
    is_of_words = all(not NUMERIC.match(fold(row[1][1])) for row in rows)
    is_of_years = all(_YEAR_CELL_PART.search(one) or TOTAL.search(fold(one)) for one in first)
    is_of_several = any(one[0] == other[0] for one, other in pairwise(rows)) or "" in first
    return 2 if rows and is_of_words and (is_of_years or is_of_several) else 1


# "2-кесте. 2021 жылғы іс-шаралар": the year of all the rows.
_YEAR_CELL_PART = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_UNIT = re.compile(r"\W*(?:ед|единиц\w*|олшем\w*|корсеткиш\w*|показател\w*|unit)(?!\w)")


def _names_columns(top: list[str]) -> bool:
    """Whether each of several columns says itself what it counts: "Школы | Занятия | Дети"."""
    named = [one for one in map(fold, top[1:]) if one.strip()]
    return len(named) > 1 and not any(
        re.search(r"\d", one) or _OF_NUMBERS.match(one) for one in named
    )


def _is_headed(rows: list[Row]) -> bool:
    """Whether the first of two columns' rows says what stands below it."""
    return _is_of_years(rows) or _is_of_numbers(rows) or _is_of_roles(rows)


def _is_of_roles(rows: list[Row]) -> bool:
    return len(rows) > 2 and bool(_ROLE.match(fold(rows[0][-1][1])))


_ROLE = re.compile(
    r"\W*(?:роль|участие(?!\w)|как помога|чем помога|как участв|чем участв|вклад|калай комек"
    r"|немен комек|не истеди|не берди|что сдела|что дал|чем занима"
    r"|в качестве|кем |вид участ|рол[ии](?!\w)|катысу тури|role)"
)
# "18.11.2017", "14–15 мая 2019 г.", "2018"
_DATE_CELL = re.compile(
    r"(?:\d{1,2}(?:[–—-]\d{1,2})?[.\s]\s?(?:\d\d\.|[^\W\d_]+\s)|[^\W\d_]+\s)?(?:19|20)\d\d"
    r"(?:\s*(?:г|ж|жыл)\w*\.?)?(?:\s*(?:\d{1,2}\s)?[^\W\d_]+)?"
)
TOTAL = re.compile(r"(?:^|(?<= ))\W*(?:итого|всего|барлыгы|жиыны|жалпы|total|in all)(?!\w)")
_YEAR_CELL = re.compile(r"\W*(?:19|20)\d\d\s*(?:г|год|ж|жыл)?\w*\W*")
_CAPTION = re.compile(
    r"\s*(?:\d+(?:\.\d+)*[.)]\s+)?(?:(?:таблица|кесте|table)\s*(?:№\s*)?\d*|\d+\s*[-–]?\s*кесте)?\s*[.:—–-]?\s*(?P<text>.*)",
    re.I,
)


def _caption_of(blocks: tuple[Block, ...], index: int) -> str:
    """The short line above a table, without its number and what stands in brackets."""
    above = blocks[index - 1] if index else None
    if above is None or above.kind not in ("paragraph", "heading") or "\n" in above.text:
        return ""
    found = _CAPTION.fullmatch(re.sub(r"\((?![^()]*т[её][нң]ге)[^()]*\)", "", above.text))
    text = found["text"].strip(" .:") if found else ""
    return text if len(text.split()) <= 10 and not re.search(r"[.!?]\s", text) else ""


def _is_of_years(rows: list[Row]) -> bool:
    """Whether two columns have a heading, and a year or the total in each row below it."""
    cells = [fold(row[0][1]) for row in rows[1:]]
    is_headed = len(cells) > 1 and not re.search(r"\d", rows[0][-1][1])
    years = [cell for cell in cells if _YEAR_CELL.fullmatch(cell)]
    return is_headed and len(years) > 1 and len(cells) - len(years) <= 1


def _is_of_numbers(rows: list[Row]) -> bool:
    """Whether below a heading of two columns each row has a number: "Расходы | Сумма, тенге"."""
    cells = [row[-1][1].strip() for row in rows if len(row) == 2]
    least = 2 if cells and _OF_NUMBERS.match(fold(cells[0])) else 3
    is_whole = least <= len(cells) == len(rows)
    return is_whole and not re.search(r"\d", cells[0]) and all(map(NUMERIC.match, cells[1:]))


_OF_NUMBERS = re.compile(r"сумм|сома|кол|сан[ыи]|объем|колем|тенге|тг|всего|итого|amount|number")
# What stands above the labels of rows.
_OF_ROWS = re.compile(
    r"\s*(?:$|показател|корсеткиш|indicator|result|результат|натиже|источник"
    r"|стат|вид|мероприят|ис-шара|шара|шыгын|каржыландыру|source|event|год|жыл)"
)


def _is_parallel(rows: list[Row]) -> bool:
    """Whether columns say the same in several languages: under the names of these, or two in rows
    of whole phrases, a column in Kazakh beside one that is not."""
    if len(rows) > 1 and all(LANGUAGE.fullmatch(text.strip(" .:")) for _start, text in rows[0]):
        return True
    pairs = [[text for _start, text in row] for row in rows if len(row) == 2]
    told = [pair for pair in pairs if all(len(text.split()) >= 4 for text in pair)]
    of_kazakh = [tuple(language_of(text, "ru") == "kk" for text in pair) for pair in told]
    left, right = of_kazakh.count((True, False)), of_kazakh.count((False, True))
    return max(left, right) > max(2, 0.6 * len(rows)) and not (left and right)
