"""The letter itself as a source: who writes it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from projects.intake.letter import Proposal
from projects.intake.proposals.found import places_of
from projects.intake.proposals.lists import Known
from projects.intake.proposals.senders import sender
from projects.intake.proposals.sentences import Sentence, Told
from projects.texts.refusals import plain
from projects.texts.typed_dates import dates_in, read_date


def source(told: Told, known: Known, others: Iterable[Proposal] = ()) -> Iterator[Proposal]:
    """The letter itself, by who writes it and when; of a questionnaire the organisation that
    ``others`` have of its answer."""
    found = sender(told, known)
    by, publisher = (found[0], found[1].name) if found else _of_form(told, others)
    dated = _date(told)
    if not publisher and not dated:
        return
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
    sentences = [one for one in (by, dated and dated[1]) if one]
    yield Proposal("sources", value, places_of(sentences))


# What a questionnaire asks: who fills it in, and when.
_ORGANISATION = re.compile(
    r"[\W\d]*(?:(?:полное\s+)?(?:наименование|название)\s+(?:\w+\s+)?организаци|организация(?!\w)"
    r"|уйым(?:нын)?\s+(?:\w+\s+)?ат(?:ы|ауы)|уйым(?!\w)|отправител|жиберуши|organi[sz]ation)"
)
FILLED_IN = re.compile(
    r"[\W\d]*(?:заполнен[оа]?(?!\w)|дата\s+(?:заполнени|составлени|подач|отправ)|(?:толтыр|жибер|тапсыр)\w*\s+кун"
    r"|(?:filled in|completed|sent) on|date (?:of filling|completed|sent))"
)


def _of_form(told: Told, others: Iterable[Proposal]) -> tuple[Sentence | None, str]:
    """The organisation that a questionnaire asks for by that word, as its answer names it."""
    named = [one for one in others if one.field == "participations"]
    for answer in told.answers:
        said = [one.value["name"] for one in named if answer.place in one.places]
        if len(said) == 1 and _ORGANISATION.match(answer.folded_label):
            return answer, said[0]
    return None, ""


def _date(told: Told) -> tuple[date, Sentence] | None:
    """The letter's own date: the first one of its head, else of its signature, else of the answer
    when a questionnaire was filled in."""
    asked = [one for one in told.answers if FILLED_IN.match(one.folded_label)]
    parts = ("head", "requisites", "closing")
    own = [one for part in parts for one in told.sentences if one.part == part]
    for sentence in (*own, *asked):
        text = plain(re.sub('[«»“”"]', "", sentence.text))
        for found in dates_in(text):
            try:
                return read_date(found), sentence
            except ValidationError:
                continue
    return None
