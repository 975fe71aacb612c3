"""The tick boxes of a letter's page, in groups of one colour, each with its words in the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy

from projects.admin.letter_page import quote
from projects.editing.contact_remarks import contact_remark
from projects.intake.letter import Letter, Proposal, Remark
from projects.models import Region, Theme
from projects.texts.languages import LANGUAGES

TEXTS = ("title", "summary", "text")
# The fields in the order of the entry's form, each with the group whose colour it has.
GROUPS = {
    **{f"{name}_{code}": "texts" for name in TEXTS for code in LANGUAGES},
    **dict.fromkeys(("themes", "regions", "place_as_written"), "place"),
    **dict.fromkeys(("status", "start_year", "end_year", "budget_kzt", "coordinator"), "time"),
}
HEADINGS = {
    "texts": gettext_lazy("Texts"),
    "place": gettext_lazy("Where and about what"),
    "time": gettext_lazy("When, how much, who"),
    "people": gettext_lazy("Participants"),
    "source": gettext_lazy("The letter as source"),
    "figures": gettext_lazy("Figures"),
}

# The groups that have empty boxes, and the fields of these that a person fills in first.
ASKED = {"people": ("organisation", "name"), "figures": ("indicator", "value")}


class Said(NamedTuple):
    """A letter of those that came together, and what it says for a field."""

    letter: Letter
    proposal: Proposal


class Quote(NamedTuple):
    """Words of the letter that a value comes from, and their anchor."""

    anchor: str
    text: str


class Choice(NamedTuple):
    """One of the values that a letter states for a field: its key, as sent and as shown, and its
    words in the letter."""

    key: str
    value: Any
    shown: str
    is_picked: bool
    said: Said
    quote: Quote


@dataclass
class Proposed:
    """One tick box of the form with the fields behind it."""

    key: str
    group: str
    label: str
    form: Any
    names: tuple[str, ...]
    is_ticked: bool
    said: Said | None = None
    stored: str = ""
    # The sentence that the project has this already, if it has.
    there: str = ""
    # Whether the entry can't be submitted without it, and neither letter nor entry says it.
    is_needed: bool = False
    quotes: list[Quote] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)

    @property
    def fields(self) -> list[Any]:
        return [self.form[name] for name in self.names]

    @property
    def remark(self) -> str:
        """What is said of telephone numbers and mail addresses in its texts."""
        values = (field.value() for field in self.fields)
        return contact_remark("\n\n".join(value for value in values if isinstance(value, str)))

    @property
    def told(self) -> str:
        """What a person reads of it once it is taken."""
        is_own = self.is_ticked and (self.group == "figures" or self.is_extra)
        return self.form.told() if is_own else self.label

    @property
    def is_extra(self) -> bool:
        """Whether it is an empty box for a figure or participant that no rule has found."""
        return self.group in ASKED and self.said is None

    @property
    def is_blank(self) -> bool:
        """Whether nobody has written in that one."""
        return self.is_extra and not any(self.form[n].value() for n in ASKED[self.group])

    @property
    def is_one_of_several(self) -> bool:
        """Whether the letter states other numbers for the same indicator and period."""
        return bool(self.said and self.group == "figures" and self.said.proposal.is_choice)

    @property
    def is_guessed(self) -> bool:
        """Whether the letter does not say what the indicator of a figure counts, nor anything else
        here."""
        is_chosen = self.form.initial.get("indicator")
        return bool(self.said and not self.said.proposal.is_sure and not is_chosen)


class MoreRows(NamedTuple):
    """The empty boxes of a group, folded away until they are in use."""

    boxes: list[Proposed]
    is_open: bool


# Empty boxes of a page at first, and at most.
FIRST_ROWS, MOST_ROWS = {"people": 2, "figures": 3}, 30


def is_more_asked(group: str, data: Any) -> bool:
    """Whether the button for one more empty box of this group was pressed."""
    return data is not None and f"_more_{group}" in data


def count_of_rows(group: str, data: Any) -> int:
    """How many empty boxes there are: as many as were sent, one more where that was asked."""
    sent = str(data.get(f"extra-{group}", "")) if data is not None else ""
    count = int(sent) if re.fullmatch("[0-9]{1,2}", sent) else FIRST_ROWS[group]
    return min(count + is_more_asked(group, data), MOST_ROWS)


def more_rows(group: str, boxes: list[Proposed], data: Any) -> MoreRows:
    extra = [box for box in boxes if box.is_extra]
    is_used = any(box.is_ticked or not box.is_blank for box in extra)
    return MoreRows(extra, is_used or is_more_asked(group, data))


def asks_for_more(data: Any) -> bool:
    """Whether one of the buttons for one more empty box was pressed."""
    return any(is_more_asked(group, data) for group in ASKED)


def quoted(box: Proposed) -> Proposed:
    """The box with the first words of its letter that state it."""
    if box.said:
        letter, proposal = box.said
        box.quotes = [Quote(f"said-{box.key}", quote(letter, p)) for p in proposal.places[:1]]
    return box


def boxes_about(remark: Remark, boxes: Iterable[Proposed]) -> list[Proposed]:
    """The boxes in which one chooses among what a remark is about."""
    places = {(one.field, one.places) for one in remark.about}
    return [box for box in boxes if places & {(p.field, p.places) for p in _proposals_of(box)}]


def _proposals_of(box: Proposed) -> list[Proposal]:
    return [said.proposal for said in (box.said, *(one.said for one in box.choices)) if said]


def chosen_first(field: Any) -> list[Any]:
    """The choices of a bound field of check boxes, those that are ticked at the top."""
    ticked = {str(getattr(one, "pk", one)) for one in field.value() or ()}
    return sorted(field.field.widget.choices, key=lambda choice: str(choice[0]) not in ticked)


def as_initial(name: str, value: Any) -> Any:
    """A proposal's value as the field of the form takes it."""
    if name == "regions":
        return list(Region.objects.filter(code__in=value).values_list("pk", flat=True))
    if name == "themes":
        return list(Theme.objects.filter(slug__in=value).values_list("pk", flat=True))
    return value


def fit_beside_letter(form: Any, name: str) -> None:
    """Makes a field of the entry's form fit beside a letter."""
    widget = form.fields[name].widget
    # Lists grow on their own pages, not here.
    form.fields[name].widget = widget = getattr(widget, "widget", widget)
    widget.attrs["data-key"] = name
    if name in ("regions", "themes"):
        widget.choices = chosen_first(form[name])
    if name.rpartition("_")[0] in TEXTS:
        widget.attrs["lang"] = name[-2:]
    if name.startswith("summary"):
        widget.attrs["rows"] = 3
    if name.startswith("text"):
        widget.attrs["rows"] = 12
