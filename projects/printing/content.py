"""The content of an entry on paper, in one language or several; summary and panel share it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from projects.editing.provenance import ground_of
from projects.graphics.signs import DRAWN
from projects.models import Metric, Photo, Project, Source
from projects.texts.html import paragraphs, shown_in
from projects.texts.languages import Text, current_language, text_of
from projects.texts.numbers import number, quantity

# The parts of a summary that say something of each entry beside its own pages.
PARTS = ("contents", "totals", "closing")
# A panorama wider than this gets a row of its own, a picture taller than that a narrow column.
WIDE, TALL = 1.9, 0.8


class Figure(NamedTuple):
    """One figure of an entry in words: "about 800", "copies", "books printed"."""

    value: Text
    unit: Text
    name: Text

    @property
    def plain(self) -> list[str]:
        return [text.value for text in self]


class Fact(NamedTuple):
    """One line under a title: participants, place or period. ``is_stated`` if the source says
    it; ``between`` parts its texts."""

    label: str
    texts: tuple[Text, ...]
    is_stated: bool = True
    between: str = "; "

    @property
    def value(self) -> str:
        return self.between.join(text.value for text in self.texts)

    @property
    def plain(self) -> list[str | bool]:
        return [self.label, self.value, self.is_stated]


@dataclass(frozen=True)
class Face:
    """An entry in one language. ``shown_in`` names the language of texts that exist only in
    another."""

    language: str
    title: Text
    summary: Text
    text: SafeString
    provenance: str
    facts: list[Fact]
    figures: list[Figure]
    shown_in: str

    @property
    def plain_text(self) -> str:
        """The text without markup, one line for each paragraph."""
        text = re.sub(r"</(?:p|tr)>|<br>", "\n", re.sub("</t[dh]>", " ", str(self.text)))
        lines = strip_tags(text)
        return "\n".join(line.strip() for line in lines.splitlines() if line.strip())


@dataclass(frozen=True)
class Picture:
    """A photo or drawing as it is printed; without a photo the entry's drawn cover."""

    address: str
    photo: Photo | None = None

    @property
    def shape(self) -> str:
        """The layout of the picture: wide, tall or plain."""
        if not self.photo or not self.photo.height:
            return "plain"
        ratio = self.photo.width / self.photo.height
        return "wide" if ratio >= WIDE else "tall" if ratio <= TALL else "plain"

    @property
    def alternative(self) -> Text:
        """The words instead of a photo, in the active language or the next that exists."""
        return text_of(self.photo, "alternative_text") if self.photo else Text("", "")


@dataclass(frozen=True)
class Sheet:
    """An entry on paper: its faces, one for each language, and its pictures."""

    project: Project
    faces: list[Face]
    pictures: list[Picture]

    @property
    def number(self) -> int:
        return self.project.number

    @property
    def is_sample(self) -> bool:
        return bool(self.project.is_illustrative)

    @cached_property
    def signs(self) -> list[str]:
        """The other forms that the entry has in a language of the sheet: names of pictograms."""
        languages = [face.language for face in self.faces]
        recordings = self.project.recordings.all()
        forms = {one.kind for one in recordings if one.language in languages}
        if any(getattr(self.project, f"easy_text_{language}") for language in languages):
            forms.add("easy")
        return [form for form in DRAWN if form in forms]

    @cached_property
    def version(self) -> str:
        """Fingerprint of all that is printed of the entry: 16 hexadecimal digits."""
        said = [
            self.number,
            self.project.block.slug,
            self.project.block.colour,
            [theme.slug for theme in self.project.themes.all()],
            [
                [
                    face.language,
                    face.title,
                    face.summary,
                    str(face.text),
                    face.provenance,
                    [fact.plain for fact in face.facts],
                    [figure.plain for figure in face.figures],
                ]
                for face in self.faces
            ],
            [
                [p.photo.image.name, p.photo.credit, p.photo.licence, p.photo.is_drawing]
                + [p.photo.focal_x, p.photo.focal_y]
                + [text_of(p.photo, "caption", face.language) for face in self.faces]
                for p in self.pictures
                if p.photo
            ],
            *self._said_signs,
        ]
        return _fingerprint(said)

    @cached_property
    def label_version(self) -> str:
        """Fingerprint of what a label shows of the entry."""
        sample = [face.provenance for face in self.faces] if self.is_sample else []
        titles = [face.title for face in self.faces]
        said = [self.number, self.project.block.colour, titles, sample, *self._said_signs]
        return _fingerprint(said)

    @cached_property
    def parts(self) -> dict[str, str]:
        """Fingerprints of what other pages of a summary say of the entry: their names are those of
        ``PARTS``."""
        cited = [citation.source_id for citation in self.project.citations.all()]
        cited += [metric.source_id for metric in self.project.metrics.all()]
        organisations = [
            [text_of(part.organisation, "name", face.language).value for face in self.faces]
            for part in self.project.participations.all()
        ]
        said: dict[str, list[Any]] = {
            "contents": [face.title for face in self.faces],
            "totals": [
                [face.provenance, [figure.plain for figure in face.figures]] for face in self.faces
            ],
            "closing": [organisations, cited],
        }
        return {name: _fingerprint(said[name])[:8] for name in PARTS}

    @property
    def _said_signs(self) -> list[list[str]]:
        """Nothing where there are none: sheets printed before there were pictograms stay as new."""
        return [self.signs] if self.signs else []


def _fingerprint(said: list[Any]) -> str:
    text = json.dumps(said, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _provenance(project: Project) -> str:
    """What the entry calls itself, and the letter or form that stands behind it, if one does."""
    words = str(project.get_provenance_display())
    is_by_letter = ground_of(project) == Source.Kind.LETTER
    return f"{words}: {Source.Kind.LETTER.label}" if is_by_letter else words


def name_of(sheets: Sequence[Sheet], whole: str) -> str:
    """What a print of these sheets is called: after its entry if it is one, else ``whole``."""
    if len(sheets) != 1:
        return whole
    return f"{sheets[0].number}. {sheets[0].faces[0].title.value}"


def sheet_of(project: Project, languages: Sequence[str]) -> Sheet:
    """An entry (``for_page()``) as it is printed in these languages."""
    pictures = [Picture(photo.get_absolute_url(), photo) for photo in project.shown_photos]
    cover = Picture(project.cover_address)
    return Sheet(project, [_face(project, language) for language in languages], pictures or [cover])


def _face(project: Project, language: str) -> Face:
    with override(language):
        return Face(
            language=language,
            title=text_of(project, "title"),
            summary=text_of(project, "summary"),
            text=paragraphs(project, "text", below="summary"),
            provenance=_provenance(project),
            facts=list(_facts(project)),
            figures=[_figure(metric) for metric in project.metrics.all()],
            shown_in=shown_in(project, "title") or shown_in(project, "summary"),
        )


def _figure(metric: Metric) -> Figure:
    """A figure in the active language; the source's own wording may be in another."""
    wording = text_of(metric, "wording")
    value = quantity(metric.value, metric.qualifier, wording.value)
    return Figure(
        Text(value, wording.language),
        text_of(metric.indicator, "unit"),
        text_of(metric.indicator, "name"),
    )


def _facts(project: Project) -> Iterable[Fact]:
    """The facts of an entry (participants, place, period, budget) in the active language."""

    def own(words: str) -> tuple[Text, ...]:
        return (Text(words, current_language()),)

    silent = own(gettext("not stated in the source"))
    roles: dict[str, list[Text]] = {}
    for part in project.participations.all():
        name = text_of(part.organisation, "name")
        roles.setdefault(str(part.get_role_display()), []).append(name)
    for role, names in roles.items():
        yield Fact(role.capitalize(), tuple(names))
    if not roles:
        yield Fact(gettext("Organisation"), silent, False)
    places = tuple(text_of(region, "name") for region in project.regions.all())
    yield Fact(gettext("Place"), places or silent, bool(places), ", ")
    years = project.period
    yield Fact(gettext("Period"), own(years) if years else silent, bool(years))
    is_known = project.status != Project.Status.UNKNOWN
    yield Fact(gettext("Status"), own(str(project.get_status_display())), is_known)
    if project.budget_kzt is not None:
        yield Fact(gettext("Budget, tenge"), own(number(project.budget_kzt)))
    if project.coordinator:
        yield Fact(gettext("Coordinator"), own(project.coordinator))
