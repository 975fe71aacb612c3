"""Forms of the desk with the fields of ``projects.texts.fields``. A form asks about words that mix
two alphabets, and the desk shows the number that was read."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.admin.letter_words import is_of_period, is_stated
from projects.texts import incoming
from projects.texts.fields import (
    AddressField,
    DateField,
    LineField,
    LinesField,
    MarkedField,
    NumberField,
    NumberInput,
    SlugField,
    TypedText,
)
from projects.texts.found_numbers import has_digits
from projects.texts.numbers import Qualifier, quantity
from projects.texts.quantities import Unit, in_words

# The unit that may follow the number, by the field's name.
UNITS = {
    "budget_kzt": Unit.TENGE,
    "start_year": Unit.YEAR,
    "end_year": Unit.YEAR,
    "in_force_from": Unit.YEAR,
    "in_force_until": Unit.YEAR,
}


class AsTyped(BaseModelAdmin):
    """Gives the fields of models the form fields of ``projects.texts.fields``."""

    formfield_overrides = {
        models.IntegerField: {"form_class": NumberField, "widget": NumberInput},
        models.BigIntegerField: {"form_class": NumberField, "widget": NumberInput},
        models.DateField: {"form_class": DateField},
        models.CharField: {"form_class": LineField},
        models.TextField: {"form_class": LinesField},
        models.SlugField: {"form_class": SlugField, "widget": AdminTextInputWidget},
        models.URLField: {"form_class": AddressField, "assume_scheme": "https"},
    }

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, which knows who sends it."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        form.person = request.user
        return form

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        """The forms of parts, which know who sends them."""
        formset: Any = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        formset.form.person = request.user
        return formset

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        original = getattr(db_field, "translated_field", db_field)
        if original.name in getattr(db_field.model, "MARKED_TEXTS", ()):
            kwargs["form_class"] = MarkedField
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(formfield, NumberField):
            formfield.unit = UNITS.get(db_field.name)
        if formfield and getattr(formfield, "unit", None) == Unit.YEAR:
            formfield.error_messages |= {
                "min_value": _("Write a year from %(limit_value)s on, like 2012."),
                "max_value": _("Write a year up to %(limit_value)s, like 2012."),
            }
        return formfield


class TypedForm(forms.ModelForm):
    """A form that asks about words that mix two alphabets before it saves them."""

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        for name in self.changed_data:
            if isinstance(self.fields[name], TypedText) and isinstance(cleaned.get(name), str):
                self._mind_letters(name)
        return cleaned

    def _mind_letters(self, name: str) -> None:
        """Corrects or keeps such words as the person has answered; asks if there is no answer
        yet."""
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
                told = " ".join(
                    _("“%(word)s” mixes Latin and Cyrillic letters that look alike: “%(meant)s”?")
                    % {"word": word, "meant": meant}
                    for word, meant in words
                )
                answers = [
                    (f"correct {named}", _("Correct it when saving")),
                    (f"keep {named}", _("Keep it as it is")),
                ]
                label = capfirst(str(self.fields[name].label or ""))
                self.add_error(name, QuestionError(question, told, answers, label))


class QuestionError(ValidationError):
    """A question at a field instead of an error: what is ``told``, and a button to choose each of
    ``answers`` (value, label) by. An only answer is chosen already: saving again confirms it.
    ``field`` is what the field is called: the question stands above its name."""

    def __init__(
        self, name: str, told: str, answers: list[tuple[str, str]], field: str = ""
    ) -> None:
        button = '<label><input type="radio" name="{}" value="{}"{}> {}</label>'
        checked = mark_safe(" checked" if len(answers) == 1 else "")
        buttons = ((name, value, checked, label) for value, label in answers)
        answered = format_html_join(" ", button, buttons)
        named = format_html("<strong>{}</strong> ", f"{field}:") if field else ""
        question = '{}{} <span class="desk-answers">{}</span>'
        super().__init__(format_html(question, named, told, answered))
        self.told = told


# What a figure states, and the words of its source that state it.
STATED = ("value", "qualifier", "period", "sentence")


class FigureForm(TypedForm):
    """The form of a figure. A number may contain its qualifier ("около 300"), which then replaces
    an empty qualifier or "exactly" in its own field; any other must be the same. The source's words
    must state the figure."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields.get("value", NumberField())
        field.takes_qualifier = True
        self._value: NumberField = field

    def clean(self) -> Any:
        cleaned = super().clean()
        self._match_qualifier(cleaned)
        if cleaned.get("sentence") and cleaned.get("value") is not None:
            self._mind_sentence(cleaned)
        return cleaned

    def _match_qualifier(self, cleaned: dict[str, Any]) -> None:
        said = self._value.quantity.qualifier if self._value.quantity else None
        chosen = self.data.get(self.add_prefix("qualifier"), "")
        if said is None or chosen == said:
            return
        if chosen in ("", Qualifier.EXACTLY):
            self.errors.pop("qualifier", None)
            cleaned["qualifier"] = str(said)
        else:
            text = _("The number says “%(said)s”, the qualifier “%(chosen)s”. Make them the same.")
            chosen = dict(Qualifier.choices).get(chosen, chosen)
            self.add_error("value", text % {"said": said.label, "chosen": chosen})

    def _mind_sentence(self, cleaned: dict[str, Any]) -> None:
        """Asks to mend a source's words that do not state the figure, which are published as its
        own; drops them once that is said. What nobody has changed is not asked about."""
        told = {name: cleaned.get(name, "") for name in STATED if name in self.fields}
        if all(told[name] == self.initial.get(name) for name in told):
            return
        qualifier, period = told.get("qualifier") or Qualifier.EXACTLY, told.get("period", "")
        if not is_stated(told["sentence"], told["value"], qualifier):
            figure = {"figure": quantity(told["value"], qualifier)}
            text = _("These words do not say “%(figure)s”.") % figure
        elif not is_of_period(told["sentence"], period):
            text = _("These words tell of another year than “%(period)s”.") % {"period": period}
        else:
            return
        digest = sha256(repr(told).encode()).hexdigest()[:8]
        question, drop, keep = f"unstated-{self.prefix}", f"drop {digest}", f"keep {digest}"
        answers, more = [], _("Write those of the source that do.")
        if self.may_be_unquoted(told["value"]):
            answers.append((drop, _("Take it without a quote")))
            more = _("Write those of the source that do, or take the figure without a quote.")
        if not has_digits(told["sentence"]):
            answers.append((keep, _("They say it in other words: keep them")))
        answer = self.data.get(question)
        if answer not in dict(answers):
            self.add_error("sentence", QuestionError(question, f"{text} {more}", answers))
        elif answer == drop:
            cleaned["sentence"] = ""

    def may_be_unquoted(self, value: int) -> bool:
        """Whether the figure may be saved without words of its source."""
        return not self.fields["sentence"].required


class TellsNumbers(admin.ModelAdmin):
    """Shows after saving the numbers that were read from anything but plain digits."""

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
            chosen = form.cleaned_data.get("qualifier", "") if field.takes_qualifier else ""
            qualifier = read.qualifier or (chosen if chosen != Qualifier.EXACTLY else "")
            shown = (
                quantity(read.number, qualifier) if qualifier else in_words(read.number, field.unit)
            )
            label = capfirst(str(field.label))
            if indicator := getattr(form.instance, "indicator", None):
                label, shown = f"{indicator}: {label}", f"{shown} {indicator.unit}"
            yield _("%(field)s: “%(typed)s” was read as %(number)s.") % {
                "field": label,
                "typed": read.typed[:60],
                "number": shown,
            }
