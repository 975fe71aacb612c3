"""The questions that an association is asked about its project, in plain words, and the form that
reads the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects.models import Region
from projects.models.entry_rules import EARLIEST_YEAR, LATEST_YEAR
from projects.models.language import Language
from projects.texts.fields import LineField, LinesField, MarkedField, NumberField
from projects.texts.languages import text_of
from projects.texts.quantities import Unit

# What is kept of one answer, however long it is: far more than any field takes.
LONGEST_KEPT = 100_000
NEEDED = ("title", "summary", "text")


class Asked(NamedTuple):
    """A part of the form: its heading and the names of its questions."""

    heading: Any
    names: tuple[str, ...]


PARTS = (
    Asked(_("The project in words"), ("title", "summary", "text")),
    Asked(_("Who took part"), ("carried_out", "partners", "coordinator")),
    Asked(_("Where and when"), ("regions", "place", "start_year", "end_year")),
    Asked(_("Money and results"), ("budget", "figures")),
)

# An example for each question; it stands below the field's reason.
EXAMPLES: dict[str, Any] = {
    "title": _("Costume workshop for teenagers"),
    "summary": _("In a workshop in Taraz 20 teenagers learned to sew national costumes."),
    "text": _(
        "In spring 2012 we opened a workshop in our house of friendship. Twenty teenagers came "
        "twice a week …"
    ),
    "carried_out": _("Public association “Revival”"),
    "partners": _("Taras Shevchenko Library"),
    "coordinator": _("Aigul S., chairwoman"),
    "place": _("House of Friendship, Taraz"),
    "start_year": "2012",
    "end_year": "2013",
    "budget": _("1.5 mln tenge"),
    "figures": _("About 1,250 people came to the concerts. 300 copies of the book were printed."),
}


def _region_choices() -> list[tuple[str, str]]:
    """The regions, those of today first."""
    regions = sorted(Region.objects.all(), key=lambda one: (not one.is_of_today, one.code))
    return [(region.code, text_of(region, "name").value) for region in regions]


class YearField(NumberField):
    unit = Unit.YEAR


class MoneyField(NumberField):
    unit = Unit.TENGE


class AnswersForm(forms.Form):
    """One question a field, none required: half a form is saved, too.

    ``help_text`` is why it is asked.
    """

    language = forms.ChoiceField(
        label=_("In which language do you write?"),
        choices=Language,
        required=False,
        help_text=_("One language is enough: we translate into the other two."),
    )
    title = LineField(
        label=_("What is the project called?"),
        max_length=250,
        help_text=_("The name stands above the page and in large letters on the stand."),
    )
    summary = LinesField(
        label=_("What was it about, in one or two sentences?"),
        max_length=400,
        help_text=_("Most visitors read only this: who did what for whom, in 400 characters."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    text = MarkedField(
        label=_("Tell its story"),
        max_length=20_000,
        help_text=_(
            "How it began, what was done, what has come of it: two to five paragraphs, as you "
            "would tell a guest. An empty line begins a new paragraph."
        ),
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    carried_out = LinesField(
        label=_("Who carried it out?"),
        max_length=2000,
        help_text=_(
            "Visitors find everything that an organisation has done under its name. Write the "
            "full name, each organisation on a line of its own."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    partners = LinesField(
        label=_("Who helped?"),
        max_length=2000,
        help_text=_("Partners are named beside you, each on a line of its own."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    coordinator = LineField(
        label=_("Who answers for the project?"),
        max_length=200,
        help_text=_("Visitors see this name: write it only if this person agrees."),
    )
    regions = forms.MultipleChoiceField(
        label=_("Where did it take place?"),
        choices=_region_choices,
        help_text=_("Visitors look for what was done in their region. Tick all that are right."),
        widget=forms.CheckboxSelectMultiple,
    )
    place = LineField(
        label=_("The exact place, in your words"),
        max_length=200,
        help_text=_("It helps those who know the town; leave it empty if there is none."),
    )
    start_year = YearField(
        label=_("In which year did it begin?"),
        help_text=_("The exhibition shows what was done when."),
    )
    end_year = YearField(
        label=_("In which year did it end?"),
        help_text=_("Leave it empty if it still goes on."),
    )
    budget = MoneyField(
        label=_("How much did it cost, in tenge?"),
        max_value=10**15,
        help_text=_(
            "Visitors ask what such a project costs. Leave it empty if you do not know it exactly: "
            "nothing is guessed."
        ),
    )
    figures = LinesField(
        label=_("What can be counted?"),
        max_length=4000,
        help_text=_("People, books, concerts, days: we quote your words as you write them."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def clean(self) -> dict[str, Any]:
        start, end = (self.cleaned_data.get(name) for name in ("start_year", "end_year"))
        if start and end and end < start:
            text = gettext("The end, %(end)d, lies before the beginning, %(start)d.")
            self.add_error("end_year", text % {"end": end, "start": start})
            end = None
        for name, year in (("start_year", start), ("end_year", end)):
            if year is not None and not EARLIEST_YEAR <= year <= LATEST_YEAR:
                text = gettext("The exhibition shows the years %(first)d to %(last)d: look again.")
                self.add_error(name, text % {"first": EARLIEST_YEAR, "last": LATEST_YEAR})
        return self.cleaned_data

    def stated(self) -> dict[str, Any]:
        """The answers that are there and right, by question, as values."""
        self.full_clean()
        found = self.cleaned_data if self.is_bound else {}
        return {name: found[name] for name in QUESTIONS if found.get(name) not in (None, "", [])}

    def require_what_is_needed(self) -> None:
        """Adds an error to each question that must be answered before the form is sent."""
        for name in NEEDED:
            if name not in self.errors and not self.cleaned_data.get(name):
                error = ValidationError(gettext("Please answer this before you send the form."))
                self.add_error(name, error)


QUESTIONS = tuple(name for part in PARTS for name in part.names)


def label_of(name: str) -> str:
    """The question of that name."""
    return str(AnswersForm.base_fields[name].label)


def typed_answers(sent: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a form as they were typed, so that nothing is lost that is not right yet."""
    found: dict[str, Any] = {}
    for name in QUESTIONS:
        if name == "regions":
            found[name] = _some(sent.getlist(name) if hasattr(sent, "getlist") else ())
        else:
            text = str(sent.get(name, "")).replace("\r\n", "\n").replace("\x00", "")
            found[name] = text.encode(errors="ignore").decode()[:LONGEST_KEPT]
    return found


def _some(codes: Iterable[str]) -> list[str]:
    known = dict(_region_choices())
    return [code for code in dict.fromkeys(codes) if code in known]
