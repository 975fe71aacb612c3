"""What sheets are printed of: an entry at its stand, a block, or the results."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q

from projects.models import Block, PrintedSheet, Project, Showing
from projects.models.printed_sheet import PrintedSheetQuerySet


def entries_at(showing: Showing) -> list[Project]:
    """The public entries that stand at a showing, by number."""
    shown = Q(block__in=showing.blocks.all()) | Q(pk__in=showing.entries.all())
    found = Project.objects.published().select_related("block").order_by("number")
    is_part = showing.blocks.exists() or showing.entries.exists()
    return list(found.filter(shown) if is_part else found)


class Subject(NamedTuple):
    """An entry, or a block; of neither, the results."""

    entry: Project | None = None
    block: Block | None = None

    def __str__(self) -> str:
        if self.entry:
            return f"№ {self.entry.number}"
        return str(self.block or PrintedSheet.Kind.RESULTS.label)

    @property
    def number(self) -> int | None:
        return self.entry.number if self.entry else None

    @property
    def slug(self) -> str:
        """The block's; "" of an entry and of the results."""
        return self.block.slug if self.block else ""

    @property
    def key(self) -> int | str:
        """As its sheets name it: ``PrintedSheet.subject``."""
        return self.number or self.slug

    @property
    def title(self) -> str:
        return str(self.entry.title if self.entry else self)

    def sheets(self) -> PrintedSheetQuerySet:
        """All that were ever printed of it."""
        found: PrintedSheetQuerySet = PrintedSheet.objects.filter(
            number=self.number, block=self.slug
        )
        return found

    def stands_at(self, showing: Showing) -> bool:
        """Whether it is part of a showing; the results are of each, a block where an entry is."""
        if self.entry:
            return showing.shows(self.entry)
        return not self.block or self.block in [entry.block for entry in entries_at(showing)]
