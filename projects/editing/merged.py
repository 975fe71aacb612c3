"""Two states of a text as one: what went in ``<del>``, what came in ``<ins>``.

Both are first merged as texts, with private characters around what differs; these become tags once
the rest is escaped (``merged``) or rendered as visitors see it (``merged_rich``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from projects.texts import richtext, tables

GONE, CAME = "\ue000\ue001", "\ue002\ue003"
_TAGS = str.maketrans(dict(zip(GONE + CAME, ("<del>", "</del>", "<ins>", "</ins>"), strict=True)))
_NONE = str.maketrans("", "", GONE + CAME)
_WORDS = re.compile(r"\s+|\S+")
# A link or an emphasis is one word: half of it would be no link.
_RICH_WORDS = re.compile(
    r"\s+|\[[^\[\]\n]{1,500}\]\(\S{1,500}|\*\*[^*\n]{1,500}\*\*\S*|\*[^*\s][^*\n]{0,500}\*\S*|\S+"
)
_ATTRIBUTE = re.compile(r'="[^"]*"')
_ITEM = re.compile(r"\s*(?:(?P<point>-)|\d{1,3}[.)]) +")
# More pairs than this are not compared: all that went stands before all that came.
MOST_PAIRS = 2500


def merged(old: str, new: str) -> SafeString:
    """Two plain texts, merged word by word."""
    return mark_safe(str(escape(_merged(_plain(old), _plain(new), _WORDS))).translate(_TAGS))


def merged_rich(old: str, new: str) -> SafeString:
    """Two texts in the markup of entries, as visitors see it: paragraph by paragraph, item by item,
    row by row, and within these word by word."""
    blocks = (re.split(r"\n\s*\n", _plain(text).strip()) for text in (old, new))
    lines = "\n\n".join(one for pair in _aligned(*blocks) for one in _block(*pair))
    shown = _ATTRIBUTE.sub(lambda found: found[0].translate(_NONE), richtext.html(lines))
    return mark_safe(shown.translate(_TAGS))


def is_like(old: str, new: str) -> bool:
    """Whether at least half of the words are the same."""
    return SequenceMatcher(None, old.split(), new.split(), False).ratio() >= 0.5


def _plain(text: str) -> str:
    return text.translate(_NONE)


def _merged(old: str, new: str, pattern: re.Pattern[str]) -> str:
    olds, news = pattern.findall(old), pattern.findall(new)
    pieces = []
    for tag, i, j, k, n in SequenceMatcher(None, olds, news, False).get_opcodes():
        if tag == "equal":
            pieces += news[k:n]
        else:
            pieces += [_within(GONE, "".join(olds[i:j])), _within(CAME, "".join(news[k:n]))]
    return "".join(pieces)


def _within(mark: str, text: str) -> str:
    return f"{mark[0]}{text}{mark[1]}" if text.strip() else text if mark == CAME else ""


def _aligned(olds: list[str], news: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of what is the same or alike, in order; what has no like is paired with nothing."""
    for tag, i, j, k, n in SequenceMatcher(None, olds, news, False).get_opcodes():
        if tag == "equal":
            yield from zip(olds[i:j], news[k:n], strict=True)
            continue
        are_few = (j - i) * (n - k) <= MOST_PAIRS
        for old in olds[i:j]:
            like = (at for at in range(k, n) if are_few and is_like(old, news[at]))
            at = next(like, None)
            if at is None:
                yield old, ""
                continue
            yield from (("", new) for new in news[k:at])
            yield old, news[at]
            k = at + 1
        yield from (("", new) for new in news[k:n])


def _block(old: str, new: str) -> list[str]:
    """A paragraph, list or table of both; one after the other where they can't be one."""
    if old == new:
        return [new]
    olds, news = old.splitlines(), new.splitlines()
    if not old or not new or _columns(olds) != _columns(news):
        whole = [(GONE, olds), (CAME, news)]
        return ["\n".join(_whole(line, mark) for line in lines) for mark, lines in whole if lines]
    heads = []
    if _columns(news):
        heads = [_row(olds[0], news[0]), news[1]]
        olds, news = olds[2:], news[2:]
    return ["\n".join([*heads, *(one for pair in _aligned(olds, news) for one in _line(*pair))])]


def _columns(lines: list[str]) -> int:
    """How many columns the block has as a table; 0 if it is none."""
    is_table = len(lines) > 1 and lines[0].startswith("|") and _is_divider(lines[1])
    return len(_cells(lines[0])) if is_table else 0


def _is_divider(line: str) -> bool:
    return tables.DIVIDER in line and not line.strip("|-: ")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]


def _line(old: str, new: str) -> list[str]:
    if old == new:
        return [new]
    was, becomes = _ITEM.match(old), _ITEM.match(new)
    if old.startswith("|") and new.startswith("|") and len(_cells(old)) == len(_cells(new)):
        return [_row(old, new)]
    if old and new and (was and was["point"]) == (becomes and becomes["point"]):
        start = becomes[0] if becomes else ""
        rest = old[len(was[0]) if was else 0 :]
        return [start + _merged(rest, new[len(start) :], _RICH_WORDS)]
    return [_whole(line, mark) for line, mark in ((old, GONE), (new, CAME)) if line]


def _row(old: str, new: str) -> str:
    pairs = zip(_cells(old), _cells(new), strict=True)
    return tables.row([_merged(*pair, _RICH_WORDS) for pair in pairs])


def _whole(line: str, mark: str) -> str:
    """A line that is only in one of both, all of it marked."""
    if _is_divider(line):
        return line
    if line.startswith("|"):
        return tables.row([_within(mark, cell) for cell in _cells(line)])
    item = _ITEM.match(line)
    start = item[0] if item else ""
    return start + _within(mark, line[len(start) :])
