"""The body of a letter word for word, and the beginning of it as a summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from projects.intake.letter import Place, Proposal
from projects.intake.proposals.contact_lines import contact_lines
from projects.intake.proposals.covering import covering_lines
from projects.intake.proposals.found import places_of
from projects.intake.proposals.labels import answers_to, is_labelled
from projects.intake.proposals.lists import Known
from projects.intake.proposals.named import without_address
from projects.intake.proposals.parts import Line, is_requisites
from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.sources import FILLED_IN
from projects.intake.proposals.summaries import FEWEST_WORDS, NOTE, summary_of
from projects.texts import tables
from projects.texts.alphabet import fold

# What a letterhead or addressee does not begin with: a small letter, an item, "Проект 1".
_OPENS = re.compile(r"\s*(?:[a-zа-яёәғқңөұүһі]|\d{1,2}[.)]\s|(?i:проект|жоба|project)\s*№?\s*\d)")


def texts(told: Told, others: Sequence[Proposal], known: Known) -> Iterator[Proposal]:
    """The text in the letter's language and its summary. The text has every word of the letter but
    its head, title, greeting, signature, addresses, telephone numbers, paragraphs that only hand it
    over, and rows of a form that ``others`` say whole."""
    language = told.letter.language
    described = [one for one in answers_to(told, "text") if len(one.text.split()) > FEWEST_WORDS]
    taken = _taken_rows(told, others, known) | contact_lines(told.lines)
    taken |= covering_lines(told.lines, told.letter.blocks)
    told_lines = [one for one in told.lines if _is_text(one, told)]
    taken |= _titles(told, [one for one in told_lines if _key(one) not in taken], others)
    pieces, places = [], list[Place]()
    unread = {place.block: place for place in told.unread}
    for index, block in enumerate(told.letter.blocks):
        if index in unread:
            pieces.append(block.markdown)
            places.append(unread[index])
            continue
        lines = [one for one in told.lines if one.block == index]
        kept = [one for one in lines if _is_text(one, told) and (index, one.start) not in taken]
        if block.kind == "table" and len(kept) < len(lines):
            pieces += [one.text for one in described if one.block == index]
            kept = kept if kept != lines[:1] else []
        if kept:
            pieces.append(_markdown(told, index, kept))
            places += _places(index, kept, is_whole=len(kept) == len(lines))
    places += [one.place for one in described if one.place not in places]
    kinds = {told.letter.blocks[place.block].kind for place in places}
    if kinds - {"heading"}:
        yield Proposal(f"text_{language}", "\n\n".join(pieces), tuple(sorted(places, key=_order)))
    blocks = [place.block for place in places if told.letter.blocks[place.block].kind != "note"]
    if found := summary_of(told, described, blocks):
        # Marks of notes stay in the text, which the notes stand below.
        value = NOTE.sub("", " ".join(one.text for one in found))
        yield Proposal(f"summary_{language}", value, places_of(found))


def _order(place: Place) -> tuple[int, int]:
    return place.block, place.start


def _is_text(line: Line, told: Told) -> bool:
    """Whether a line belongs to the text: not the head, unless it tells something already, and no
    address or telephone number, unless an item of a list has one."""
    if line.part == "requisites":
        is_item = told.letter.blocks[line.block].kind == "list"
        return is_item or bool(re.match(r"\s*[-–—•]\s", line.text))
    if line.part == "head" and not any(one.part == "greeting" for one in told.lines):
        head = (one for one in told.lines if one.part == "head")
        before = [one for one in head if (one.block, one.start) <= (line.block, line.start)]
        is_of_letterhead = before[0].text.lstrip(' «“"')[:1].isupper() or is_requisites(
            before[0].text
        )
        at = max((at for at, one in enumerate(before) if is_requisites(one.text)), default=None)
        below = [] if at is None else before[at + 1 :]
        return any(_heads_text(one) for one in below) or any(
            _OPENS.match(one.text) and not (is_of_letterhead and _is_of_sender(one))
            for one in before
        )
    return line.part in ("body", "other")


# What stands beside a project's name in a line of its own: "Жоба атауы: «…»".
_AROUND_TITLE = frozenset(
    fold(
        "проект проекта проекте жоба жобасы жобаның о об туралы атауы название наименование project"
    ).split()
)
# "На казахском языке – «…», по-английски “…”.", below it.
_IN_LANGUAGE = frozenset(
    fold(
        "на по и казахском русском английском языке языках казахски русски английски казахский"
        " русский английский қазақша орысша ағылшынша қазақ орыс ағылшын тілінде тілдерінде және"
    ).split()
)
_FORM = re.compile(
    r"(?<!\w)(?:анкет|опросн(?:ый|ого) лист|сауалнама|карточк[аи] проекта|questionnaire)\w*"
)
_LONGEST_FORM = 10


def _titles(told: Told, lines: list[Line], others: Sequence[Proposal]) -> set[tuple[int, int]]:
    """The first lines of a text that say no more than the project's title, or are the heading of a
    questionnaire, by block and start."""
    named = [_words(one.value) for one in others if one.field.startswith("title_")]
    around = _AROUND_TITLE | _IN_LANGUAGE | {word for name in named for word in name}
    found: set[tuple[int, int]] = set()
    for line in lines:
        words = _words(line.text)
        is_form = len(words) <= _LONGEST_FORM and _FORM.search(fold(line.text))
        has_table = any(block.kind == "table" for block in told.letter.blocks[line.block :])
        is_title = any(name <= words <= around for name in named)
        is_line = told.letter.blocks[line.block].kind in ("heading", "paragraph")
        if not is_line or not (is_title or (is_form and has_table)):
            break
        found.add(_key(line))
    return found


def _key(line: Line) -> tuple[int, int]:
    return line.block, line.start


# To whom a letter goes, in the case for it: "Заместителю председателя", "… Хатшылығына".
_TO_WHOM = re.compile(
    r"(?i)\s*\w+(?:[юу]|ому|ему)\s|.*(?:ға|ге|қа|ке|на|не)\W*$"
    r"|\s*во?\s+(?:\w+(?:ую|ий|ый|ое)\s+)*(?:ассамбле|министерств|управлени|комитет|оргкомитет"
    r"|секретариат|фонд|совет|акимат|редакци|рабочую|департамент|дирекци|администраци|центр|дом)"
)


def _heads_text(line: Line) -> bool:
    """Whether a line below the addresses of a letterhead is a heading of what is told."""
    is_long = len(line.text.split()) >= 4 and not re.match(r"\s*[\d«\"]*\d", line.text)
    return is_long and not _is_of_sender(line) and not _TO_WHOM.match(line.text)


def _is_of_sender(line: Line) -> bool:
    """Whether a line that begins with a small letter goes on with a letterhead or an address."""
    is_short = len(line.text.split()) < 4 and not re.match(r"\s*\d", line.text)
    return is_short or is_requisites(line.text) or bool(_OF_SENDER.match(line.text))


_OF_SENDER = re.compile(r"(?i)\s*(?:от\s+[«\"]?\d|ул\.|г\.|тел|каб|господин|госпож|на №)")


def _taken_rows(told: Told, others: Sequence[Proposal], known: Known) -> set[tuple[int, int]]:
    """The rows of forms, by block and start, whose answer another field or a description says."""
    forms = {at for at, block in enumerate(told.letter.blocks) if block.kind == "table"}
    taken = set()
    for line in told.lines if forms else ():
        if line.block not in forms:
            continue
        end = line.start + len(line.text)
        answers = [
            one
            for one in told.answers
            if one.block == line.block and line.start <= one.start and one.end <= end
        ]
        if len(answers) == 1 and _is_said(_as_written(answers[0], told), others, known):
            taken.add((line.block, line.start))
    return taken


def _as_written(answer: Sentence, told: Told) -> Sentence:
    """The answer with the remarks that the rules leave out."""
    text = told.letter.blocks[answer.block].text
    return replace(answer, text=text[answer.start : answer.end])


def _is_said(answer: Sentence, others: Sequence[Proposal], known: Known) -> bool:
    """Whether the fields of an entry say every word of an answer."""
    is_described = is_labelled(answer, "text") and len(answer.text.split()) > FEWEST_WORDS
    sums = (place for one in others if one.field == "budget_kzt" for place in one.places)
    is_budget = is_labelled(answer, "budget") and answer.place in sums
    is_of_paper = _OF_PHOTOS.match(answer.folded_label) or FILLED_IN.match(answer.folded_label)
    if is_described or is_budget or is_of_paper:
        return True
    if re.search(r"[:«“\"]", answer.label):
        return False  # the same in another language stands beside it
    said: set[str] = set()
    for one in others:
        places = (place for place in one.places if place.block == answer.block)
        if any(place.start < answer.end and answer.start < place.end for place in places):
            said |= _words_of(one, known)
    is_of_doer = is_labelled(answer, "implementing")  # "«Ару» ҚБ, Түркістан облысы"
    text = without_address(answer.text) if is_of_doer else answer.text
    text = answer.text if re.search(r"\d", answer.text[len(text) :]) else text
    return bool(said) and _words(text) <= said


_OF_PHOTOS = re.compile(
    r"[\W\d]*(?:(?:фото|снимк|сурет|photo)\w*\s+(?:автор|тусир)|автор\w*\s+(?:фото|снимк|сурет))"
)


def _words_of(proposal: Proposal, known: Known) -> set[str]:
    """The words that the field shows of a proposal."""
    value = proposal.value
    if isinstance(value, dict):
        names = known.organisations.get(value.get("organisation") or "", ())
        return _words(" ".join([*names, *map(str, value.values())]))
    if isinstance(value, list):
        called = [*known.regions.items(), *known.themes.items()]
        return _words(" ".join(word for code, words in called if code in value for word in words))
    if isinstance(value, int):
        amount = f"{value:,}".replace(",", " ")
        return _words(f"{value} {amount} тенге теңге тг tenge kzt год года г жыл жылы ж")
    return _words(str(value))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def _places(index: int, kept: list[Line], *, is_whole: bool) -> list[Place]:
    """Where the kept lines of a block stand: as one place where all are kept."""
    if is_whole:
        return [Place(index, kept[0].start, kept[-1].start + len(kept[-1].text))]
    return [Place(index, one.start, one.start + len(one.text)) for one in kept]


def _markdown(told: Told, index: int, kept: list[Line]) -> str:
    """A block as Markdown with no other lines than these."""
    block = told.letter.blocks[index]
    left = [one for one in told.lines if one.block == index and one not in kept]
    if not left:
        return block.markdown
    if block.kind == "table":
        rows = [[tables.escaped(cell) for cell in one.text.split("\t")] for one in kept]
        widest = max(map(len, rows))
        rows = [row + [""] * (widest - len(row)) for row in rows]
        return "\n".join(tables.written(rows, has_heads=kept[0].start == 0))
    dropped = {line.text.strip() for line in left}
    return "\n".join(
        line for line in block.markdown.split("\n") if line.strip(" \\") not in dropped
    )
