"""The form of what letters say: each value can be ticked, changed, and leads to its sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.forms.utils import ErrorDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.admin.letter_boxes import (
    GROUPS,
    HEADINGS,
    MoreRows,
    Proposed,
    Said,
    as_initial,
    boxes_about,
    fit_beside_letter,
    more_rows,
    quoted,
)
from projects.admin.letter_choices import choices_of, shown_choices, singles_of, with_picked
from projects.admin.letter_figure_row import same_figures
from projects.admin.letter_figures import figure_boxes
from projects.admin.letter_page import Mark
from projects.admin.letter_people import people_boxes, source_box
from projects.admin.letter_photos import Photos
from projects.admin.letter_stored import changed_names, mind_stored_figure, with_mark
from projects.admin.letter_there import There, is_of_another
from projects.editing.diff import label_of, shown
from projects.editing.snapshots import fields_of
from projects.intake.letter import Letter, Proposal, Remark
from projects.models import Project, ReceivedLetter, Source


class LetterForm:
    """All proposals of ``kept`` for an entry. ``said`` are they, letter by letter, the main letter
    first; ``base`` makes the form of the entry's own fields (``ModelAdmin.get_form``). A sample is
    to be emptied before the form is sent (``data``); other entries keep what nobody ticks.
    ``may_add`` are the lists that this person may add to. ``other_title`` is what the letter calls
    its project where another stands there: then nothing is ticked unasked, nor of a letter that was
    taken on another stand."""

    def __init__(
        self,
        base: Any,
        entry: Project,
        kept: ReceivedLetter,
        said: list[tuple[Letter, list[Proposal]]],
        data: Any = None,
        *,
        is_sample: bool,
        may_add: Collection[str],
    ) -> None:
        self.entry, self.kept, self.said = entry, kept, said
        self.is_sample, self.may_add = is_sample, may_add
        self.language = said[0][0].language
        self.singles = singles_of(said)
        self.choices = choices_of(said, self.singles)
        self.stored = {} if is_sample else fields_of(entry)
        self.known_there = There(entry, kept, is_sample=is_sample)
        data = with_mark(data, self.stored, is_sample=is_sample)
        self.data, picked = with_picked(data, self.choices)
        titles = [one.proposal.value for name, one in self.singles.items() if name[:5] == "title"]
        self.other_title = titles[0] if not is_sample and is_of_another(entry, titles) else ""
        self.ticked = set(data.getlist("take")) | picked if data is not None else None
        if data is None and (self.other_title or self.known_there.elsewhere):
            self.ticked = set()
        names = [name for name in GROUPS if self._is_shown(name)]
        own = ["original_language", *names] if is_sample else names
        made = base(fields=own)
        initial = self._initial(own) if data is None else None
        self.form = made(self.data, instance=entry, initial=initial)
        for name in self.form.fields:
            fit_beside_letter(self.form, name)
        self.values = [self._single(name) for name in names]
        self.people = people_boxes(
            self._rows("participations"),
            self.data,
            self.ticked,
            there=self.known_there,
            may_add="organisation" in may_add,
        )
        letters = [letter for letter, _proposals in said]
        self.figures = figure_boxes(
            self._rows("metrics"),
            self.data,
            self.ticked,
            letters=letters,
            language=self.language,
            there=self.known_there,
            may_add="indicator" in may_add,
        )
        self.source = self._source()
        self.photos = Photos(kept.pictures, letters, self.data, self.ticked, self.known_there)

    # What the page shows.

    def groups(self) -> Iterator[tuple[str, Any, list[Proposed], MoreRows]]:
        """Code, heading, boxes and empty boxes of each group that has any."""
        boxes = self._boxes()
        for code, heading in HEADINGS.items():
            if found := [box for box in boxes if box.group == code]:
                stated = [box for box in found if not box.is_extra]
                yield code, heading, stated, more_rows(code, found, self.data)

    def remarked(self, remarks: list[Remark]) -> list[tuple[str, list[Proposed]]]:
        """The remarks with the boxes that they are about; without those whose boxes are not here,
        since another letter says it."""
        found = ((one, boxes_about(one, self._boxes())) for one in remarks)
        return [(one, boxes) for one, boxes in found if boxes or not one.about]

    def marks(self, letter: Letter) -> list[Mark]:
        """The places of this letter that its values come from."""
        boxes = [*self._boxes(), *self.photos.shared, *self.photos.boxes]
        found = [(box.key, box.group, box.said) for box in boxes if box.said]
        found += [(one.key, box.group, one.said) for box in self.values for one in box.choices]
        return [
            Mark(place, key, group)
            for key, group, said in found
            if said.letter is letter
            for place in said.proposal.places
        ]

    def wrong(self) -> list[Any]:
        """The forms of all boxes that are ticked, for the summary of errors."""
        rows = [box for box in (*self.people, self.source, *self.figures) if box.is_ticked]
        photos = self.photos.ticked()
        for box in (*rows, *photos):
            box.form.row = box.label
        forms = [self.form, *(box.form for box in rows)]
        return [*forms, self.photos.together, *(box.form for box in photos)] if photos else forms

    def left_out(self) -> list[str]:
        """The labels of what was not ticked and is not there already, and of figures in whose place
        the entry's own stay."""
        kept = [box for box in self.figures if box.is_ticked and self._is_other_kept(box)]
        boxes = [*self._boxes(), *self.photos.boxes]
        left = (b for b in boxes if not (b.is_ticked or b.is_blank or b.there))
        return [*(box.label for box in kept), *(box.label for box in left)]

    def taken(self) -> list[str]:
        """What was ticked and is new in the entry, photos apart. Call it once it is saved."""
        return [box.told for box in self._ticked() if box.key in self.new]

    def there(self) -> list[str]:
        """What was ticked and stood in the entry before. Call it once it is saved."""
        return [box.told for box in self._ticked() if box.key not in self.new]

    def _ticked(self) -> list[Proposed]:
        """What is ticked and has a value that is the letter's."""
        given = self.form.cleaned_data
        return [
            box
            for box in self._boxes()
            if box.is_ticked and _says(given.get(box.key, box)) and not self._is_other_kept(box)
        ]

    def _is_other_kept(self, box: Proposed) -> bool:
        return box.group == "figures" and box.form.is_kept and not box.form.is_there

    def _boxes(self) -> list[Proposed]:
        return [*self.values, *self.people, self.source, *self.figures]

    # What was sent.

    def is_valid(self, *, is_submitted: bool) -> bool:
        """Whether all that is ticked can be taken; photos must have what they are shown with where
        the entry is to be submitted. What is not ticked is left as it is stored."""
        left = [box.key for box in self.values if not box.is_ticked]
        for name in left:
            self.form.fields[name].disabled = True
        is_right = self.form.is_valid()
        for name in left:
            self.form.fields[name].disabled = False
        rows = [form.is_valid() for form in self.wrong()[1:]]
        is_right &= all(rows)
        figures = [box.form for box in self.figures if box.is_ticked and box.form.is_valid()]
        # One is as the first of its row, in which something is wrong.
        figures = [row for row in figures if "indicator" in row.cleaned_data]
        same_figures(figures)
        for row in filter(lambda row: row.is_valid(), figures):
            mind_stored_figure(self.entry, row)
        has_source = self.source.is_ticked or self.known_there.source
        if not has_source and any(box.is_ticked for box in self.figures):
            text = _("Figures need the letter as their source: tick it, or no figure.")
            self.form.add_error(None, text)
        if is_submitted:
            self._require_needed()
            self.photos.require_public()
        return is_right and not any(form.errors for form in self.wrong())

    def leave_unchecked(self) -> None:
        """Lets the page show what was sent without a word on what is wrong with it."""
        for one in (*self.wrong(), self.photos.together):
            one._errors, one.cleaned_data = ErrorDict(), {}

    def _require_needed(self) -> None:
        """Adds an error to each field here that the entry still lacks to be submitted."""
        given = self.form.cleaned_data
        language = given.get("original_language") or self.entry.original_language
        for name in self._needed(language) & {box.key for box in self.values}:
            if name not in self.form.errors and not given.get(name):
                text = _("Say it here: without it the entry can’t be submitted.")
                self.form.add_error(name, text)

    def save(self) -> Source | None:
        """Writes texts, facts, participants, figures and the source; call it within
        ``projects.editing.pending.editing``. Photos come after it, each by itself."""
        main, entry = self.language, self.form.instance
        if self.source.is_ticked:
            entry.provenance = Project.Provenance.DOCUMENTED
        self.form.save()
        self.new = changed_names(self.stored, entry)
        source = self.known_there.source
        if self.source.is_ticked:
            source = self.source.form.save(entry, main, source)
        for box in self.people:
            if box.is_ticked:
                # Who is added in an empty box may take part in a second role.
                box.form.save(entry, main, self.known_there.roles if box.said else {})
        self.new |= {box.key for box in (*self.people, self.source) if box.form.is_new}
        for box in self.figures:
            if box.is_ticked and source and not box.form.is_kept:
                language = box.said.letter.language if box.said else main
                box.form.save_to(entry, source, language)
                self.new.add(box.key)
        return source

    # How the boxes are made.

    def _rows(self, name: str) -> list[Said]:
        """The rows of the first letter that has any; another says the same in its language."""
        for letter, proposals in self.said:
            if rows := [Said(letter, one) for one in proposals if one.field == name]:
                return rows
        return []

    def _is_shown(self, name: str) -> bool:
        """Whether a letter says something for the field, or the entry says nothing yet: what a
        person finds in the letter and the rules do not is typed here."""
        texts = {*self._needed(self.language), f"text_{self.language}"}
        is_wanted = GROUPS[name] != "texts" or name in texts
        return name in {**self.singles, **self.choices} or (is_wanted and not self.stored.get(name))

    def _needed(self, language: str) -> set[str]:
        """The fields without which an entry in this language is not submitted."""
        return {f"title_{language}", f"summary_{language}", "themes"}

    def _initial(self, names: list[str]) -> dict[str, Any]:
        initial: dict[str, Any] = dict.fromkeys(names, "") if self.is_sample else {}
        if self.is_sample:
            initial |= {"themes": [], "regions": [], "original_language": self.language}
            initial |= {"status": Project.Status.UNKNOWN}
        for name in names:
            if name in self.singles:
                initial[name] = as_initial(name, self.singles[name].proposal.value)
        return initial

    def _single(self, name: str) -> Proposed:
        said, stored = self.singles.get(name), self.stored.get(name)
        told = str(shown(Project, name, stored)) if stored else ""
        box = Proposed(
            name,
            GROUPS[name],
            capfirst(str(label_of(Project, name))),
            self.form,
            (name,),
            self._is_ticked(name, unless=bool(stored) or name in self.choices),
            said,
            told,
        )
        is_said = said or stored or self.choices.get(name)
        box.is_needed = name in self._needed(self.language) and not is_said
        box.choices = shown_choices(name, self.choices.get(name, []), self.data)
        return quoted(box)

    def _source(self) -> Proposed:
        stated, words = (next(iter(self._rows(name)), None) for name in ("sources", "quotation"))
        return source_box(
            stated,
            words,
            self.data,
            name=self.kept.name.rpartition(".")[0],
            there=self.known_there,
            ticked=self.ticked,
            letters=[letter for letter, _proposals in self.said],
        )

    def _is_ticked(self, key: str, *, unless: bool = False) -> bool:
        """As it was sent; at first all but what would take the place of something written."""
        return not unless if self.ticked is None else key in self.ticked


def _says(value: Any) -> bool:
    """Whether the value of a field says something: an unknown status does not."""
    return bool(value) and value != Project.Status.UNKNOWN
