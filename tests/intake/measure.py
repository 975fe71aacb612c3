"""Measures what is proposed from letters against what a person found in them.

``python -m tests.intake.measure FOLDER`` reads each NAME.docx of a folder with its NAME.json, a
list of ``{"field", "value"}``, and prints right, wrong and missed by field and of all. With ``-v``
it lists the wrong and missed ones. Texts, summaries, themes and sources are not measured.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

UNMEASURED = ("text_", "summary_", "themes", "sources", "place_as_written", "block")
Item = tuple[str, Any]


def read_letter(path: Path) -> Any:
    """The letter of a Word file, by the site's own reading, else by a simple one."""
    try:
        from projects.intake.reading import read
    except ImportError:
        return read_simply(path)
    from django.core.files.uploadedfile import SimpleUploadedFile

    return read([SimpleUploadedFile(path.name, path.read_bytes())])


def read_simply(path: Path) -> Any:
    """A Word file as a letter: paragraphs, lists and tables, without pictures and notes."""
    import docx
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    from projects.intake.letter import Block, Letter

    document, blocks = docx.Document(str(path)), []
    for element in document.element.body:
        if element.tag.endswith("}p"):
            paragraph = Paragraph(element, document)
            style = paragraph.style.name if paragraph.style else ""
            kind = "heading" if style.startswith(("Heading", "Title")) else "paragraph"
            kind = "list" if style.startswith("List") else kind
            kind = "quotation" if "Quote" in style else kind
            if paragraph.text.strip():
                blocks.append((kind, paragraph.text))
        elif element.tag.endswith("}tbl"):
            rows = [
                "\t".join(" ".join(c.text.split()) for c in row.cells)
                for row in Table(element, document).rows
            ]
            blocks.append(("table", "\n".join(rows)))
    joined: list[tuple[str, str]] = []
    for kind, text in blocks:
        if kind == "list" and joined and joined[-1][0] == "list":
            joined[-1] = (kind, f"{joined[-1][1]}\n{text}")
        else:
            joined.append((kind, text))
    made = tuple(Block(kind, text, text) for kind, text in joined)  # type: ignore[arg-type]
    return Letter(path.name, _language(" ".join(block.text for block in made)), made)


def _language(text: str) -> str:
    kazakh = len(re.findall("[әғқңөұүһі]", text.casefold()))
    cyrillic, latin = len(re.findall("[а-яё]", text.casefold())), len(re.findall("[A-Za-z]", text))
    if latin > cyrillic:
        return "en"
    return "kk" if kazakh > 0.05 * cyrillic else "ru"


def known_of_fixtures() -> Any:
    """What an exhibition knows at its start, without a database."""
    import yaml

    from projects.intake.proposals.lists import Known

    folder = Path(__file__).parents[2] / "fixtures"
    names: dict[str, dict[str, tuple[str, ...]]] = {}
    for file in ("regions", "stands", "figures"):
        for record in yaml.safe_load((folder / f"{file}.yaml").read_text()):
            values = record["fields"]
            if values.get("kind") == "placeholder" or values.get("counted_from", "") == "entries":
                continue
            key = values.get("code") or values.get("slug")
            named = (v for k, v in values.items() if k.startswith(("name_", "short_name_")))
            names.setdefault(record["model"].split(".")[1], {})[key] = tuple(named)
    indicators = frozenset(names["indicator"]) - {"budget-completed"}
    return Known(names["organisation"], names["region"], names["theme"], indicators)


def items(found: Iterable[tuple[str, Any]]) -> Iterator[Item]:
    """The values one by one: each region, each row."""
    for name, value in found:
        if name.startswith(UNMEASURED):
            continue
        values = value if isinstance(value, list) else [value]
        yield from ((name, one) for one in values)


def same(name: str, proposed: Any, true: Any) -> bool:
    """Whether a proposed value says what the true one says."""
    if name.startswith("title_"):
        return _key(proposed) == _key(true)
    if name == "coordinator":
        return _has_words(proposed, true)
    if name == "participations":
        is_known = proposed["organisation"] == true["organisation"]
        is_role = _role(proposed["role"]) == _role(true["role"])
        return is_role and is_known and (bool(true["organisation"]) or _same_name(proposed, true))
    if name == "quotation":
        is_text = _key(proposed["text"]) == _key(true["text"])
        return is_text and _has_words(proposed["speaker"], true["speaker"])
    if name == "metrics":
        keys = ("indicator", "value", "qualifier")
        is_period = _period(proposed["period"]) == _period(true["period"])
        return is_period and all(proposed[key] == true[key] for key in keys)
    if name == "status":
        return bool(_status(proposed) == _status(true))
    return bool(proposed == true)


# Legal forms as they are shortened: a name is the same with either.
FORMS = {
    "общественное объединение": "оо",
    "общественный фонд": "оф",
    "товарищество с ограниченной ответственностью": "тоо",
    "қоғамдық бірлестігі": "қб",
    "қоғамдық қоры": "ққ",
    "жауапкершілігі шектеулі серіктестігі": "жшс",
}


def _key(text: str) -> str:
    words = " ".join(re.findall(r"\w+", text.casefold().replace("ё", "е")))
    for form, short in FORMS.items():
        words = words.replace(form, short)
    return words


def _has_words(one: str, other: str) -> bool:
    """Whether a name is the other, or a part of it such as a surname with initials."""
    first, second = set(_key(one).split()), set(_key(other).split())
    return bool(first and second) and (first <= second or second <= first)


def _role(role: str) -> str:
    return {"funder": "funding"}.get(role, role)


def _period(text: str) -> str:
    return text.replace("–", "-")


def _status(state: str) -> str:
    """Lists of what a letter states call "active" what goes on."""
    return {"active": "implementation"}.get(state, state)


def _same_name(one: dict[str, Any], other: dict[str, Any]) -> bool:
    first, second = _key(one["name"]), _key(other["name"])
    return sorted(first.split()) == sorted(second.split()) or (
        min(len(first), len(second)) > 4 and (first in second or second in first)
    )


def compared(found: list[Item], true: list[Item]) -> tuple[list[Item], list[Item], list[Item]]:
    """The right, the wrong and the missed."""
    left, right, wrong = list(true), [], []
    for name, value in found:
        match = next((one for one in left if one[0] == name and same(name, value, one[1])), None)
        if match:
            left.remove(match)
            right.append((name, value))
        else:
            wrong.append((name, value))
    return right, wrong, left


def main(folder: Path, *, is_verbose: bool) -> None:
    """Prints the table of a folder."""
    from projects.intake.proposals.rules import propose

    knows, counts, slowest = known_of_fixtures(), Counter[tuple[str, str]](), 0.0
    for path in sorted(folder.glob("*.docx")):
        truth = json.loads(path.with_suffix(".json").read_text())
        true = list(items((one["field"], one["value"]) for one in truth))
        letter = read_letter(path)
        started = time.perf_counter()
        reading = propose(letter, knows)
        slowest = max(slowest, time.perf_counter() - started)
        found = list(items((one.field, one.value) for one in reading.proposals))
        outcome = dict(zip(("right", "wrong", "missed"), compared(found, true), strict=True))
        for kind, listed in outcome.items():
            counts.update((name, kind) for name, _value in listed)
            if is_verbose and kind != "right":
                print(*(f"{path.name} {kind}: {name} {value}" for name, value in listed), sep="\n")
    _print(counts)
    print(f"slowest letter: {slowest:.2f} s")


def _print(counts: Counter[tuple[str, str]]) -> None:
    kinds = ("right", "wrong", "missed")
    print(f"{'':16}{'right':>7}{'wrong':>7}{'missed':>7}")
    for name in sorted({name for name, _kind in counts}):
        print(f"{name:16}" + "".join(f"{counts[name, kind]:7}" for kind in kinds))
    right, wrong, missed = (sum(counts[n, k] for n, k in counts if k == kind) for kind in kinds)
    stated, proposed = right + missed, right + wrong
    print(f"{'all':16}{right:7}{wrong:7}{missed:7}")
    print(f"rightly proposed of what is stated: {right / max(1, stated):.1%}")
    print(f"wrong of what is proposed: {wrong / max(1, proposed):.1%}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exhibition.settings")
    import django

    django.setup()
    main(Path(sys.argv[1]), is_verbose="-v" in sys.argv)
