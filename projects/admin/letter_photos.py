"""The photos of a letter: what it says of each and of all, and what they still need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.letter_boxes import Proposed, Said, quoted
from projects.admin.letter_rows import MayBeLeft
from projects.admin.letter_there import There, in_project
from projects.intake.letter import Letter
from projects.intake.photo_words import photo_words
from projects.models import Photo
from projects.texts.fields import LineField


class TogetherRow(MayBeLeft, forms.Form):
    """What is the same for all photos of a letter. ``agreed`` is the consent that it states, which
    counts once a person has confirmed it by ``is_agreed`` and chosen no other."""

    credit = LineField(label=gettext_lazy("credit"), max_length=200, required=False)
    consent = forms.ChoiceField(
        label=gettext_lazy("consent of those shown"),
        choices=Photo.Consent,
        initial=Photo.Consent.UNKNOWN,
    )
    is_agreed = forms.BooleanField(required=False)

    def __init__(self, *args: Any, agreed: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreed = agreed
        if not agreed:
            del self.fields["is_agreed"]
            return
        told = _("The letter says so: “%(consent)s”")
        self.fields["is_agreed"].label = told % {"consent": Photo.Consent(agreed).label}
        self.fields["is_agreed"].widget.attrs["data-agreed"] = agreed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_agreed") and cleaned.get("consent") == Photo.Consent.UNKNOWN:
            cleaned["consent"] = self.agreed
        return cleaned


class PhotoRow(MayBeLeft, forms.Form):
    """One photo of the letter. What is left empty is as for all of them."""

    alternative_text = LineField(
        label=gettext_lazy("alternative text"), max_length=300, required=False
    )
    caption = LineField(label=gettext_lazy("caption"), max_length=300, required=False)
    credit = LineField(label=gettext_lazy("credit"), max_length=200, required=False)
    consent = forms.ChoiceField(label=gettext_lazy("consent of those shown"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["consent"]
        field.choices = [("", _("as for all photos")), *Photo.Consent.choices]
        self.fields["credit"].widget.attrs["placeholder"] = _("as for all photos")

    def values(self, together: dict[str, Any], language: str) -> dict[str, Any]:
        """The values of the photo, those for all where it has none of its own."""
        data = self.cleaned_data
        return {
            f"alternative_text_{language}": data["alternative_text"],
            f"caption_{language}": data["caption"],
            "credit": data["credit"] or together["credit"],
            "consent": data["consent"] or together["consent"],
        }


class Photos:
    """The photos of a letter: ``boxes``, one a photo, and ``shared``, those of the form
    ``together``, for all. ``ticked`` are the keys that were sent, None for a page that was not:
    there all are ticked but those that the entry has already."""

    def __init__(
        self,
        pictures: Sequence[Mapping[str, str]],
        letters: Sequence[Letter],
        data: Any,
        ticked: set[str] | None,
        there: There,
    ) -> None:
        self.there = there
        # Captions are in the language of the main letter; names and consent are in any.
        said = [Said(one, each) for one in letters for each in photo_words(one, pictures)]
        self.captions = {
            each.proposal.value["photo"]: each
            for each in said
            if each.proposal.field == "caption" and each.letter is letters[0]
        }
        # Of letters that came together the first that says it counts.
        self.of_all = {
            each.proposal.field: each for each in reversed(said) if each.proposal.field != "caption"
        }
        self.boxes = [self._box(at, one, data, ticked) for at, one in enumerate(pictures)]
        self.together = self._together(data)
        self.shared = [
            self._shared("credit", ("credit",)),
            self._shared("consent", ("is_agreed", "consent")[self.together.agreed == "" :]),
        ]

    def _box(
        self, at: int, picture: Mapping[str, str], data: Any, ticked: set[str] | None
    ) -> Proposed:
        said, key = self.captions.get(at), f"photo-{at}"
        value = said.proposal.value if said else {"text": picture["caption"], "credit": ""}
        initial = {"caption": value["text"], "credit": value["credit"]}
        form = PhotoRow(data, prefix=key, initial=initial)
        is_there = self.there.has_photo(at)
        form.is_left = is_there if ticked is None else key not in ticked
        names, label = tuple(form.fields), picture["name"]
        box = Proposed(key, "photos", label, form, names, not form.is_left, said)
        box.there = in_project() if is_there else ""
        return quoted(box)

    def _together(self, data: Any) -> TogetherRow:
        credit, agreed = (
            self.of_all[name].proposal.value if name in self.of_all else ""
            for name in ("credit", "consent")
        )
        form = TogetherRow(data, prefix="all", initial={"credit": credit}, agreed=agreed)
        form.is_left = not any(box.is_ticked for box in self.boxes)
        return form

    def _shared(self, name: str, fields: tuple[str, ...]) -> Proposed:
        """The box of a value for all photos, which goes into each that is ticked."""
        said, label = self.of_all.get(name), str(self.together.fields[name].label)
        return quoted(Proposed(f"all-{name}", "photos", label, self.together, fields, True, said))

    def ticked(self) -> list[Proposed]:
        return [box for box in self.boxes if box.is_ticked]

    def require_public(self) -> None:
        """Adds an error for each text without which a photo could not be shown."""
        photos = [box.form for box in self.ticked() if box.form.is_valid()]
        for photo in photos:
            if not photo.cleaned_data["alternative_text"]:
                text = _("Say what the photo shows: without it the entry can’t be submitted.")
                photo.add_error("alternative_text", text)
        shared = photos and self.together.is_valid() and self.together.cleaned_data["credit"]
        if not shared and not all(photo.cleaned_data["credit"] for photo in photos):
            text = _(
                "Say who took them, here or at each photo: without it the entry can’t be submitted."
            )
            self.together.add_error("credit", text)
