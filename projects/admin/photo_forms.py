"""The forms of photos: a card with all of one, a row of a sheet with what many need."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import modelformset_factory

from projects.admin.forms import MOST_PARTS
from projects.admin.seen import SeenParts, SeenVersionForm
from projects.models import Photo
from projects.texts.fields import DateField, LineField, LinesField, NumberField, NumberInput
from projects.texts.languages import LANGUAGES

TRANSLATED = ("alternative_text", "caption", "long_description")


class CardForm(SeenVersionForm):
    """The form of one photo: description, rights, focal point, position."""

    class Meta:
        model = Photo
        fields = (
            *(f"alternative_text_{code}" for code in LANGUAGES),
            *(f"caption_{code}" for code in LANGUAGES),
            *(f"long_description_{code}" for code in LANGUAGES),
            *("credit", "licence", "photographer", "consent", "shows_children", "rights_until"),
            *("is_drawing", "focal_x", "focal_y", "position"),
        )
        field_classes = {
            **{f"alternative_text_{code}": LineField for code in LANGUAGES},
            **{f"caption_{code}": LineField for code in LANGUAGES},
            **{f"long_description_{code}": LinesField for code in LANGUAGES},
            **dict.fromkeys(("credit", "licence", "photographer"), LineField),
            **dict.fromkeys(("focal_x", "focal_y", "position"), NumberField),
            "rights_until": DateField,
        }
        widgets = {
            "rights_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "focal_x": NumberInput(attrs={"data-focus": "x"}),
            "focal_y": NumberInput(attrs={"data-focus": "y"}),
            "position": NumberInput(attrs={"data-position": True}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (f"{text}_{code}" for text in TRANSLATED for code in LANGUAGES):
            self.fields[name].widget.attrs |= {"lang": name[-2:], "spellcheck": "true"}

    def described(self) -> list[Any]:
        return [self[f"alternative_text_{code}"] for code in LANGUAGES]

    @property
    def has_wrong_caption(self) -> bool:
        return any(field.errors for field in self.captions())

    @property
    def has_wrong_place(self) -> bool:
        return any(field.errors for field in self.placing())

    @property
    def asks_for_rights(self) -> bool:
        """Whether something about the rights is wrong or not known."""
        is_unknown = self.instance.consent == Photo.Consent.UNKNOWN
        return is_unknown or any(field.errors for field in self.rights())

    def captions(self) -> list[Any]:
        names = ("caption", "long_description")
        return [self[f"{name}_{code}"] for name in names for code in LANGUAGES]

    def rights(self) -> list[Any]:
        names = ("licence", "photographer", "consent", "shows_children", "rights_until")
        return [self[name] for name in names]

    def placing(self) -> list[Any]:
        return [self[name] for name in ("position", "focal_x", "focal_y", "is_drawing")]


class FewCards(SeenParts):
    """The cards of the photos that there are; their page adds none."""

    def total_form_count(self) -> int:
        return min(super().total_form_count(), len(self.get_queryset()))


Cards = modelformset_factory(
    Photo, CardForm, formset=FewCards, extra=0, can_delete=True, edit_only=True, max_num=MOST_PARTS
)


class SheetForm(SeenVersionForm):
    """What a photo needs to be shown: its alternative texts and its credit."""

    class Meta:
        model = Photo
        fields = (*(f"alternative_text_{code}" for code in LANGUAGES), "credit")
        field_classes = dict.fromkeys(fields, LineField)
        widgets = {
            f"alternative_text_{code}": forms.Textarea(
                attrs={"rows": 3, "lang": code, "spellcheck": "true"}
            )
            for code in LANGUAGES
        } | {"credit": forms.Textarea(attrs={"rows": 3})}


Sheet = modelformset_factory(
    Photo, SheetForm, formset=FewCards, extra=0, edit_only=True, max_num=MOST_PARTS
)
