"""The desk's forms of texts in three languages. The help texts of fields are the model's
``help_text``."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.admin.options import InlineModelAdmin
from django.forms.formsets import DELETION_FIELD_NAME, TOTAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from modeltranslation.translator import translator

from projects.admin.seen import SeenParts, SeenVersionForm
from projects.admin.typed import AsTyped, FigureForm
from projects.editing.diff import label_of, shown
from projects.editing.slugs import free_slug
from projects.texts.languages import LANGUAGES

# The template of the parts of an entry: rows that fold.
PARTS = "admin/projects/project/editor/parts.html"
# No entry has nearly so many figures, photos or participants.
MOST_PARTS = 300


class InSomeLanguage(SeenVersionForm):
    """A form that requires each name or title in at least one language. An address
    that is left empty is made of it once, and then stays."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            if not self.instance.slug:
                told = self.fields["slug"].help_text
                self.fields["slug"].help_text = f"{told} {_('Left empty, it is made of the name.')}"

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        for original in translator.get_options_for_model(self._meta.model).fields:
            names = [name for name in self.fields if re.fullmatch(f"{original}_(kk|ru|en)", name)]
            needs_one = names and not self._meta.model._meta.get_field(original).blank
            is_asked = any(name in self.errors for name in names)
            if needs_one and not is_asked and not any(cleaned.get(name) for name in names):
                asked = f"{original}_{self._original_language(cleaned)}"
                message = _("Write it in at least one language.")
                self.add_error(asked if asked in names else names[0], message)
        if "slug" in self.fields and cleaned.get("slug") == "":
            cleaned["slug"] = self.instance.slug or free_slug(self._with_texts(cleaned))
        return cleaned

    def _original_language(self, cleaned: dict[str, Any]) -> str:
        """The language in which the record is written first; empty if it has none."""
        asked = cleaned.get("original_language")
        return str(asked or getattr(self.instance, "original_language", ""))

    def _with_texts(self, cleaned: dict[str, Any]) -> Any:
        """A record that is not saved, with what its address is made of."""
        names = [name for name in cleaned if re.match("(title|name|number|words)", name)]
        record = self._meta.model()
        for name in names:
            setattr(record, name, cleaned[name])
        return record


class ValueOrWordingForm(SeenVersionForm, FigureForm):
    """Asks for a figure's value, or its wording: the database takes none without both."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        names = [f"wording_{code}" for code in LANGUAGES]
        worded = any(cleaned.get(name) or name in self.errors for name in names)
        if "value" in cleaned and cleaned["value"] is None and not worded:
            message = _("Give a value, or the wording where the source has no number.")
            self.add_error("value", message)
        return cleaned


class FewParts(SeenParts, BaseInlineFormSet):
    """Parts of a record: more than ``MOST_PARTS`` are refused before they are made."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.max_num = min(self.max_num or 0, MOST_PARTS)
        self.absolute_max = MOST_PARTS
        super().__init__(*args, **kwargs)

    def validate_unique(self) -> None:
        """Refuses a part that is there already, at the later of the two; the message names both."""
        model: Any = self.model
        for constraint in model._meta.total_unique_constraints:
            names = [name for name in constraint.fields if name != self.fk.name]
            self._refuse_second(names)
        super().validate_unique()

    def _refuse_second(self, names: list[str]) -> None:
        """Adds an error to each part whose values of these fields an earlier one has."""
        model: Any = self.model
        places: dict[tuple[Any, ...], int] = {}
        for place, form in enumerate(self.forms, 1):
            cleaned = getattr(form, "cleaned_data", {})
            values = tuple(cleaned.get(name) for name in names)
            if cleaned.get(DELETION_FIELD_NAME) or None in values or "" in values:
                continue
            first = places.setdefault(values, place)
            if first != place:
                text = _(
                    "“%(what)s” is already named here (%(part)s %(number)d). Keep only one of the "
                    "two."
                )
                columns = [model._meta.get_field(name) for name in names]
                stored = ((c.name, getattr(form.instance, c.attname)) for c in columns)
                words = (shown(model, name, value) for name, value in stored)
                named = {"what": ", ".join(words), "part": model._meta.verbose_name}
                form.add_error(names[0], text % (named | {"number": first}))

    def total_form_count(self) -> int:
        if (
            self.is_bound
            and (self.management_form.cleaned_data[TOTAL_FORM_COUNT] or 0) > MOST_PARTS
        ):
            return min(self.initial_form_count(), len(self.get_queryset()))
        return super().total_form_count()


class TextsInLanguages(AsTyped):
    """A form in which no text is required in every language: associations write in one of them, and
    publishing checks what it needs."""

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Check boxes, which work by keyboard and touch; Django's two lists side by side need a
        mouse."""
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        """The fields that people fill in; the mark stands apart from them, hidden."""
        return [
            (name, options | {"fields": [field for field in options["fields"] if field != "mark"]})
            for name, options in super().get_fieldsets(request, obj)
        ]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield and getattr(db_field, "translated_field", None):
            formfield.label = label_of(self.model, db_field.name)
            formfield.widget.attrs |= {"lang": db_field.language, "spellcheck": "true"}
            formfield.required = False
        return formfield


class PartInline(TextsInLanguages, InlineModelAdmin):
    """Parts of a record in its form, each with its own hidden mark."""

    form = SeenVersionForm
    formset = FewParts
    extra = 0
    # Whether the parts are a strip of pictures.
    is_strip = False

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        *others, (name, options) = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            options = options | {"fields": [*options["fields"], "mark"]}
        return [*others, (name, options)]
