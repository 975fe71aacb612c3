"""What a letter says of its photos: the caption of each, who took them, whether those shown
agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from projects.intake.letter import Letter, Place, Proposal
from projects.intake.photo_rights import agreement_in, credit_in
from projects.texts.alphabet import fold

LONGEST_CAPTION = 300
_ITEM = r"\s*(?:\(?\d{1,2}[.)]|[-–—•*])?\s*"
_KIND = (
    r"(?:фото(?:графия|снимок|сурет)?|снимок|рис(?:унок|\.)?|сурет|photo(?:graph)?|picture"
    r"|fig(?:ure|\.))"
)
_PARTED = r"\s*(?:[.:)]|\s[-–—]|[–—])\s*"
# "Фото 1 – …", "Рис. 2. …", "1-сурет. …", and one without a number: "Сурет: …".
_LABELS = (
    re.compile(rf"{_ITEM}{_KIND}\s*(?:№\s*)?(?P<number>\d{{1,2}}){_PARTED}", re.I),
    re.compile(rf"\s*(?P<number>\d{{1,2}})\s*[-–]\s*(?:ші\s+|шы\s+)?{_KIND}{_PARTED}", re.I),
    re.compile(rf"\s*(?:на )?(?:{_KIND}|суретте){_PARTED}", re.I),
)
_ENDING = r"\.(?:jpe?g|png|webp|hei[cf]|tiff?|avif)"
# "IMG_2041.jpg – …", "фото1 – …": by the file's own name.
_NAMED = re.compile(rf"{_ITEM}(?P<name>[^\n–—:]{{1,60}}?)(?P<ending>{_ENDING})?{_PARTED}", re.I)
_NUMBERED = re.compile(r"\s*\(?(?P<number>\d{1,2})[.)]\s+")
# What heads a list of captions.
_HEADING = re.compile(
    r"(?:подписи|список|перечень|описани\w+)\s+(?:к\s+|под\s+)?(?:фото|снимк)|^\W*(?:фото(?:графии)?|снимки"
    r"|суреттер|фотосуреттер|photos)\W*:\W*$|(?:суреттер|фотосуреттер)\w*\s+(?:тизим|тусиник|атау|жазу)"
    r"|captions"
)
_EMBEDDED = re.compile(r" – image\d+$")


@dataclass(frozen=True)
class Line:
    """A line of a letter, with its place."""

    text: str
    place: Place


def photo_words(letter: Letter, pictures: Sequence[Mapping[str, str]]) -> list[Proposal]:
    """Proposals ``caption`` (value: ``photo``, the picture's place; ``text``; ``credit``), and of
    all photos ``credit`` and ``consent``; none where the letter says two things.

    ``pictures`` are those of the letter in order, each with ``name`` and ``caption``, the words
    beside it in a Word file.
    """
    lines = list(_lines(letter))
    captions = _captions(lines, pictures)
    listed = {caption.places[0] for caption in captions}
    others = [line for line in lines if line.place not in listed]
    return [*captions, *_of_all("credit", others), *_of_all("consent", others)]


def _lines(letter: Letter) -> Iterator[Line]:
    for index, block in enumerate(letter.blocks):
        start = 0
        for text in block.text.split("\n"):
            if text.strip() and block.kind != "table":
                yield Line(text, Place(index, start, start + len(text)))
            start += len(text) + 1


def _captions(lines: list[Line], pictures: Sequence[Mapping[str, str]]) -> list[Proposal]:
    """One caption a picture, where the letter gives it one: beside it in the file, by its number or
    by the name of its file."""
    found: dict[int, list[Proposal]] = {}
    is_listed = False
    for line in lines:
        beside = [at for at, one in enumerate(pictures) if _is_beside(line, one)]
        numbered = _NUMBERED.match(line.text) if is_listed else None
        at, end = _meant(line.text, pictures)
        if beside:
            at, end = beside[0], _end_of_label(line.text)
        elif at is None and numbered:
            at, end = _by_number(int(numbered["number"]), pictures), numbered.end()
        is_listed = bool(_HEADING.search(fold(line.text))) or bool(numbered)
        for photo in beside or ([at] if at is not None else []):
            if value := _value(photo, line.text[end:]):
                found.setdefault(photo, []).append(Proposal("caption", value, (line.place,)))
    return [same[0] for _at, same in sorted(found.items()) if len({_text(p) for p in same}) == 1]


def _text(caption: Proposal) -> str:
    return str(caption.value["text"])


def _is_beside(line: Line, picture: Mapping[str, str]) -> bool:
    caption = picture.get("caption", "")
    return bool(caption) and " ".join(line.text.split()) == " ".join(caption.split())


def _end_of_label(text: str) -> int:
    """Where the words behind "Рис. 1." begin; of "Фото: А. Иванов" the whole line says who."""
    numbered = next(filter(None, (label.match(text) for label in _LABELS[:2])), None)
    if numbered:
        return numbered.end()
    found = _LABELS[2].match(text)
    return found.end() if found and not credit_in(text)[0] else 0


def _meant(text: str, pictures: Sequence[Mapping[str, str]]) -> tuple[int | None, int]:
    """The picture whose caption a line begins, and where its label ends."""
    named = _NAMED.match(text)
    if named:
        key = _key(named["name"])
        is_name = bool(named["ending"]) or not key.isdigit()
        same = [at for at, one in enumerate(pictures) if is_name and _key(one["name"]) == key]
        if len(same) == 1:
            return same[0], named.end()
    for label in _LABELS[:2]:
        if found := label.match(text):
            return _by_number(int(found["number"]), pictures), found.end()
    return None, 0


def _key(name: str) -> str:
    """A file's name without its ending, spaces and signs."""
    stem = re.sub(rf"{_ENDING}$", "", name.strip(), flags=re.I)
    return "".join(re.findall(r"\w", fold(stem).replace("_", "")))


def _by_number(number: int, pictures: Sequence[Mapping[str, str]]) -> int | None:
    """The picture of this number: by the number in its file's name, and where all are in the text
    of the letter, by their order."""
    stems = [PurePosixPath(one["name"]).stem for one in pictures]
    if stems and all(_EMBEDDED.search(stem) for stem in stems):
        return number - 1 if 0 < number <= len(stems) else None
    own = [re.findall(r"\d+", stem) for stem in stems]
    same = [at for at, numbers in enumerate(own) if [*map(int, numbers)] == [number]]
    return same[0] if len(same) == 1 else None


def _value(photo: int, written: str) -> dict[str, object] | None:
    """The words of a caption without who took the picture, which is told apart."""
    credit, rest = credit_in(written, is_caption=True)
    text = " ".join(rest.split()).strip(" ;,–—-")
    if re.search(r"(?:[^\W\d_]{3,}|\d|[»)])\.$", text) and not re.search(r"[.!?]\s", text):
        text = text[:-1]
    if not (text or credit) or len(text) > LONGEST_CAPTION:
        return None
    return {"photo": photo, "text": text, "credit": credit}


def _of_all(field: str, lines: list[Line]) -> list[Proposal]:
    """What the letter says of all its photos alike."""
    said: dict[str, list[Place]] = {}
    for line in lines:
        value = credit_in(line.text)[0] if field == "credit" else agreement_in(line.text)
        if value:
            said.setdefault(value, []).append(line.place)
    if len(said) != 1:
        return []
    ((value, places),) = said.items()
    return [Proposal(field, value, tuple(places))]
