"""The guest book of a showing: how a message comes in, what the answers add up to, when all goes.

Everything waits until a person has read it. So that a machine fills the queue with a few messages
only, and people still get through, whoever sends many, and everybody once the queue is long, is
asked to write three digits that the page says in words. What a form needs beside it stands in
``projects.touring.sent_forms``.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from projects.models import GuestBook, GuestMessage, GuestQuestion
from projects.models.guest_book import MOST_ANSWERS, QUESTIONS
from projects.texts.languages import LANGUAGES, text_of
from projects.touring.sent_forms import TooManyError, count_of, key_of_form

# A hall's visitors often share one address.
FREE_OF_SENDER, MOST_OF_SENDER = 5, 120
FREE_WAITING, MOST_WAITING = 15, 500
FEWEST_OF_AGE = 5
DIGITS = (
    *(gettext_lazy("zero"), gettext_lazy("one"), gettext_lazy("two"), gettext_lazy("three")),
    *(gettext_lazy("four"), gettext_lazy("five"), gettext_lazy("six"), gettext_lazy("seven")),
    *(gettext_lazy("eight"), gettext_lazy("nine")),
)
# Questions that a new guest book begins with, each with its answers; none: a scale.
PROPOSED = (
    (gettext_lazy("How much did you like the exhibition?"), ()),
    (
        gettext_lazy("Did you learn something new?"),
        (
            gettext_lazy("much that is new"),
            gettext_lazy("something new"),
            gettext_lazy("nothing new"),
        ),
    ),
    (
        gettext_lazy("How did you hear of the exhibition?"),
        (
            gettext_lazy("from people I know"),
            gettext_lazy("at school, university or work"),
            gettext_lazy("on the internet"),
            gettext_lazy("I was passing by"),
            gettext_lazy("in another way"),
        ),
    ),
)


class DigitsNeededError(ValidationError):
    """The sender has to write the digits first."""


def digits_of(signed: str) -> str:
    """The three digits that the sender of a form may be asked for."""
    return f"{int(salted_hmac('projects.guest-book', signed).hexdigest(), 16) % 1000:03}"


def digits_in_words(signed: str) -> str:
    """These digits in the words of the page: “seven, zero, four”."""
    return ", ".join(str(DIGITS[int(digit)]) for digit in digits_of(signed))


def asks_everybody(guest_book: GuestBook) -> bool:
    """Whether so much waits to be read that everybody is asked for the digits."""
    return guest_book.messages.waiting().count() >= FREE_WAITING


def receive(
    guest_book: GuestBook, signed: str, sender: str, digits: str = "", **values: Any
) -> GuestMessage:
    """Keeps a message for a person to read; the one that is there already if the same form comes
    again. ``sender`` is the address that it came from. Raises ``ValidationError`` with what its
    sender can do."""
    key = key_of_form(signed)
    if known := GuestMessage.objects.filter(form_key=key).first():
        return known
    count, waiting = count_of(sender, "guest-book"), guest_book.messages.waiting().count()
    if count > MOST_OF_SENDER or waiting >= MOST_WAITING:
        raise TooManyError(
            _("Very many messages have come. Yours is not lost: send it again later.")
        )
    is_asked = count > FREE_OF_SENDER or waiting >= FREE_WAITING
    if is_asked and re.sub(r"\D", "", digits) != digits_of(signed):
        raise DigitsNeededError(
            _("Many messages are coming: write the digits too, so that we know you are a person.")
        )
    given = values | {"guest_book": guest_book}
    message: GuestMessage = GuestMessage.objects.get_or_create(form_key=key, defaults=given)[0]
    return message


@transaction.atomic
def propose_questions(guest_book: GuestBook) -> None:
    """Gives a new guest book three questions, which the organisers can change."""
    for position, (text, answers) in enumerate(PROPOSED, start=1):
        question = GuestQuestion(guest_book=guest_book, position=position)
        for code in LANGUAGES:
            with override(code):
                setattr(question, f"text_{code}", str(text))
                setattr(question, f"answers_{code}", "\n".join(map(str, answers)))
        question.save()


def answers_of(question: GuestQuestion, language: str = "") -> list[str]:
    """The answers to choose from, in that language or the page's; of a scale its steps."""
    if lines := text_of(question, "answers", language).value.splitlines():
        return lines
    steps = [str(step) for step in range(1, MOST_ANSWERS + 1)]
    steps[0] = f"{steps[0]} – {_('not at all')}"
    steps[-1] = f"{steps[-1]} – {_('very much')}"
    return steps


class AnswerCount(NamedTuple):
    """How often an answer was chosen: on the site, and on paper."""

    answer: str
    online: int
    on_paper: int

    @property
    def all(self) -> int:
        return self.online + self.on_paper


class Tally(NamedTuple):
    """A question and the counts of its answers."""

    question: GuestQuestion
    counts: list[AnswerCount]

    @property
    def all(self) -> int:
        return sum(count.all for count in self.counts)


def tallies(guest_book: GuestBook) -> list[Tally]:
    """The three questions with what approved messages answer."""
    names = [f"answer_{position}" for position in range(1, QUESTIONS + 1)]
    approved = guest_book.messages.public().order_by().values_list("on_paper", *names)
    counted = Counter(
        (position, answer, on_paper)
        for on_paper, *answers in approved
        for position, answer in enumerate(answers, start=1)
    )
    return [
        Tally(
            question,
            [
                AnswerCount(
                    answer,
                    counted[question.position, number, False],
                    counted[question.position, number, True],
                )
                for number, answer in enumerate(answers_of(question), start=1)
            ],
        )
        for question in guest_book.questions.all()
    ]


class AgeCount(NamedTuple):
    """How many people of an age group wrote, on the site and on paper together: apart, a number
    could be small enough to tell somebody."""

    showing: int
    age: str
    people: int


def ages(messages: QuerySet[GuestMessage]) -> list[AgeCount]:
    """The age groups that at least ``FEWEST_OF_AGE`` people gave with an approved message, by
    showing. Nothing says how many gave none, so that no smaller number can be worked out."""
    given = messages.filter(state=GuestMessage.State.APPROVED).exclude(age_group="").order_by()
    counted = given.values_list("guest_book__showing", "age_group").annotate(count=Count("pk"))
    enough = counted.filter(count__gte=FEWEST_OF_AGE)
    known = {(showing, age): count for showing, age, count in enough}
    return [
        AgeCount(showing, str(group.label), known[showing, group])
        for showing in sorted({showing for showing, _age in known})
        for group in GuestMessage.AgeGroup
        if (showing, group) in known
    ]


def waiting_messages(person: Any) -> int:
    """How many messages wait to be read; none for who may not read them."""
    may = person.has_perm("projects.view_guestmessage")
    return GuestMessage.objects.waiting().count() if may else 0


def erase_old(day: date | None = None) -> int:
    """Deletes all messages of guest books whose time is over; gives how many."""
    today = day or timezone.localdate()
    written = GuestBook.objects.filter(messages__isnull=False).distinct()
    over = [book.pk for book in written.select_related("showing") if book.kept_until < today]
    return GuestMessage.objects.filter(guest_book__in=over).delete()[0]
