"""The form of one figure of a letter: under an indicator of the list, or a new one named there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.letter_quoted import quoted_letter
from projects.admin.letter_rows import NEW, MayBeLeft
from projects.admin.named import NamedField, NameInput
from projects.admin.typed import FigureForm
from projects.intake.letter import Letter
from projects.intake.proposals.title_languages import is_kazakh
from projects.models import Indicator, Metric, Project, Source
from projects.texts.fields import LineField, LinesField, NumberField
from projects.texts.languages import language_name
from projects.texts.numbers import Qualifier, quantity

AS_IN_ROW = "row"


def _chosen(value: str) -> Any:
    """The indicator of this number; ``NEW`` and ``AS_IN_ROW`` as they are."""
    return value if value in (NEW, AS_IN_ROW) else Indicator.objects.get(pk=value)


# The kinds of indicators, in the words of people who count.
KINDS = (
    ("", gettext_lazy("choose")),
    (Indicator.Kind.OUTPUT, gettext_lazy("what was made or held: books, meetings, concerts")),
    (Indicator.Kind.OUTCOME, gettext_lazy("whom it reached or helped: people, families")),
    (Indicator.Kind.INPUT, gettext_lazy("what went into it: money, help")),
)


_NEW_IN = {
    "name": gettext_lazy("name of the new indicator (%(language)s)"),
    "unit": gettext_lazy("unit of the new indicator (%(language)s)"),
}


class FigureRow(MayBeLeft, FigureForm):
    """A figure of the letter; one that the entry has for the same period gets this value.

    A new indicator is named as on the entry's own form, in ``language``: where a known one is near
    the person is asked, and its address is made of its name. The letter is the figure's source:
    words that are said to state it must stand in one of the ``letters`` that came together, and a
    number that stands in none of them is refused, unless such words say it. Of the figures of one
    row of a table the first says for all what they count (``join_row``).
    """

    # The language of words that a person has copied from a letter.
    language_of_words = ""

    indicator = forms.TypedChoiceField(
        label=gettext_lazy("indicator"), coerce=_chosen, empty_value=None
    )
    # Both labels say in which language (``_NEW_IN``).
    name = LineField(required=False, widget=NameInput)
    unit = LineField(
        required=False,
        max_length=Indicator._meta.get_field("unit").max_length,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("what the new indicator tells"), choices=KINDS, required=False
    )
    sentence = LinesField(
        label=gettext_lazy("the letter’s words that state it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    class Meta:
        model = Metric
        fields = ("qualifier", "value", "period")
        field_classes = {"value": NumberField, "period": LineField}

    field_order = (
        *("indicator", "name", "unit", "kind", "qualifier", "value", "period", "sentence"),
    )

    def __init__(
        self,
        *args: Any,
        language: str,
        letters: Sequence[Letter],
        numbers: Collection[int],
        may_add: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.language, self.may_add = language, may_add
        self.letters, self.numbers = letters, numbers
        for name, label in _NEW_IN.items():
            self.fields[name].label = label % {"language": language_name(language)}
            self.fields[name].widget.attrs["lang"] = language
        counted = Indicator.objects.filter(counted_from=Indicator.CountedFrom.METRICS)
        field: Any = self.fields["indicator"]
        field.choices = [
            ("", _("choose the indicator: new, or one that is known")),
            *([(NEW, _("a new indicator …"))] if may_add else []),
            (_("Known indicators"), [(str(one.pk), str(one)) for one in counted]),
        ]
        self.fields["value"].required = True
        self.fields["period"].required = False
        self.others: list[FigureRow] = []

    def join_row(self, row: list[FigureRow], name: str) -> None:
        """Offers what the others of the ``row`` of this ``name`` count; proposes it where the
        letter does not say it."""
        self.others = row
        field: Any = self.fields["indicator"]
        told = _("as in the first box of “%(name)s”") % {"name": Truncator(name).chars(40)}
        field.choices = [field.choices[0], (AS_IN_ROW, told), *field.choices[1:]]
        field.widget.attrs["data-first"] = row[0].prefix
        if not self.initial.get("indicator"):
            self.initial["indicator"] = AS_IN_ROW

    def clean(self) -> Any:
        cleaned = super().clean()
        chosen = cleaned.get("indicator")
        if chosen in (NEW, AS_IN_ROW):
            del cleaned["indicator"]
            if named := self._named(cleaned) if chosen == NEW else self._of_row():
                cleaned["indicator"] = named
        value = cleaned.get("value")
        is_quoted = cleaned.get("sentence") or "sentence" in self.errors
        if value is not None and not is_quoted and not self.may_be_unquoted(value):
            text = _(
                "The letter does not say “%(figure)s”. A number from elsewhere is entered in the "
                "entry’s own form, with its own source."
            )
            figure = quantity(value, cleaned.get("qualifier") or Qualifier.EXACTLY)
            self.add_error("value", text % {"figure": figure})
        return cleaned

    def _mind_sentence(self, cleaned: dict[str, Any]) -> None:
        """Refuses words that the letter does not have; asks about those that say another number."""
        words = cleaned["sentence"]
        if words != self.initial.get("sentence"):
            letter = quoted_letter(words, self.letters)
            if letter is None:
                text = _(
                    "These words do not stand in the letter. Copy the sentence of the letter that "
                    "says “%(figure)s”, word for word. If it is said elsewhere, enter the figure "
                    "in the entry’s own form, with that source."
                )
                figure = quantity(cleaned["value"], cleaned.get("qualifier") or Qualifier.EXACTLY)
                self.add_error("sentence", text % {"figure": figure})
                return
            self.language_of_words = letter.language
        super()._mind_sentence(cleaned)

    def may_be_unquoted(self, value: int) -> bool:
        """Whether the letter, which is its source, has this number."""
        return value == self.initial.get("value") or value in self.numbers

    def _of_row(self) -> Indicator | None:
        """The indicator that was chosen in the first box of the row that says one. Of a box that is
        not ticked a known one counts; what is wrong in a ticked one is said there."""
        for one in self.others:
            chosen = one.data.get(one.add_prefix("indicator"), "")
            if chosen in ("", AS_IN_ROW) or (chosen == NEW and one.is_left):
                continue
            if one.is_left:
                return Indicator.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
            return None if one.errors else one.cleaned_data["indicator"]
        text = _("Choose in the first box of this row what it counts, or choose it here.")
        self.add_error("indicator", text)
        return None

    def _named(self, cleaned: dict[str, Any]) -> Indicator | None:
        """The new indicator, or a known one that the person means by its name."""
        field = NamedField(Indicator)
        field.may_add, field.row = self.may_add, self.prefix or ""
        # Kazakh letters tell it, whatever the letter is written in.
        language = "kk" if is_kazakh(cleaned.get("name") or "") else self.language
        field.sent = {**dict(self.data.items()), "original_language": language}
        if not cleaned.get("name"):
            self.add_error("name", _("Write the name of the new indicator."))
        if not cleaned.get("unit"):
            text = _("Write the unit of the new indicator, for example “people”.")
            self.add_error("unit", text)
        if not cleaned.get("kind"):
            text = _("Say whether it tells what was made, what it did for people, or of money.")
            self.add_error("kind", text)
        if not all(cleaned.get(name) for name in ("name", "unit", "kind")):
            return None
        try:
            found: Indicator | None = field.clean(cleaned["name"])
        except ValidationError as error:
            self.add_error("name", error)
            found = None
        widget: Any = self.fields["name"].widget
        widget.answered = field.widget.answered
        return found

    def told(self) -> str:
        """The figure in words, under its indicator: "Участники: более 40"."""
        data = self.cleaned_data
        return f"{data['indicator']}: {quantity(data['value'], data['qualifier'])}"

    def save_to(self, entry: Project, source: Source, language: str) -> Metric:
        """Writes it with the words of the letter that it stands in, by default in ``language``."""
        data = self.cleaned_data
        made, _is_new = Metric.objects.update_or_create(
            project=entry,
            indicator=data["indicator"],
            period=data["period"],
            defaults={
                "value": data["value"],
                "qualifier": data["qualifier"],
                "source": source,
                "sentence": data["sentence"],
                "sentence_language": self.language_of_words or language,
            },
        )
        return made


def same_figures(rows: list[Any]) -> None:
    """Adds an error to each figure that repeats another of this letter. Reads valid rows."""
    seen: set[Any] = set()
    for row in rows:
        key = row.cleaned_data.get("indicator"), row.cleaned_data.get("period")
        if key in seen:
            message: Any = _("This entry already has this figure for this period.")
            row.add_error("period", ValidationError(message))
        seen.add(key)
