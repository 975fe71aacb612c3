"""The organisation whose letterhead a letter has, and whether its head signs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import Mention, mentions
from projects.intake.proposals.parts import Line, is_requisites
from projects.intake.proposals.phrases import PERSON, QUOTED, beginnings
from projects.intake.proposals.roles import HAPPENS_IN
from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.shouted import in_order
from projects.texts.alphabet import UPPER, fold
from projects.texts.near_names import LEGAL_FORMS, name_key

# So many lines a letterhead names its organisation in.
_MOST_LINES = 4
# To whom a letter goes stands in the same part of it.
ADDRESSEE = re.compile(
    r"(?:^|\s)(?:в\s|кому[\s:]|to[\s:]|кимге[\s:]|копия[\s:]|организатор(?:ам|у)|куратору|членам"
    r"|секретариат\w*|председател\w*|директор\w*|руководител\w*|г-же|г-ну|редакци[ию]|толтыр|заполн"
    r"|the editors|оргкомитет\w*|организационному|уйымдастыру|хатшылыг\w*|торагасы\w*)"
    r"|(?:на|не|га|ге|ка|ке)\s*$"
)
_DATED = re.compile(r"(?:исх|шыг|ref)\b|^\W*№\s*\d|\b\d{1,2}[./]\d\d[./]\d{2,4}|\b(?:19|20)\d\d\b")
# "… города Риддер" behind the marks.
_OF_TOWN = re.compile(
    rf",?[ \u00a0](?:города|г\.|села|района|по)[ \u00a0]?[{UPPER}][\w-]+"
    r"(?:[ \u00a0](?:области|района))?\s*$"
)
# "«…» қозғалысы Қарағанды облыстық қоғамдық бірлестігі": the legal form behind the name.
_FORM_BEHIND = re.compile(
    rf"[ \u00a0](?:[{UPPER}][\w-]+[ \u00a0])?"
    r"(?:(?:облыстық|қалалық|аудандық|республикалық)[ \u00a0])?"
    r"(?:қоғамдық|жеке|корпоративтік)[ \u00a0](?:бірлестігі|қоры|мекемесі)\s*$"
)
_HEAD = beginnings(
    """
    председател, директор, руководител, президент, глава!, заведующ, ректор, тораг, торайым,
    басшы, жетекши, chair, director, president, head!
    """
)
_FORMS = frozenset(map(name_key, LEGAL_FORMS))
_KAZAKH = re.compile("[әғқңөұүһ]")
_DEPUTY = re.compile(r"(?<!\w)(?:зам|орынбасар|и\.?\s?о\.)")


def letterhead(told: Told, known: Known) -> tuple[Sentence, Mention] | None:
    """The organisation that the first lines name, under its name as names are written elsewhere;
    legal form and name may stand on lines of their own."""
    lines, found = _first_lines(told), list[tuple[Sentence, Mention]]()
    for count in range(len(lines), 0, -1):
        for start in range(len(lines) - count + 1):
            run = lines[start : start + count]
            if named := _named(run, told, known):
                found.append((_sentence(run), named))
    is_kazakh = told.letter.language == "kk"
    own = (one for one in found if _is_kazakh(one[1].name) == is_kazakh)
    return next(own, found[0] if found else None)


# What stands behind a name in one cell.
_ADDRESS = re.compile(r"\s+(?=\d{6}(?!\d)|(?i:тел|бин|факс|e-mail)(?!\w))")


def _first_lines(told: Told) -> list[Line]:
    """The lines above the first address, date or addressee."""
    made: list[Line] = []
    foreign = _in_another_language(told)
    for line in told.lines:
        if line in foreign:
            continue
        if told.letter.blocks[line.block].kind == "table":
            line = replace(line, text=_ADDRESS.split(line.text)[0])
        small = fold(line.text)
        is_over = line.part != "head" or is_requisites(line.text) or ADDRESSEE.search(small)
        if is_over or _DATED.search(small) or len(made) == _MOST_LINES:
            break
        made.append(line)
    return made


def _in_another_language(told: Told) -> list[Line]:
    """The lines of a letterhead in the other of its two languages, side by side in two cells."""
    cells: dict[int, list[Line]] = {}
    for line in told.lines:
        if line.part == "head" and line.block < _MOST_LINES:
            cells.setdefault(line.block, []).append(line)
    sides = [lines for lines in cells.values() if len(lines) > 1]
    is_kazakh = told.letter.language == "kk"
    foreign = [
        side for side in sides if _is_kazakh("\n".join(one.text for one in side)) != is_kazakh
    ]
    return [one for lines in foreign for one in lines] if len(foreign) < len(sides) else []


def _is_kazakh(written: str) -> bool:
    """Whether a side or name is in Kazakh; Russian ones, too, have Kazakh names in marks."""
    return bool(_KAZAKH.search(QUOTED.sub(" ", written).lower()))


def _named(run: list[Line], told: Told, known: Known) -> Mention | None:
    """The organisation whose name fills these lines, and is more than a legal form."""
    text = _joined(run, told, known)
    if name_key(text) in _FORMS:
        return None
    for one in mentions(text, known.organisations):
        tail = _OF_TOWN.match(text, one.end) or _FORM_BEHIND.match(text, one.end)
        rest = text[: one.start] + text[tail.end() if tail else one.end :]
        if not re.search(r"\w", rest) and not HAPPENS_IN.search(fold(one.name)):
            return replace(one, name=text[0].upper() + text[1:])
    return None


def _joined(run: list[Line], told: Told, known: Known) -> str:
    """The lines as one name; what stands below a legal form begins with a capital letter."""
    made = ""
    for line in run:
        is_new = not made or name_key(made) in _FORMS
        text = line.text if is_new else f"{made} {line.text}"
        written = in_order(text, told.letter, known)
        made = f"{made} {written}" if made and is_new else written
    return in_order(made, told.letter, known)


def _sentence(run: list[Line]) -> Sentence:
    first, last = run[0], run[-1]
    end = last.start + len(last.text) if last.block == first.block else None
    text = first.text if end is None else "\n".join(line.text for line in run)
    stop = first.start + len(first.text) if end is None else end
    return Sentence(first.block, first.start, stop, text.strip(), "head")


def is_signed_by_head(told: Told) -> bool:
    """Whether whoever heads the organisation signs; the name may stand below the office."""
    closing = [line.text for line in told.lines if line.part == "closing"]
    signed = (" ".join(pair) for pair in pairwise([*closing, ""]))
    return any(
        _HEAD.search(fold(text)) and not _DEPUTY.search(fold(text)) and PERSON.search(text)
        for text in signed
    )
