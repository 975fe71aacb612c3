"""The body of a letter word for word, the beginning of it as a summary, and the letter as a
source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from projects.intake.letter import Place, Proposal
from projects.intake.proposals.found import places_of
from projects.intake.proposals.labels import LABELS, answers_to, is_labelled
from projects.intake.proposals.lists import Known
from projects.intake.proposals.participations import sender
from projects.intake.proposals.sentences import Sentence, Told
from projects.models import Project
from projects.texts.refusals import plain
from projects.texts.typed_dates import dates_in, read_date

# A paragraph of fewer words is a label, a heading or a figure, no description.
_FEWEST_WORDS = 6


def texts(told: Told) -> Iterator[Proposal]:
    """The text in the letter's language and its summary."""
    language = told.letter.language
    parts: dict[int, set[str]] = {}
    for line in told.lines:
        parts.setdefault(line.block, set()).add(line.part)
    kept = [
        index
        for index, block in enumerate(told.letter.blocks)
        if "body" in parts.get(index, ()) and block.kind not in ("table", "note")
    ]
    if not any(len(told.letter.blocks[index].text.split()) > 8 for index in kept):
        kept = []
    pieces = [_markdown(told, index) for index in kept]
    places = tuple(Place(index, 0, len(told.letter.blocks[index].text)) for index in kept)
    described = [one for one in answers_to(told, "text") if len(one.text.split()) > _FEWEST_WORDS]
    if not pieces and described:
        pieces, places = [one.text for one in described], places_of(described)
    if pieces:
        yield Proposal(f"text_{language}", "\n\n".join(pieces), places)
    if found := _summary(told, described, kept):
        value = " ".join(one.text for one in found)
        yield Proposal(f"summary_{language}", value, places_of(found))


def _markdown(told: Told, index: int) -> str:
    """A block as Markdown without its lines that are no body."""
    block = told.letter.blocks[index]
    left = [line for line in told.lines if line.block == index and line.part != "body"]
    if not left:
        return block.markdown
    dropped = {line.text.strip() for line in left}
    return "\n".join(
        line for line in block.markdown.split("\n") if line.strip(" \\") not in dropped
    )


def _summary(told: Told, described: list[Sentence], kept: list[int]) -> list[Sentence]:
    """The first whole sentences of the description that fit the field."""
    longest = Project._meta.get_field("summary").max_length or 0
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
    found: list[Sentence] = []
    for one in wanted:
        is_description = len(one.text.split()) >= _FEWEST_WORDS and one.text[-1] in ".!?…»”"
        is_answer = any(is_labelled(one, name) for name in LABELS if name != "text")
        if not is_description or is_answer or _is_request(one):
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
            r"просим|направля|высыла|жолдап|жибер|сурайм|please|below is|thank you|attach|отправля",
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
