"""The body of a letter word for word, the beginning of it as a summary, and the letter as a
source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from projects.intake.letter import Place, Proposal
from projects.intake.proposals.contact_lines import contact_lines, is_contact
from projects.intake.proposals.covering import covering_lines
from projects.intake.proposals.found import places_of
from projects.intake.proposals.labels import LABELS, answers_to, is_labelled
from projects.intake.proposals.lists import Known
from projects.intake.proposals.parts import Line, is_requisites
from projects.intake.proposals.senders import sender
from projects.intake.proposals.sentences import Sentence, Told
from projects.models import Project
from projects.texts import tables
from projects.texts.alphabet import fold
from projects.texts.refusals import plain
from projects.texts.typed_dates import dates_in, read_date

# A paragraph of fewer words is a label, a heading or a figure, no description.
_FEWEST_WORDS = 6
# What a letterhead or addressee does not begin with: a small letter, an item, "Проект 1".
_OPENS = re.compile(r"\s*(?:[a-zа-яёәғқңөұүһі]|\d{1,2}[.)]\s|(?i:проект|жоба|project)\s*№?\s*\d)")


def texts(told: Told, others: Sequence[Proposal], known: Known) -> Iterator[Proposal]:
    """The text in the letter's language and its summary. The text has every word of the letter but
    its head, greeting, signature, addresses, telephone numbers, paragraphs that only hand it
    over, and rows of a form that ``others`` say whole."""
    language = told.letter.language
    described = [one for one in answers_to(told, "text") if len(one.text.split()) > _FEWEST_WORDS]
    taken = _taken_rows(told, others, known) | contact_lines(told.lines)
    taken |= covering_lines(told.lines, told.letter.blocks)
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
    if found := _summary(told, described, blocks):
        # Marks of notes stay in the text, which the notes stand below.
        value = re.sub(r"\s?\[\d{1,3}\]", "", " ".join(one.text for one in found))
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


# To whom a letter goes, in the case for it: "Заместителю председателя", "… Хатшылығына".
_TO_WHOM = re.compile(r"(?i)\s*\w+(?:[юу]|ому|ему)\s|.*(?:ға|ге|қа|ке|на|не)\W*$")


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
        if len(answers) == 1 and _is_said(answers[0], others, known):
            taken.add((line.block, line.start))
    return taken


def _is_said(answer: Sentence, others: Sequence[Proposal], known: Known) -> bool:
    """Whether the fields of an entry say every word of an answer."""
    is_described = is_labelled(answer, "text") and len(answer.text.split()) > _FEWEST_WORDS
    sums = (place for one in others if one.field == "budget_kzt" for place in one.places)
    is_budget = is_labelled(answer, "budget") and answer.place in sums
    if is_described or is_budget or _OF_PHOTOS.match(answer.folded_label):
        return True
    if re.search(r"[:«“\"]", answer.label):
        return False  # the same in another language stands beside it
    said: set[str] = set()
    for one in others:
        places = (place for place in one.places if place.block == answer.block)
        if any(place.start < answer.end and answer.start < place.end for place in places):
            said |= _words_of(one, known)
    return bool(said) and _words(answer.text) <= said


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


def _summary(told: Told, described: list[Sentence], kept: list[int]) -> list[Sentence]:
    """The first whole sentences of the description that fit the field; without those that say
    "our", which is unclear away from the letter, where others stand near."""
    wanted = [
        one
        for one in told.sentences
        if (
            (one.block in kept or any(_holds(d, one) for d in described))
            and one.part == "body"
            and told.letter.blocks[one.block].kind == "paragraph"
        )
        or any(_holds(d, one) for d in described)
    ]
    first = _first_of(wanted)
    unclear = [at for at, one in enumerate(wanted) if _OUR.search(one.folded)]
    if not any(wanted[at] in first for at in unclear):
        return first
    starts = range(wanted.index(first[0]), len(wanted))[: _NEAR + 1]
    for start in (at for at in starts if at not in unclear and not _THEY.match(wanted[at].folded)):
        end = next((at for at in unclear if at > start), len(wanted))
        if clear := _first_of(wanted[start:end]):
            return clear
    return first


_OUR = re.compile(r"(?<!\w)(?:наш(?:[аеиу]|его|ему|ем|ей|им|ими|их)?|биздин|our)(?!\w)")
# Of whom the sentence before tells.
_THEY = re.compile(
    r"\W*(?:он|она|они|оно|это|эти|там|тогда|ол|олар|бул|сол|онда|he|she|they|it)(?!\w)"
)
_NEAR = 3


def _first_of(wanted: list[Sentence]) -> list[Sentence]:
    """The first sentences that describe, as many as fit the field."""
    longest = Project._meta.get_field("summary").max_length or 0
    found: list[Sentence] = []
    for one in wanted:
        # A heading may end with a quotation mark, a sentence has its mark before that.
        is_whole = one.text.rstrip('»”"')[-1:] in tuple(".!?…")
        is_description = len(one.text.split()) >= _FEWEST_WORDS and is_whole
        is_answer = any(is_labelled(one, name) for name in LABELS if name != "text")
        if not is_description or is_answer or _is_request(one) or is_contact(one.text):
            if found:
                break
            continue
        if sum(len(each.text) + 1 for each in found) + len(one.text) > longest or len(found) == 3:
            break
        found.append(one)
    return found


def _holds(outer: Sentence, inner: Sentence) -> bool:
    return outer.block == inner.block and outer.start <= inner.start and inner.end <= outer.end


def _is_request(sentence: Sentence) -> bool:
    return bool(
        re.search(
            r"просим|направля|высыла|отправля|представляем (?:вам|информаци|сведени|материал)"
            r"|предоставляем|жолда[пйу]|жибер|сурайм|усынамыз|усынып отыр"
            r"|please|below is|thank you|attach",
            sentence.folded,
        )
    )


def source(told: Told, known: Known) -> Iterator[Proposal]:
    """The letter itself, by who writes it and when."""
    found = sender(told, known)
    dated = _date(told)
    if not found and not dated:
        return
    publisher = found[1].name if found else ""
    day = f"{dated[0]:%d.%m.%Y}" if dated else ""
    with translation.override(told.letter.language):
        if publisher and day:
            title = _("Letter of %(organisation)s, %(date)s")
        elif publisher:
            title = _("Letter of %(organisation)s")
        else:
            title = _("Letter of %(date)s")
    value = {
        "title": title % {"organisation": publisher, "date": day},
        "publisher": publisher,
        "date": day,
    }
    sentences = [one for one in (found and found[0], dated and dated[1]) if one]
    yield Proposal("sources", value, places_of(sentences))


def _date(told: Told) -> tuple[date, Sentence] | None:
    """The letter's own date: the first one of its head, else of its signature."""
    for part in ("head", "requisites", "closing"):
        for sentence in told.sentences:
            if sentence.part != part:
                continue
            text = plain(re.sub('[«»“”"]', "", sentence.text))
            for found in dates_in(text):
                try:
                    return read_date(found), sentence
                except ValidationError:
                    continue
    return None
