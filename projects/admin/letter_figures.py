"""The figures of a letter: each under an indicator of the list, or a new one named beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.letter_boxes import Proposed, Said, quoted
from projects.admin.letter_rows import NEW, MayBeLeft
from projects.admin.named import NamedField, NameInput
from projects.admin.typed import FigureForm
from projects.intake.letter import Proposal
from projects.models import Indicator, Metric, Project, Source
from projects.texts.fields import LineField, NumberField
from projects.texts.numbers import Qualifier


def _chosen(value: str) -> Any:
    """The indicator of this number; ``NEW`` as it is."""
    return value if value == NEW else Indicator.objects.get(pk=value)


class FigureRow(MayBeLeft, FigureForm):
    """A figure of the letter; one that the entry has for the same period gets this value.

    A new indicator is named as on the entry's own form, in ``language``: where a known one is near
    the person is asked, and its address is made of its name.
    """

    indicator = forms.TypedChoiceField(
        label=gettext_lazy("indicator"), coerce=_chosen, empty_value=None
    )
    name = LineField(
        label=gettext_lazy("name of the new indicator"), required=False, widget=NameInput
    )
    unit = LineField(
        label=gettext_lazy("unit of the new indicator"),
        required=False,
        max_length=Indicator._meta.get_field("unit").max_length,
    )

    class Meta:
        model = Metric
        fields = ("qualifier", "value", "period")
        field_classes = {"value": NumberField, "period": LineField}

    field_order = ("indicator", "name", "unit", "qualifier", "value", "period")

    def __init__(self, *args: Any, language: str, may_add: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language, self.may_add = language, may_add
        counted = Indicator.objects.filter(counted_from=Indicator.CountedFrom.METRICS)
        field: Any = self.fields["indicator"]
        field.choices = [
            ("", _("choose the indicator: new, or one that is known")),
            *([(NEW, _("a new indicator …"))] if may_add else []),
            (_("Known indicators"), [(str(one.pk), str(one)) for one in counted]),
        ]
        self.fields["value"].required = True
        self.fields["period"].required = False

    def clean(self) -> Any:
        cleaned = super().clean()
        if cleaned.get("indicator") == NEW:
            del cleaned["indicator"]
            if named := self._named(cleaned):
                cleaned["indicator"] = named
        return cleaned

    def _named(self, cleaned: dict[str, Any]) -> Indicator | None:
        """The new indicator, or a known one that the person means by its name."""
        field = NamedField(Indicator)
        field.may_add, field.row = self.may_add, self.prefix or ""
        field.sent = {**dict(self.data.items()), "original_language": self.language}
        if not cleaned.get("name"):
            self.add_error("name", _("Write the name of the new indicator."))
        if not cleaned.get("unit"):
            text = _("Write the unit of the new indicator, for example “people”.")
            self.add_error("unit", text)
        if not (cleaned.get("name") and cleaned.get("unit")):
            return None
        try:
            found: Indicator | None = field.clean(cleaned["name"])
        except ValidationError as error:
            self.add_error("name", error)
            found = None
        widget: Any = self.fields["name"].widget
        widget.answered = field.widget.answered
        return found

    def save_to(self, entry: Project, source: Source, sentence: str, language: str) -> Metric:
        """Writes it with the words of the letter that it stands in."""
        data = self.cleaned_data
        made, _is_new = Metric.objects.update_or_create(
            project=entry,
            indicator=data["indicator"],
            period=data["period"],
            defaults={
                "value": data["value"],
                "qualifier": data["qualifier"],
                "source": source,
                "sentence": sentence,
                "sentence_language": language,
            },
        )
        return made


_FORM: Any = modelform_factory(Metric, form=FigureRow)


def figure_boxes(
    rows: list[Said], data: Any, ticked: set[str] | None, *, language: str, may_add: bool
) -> list[Proposed]:
    """A box for each figure as the letter states it, ticked where its indicator is sure, and an
    empty one for a number that no rule has found. ``ticked`` are the keys that were sent."""
    made = []
    for place, said in enumerate([*rows, None]):
        key = f"figure-{place}"
        is_sure = said is not None and not said.proposal.is_asked
        form: Any = _FORM(
            data,
            prefix=key,
            initial=_initial(said.proposal) if said else {"qualifier": Qualifier.EXACTLY},
            instance=Metric(),
            language=language,
            may_add=may_add,
        )
        is_ticked = is_sure if ticked is None else key in ticked
        form.is_left = not is_ticked
        label = _("Figure %(place)d") % {"place": place + 1} if said else _("Another figure")
        names = tuple(name for name in form.fields if name != "mark")
        made.append(quoted(Proposed(key, "figures", label, form, names, is_ticked, said)))
    return made


def _initial(said: Proposal) -> dict[str, Any]:
    value = said.value
    return {
        "indicator": _indicator_of(said),
        "value": value.get("value"),
        "qualifier": value.get("qualifier") or Qualifier.EXACTLY,
        "period": value.get("period") or "",
    }


def _indicator_of(said: Proposal) -> int | None:
    """The indicator of a figure; none where the letter does not say that it counts this."""
    slug = said.value.get("indicator") if said.is_sure else None
    return Indicator.objects.filter(slug=slug).values_list("pk", flat=True).first()


def same_figures(rows: list[Any]) -> None:
    """Adds an error to each figure that repeats another of this letter. Reads valid rows."""
    seen: set[Any] = set()
    for row in rows:
        key = row.cleaned_data.get("indicator"), row.cleaned_data.get("period")
        if key in seen:
            message: Any = _("This entry already has this figure for this period.")
            row.add_error("period", ValidationError(message))
        seen.add(key)
