"""What a letter says of its photos: the caption of each, who took them, whether those shown
agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from projects.intake.letter import Letter, Place, Proposal
from projects.intake.photo_rights import agreement_in, credit_in
from projects.intake.proposals.captions import ENDING, ITEM, KIND, LONGEST_CAPTION, PARTED, label_of
from projects.texts.alphabet import fold

# One without a number: "Сурет: …".
_UNNUMBERED = re.compile(rf"\s*(?:на )?(?:{KIND}|суретте){PARTED}", re.I)
# "IMG_2041.jpg – …", "фото1 – …": by the file's own name.
_NAMED = re.compile(rf"{ITEM}(?P<name>[^\n–—:]{{1,60}}?)(?P<ending>{ENDING})?{PARTED}", re.I)
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
    listed = {place for caption in captions for place in caption.places}
    others = [line for line in lines if line.place not in listed]
    credit = _of_each(lines, len(pictures)) if not captions else _of_all("credit", others)
    return [*captions, *credit, *_of_all("consent", others)]


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
    above: int | None = None
    for line in lines:
        if above is not None and (credit := _only_credit(line.text)):
            found[above][-1] = _with_credit(found[above][-1], credit, line)
            above = None
            continue
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
        above = at if at in found and not found[at][-1].value["credit"] else None
    return [same[0] for _at, same in sorted(found.items()) if len({_text(p) for p in same}) == 1]


def _only_credit(text: str) -> str:
    """Who took a photo, where a line says no more."""
    credit, rest = credit_in(text, is_caption=True)
    return credit if not re.search(r"\w", rest) else ""


def _with_credit(caption: Proposal, credit: str, line: Line) -> Proposal:
    """A caption with who took the photo, which the line below it says."""
    value = caption.value | {"credit": credit}
    return Proposal(caption.field, value, (*caption.places, line.place))


def _text(caption: Proposal) -> str:
    return str(caption.value["text"])


def _is_beside(line: Line, picture: Mapping[str, str]) -> bool:
    caption = picture.get("caption", "")
    return bool(caption) and " ".join(line.text.split()) == " ".join(caption.split())


def _end_of_label(text: str) -> int:
    """Where the words behind "Рис. 1." begin; of "Фото: А. Иванов" the whole line says who."""
    if numbered := label_of(text):
        return numbered.end()
    found = _UNNUMBERED.match(text)
    return found.end() if found and not credit_in(text)[0] else 0


def _meant(text: str, pictures: Sequence[Mapping[str, str]]) -> tuple[int | None, int]:
    """The picture whose caption a line begins, and where its label ends."""
    named, label = _NAMED.match(text), label_of(text)
    if label and label["file"]:
        return _by_name(label["file"], pictures), label.end()
    if named and (named["ending"] or not _key(named["name"]).isdigit()):
        at = _by_name(named["name"], pictures)
        if at is not None:
            return at, named.end()
    if label:
        return _by_number(int(label["number"]), pictures), label.end()
    return None, 0


def _by_name(name: str, pictures: Sequence[Mapping[str, str]]) -> int | None:
    """The one picture whose file has this name, whatever its ending."""
    same = [at for at, one in enumerate(pictures) if _key(one["name"]) == _key(name)]
    return same[0] if len(same) == 1 else None


def _key(name: str) -> str:
    """A file's name without its ending, spaces and signs."""
    stem = re.sub(rf"{ENDING}$", "", name.strip(), flags=re.I)
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


def _of_each(lines: list[Line], count: int) -> list[Proposal]:
    """Who took all the photos, where numbered captions of which none is of a sure photo name one
    and the same person, one for each photo; else what is said of all."""
    credits = [
        (credit_in(one.text, is_caption=True)[0], one) for one in lines if label_of(one.text)
    ]
    said = {credit for credit, _line in credits}
    if len(said) == 1 and "" not in said and len(credits) >= count:
        return [Proposal("credit", said.pop(), tuple(line.place for _credit, line in credits))]
    return _of_all("credit", lines)


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
