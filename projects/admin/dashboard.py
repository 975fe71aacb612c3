"""The desk's first page and its matrix of languages: how far each entry has come, what is next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import CharField, Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from reversion.models import Version

from projects.editing.completeness import Check, checks_of, missing_for_publication
from projects.editing.edited import as_edited_all
from projects.editing.names import (
    changed_fields,
    name_of,
    state_in_words,
    takes_sample_s_place,
    title_of,
)
from projects.editing.provenance import PARTS_OF_GATE
from projects.editing.translations import TranslationState, translation_state, with_edited_texts
from projects.models import Block, Project, PublicationStep, ReceivedLetter
from projects.models.language import Language
from projects.models.querysets import public
from projects.texts.languages import LANGUAGES, language_name, text_of

# The desk shows so many tiles; what is more is found by the list and its filters.
MOST_TILES = 300


@dataclass(frozen=True)
class Tile:
    """One entry on the desk's first page; ``missing``, the most important first."""

    project: Any
    missing: list[Check]
    percent: int

    @property
    def title(self) -> str:
        """Its title as its pending change makes it."""
        return title_of(self.project, self.pending)

    @property
    def sample(self) -> str:
        """The title of the sample in whose place it is pending, if it is."""
        return self.project.title if takes_sample_s_place(self.project, self.pending) else ""

    @property
    def came_back(self) -> str:
        """The note with which a publisher has sent its pending change back."""
        return self.pending.note if self.pending and not self.waits else ""

    @property
    def is_unsent(self) -> bool:
        """Whether it has a pending change that was never submitted for review."""
        return bool(self.pending and not self.waits and not self.pending.note)

    @property
    def next(self) -> str:
        """What is missing first, as a phrase."""
        return self.missing[0].message.removesuffix(".") if self.missing else ""

    @property
    def address(self) -> str:
        """The entry's form, at the field to fill first; at its top where a publisher's note waits
        to be read."""
        form = reverse("admin:projects_project_change", args=[self.project.pk])
        has_note = bool(self.pending.note if self.pending else self.project.last_note)
        is_read = has_note and not (self.project.is_published and not self.pending)
        return f"{form}#{self.missing[0].field}" if self.missing and not is_read else form

    @property
    def state(self) -> str:
        """Code of its state: that of publication, or that it is scheduled, or that it waits."""
        if self.project.publication == Project.Publication.IN_REVIEW or self.waits:
            return "in-review"
        return "scheduled" if self.project.is_scheduled else self.project.publication

    @property
    def state_words(self) -> str:
        return state_in_words(self.project, self.pending)

    @property
    def pending(self) -> Any:
        return getattr(self.project, "pending", None)

    @property
    def can_be_replaced(self) -> bool:
        """Whether it is a sample for which no real entry waits yet."""
        later = changed_fields(self.project, self.pending)
        return later.get("provenance", self.project.provenance) == "illustrative"

    @property
    def edited(self) -> tuple[str, Any]:
        """Who edited it last, and when; nobody where that was before the desk."""
        if self.pending and self.pending.by:
            return self.pending.by.username, self.pending.at
        return self.project.edited_by or "", self.project.edited_at

    @property
    def waits(self) -> bool:
        """Whether a change of it waits for a publisher."""
        return bool(self.pending and self.pending.is_submitted)


def for_overview() -> QuerySet[Project]:
    """Entries with all that tiles and matrix show, and who edited last: 8 queries."""
    kept = Version.objects.get_for_model(Project).filter(
        object_id=Cast(OuterRef("pk"), CharField())
    )
    last = kept.order_by("-pk")
    steps = PublicationStep.objects.filter(project=OuterRef("pk")).order_by("-pk")
    return (
        Project.objects.select_related("block", "pending__by")
        .prefetch_related("photos", "recordings", "themes", *PARTS_OF_GATE, "translation_reviews")
        .annotate(
            edited_by=Subquery(last.values("revision__user__username")[:1]),
            edited_at=Subquery(last.values("revision__date_created")[:1]),
            last_note=Subquery(steps.values("note")[:1]),
            has_letter=ReceivedLetter.objects.waits(),
        )
        .order_by("block__position", "number")
    )


def tile_of(project: Project, as_edited: Project | None = None) -> Tile:
    """``as_edited`` is the entry as its pending change makes it: what that lacks is next."""
    checks = list(checks_of(as_edited or project))
    missing = [check for check in checks if not check.is_met]
    first = missing_for_publication(as_edited or project)
    rest = [check for check in missing if check.field not in {one.field for one in first}]
    return Tile(project, [*first, *rest], round(100 * (1 - len(missing) / len(checks))))


def overview() -> dict[str, Any]:
    """``blocks`` with their ``tiles``, ``counts`` of states, ``left_out`` entries."""
    shown = list(for_overview()[:MOST_TILES])
    edited = as_edited_all(shown)
    tiles = [tile_of(project, edited.get(project.pk)) for project in shown]
    by_block = {
        block: list(in_block)
        for block, in_block in groupby(tiles, key=lambda tile: tile.project.block_id)
    }
    left_out = _left_out(len(tiles))
    return {
        "blocks": [
            {"block": block, "tiles": by_block.get(block.pk, [])} for block in Block.objects.all()
        ],
        "count": len(tiles) + left_out,
        "left_out": left_out,
        "counts": counts(),
        "waiting": sum(tile.state == "in-review" for tile in tiles),
        "unsent": sum(tile.is_unsent for tile in tiles),
        "returned": sum(bool(tile.came_back) for tile in tiles),
        "complete": sum(not tile.missing for tile in tiles),
        "letters": ReceivedLetter.objects.open().filter(project=None).count(),
    }


def counts() -> dict[str, int]:
    """How many entries are in each state; ``published`` are those that visitors see now, ``real``
    the documented ones of them."""
    entries, published = Project.objects.order_by(), Q(publication=Project.Publication.PUBLISHED)
    return entries.aggregate(
        draft=Count("pk", filter=Q(publication=Project.Publication.DRAFT)),
        published=Count("pk", filter=public()),
        real=Count("pk", filter=public() & Q(provenance=Project.Provenance.DOCUMENTED)),
        scheduled=Count("pk", filter=published & ~public()),
        withdrawn=Count("pk", filter=Q(publication=Project.Publication.WITHDRAWN)),
    )


def _left_out(shown: int) -> int:
    """How many entries a page that shows so many has no room for; asks only where it is full."""
    return 0 if shown < MOST_TILES else Project.objects.count() - shown


@dataclass(frozen=True)
class Cell:
    """One language of one entry: a code for its looks, words for its state, the field to fill."""

    code: str
    words: str
    address: str


def languages_matrix() -> dict[str, Any]:
    """The matrix: ``rows`` of (entry, its name, cells in kk, ru, en), ``counts`` of states per
    language, ``left_out`` entries. Texts are as pending changes make them."""
    rows = [
        (project, _name(project), [_cell(edited, language) for language in LANGUAGES])
        for project in for_overview()[:MOST_TILES]
        for edited in (with_edited_texts(project),)
    ]
    columns = zip(*(cells for _project, _title, cells in rows), strict=True)
    counts = [sorted(Counter(cell.code for cell in column).items()) for column in columns]
    return {
        "rows": rows,
        "names": [Language(language).label for language in LANGUAGES],
        "counts": [[(STATE_WORDS[code], code, n) for code, n in column] for column in counts],
        "left_out": _left_out(len(rows)),
    }


def _name(project: Project) -> str:
    return name_of(project, getattr(project, "pending", None))


STATE_WORDS = {state.value: state.label for state in TranslationState}


def _cell(project: Project, language: str) -> Cell:
    state = translation_state(project, language)
    words, field = str(state.label), "title"
    if state == TranslationState.MISSING:
        lacking = (
            name
            for name in ("title", "summary", "text")
            if not getattr(project, f"{name}_{language}")
            and getattr(project, f"{name}_{project.original_language}")
        )
        field = next(lacking, "title")
        shown = text_of(project, field, language).language
        words = f"{words} → {language_name(shown)}"
    form = reverse("admin:projects_project_change", args=[project.pk])
    return Cell(state.value, words, f"{form}#id_{field}_{language}")
