"""What to write in each field of the desk, with an example; and each field's name with its
language in words."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator

from projects.editing.diff import label_of

HELP: dict[str, dict[str, Any]] = {
    "project": {
        "number": _(
            "Its place on the stands, for example 12. The printed QR code leads to it: never give "
            "one number to two entries."
        ),
        "slug": _(
            "The end of its address, in Latin letters, for example “costume-workshop-taraz”. Leave "
            "it as it is once the entry has been published."
        ),
        "block": _("The stand that it hangs on, for example the regional associations’."),
        "provenance": _(
            "What stands behind it: “documented” if the exhibition’s document names it, “reported "
            "elsewhere” if another source does, “sample” if it only fills the stand."
        ),
        "title": _(
            "The project’s name as the association writes it, for example “Costume workshop for "
            "teenagers”. No number, no full stop."
        ),
        "summary": _(
            "One or two sentences for the list and the stand: who did what for whom, for example "
            "“In a workshop in Taraz 20 teenagers learned to sew national costumes.”"
        ),
        "text": _(
            "What was done, how and with what result, in two to five paragraphs; an empty line "
            "between paragraphs. Only what the association can vouch for."
        ),
        "original_language": _(
            "The language in which the association sent the text; the other two are translated "
            "from it. For example Kazakh."
        ),
        "themes": _("What it is about; one or two, for example “Cultural heritage and crafts”."),
        "regions": _("Where it took place, for example “Zhambyl Region”; empty if nobody says."),
        "place_as_written": _(
            "The place in the source’s own words where they differ, for example “SKR, Shymkent”."
        ),
        "status": _("How far it is, for example “completed”; “not stated” if nobody says."),
        "start_year": _("Four digits, for example 2012; empty if nobody says."),
        "end_year": _("Four digits, for example 2013; empty while it goes on."),
        "budget_kzt": _(
            "In whole tenge without spaces, for example 1500000 for 1.5 million; empty if nobody "
            "says. Don’t guess."
        ),
        "coordinator": _(
            "Who answers for the project, with their consent, for example “Aigul S., chairwoman”."
        ),
        "editorial_note": _(
            "What the editors decided and the source does not say; visitors can read it. For "
            "example “The block is the editors’ choice.”"
        ),
    },
    "photo": {
        "image": _("A JPEG, PNG, WebP, TIFF or AVIF file, as large as you have it."),
        "alternative_text": _(
            "What is to be seen, for those who can’t see it, for example “Two girls embroider a "
            "velvet waistcoat.” Without it the photo is not shown."
        ),
        "caption": _(
            "Words below the photo: who, where, when, for example “Workshop in Taraz, May 2012”."
        ),
        "credit": _("Who took or drew it, for example “Photo: A. Akhmetov”."),
        "licence": _("What is allowed, for example “CC BY 4.0” or “for this exhibition only”."),
        "is_drawing": _("Tick it for a drawing: it is labelled so, never as a photo."),
        "consent": _(
            "Whether those who can be recognised have agreed, for example “given, for minors by "
            "their parents”."
        ),
        "is_taken_down": _("Tick it to hide the photo everywhere at once, prints included."),
        "focal_x": _("What must stay visible when it is cropped: 0 is left, 50 middle, 100 right."),
        "focal_y": _("What must stay visible when it is cropped: 0 is top, 50 middle, 100 bottom."),
        "position": _("Its place among the photos, for example 1 for the one on the card."),
    },
    "metric": {
        "indicator": _("What is counted, for example “People trained”."),
        "value": _("A whole number without spaces, for example 400; money in tenge."),
        "wording": _("Only if the source gives no number, for example “several hundred”."),
        "qualifier": _("How sure the source is, for example “more than” for “over 400”."),
        "period": _("When it was counted, for example “2012–2013”; empty if nobody says."),
        "source": _("Where the figure stands, for example the association’s report."),
        "sentence": _("The source’s own words, unchanged, for example “more than 400 students”."),
        "sentence_language": _("The language of those words, for example Russian."),
        "note": _("How it was counted, if that needs saying, for example “each person once”."),
    },
    "participation": {
        "organisation": _("Begin to type its name; add it with + if it is not in the list."),
        "role": _("What it did, for example “carried out by” or “sponsor”."),
        "position": _("Its place in the list, for example 1 for the first."),
    },
    "citation": {
        "source": _("What the text is taken from, for example the association’s letter."),
        "sentence": _("Its own words about the project, unchanged."),
        "sentence_language": _("The language of those words, for example English."),
        "position": _("Its place in the list, for example 1 for the first."),
    },
    "organisation": {
        "slug": _("Its name in addresses, in Latin letters, for example “revival”."),
        "name": _("The full official name, for example “Public association “Revival””."),
        "short_name": _("As people say it, for example “Revival”; empty if there is none."),
        "kind": _("For example “regional ethno-cultural association”."),
        "region": _("Where it is registered, for example “Pavlodar Region”; empty if republican."),
        "website": _("Its address, for example https://assembly.kz; empty if there is none."),
    },
    "source": {
        "slug": _("A short name in Latin letters, for example “letter-revival-2013”."),
        "title": _("The title of the publication, letter or report, for example “Report 2013”."),
        "publisher": _("Who published or wrote it, for example “Kazinform”."),
        "date": _("As the source gives it, for example “undated, about 2013–2014”."),
        "address": _("Where it can be read, for example https://assembly.kz/…; empty if nowhere."),
        "note": _("What else a reader must know, for example “unofficial translation”."),
    },
    "block": {
        "slug": _("Its name in addresses; printed QR codes lead to it, so leave it as it is."),
        "name": _("For example “Projects of regional ethno-cultural associations”."),
        "short_name": _("For menus and labels, for example “Regional associations”."),
        "introduction": _("Two or three sentences above its entries."),
        "colour": _("As #rrggbb, for example #0a5478; prints and covers use it."),
        "position": _("Its place among the blocks, for example 1 for the first."),
    },
    "theme": {
        "slug": _("Its name in addresses; leave it as it is."),
        "name": _("For example “Language environment”."),
        "introduction": _("Two or three sentences above its entries."),
        "position": _("Its place among the themes, for example 1 for the first."),
    },
    "region": {
        "code": _("ISO 3166-2 as of 2022, for example KZ-55."),
        "name": _("For example “Pavlodar Region”."),
        "kind": _("For example “city”."),
        "in_force_from": _("The year since which it exists, for example 2022; empty if always."),
        "in_force_until": _("Its last year, for example 2018; empty if it still exists."),
        "successors": _("The regions of today on its territory, for example Turkistan, Shymkent."),
    },
    "indicator": {
        "slug": _("Its name in data files, for example “people-trained”; leave it as it is."),
        "name": _("What is counted, for example “People trained”."),
        "unit": _("What one of it is, for example “people”."),
        "kind": _("Input (money), output (what was made) or outcome (what changed)."),
        "position": _("Its place on the results page, for example 1 for the first."),
        "adds_up": _("How figures of several entries make a total, for example “sum”."),
        "counted_from": _("For example “figures of the entries”."),
    },
    "headlinefigure": {
        "indicator": _("What the statement counts, for example “People trained”."),
        "value": _("The number in it, for example 32000; empty if there is none."),
        "wording": _("Only if there is no number, for example “thousands”."),
        "qualifier": _("How sure it is, for example “more than”."),
        "scope": _("What it speaks of, for example “all projects”."),
        "statement": _("The figure in words, for example “More than 32,000 people trained”."),
        "sentence": _("The source’s own words, unchanged."),
        "sentence_language": _("The language of those words, for example English."),
        "source": _("Where it stands, for example the official summary."),
    },
}


class InSomeLanguage(forms.ModelForm):
    """Asks for each name or title in at least one language; the others may come later."""

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        for original in translator.get_options_for_model(self._meta.model).fields:
            names = [name for name in self.fields if re.fullmatch(f"{original}_(kk|ru|en)", name)]
            needs_one = names and not self._meta.model._meta.get_field(original).blank
            if needs_one and not any(cleaned.get(name) for name in names):
                self.add_error(names[0], _("Write it in at least one language."))
        return cleaned


class Helpful(BaseModelAdmin):
    """A form whose fields say what to write. No language's text is required: an association
    writes in one of them, and publishing asks for what it needs."""

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Boxes to tick, for a keyboard and a finger; the two lists side by side need a mouse."""
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield is None:
            return None
        if isinstance(formfield, forms.ModelMultipleChoiceField):
            formfield.help_text = ""
        original = getattr(db_field, "translated_field", None)
        name = original.name if original else db_field.name
        if help_text := HELP.get(str(self.model._meta.model_name), {}).get(name):
            formfield.help_text = help_text
        if original:
            formfield.label = label_of(self.model, db_field.name)
            formfield.required = False
        return formfield
