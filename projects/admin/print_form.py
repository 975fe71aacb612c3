"""The order form of the print desk: each kind of print with its own fields."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects.admin.own_sheet import OwnSheetForm
from projects.models import Block, Edition, Project
from projects.printing.choices import (
    KINDS,
    MARKS,
    editions_in_words,
    label_sizes,
    languages_in_words,
    panel_sizes,
)
from projects.printing.edition import OtherEditionError, is_comparable, refuse_other
from projects.printing.label_sheets import LABEL_SHEETS
from projects.printing.order import (
    IN_WORDS,
    LABELS,
    ON_WALL,
    OWN_SHEET,
    PANELS,
    PARAMETERS,
    RESULTS_PANEL,
    SUMMARY,
    USUAL_SHEET,
    Order,
)
from projects.printing.panel import ordered_languages
from projects.printing.papers import USUAL_SIZE
from projects.printing.press import Profile, ProfileError
from projects.printing.profiles import MOST_BYTES, keep_profile, kept_profiles
from projects.texts.fields import LineField, NumberField
from projects.texts.languages import text_of

# The choice of a print for each block.
EACH_BLOCK = "each"
MAIN = ("of", "numbers", "languages", "size", "start")
FOR_A_SHOP = ("press", "profile", "profile_file", "bleed", "parcel")
MORE = ("since", "only_changed", "large", "grey", "loose")


def say_ordered(request: HttpRequest, count: int = 1) -> None:
    """Says that so many prints are ordered, by which the browser forgets what was typed for it."""
    text = gettext("The print is ordered.")
    if count > 1:
        words = gettext("Prints that are asked for: %(count)d. Their states are below.")
        text = words % {"count": count}
    messages.success(request, text)


def say_held(request: HttpRequest) -> None:
    """Says that the order is kept and its print is stopped."""
    text = gettext("The order is kept, its print is stopped: what stops it stands below.")
    messages.warning(request, text, extra_tags="saved")


def stand_numbers(typed: str) -> list[int]:
    """The numbers in "1, 5, 10-12", also "12-10"; ``ValidationError`` if it is anything else."""
    found: list[int] = []
    for part in re.split(r"[\s,;]+", typed.strip()):
        match = re.fullmatch(r"(\d{1,6})(?:[-–—](\d{1,6}))?", part)
        if not match:
            message = gettext("“%(part)s” is no stand number; write them like this: 1, 5, 10–12")
            raise forms.ValidationError(message % {"part": part[:40]})
        first, last = sorted((int(match[1]), int(match[2] or match[1])))
        if last - first > 1000:
            raise forms.ValidationError(gettext("That is more than a thousand stands."))
        found += range(first, last + 1)
    return sorted(set(found))


class PrintForm(OwnSheetForm):
    """The form of an order: kind of print, entries, paper and language."""

    kind = forms.ChoiceField(choices=lambda: list(KINDS.items()), widget=forms.HiddenInput)
    of = forms.ChoiceField(label=_("Which entries"))
    numbers = LineField(
        label=_("Stand numbers"),
        required=False,
        help_text=_("Only these, for example 1, 5, 10–12; empty: all."),
    )
    languages = forms.ChoiceField(label=_("Language"))
    size = forms.ChoiceField(label=_("Size"), required=False)
    start = NumberField(
        label=IN_WORDS["start"],
        required=False,
        min_value=1,
        help_text=_("Counted row by row; the labels before it stay empty."),
    )
    since = forms.ChoiceField(
        label=_("What changed since edition"),
        required=False,
        help_text=_("The edition is printed at the foot of every sheet."),
        error_messages={
            "invalid_choice": _(
                "The list has no such edition for this kind of print. Choose one from it, or leave "
                "the field empty: then all is printed."
            )
        },
    )
    press = forms.BooleanField(label=MARKS["press"], required=False)
    profile = forms.ChoiceField(
        label=_("Printer’s profile"),
        required=False,
        help_text=_("Ask the print shop which one it prints with."),
    )
    profile_file = forms.FileField(label=_("Another profile (ICC file)"), required=False)
    bleed = forms.BooleanField(label=MARKS["bleed"], required=False)
    parcel = forms.BooleanField(label=MARKS["parcel"], required=False)
    large = forms.BooleanField(label=MARKS["large"], required=False)
    grey = forms.BooleanField(label=MARKS["grey"], required=False)
    loose = forms.BooleanField(label=MARKS["loose"], required=False)
    only_changed = forms.BooleanField(label=MARKS["only_changed"], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.data.get("kind") or self.initial.get("kind")
        self.asked_kind = asked if asked in KINDS else SUMMARY
        self.initial["kind"] = self.asked_kind
        # A print has only the fields of its kind.
        kept = {"kind", "of", "languages", *PARAMETERS[self.asked_kind]}
        kept |= set() if self.asked_kind in ON_WALL else {"numbers"}
        kept -= {"of"} if self.asked_kind == RESULTS_PANEL else set()
        kept |= {"profile", "profile_file"} if "press" in kept else set()
        is_panel = self.asked_kind in (PANELS, *ON_WALL)
        kept |= {"parcel"} if is_panel else set()
        kept |= set(OwnSheetForm.base_fields) if self.asked_kind == LABELS else set()
        for name in self.fields.keys() - kept:
            del self.fields[name]
        blocks = [(block.slug, text_of(block, "name").value) for block in Block.objects.all()]
        fields: dict[str, Any] = self.fields
        each = (EACH_BLOCK, gettext("all blocks, a file for each"))
        if "of" in fields:
            fields["of"].choices = [("", gettext("the whole exhibition")), each, *blocks]
            fields["of"].required = False
        fields["languages"].choices = languages_in_words(self.asked_kind)
        if self.asked_kind == PANELS:
            fields["languages"].help_text = gettext(
                "Panels in Russian or English say title and summary in Kazakh, too: first, and as "
                "large."
            )
        sizes = panel_sizes if is_panel else label_sizes if self.asked_kind == LABELS else None
        if sizes:
            own = [(OWN_SHEET, gettext("a sheet by its measures"))]
            own = own if self.asked_kind == LABELS else []
            fields["size"].choices = [("", gettext("the usual one")), *sizes(), *own]
            fields["profile"].choices = kept_profiles()
        fields["since"].choices = [("", "–"), *editions_in_words(self.asked_kind)]

    def clean_numbers(self) -> list[int]:
        typed = self.cleaned_data["numbers"]
        return stand_numbers(typed) if typed.strip() else []

    def clean_profile_file(self) -> Profile | None:
        file = self.cleaned_data["profile_file"]
        if not file:
            return None
        if file.size > MOST_BYTES:
            words = gettext(
                "This file is larger than %(most)d MB; profiles of presses have 1 to 4."
            )
            raise forms.ValidationError(words % {"most": MOST_BYTES // 1024**2})
        try:
            return Profile(file.read())
        except ProfileError as error:
            words = gettext(
                "This file is no ICC profile of a press with four inks (CMYK), or not a whole one."
            )
            raise forms.ValidationError(words) from error

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        measures = self.measures() if data.get("size") == OWN_SHEET else None
        data["measures"] = measures or ()
        if data.get("start"):
            known = LABEL_SHEETS.get(data.get("size") or USUAL_SHEET)
            count = known.per_page if known else measures.columns * measures.rows if measures else 0
            if count and data["start"] > count:
                words = gettext("A sheet has only so many labels: %(count)d.")
                self.add_error("start", words % {"count": count})
        if data.get("parcel") or data.get("profile_file"):
            # Both are for a shop, which takes nothing else.
            data["press"] = True
        since = Edition.objects.filter(version=data.get("since", "")).first()
        if since and "languages" in data and not self._is_comparable(since):
            self.add_error("since", gettext("That edition is in other languages."))
        elif since and "languages" in data:
            self._refuse_other(since)
        if data.get("only_changed") and not data.get("since") and "since" not in self.errors:
            self.add_error("since", gettext("Choose the edition that you have."))
        if data.get("numbers") and data.get("of") == EACH_BLOCK:
            self.add_error("numbers", gettext("Choose stands or each block, not both."))
        elif data.get("numbers"):
            found = Project.objects.published().filter(number__in=data["numbers"])
            if data.get("of"):
                found = found.filter(block__slug=data["of"])
            data["numbers"] = list(found.order_by("number").values_list("number", flat=True))
            if not data["numbers"]:
                self.add_error("numbers", gettext("None of these stands is published there."))
        return data

    def _is_comparable(self, edition: Edition) -> bool:
        asked = self.cleaned_data["languages"].split(",")
        languages = asked if self.asked_kind == SUMMARY else ordered_languages(asked[0])
        return is_comparable(edition, self.asked_kind, languages)

    def _refuse_other(self, edition: Edition) -> None:
        """Notes an error where the edition does not serve the order."""
        data = self.cleaned_data
        block = data.get("of", "")
        order = Order(
            kind=self.asked_kind,
            numbers=tuple(data.get("numbers") or ()),
            is_whole=not data.get("numbers"),
            languages=tuple(data["languages"].split(",")),
            block="" if block == EACH_BLOCK else block,
            since=edition.version,
            only_changed=bool(data.get("only_changed")),
        )
        try:
            refuse_other(order)
        except OtherEditionError as error:
            self.add_error("since", str(error))

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField], bool]]:
        """The fields in groups, each with its heading and whether it is open: what each order
        needs first, without heading."""
        groups = [
            ("", MAIN),
            (gettext("For a print shop"), FOR_A_SHOP),
            (gettext("A sheet by its measures; moving the print"), OwnSheetForm.base_fields),
            (gettext("More options"), MORE),
        ]
        found = [(title, [self[n] for n in names if n in self.fields]) for title, names in groups]
        return [
            (title, fields, any(field.errors or field.value() for field in fields))
            for title, fields in found
            if fields
        ]

    def orders(self, site: str) -> list[Order]:
        """What is ordered: one print, or one for each block."""
        order = self._order(site)
        if self.cleaned_data.get("of") != EACH_BLOCK:
            return [order]
        slugs = Block.objects.values_list("slug", flat=True)
        return [replace(order, block=slug) for slug in slugs]

    def _order(self, site: str) -> Order:
        data = self.cleaned_data
        own = data.get("profile_file")
        usual = {SUMMARY: "", LABELS: USUAL_SHEET}.get(self.asked_kind, USUAL_SIZE)
        numbers = tuple(data.get("numbers", ()))
        return Order(
            kind=self.asked_kind,
            numbers=numbers,
            is_whole=not numbers,
            languages=tuple(data["languages"].split(",")),
            site=site,
            block=data.get("of", ""),
            size=data.get("size") or usual,
            skip=(data.get("start") or 1) - 1,
            measures=tuple(data["measures"]),
            offset=self.offset(),
            since=data["since"],
            profile=keep_profile(own) if own else data.get("profile", ""),
            **{mark: data[mark] for mark in MARKS if mark in data},
        )
