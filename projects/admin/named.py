"""Fields that name a record of a list by typing: it is found by its name in any language, asked
about where it is like a known one, and else added to the list, which is told once it is saved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.core.exceptions import ValidationError
from django.db.models import Max, Model
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.forms import ValueOrWordingForm
from projects.admin.seen import SeenVersionForm
from projects.admin.typed import QuestionError
from projects.editing.organisations import kind_by_name
from projects.editing.slugs import free_slug
from projects.models import Block, Indicator, Organisation, Source
from projects.models.language import Language
from projects.texts import incoming
from projects.texts.languages import LANGUAGES, current_language
from projects.texts.near_names import is_near, is_same, name_key

# The fields whose texts name a record, the first is given to a new one.
NAMES: dict[type[Model], tuple[str, ...]] = {
    Organisation: ("name", "short_name"),
    Source: ("title",),
    Indicator: ("name",),
}
_CITED = re.compile(r"citations-\d+-source")


class NameInput(forms.TextInput):
    """A text input that also sends what was ``answered`` (name, value) about the text in it."""

    answered: tuple[str, str] | None = None

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        shown = super().render(*args, **kwargs)
        if not self.answered:
            return shown
        return format_html('{}<input type="hidden" name="{}" value="{}">', shown, *self.answered)


class NamedField(forms.Field):
    """The name of a record. ``sent`` is the whole form as it came, ``row`` the prefix of the
    field's own row; ``may_add`` whether this person may add to the list. ``taken`` is what was
    typed and the record that it was taken for, where that is called otherwise."""

    sent: Mapping[str, Any] = {}
    row = ""
    may_add = False
    taken: tuple[str, Any] | None = None

    def __init__(self, model: Any, **kwargs: Any) -> None:
        self.model = model
        attributes = {"class": "vTextField", "list": f"known-{model._meta.model_name}"}
        super().__init__(widget=NameInput(attrs=attributes | {"autocomplete": "off"}), **kwargs)

    def prepare_value(self, value: Any) -> str:
        """The name in place of a record or its number."""
        if isinstance(value, self.model):
            return str(value)
        return str(self._numbered(str(value or "")) or value or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return name_key(self.prepare_value(initial)) != name_key(self.prepare_value(data))

    def to_python(self, value: Any) -> Any:
        text = incoming.one_line(str(value or "")).strip()
        if not text:
            return None
        if found := self._numbered(text) or self._named(text):
            self.taken = None if name_key(text) == name_key(found) else (text, found)
            return found
        return self._added(text)

    def _numbered(self, text: str) -> Any:
        is_number = text.isascii() and text.isdigit() and len(text) < 19
        return self.model.objects.filter(pk=int(text)).first() if is_number else None

    def _known(self) -> Iterator[tuple[int, str, list[str]]]:
        """Number, slug and compared names of each record of the list."""
        fields = [f"{name}_{code}" for name in NAMES[self.model] for code in LANGUAGES]
        for pk, slug, *names in self.model.objects.order_by().values_list("pk", "slug", *fields):
            yield pk, slug, [key for key in map(name_key, names) if key]

    def _named(self, text: str) -> Any:
        """The record of that name, or the only near one if nothing but its legal form differs.
        Raises ``ValidationError`` if there are several."""
        wanted = name_key(text)
        found = [pk for pk, slug, names in self._known() if wanted == slug or wanted in names]
        if not found and len(same := self._known_as(wanted, is_same)) == 1:
            found = same if {*same} >= {*self._known_as(wanted, is_near)} else []
        if len(found) > 1:
            slugs = ", ".join(r.slug for r in self.model.objects.filter(pk__in=found))
            told = _("Several have this name. Write instead the short name of the one: %(slugs)s")
            raise ValidationError(told % {"slugs": slugs})
        return self.model.objects.get(pk=found[0]) if found else None

    def _known_as(self, wanted: str, by: Callable[[str, str], bool]) -> list[int]:
        """The records of which a name compares so with the typed one."""
        return [pk for pk, _slug, names in self._known() if any(by(wanted, n) for n in names)]

    def _added(self, text: str) -> Any:
        """A new record of that name, in the original language of the entry."""
        if chosen := self._answered(text):
            return chosen
        asked = str(self.sent.get("original_language", ""))
        name = f"{NAMES[self.model][0]}_{asked if asked in LANGUAGES else current_language()}"
        record = self.model(**{name: text, "kind": self._kind(text)})
        if isinstance(record, Indicator):
            _give_unit(record, name[-2:], str(self.sent.get(f"{self.row}-unit", "")))
        longest = self.model._meta.get_field(name).max_length
        if len(text) > longest:
            message = _("This is too long: %(show_value)d characters; %(limit_value)d fit.")
            raise ValidationError(message % {"show_value": len(text), "limit_value": longest})
        record.slug = free_slug(record)
        record.save()
        return record

    def _answered(self, text: str) -> Any:
        """The known record that this person has said they mean; nothing where it is a new one: no
        known name is near, or they have said so. Raises ``QuestionError`` before that."""
        wanted = name_key(text)
        question = f"new-{self.model._meta.model_name}-{sha256(wanted.encode()).hexdigest()[:8]}"
        answer = str(self.sent.get(question, ""))
        near = self._known_as(wanted, is_near)
        if answer.isdecimal() and int(answer) in near:
            self.widget.answered = (question, answer)
            return self.model.objects.get(pk=int(answer))
        if not self.may_add:
            raise ValidationError(_("“%(name)s” is not in the list.") % {"name": text})
        if not near:
            return None
        if answer == "new":
            self.widget.answered = (question, "new")
            return None
        meant = [(str(r.pk), str(r)) for r in self.model.objects.filter(pk__in=near[:MOST_NEAR])]
        told = _("“%(name)s” is not in the list.") % {"name": text}
        told = f"{told} {_('Did you mean one of these?')}"
        new = _("Add “%(name)s” to the list as a new one") % {"name": text}
        raise QuestionError(question, told, [*meant, ("new", new)])

    def _kind(self, name: str) -> str:
        asked = str(self.sent.get(f"{self.row}-kind", ""))
        if self.model is Source:
            return asked if asked in NEW_KINDS else Source.Kind.LETTER
        if self.model is Indicator:
            return asked if asked in Indicator.Kind else Indicator.Kind.OUTPUT
        block = str(self.sent.get("block", ""))
        of_entry = Block.objects.filter(pk=int(block) if block.isdecimal() else None).first()
        return kind_by_name(name) or Organisation.kind_in(of_entry)


def _give_unit(record: Indicator, language: str, typed: str) -> None:
    """What a new indicator counts in, and its place behind the others; ``ValidationError`` without
    a unit."""
    unit = incoming.one_line(typed).strip()
    if not unit:
        raise ValidationError(_("Write the unit of the new indicator, for example “people”."))
    setattr(record, f"unit_{language}", unit[: record._meta.get_field("unit").max_length])
    record.position = (Indicator.objects.aggregate(last=Max("position"))["last"] or 0) + 1


# How many known names a question offers.
MOST_NEAR = 6
NEW_KINDS = (Source.Kind.LETTER, Source.Kind.PUBLIC, Source.Kind.DOCUMENT)


class NamingForm(SeenVersionForm):
    """A row whose ``NamedField`` know the form around them. The words of a source that come new
    are in the entry's original language, unless another is chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, NamedField):
                field.sent, field.row = self.data, self.prefix or ""
        if "sentence_language" in self.fields and not self.instance.pk:
            language: Any = self.fields["sentence_language"]
            language.choices = [("", _("the entry’s original language")), *Language.choices]
            language.initial, language.required = "", False
            self.initial["sentence_language"] = ""

    def clean_sentence_language(self) -> str:
        asked = str(self.data.get("original_language", ""))
        original = asked if asked in LANGUAGES else str(Language.RUSSIAN)
        return self.cleaned_data["sentence_language"] or original

    def names_taken(self) -> list[tuple[str, Any]]:
        """What was typed in a changed field, with the record of another name that was meant."""
        fields = (self.fields[name] for name in self.changed_data)
        return [f.taken for f in fields if isinstance(f, NamedField) and f.taken]


class CitationForm(NamingForm):
    """A source of the entry; one that is not in the list yet says what kind of document it is."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of document"),
        choices=[(kind.value, kind.label) for kind in NEW_KINDS],
        initial=Source.Kind.LETTER.value,
        required=False,
        help_text=gettext_lazy("Only asked of a source that is not in the list yet."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.source_id:
            self.initial["kind"] = self.instance.source.kind
            kind: Any = self.fields["kind"]
            kind.choices, kind.disabled = Source.Kind.choices, True


class MetricForm(NamingForm, ValueOrWordingForm):
    """A figure. One without a source has the first source of the entry; one of an indicator that is
    not in the list yet says what it counts in."""

    unit = forms.CharField(
        label=gettext_lazy("Unit"),
        required=False,
        help_text=gettext_lazy("Only asked of an indicator that is not in the list yet."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.indicator_id:
            self.initial["unit"] = self.instance.indicator.unit
            self.fields["unit"].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "source" in cleaned and cleaned["source"] is None:
            field: Any = self.fields["source"]
            name = next(iter(self._sources()), "")
            field.row = name.removesuffix("-source")
            try:
                cleaned["source"] = field.clean(self.data.get(name, ""))
            except ValidationError as error:
                self.add_error("source", error)
            else:
                if cleaned["source"] is None:
                    text = _("Say where the figure stands, or name a source of the entry below.")
                    self.add_error("source", text)
        return cleaned

    def _sources(self) -> list[str]:
        """The names of the filled-in fields for sources of the entry."""
        return [
            name
            for name, value in self.data.items()
            if _CITED.fullmatch(name)
            and value.strip()
            and not self.data.get(name.replace("-source", "-DELETE"))
        ]


class NamesRecords(BaseModelAdmin):
    """Rows that name a record by typing. ``blank_rows`` are shown, empty, in an entry that has just
    taken a sample's place."""

    blank_rows: ClassVar[int] = 0

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.related_model not in NAMES or db_field.many_to_many:
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        field = NamedField(
            db_field.related_model,
            label=capfirst(str(db_field.verbose_name)),
            help_text=db_field.help_text,
            required=db_field.name != "source" or self.model._meta.model_name != "metric",
        )
        meta = db_field.related_model._meta
        field.may_add = request.user.has_perm(f"{meta.app_label}.add_{meta.model_name}")
        return field

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """As many empty rows as such an entry lacks."""
        if obj is None or obj.sample_texts is None or obj.is_illustrative:
            return 0
        there = self.model._default_manager.filter(project=obj).count()
        return max(0, self.blank_rows - there)
