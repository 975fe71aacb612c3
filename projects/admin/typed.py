"""Fields and forms for what people type at the desk.

Numbers and dates go through ``projects.texts.reading``, texts through ``projects.texts.incoming``;
a form asks about words of two alphabets, and the desk says what a number was read as.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.texts import incoming
from projects.texts.numbers import Qualifier, quantity
from projects.texts.reading import Quantity, Unit, exact, in_words, read_date, read_number

# The unit that may stand behind the number, by the field's name.
UNITS = {
    "budget_kzt": Unit.TENGE,
    "start_year": Unit.YEAR,
    "end_year": Unit.YEAR,
    "in_force_from": Unit.YEAR,
    "in_force_until": Unit.YEAR,
}


class NumberInput(forms.TextInput):
    """A line for a number: a browser's own number field changes under the mouse wheel and drops
    what it does not understand."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        usual = {"inputmode": "numeric", "autocomplete": "off", "class": "vIntegerField"}
        super().__init__(usual | (attrs or {}))


class NumberField(forms.Field):
    """A whole number as people write it. ``quantity`` is what was read last."""

    widget = NumberInput
    unit: Unit | None = None
    takes_qualifier = False
    quantity: Quantity | None = None

    def __init__(
        self, *, min_value: int | None = None, max_value: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        if min_value is not None:
            self.validators.append(MinValueValidator(min_value))
        if max_value is not None:
            self.validators.append(MaxValueValidator(max_value))

    def to_python(self, value: Any) -> int | None:
        self.quantity = None
        if value is None or not str(value).strip():
            return None
        self.quantity = read_number(str(value), self.unit)
        return self.quantity.number if self.takes_qualifier else exact(self.quantity)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """A qualifier that is written with the number is a change, too."""
        is_other = super().has_changed(initial, data)
        return is_other or bool(self.quantity and self.quantity.qualifier)


class DateField(forms.DateField):
    """A day as people write it."""

    def to_python(self, value: Any) -> date | None:
        is_typed = isinstance(value, str) and value.strip()
        return read_date(value) if is_typed else super().to_python(value)


class TypedText(forms.CharField):
    """A text that comes in by the one door."""

    door = staticmethod(incoming.one_line)

    def to_python(self, value: Any) -> Any:
        return super().to_python(self.door(value) if isinstance(value, str) else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(
            self.door(initial) if isinstance(initial, str) else initial, data
        )


class LineField(TypedText):
    """A text of one line."""


class LinesField(TypedText):
    """A text of several lines; each line end counts as one character."""

    door = staticmethod(incoming.lines)
    widget = forms.Textarea


class SlugField(TypedText, forms.SlugField):
    """A name in addresses."""


class AddressField(TypedText, forms.URLField):
    """A web address."""


class AsTyped(BaseModelAdmin):
    """Gives the fields of models the fields above."""

    formfield_overrides = {
        models.IntegerField: {"form_class": NumberField, "widget": NumberInput},
        models.BigIntegerField: {"form_class": NumberField, "widget": NumberInput},
        models.DateField: {"form_class": DateField},
        models.CharField: {"form_class": LineField},
        models.TextField: {"form_class": LinesField},
        models.SlugField: {"form_class": SlugField, "widget": AdminTextInputWidget},
        models.URLField: {"form_class": AddressField, "assume_scheme": "https"},
    }

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(formfield, NumberField):
            formfield.unit = UNITS.get(db_field.name)
        return formfield


class TypedForm(forms.ModelForm):
    """A form that asks about words of two alphabets before it keeps them."""

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        for name in self.changed_data:
            if isinstance(self.fields[name], TypedText) and isinstance(cleaned.get(name), str):
                self._mind_letters(name)
        return cleaned

    def _mind_letters(self, name: str) -> None:
        """Puts right or keeps such words as the person has answered; asks where nobody has."""
        words = incoming.look_alikes(self.cleaned_data[name])
        question = f"letters-{self.add_prefix(name)}"
        named = " ".join(word for word, _meant in words)
        match self.data.get(question, "").partition(" "):
            case _ if not words:
                return
            case ("keep", _, kept) if kept == named:
                return
            case ("correct", _, wrong) if wrong == named:
                self.cleaned_data[name] = incoming.corrected(self.cleaned_data[name], words)
            case _:
                self.add_error(name, ValidationError(_question(question, words, named)))


def _question(name: str, words: list[tuple[str, str]], named: str) -> str:
    sentence = _("“%(word)s” mixes Latin and Cyrillic letters that look alike: “%(meant)s”?")
    answers = (("correct", _("Put it right when saving")), ("keep", _("Keep it as it is")))
    return format_html(
        "{} {}",
        " ".join(sentence % {"word": word, "meant": meant} for word, meant in words),
        format_html_join(
            " ",
            '<label><input type="radio" name="{}" value="{} {}"> {}</label>',
            ((name, answer, named, label) for answer, label in answers),
        ),
    )


class FigureForm(TypedForm):
    """A figure whose number may say how exact it is ("около 300"): the qualifier beside it takes
    that over where it was left as it is in an empty form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._value: Any = self.fields.get("value", NumberField())
        self._value.takes_qualifier = True

    def clean(self) -> Any:
        cleaned = super().clean()
        said = self._value.quantity.qualifier if self._value.quantity else None
        chosen = self.data.get(self.add_prefix("qualifier"), "")
        if said is None or chosen == said:
            return cleaned
        if chosen in ("", Qualifier.EXACTLY):
            self.errors.pop("qualifier", None)
            cleaned["qualifier"] = str(said)
        else:
            text = _("The number says “%(said)s”, the qualifier “%(chosen)s”. Make them the same.")
            chosen = dict(Qualifier.choices).get(chosen, chosen)
            self.add_error("value", text % {"said": said.label, "chosen": chosen})
        return cleaned


class TellsNumbers(admin.ModelAdmin):
    """Says after saving what each number was read as, where it was not plain digits."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for saved in (form, *(one for formset in formsets for one in formset.forms)):
            for sentence in _readings(saved):
                self.message_user(request, sentence, messages.INFO)


def _readings(form: Any) -> Iterator[str]:
    for name in form.changed_data:
        field = form.fields[name]
        read = field.quantity if isinstance(field, NumberField) else None
        if read and not read.is_as_typed:
            shown = (
                quantity(read.number, read.qualifier)
                if read.qualifier
                else in_words(read.number, field.unit)
            )
            yield _("%(field)s: “%(typed)s” was read as %(number)s.") % {
                "field": capfirst(str(field.label)),
                "typed": read.typed[:60],
                "number": shown,
            }
