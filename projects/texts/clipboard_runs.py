"""Pieces of words that look alike, and how they are written with our marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Run:
    """A piece of words that look alike."""

    words: str
    is_bold: bool = False
    is_italic: bool = False
    address: str = ""

    @property
    def look(self) -> tuple[bool, bool, str]:
        return self.is_bold, self.is_italic, self.address


def written(runs: list[Run]) -> str:
    """Words with the marks of emphasis and links."""
    text = ""
    runs = _merged(runs)
    for place, run in enumerate(runs):
        after = runs[place + 1].words[:1] if place + 1 < len(runs) else ""
        text += _linked(run) if run.address else _emphasised(run, text[-1:], after)
    return re.sub(r" *\n *", "\n", text)


def _merged(runs: list[Run]) -> list[Run]:
    """Neighbours that look alike are one; blanks look like what is before and behind them, or like
    nothing."""
    found: list[Run] = []
    for run in runs:
        if not run.words:
            continue
        if found and found[-1].look == run.look:
            found[-1] = replace(run, words=found[-1].words + run.words)
        else:
            found.append(run)
    merged: list[Run] = []
    for place, run in enumerate(found):
        last = merged[-1] if merged else None
        after = found[place + 1] if place + 1 < len(found) else None
        is_blank = not run.words.strip() and "\n" not in run.words
        if is_blank and last and after and last.look == after.look:
            run = replace(last, words=run.words)
        if last and last.look == run.look:
            merged[-1] = replace(run, words=last.words + run.words)
        else:
            merged.append(run)
    return merged


def _emphasised(run: Run, before: str, after: str) -> str:
    mark = "**" * run.is_bold + "*" * run.is_italic
    if not mark:
        return run.words
    pieces = re.split(r"(\s*\n\s*)", run.words)
    shown = [
        piece if "\n" in piece else _in_stars(piece, mark, before if not place else "", end)
        for place, piece in enumerate(pieces)
        for end in [after if place == len(pieces) - 1 else ""]
    ]
    return "".join(shown)


def _in_stars(words: str, mark: str, before: str, after: str) -> str:
    """Words in stars, set so that the stars count: blanks outside, and no punctuation between a
    star and the letter that follows it or is before it."""
    core = words.strip()
    if not core or "*" in core:
        return words
    head, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    is_glued_before, is_glued_after = before.isalnum() and not head, after.isalnum() and not tail
    if (before == "*" and not head) or (len(mark) == 1 and (is_glued_before or is_glued_after)):
        return words
    if is_glued_before:
        inner = re.sub(r"^[^\w\s]+", "", core)
        head, core = core[: len(core) - len(inner)], inner
    if is_glued_after:
        inner = re.sub(r"[^\w\s]+$", "", core)
        tail, core = core[len(inner) :], inner
    return f"{head}{mark}{core}{mark}{tail}" if core.strip() else words


def _linked(run: Run) -> str:
    words = re.sub(r"\s+", " ", run.words)
    core = words.strip()
    head, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    address = re.sub(r"\s", "%20", run.address)
    if not core:
        return words
    if address.rstrip("/") == core.rstrip("/") or address == f"mailto:{core}":
        return f"{head}{core}{tail}"
    if not _is_balanced(address):
        address = address.replace("(", "%28").replace(")", "%29")
    if re.search(r"[\[\]]", core) or len(core) > 500 or len(address) > 500:
        return f"{head}{core} ({address}){tail}"
    return f"{head}[{core}]({address}){tail}"


def _is_balanced(address: str) -> bool:
    without = re.sub(r"\([^()]*\)", "", address)
    return "(" not in without and ")" not in without
