"""The rows of a letter's proposals: participants, and the letter itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.letter_quoted import quoted_letter
from projects.editing.organisations import add_organisation, kind_by_name
from projects.editing.slugs import free_slug
from projects.intake.letter import Letter
from projects.models import (
    Citation,
    Organisation,
    Participation,
    Project,
    Source,
)
from projects.texts.fields import LineField, LinesField
from projects.texts.languages import LANGUAGES, language_name
from projects.texts.near_names import is_near, is_same, name_key

NEW = "new"


class MayBeLeft(forms.BaseForm):
    """A form that a person may leave out (``is_left``): then nothing in it is wrong."""

    is_left = False
    # Whether saving it has added what was not in the entry before.
    is_new = False

    def full_clean(self) -> None:
        if self.is_left:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()


class ParticipantRow(MayBeLeft, forms.Form):
    """A participant: one of the organisations that are known, or a new one once a person has said
    so, with its kind. ``said`` is its name in the letter, ``slug`` the known one that the rules
    found: it is chosen only if it is called so, and asked about otherwise. ``names`` are those of
    letters in other languages, by language, for a new one."""

    organisation = forms.ChoiceField(label=gettext_lazy("organisation"))
    name = LineField(label=gettext_lazy("name of a new organisation"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("kind of the new organisation"),
        choices=[one for one in Organisation.Kind.choices if one[0] != "placeholder"],
        required=False,
    )
    role = forms.ChoiceField(label=gettext_lazy("role"), choices=Participation.Role)

    def __init__(
        self,
        *args: Any,
        said: str,
        slug: str | None,
        names: Mapping[str, str],
        may_add: bool,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.others = [f"name_{code}" for code in names]
        for code, name in names.items():
            label = _("name of a new organisation (%(language)s)")
            label %= {"language": language_name(code)}
            self.fields[f"name_{code}"] = LineField(label=label, max_length=200, required=False)
            self.initial[f"name_{code}"] = name
        self.initial.setdefault("kind", kind_by_name(said) or Organisation.Kind.PARTNER)
        known = Organisation.objects.exclude(kind=Organisation.Kind.PLACEHOLDER)
        self.known = {one.slug: one for one in known}
        listed = [(one.slug, str(one)) for one in self.known.values()]
        near = [pair for pair in listed if pair[0] == slug or (said and _is_near(said, pair[1]))]
        slug = slug if slug in self.known and is_called(self.known[slug], said) else None
        self.initial["organisation"] = slug or ""
        choices: list[Any] = [] if slug else [("", _("choose: new, or one that is known"))]
        if may_add:
            called = _("“%(name)s” is a new organisation") % {"name": said}
            choices.append((NEW, called if said else _("a new organisation …")))
        if near and not slug:
            choices.append((_("Is it one of these?"), near))
        choices.append(
            (_("Known organisations"), [pair for pair in listed if slug or pair not in near])
        )
        field: Any = self.fields["organisation"]
        field.choices = choices
        field.error_messages["required"] = _(
            "Say whether it is new, or choose the one that is meant."
        )
        self.fields["name"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("organisation") == NEW and not cleaned.get("name"):
            self.add_error("name", _("Write the name of the new organisation."))
        return cleaned

    def told(self) -> str:
        """The name of the participant."""
        known = self.known.get(self.cleaned_data["organisation"])
        return str(known or self.cleaned_data["name"])

    def save(self, entry: Project, language: str, there: dict[str, Participation]) -> Participation:
        """The participation, with its organisation added to the list where it is new. One that was
        ``there`` before the letter, by its organisation's address, stays in whatever role."""
        data = self.cleaned_data
        if stored := there.get(data["organisation"]):
            return stored
        organisation = self.known.get(data["organisation"])
        if organisation is None:
            organisation = _added(data["name"], data["kind"], entry, language)
            for name in self.others:
                setattr(organisation, name, getattr(organisation, name) or data[name])
            organisation.save()
        made, self.is_new = Participation.objects.get_or_create(
            project=entry,
            organisation=organisation,
            role=data["role"],
            defaults={"position": entry.participations.count() + 1},
        )
        return made


def _is_near(said: str, name: str) -> bool:
    return is_near(name_key(said), name_key(name))


def is_called(organisation: Organisation, said: str) -> bool:
    """Whether a letter names an organisation by one of its names, in any case of its words."""
    fields = (f"{name}_{code}" for name in ("name", "short_name") for code in LANGUAGES)
    names = filter(None, (getattr(organisation, field) for field in fields))
    return any(_is_same_but_for_endings(name_key(said), name_key(name)) for name in names)


def _is_same_but_for_endings(one: str, other: str) -> bool:
    """Whether two compared names have the same words, of which long ones may end otherwise."""
    if is_same(one, other):
        return True
    words, others = one.split(), other.split()
    return len(words) == len(others) and all(map(_is_same_word, words, others))


def _is_same_word(one: str, other: str) -> bool:
    begin = max(len(one), len(other)) - 3
    return one == other or (begin > 3 and one[:begin] == other[:begin])


def _added(name: str, kind: str, entry: Project, language: str) -> Organisation:
    """A new organisation; the same one where another row of this letter has just added it."""
    field = f"name_{language}"
    if there := Organisation.objects.filter(**{field: name}).first():
        return there
    return add_organisation(name, language, entry.block, kind)


# Who says what is quoted, on a line of its own.
_WHO_SAYS = re.compile(r"\n\s*[—–-]\s[^\n]*\s*$")


class SourceRow(MayBeLeft, forms.Form):
    """The letter as the source that the entry cites; what it is quoted with must stand in one of
    the ``letters`` that came together."""

    title = LineField(label=gettext_lazy("title"), max_length=300)
    publisher = LineField(label=gettext_lazy("who wrote it"), max_length=200, required=False)
    date = LineField(label=gettext_lazy("date"), max_length=60, required=False)
    sentence = LinesField(
        label=gettext_lazy("its own words about the project"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, letters: Sequence[Letter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.letters = letters

    def clean_sentence(self) -> str:
        said: str = self.cleaned_data["sentence"]
        words = _WHO_SAYS.sub("", said)
        is_changed = words != _WHO_SAYS.sub("", self.initial.get("sentence") or "")
        if words and is_changed and not quoted_letter(words, self.letters):
            text = _(
                "These words do not stand in the letter. Copy them from it word for word, with who "
                "says them on a line of its own behind a dash; or leave the field empty."
            )
            raise forms.ValidationError(text)
        return said

    def save(self, entry: Project, language: str, there: Source | None) -> Source:
        """The source, cited by the entry; the same one where the entry cites this letter already
        (``there``), or the letter is known by its title."""
        data = self.cleaned_data
        named = {"kind": Source.Kind.LETTER, f"title_{language}": data["title"]}
        source = there or Source.objects.filter(**named).first()
        if source is None:
            source = Source(**named, **{f"producer_{language}": data["publisher"]})
            source.date = data["date"]
            source.slug = free_slug(source)
            source.save()
        _citation, self.is_new = Citation.objects.get_or_create(
            project=entry,
            source=source,
            defaults={
                "sentence": data["sentence"],
                "sentence_language": language,
                "position": entry.citations.count() + 1,
            },
        )
        return source
