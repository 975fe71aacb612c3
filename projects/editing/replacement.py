"""Takes a sample off its stand to make room for the real entry.

Number, block and printed code stay; all that was invented goes into the history. Visitors go on
seeing the sample until the real entry is published in its place (``projects.editing.pending``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from projects.editing import pending, snapshots
from projects.editing.diff import Row, compared
from projects.editing.remarks import remark
from projects.editing.slugs import slug_until_titled
from projects.models import Organisation, Project, Source
from projects.texts.languages import LANGUAGES

TEXTS = ("title", "summary", "text", "easy_text", "editorial_note")


@dataclass(frozen=True)
class Going:
    """What replacing a sample takes away: how many texts, figures, drawings, sources and
    participants, and each change in words."""

    texts: int
    figures: int
    drawings: int
    sources: int
    participants: int
    rows: list[Row]


def going_of(project: Project) -> Going:
    """What would go. Nothing is changed."""
    with pending.editing(project, None) as edit:
        edit.is_kept = False
        entry = Project.objects.get(pk=project.pk)
        texts = [f"{name}_{code}" for name in TEXTS for code in LANGUAGES]
        count = sum(bool(getattr(entry, name)) for name in texts)
        figures, drawings, sources, participants = (len(parts) for parts in _parts_of(entry))
        before = snapshots.snapshot(entry)
        empty_sample(entry, entry.original_language)
        found = snapshots.differences(before, snapshots.snapshot(entry))
    return Going(count, figures, drawings, sources, participants, compared(before, found))


def replace_sample(project: Project, by: Any, language: str) -> None:
    """Empties the sample; the entry is to be documented, and is written in this language first.

    Raises ``ValidationError`` if it is no sample, or no longer one in its pending change.
    """
    with pending.editing(project, by, remark("replaced")):
        entry = Project.objects.get(pk=project.pk)
        if not entry.is_illustrative:
            raise ValidationError(_("This is no sample any more: write the real texts."))
        empty_sample(entry, language)


def _parts_of(entry: Project) -> tuple[Any, ...]:
    """Figures, drawings, sources and participants of the sample. What is real stays."""
    sample, placeholder = Source.Kind.SAMPLE, Organisation.Kind.PLACEHOLDER
    return (
        entry.metrics.filter(source__kind=sample),
        entry.photos.filter(is_sample=True),
        entry.citations.filter(source__kind=sample),
        entry.participations.filter(organisation__kind=placeholder),
    )


def empty_sample(entry: Project, language: str) -> None:
    """Takes all of the sample away, within ``pending.editing``: the entry is to be documented, and
    is written in this language first."""
    for parts in (*_parts_of(entry), entry.recordings.all()):
        parts.delete()
    for name in TEXTS:
        for code in LANGUAGES:
            setattr(entry, f"{name}_{code}", "")
    entry.place_as_written = entry.coordinator = ""
    entry.status = Project.Status.UNKNOWN
    entry.start_year = entry.end_year = entry.budget_kzt = None
    entry.original_language = language
    entry.provenance = Project.Provenance.DOCUMENTED
    entry.slug = slug_until_titled(entry)
    entry.save()
    entry.themes.clear()
    entry.regions.clear()
