"""The labels that Word draws before the paragraphs of its lists: "1.", "2.3.", "б)", "•"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from projects.intake.word.tree import value_of

BULLET = "•"
_DEEPEST_STYLE = 20
_LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True)
class Level:
    """One level of a list: where it begins to count, and how it shows the number."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    style: str = ""


class Labels:
    """Counts the items of all lists of a file, in the order in which they are asked for."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._of_styles: dict[str, tuple[str, int | None, str]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if numbering is not None:
            self._read_numbering(numbering)
        if styles is not None:
            for style in styles.find_children("w:style"):
                about = style.find_child_or_null("w:pPr").find_child_or_null("w:numPr")
                told = value_of(about, "w:numId") or "", _number(value_of(about, "w:ilvl"))
                based = value_of(style, "w:basedOn") or ""
                self._of_styles[style.attributes.get("w:styleId") or ""] = (*told, based)

    def of(self, properties: Any) -> tuple[int, str] | None:
        """The level, from 1, and the label of a paragraph with these properties; it counts on."""
        about = properties.find_child_or_null("w:numPr")
        number, level = value_of(about, "w:numId"), _number(value_of(about, "w:ilvl"))
        style = value_of(properties, "w:pStyle") or ""
        if number is None:
            number, level = self._of_style(style, level)
        if not number or number not in self._levels:
            return None
        levels = self._levels[number]
        if level is None:
            level = next((at for at, one in levels.items() if style and one.style == style), 0)
        if level not in levels or levels[level].kind == "none":
            return None
        return level + 1, self._counted(number, level)

    def _of_style(self, style: str, level: int | None) -> tuple[str, int | None]:
        for _step in range(_DEEPEST_STYLE):
            number, of_style, based = self._of_styles.get(style, ("", None, ""))
            if number:
                return number, of_style if level is None else level
            style = based
        return "", level

    def _counted(self, number: str, level: int) -> str:
        levels = self._levels[number]
        counters = self._counters.setdefault(self._lists[number], {})
        if number not in self._begun:
            self._begun.add(number)
            for at, start in self._overrides[number].items():
                counters[at] = start - 1
        for at in range(level):
            counters.setdefault(at, levels.get(at, Level()).start)
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for at in [at for at in counters if at > level]:
            del counters[at]
        if levels[level].kind == "bullet":
            return BULLET

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            return _shown(counters.get(at, 1), levels.get(at, Level()).kind)

        label = re.sub(r"%([1-9])", shown, levels[level].text).strip()
        return f"{label}." if len(label) == 1 else label

    def _read_numbering(self, numbering: Any) -> None:
        abstract, of_link, links = {}, {}, {}
        for one in numbering.find_children("w:abstractNum"):
            name = one.attributes.get("w:abstractNumId") or ""
            abstract[name] = dict(map(_level, one.find_children("w:lvl")))
            of_link[value_of(one, "w:styleLink")] = name
            links[name] = value_of(one, "w:numStyleLink")
        for one in numbering.find_children("w:num"):
            number = one.attributes.get("w:numId") or ""
            name = value_of(one, "w:abstractNumId") or ""
            name = of_link.get(links[name], name) if links.get(name) else name
            levels, starts = dict(abstract.get(name, {})), {}
            for change in one.find_children("w:lvlOverride"):
                at = _number(change.attributes.get("w:ilvl")) or 0
                if own := change.find_child("w:lvl"):
                    levels[at] = _level(own)[1]
                start = _number(value_of(change, "w:startOverride"))
                if start is not None:
                    starts[at] = start
                    levels[at] = replace(levels.get(at, Level()), start=start)
            self._lists[number], self._levels[number] = name, levels
            self._overrides[number] = starts


def _level(one: Any) -> tuple[int, Level]:
    start = _number(value_of(one, "w:start"))
    return _number(one.attributes.get("w:ilvl")) or 0, Level(
        1 if start is None else start,
        value_of(one, "w:numFmt") or "decimal",
        value_of(one, "w:lvlText") or "",
        value_of(one, "w:pStyle") or "",
    )


def _number(told: str | None) -> int | None:
    return int(told) if told and re.fullmatch(r"[0-9]{1,5}", told) else None


def _shown(number: int, kind: str) -> str:
    if letters := _LETTERS.get(kind):
        place = number - 1
        return letters[place % len(letters)] * (place // len(letters) + 1) if place >= 0 else ""
    if kind in ("lowerRoman", "upperRoman"):
        shown = ""
        for value, sign in _ROMAN:
            shown += sign * (number // value)
            number %= value
        return shown.upper() if kind == "upperRoman" else shown
    return f"{number:02}" if kind == "decimalZero" else str(number)
