"""What was printed for stands: each sheet of paper, where it is, and who has done what with it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.models.language import Language
from projects.models.printing import PrintJob
from projects.models.sent_link import by_account
from projects.models.showing import Showing
from projects.models.stand import Block

LONGEST_CRATE, LONGEST_NOTE = 60, 500


class PrintedSheetQuerySet(models.QuerySet["PrintedSheet"]):
    def in_use(self) -> PrintedSheetQuerySet:
        """Sheets that somebody still has: not retired."""
        return self.exclude(state=PrintedSheet.State.RETIRED)

    def at(self, showing: Showing) -> PrintedSheetQuerySet:
        """Sheets that are packed for a showing, hang there or were damaged there."""
        return self.in_use().filter(showing=showing)


class PrintedSheet(models.Model):
    """One sheet of paper that an order has printed.

    It shows the stand of that ``number``, which is never given to another entry; a panel of a
    ``block`` has its slug instead, that of the results neither. ``edition`` is what stands at its
    foot; ``content`` is the fingerprint of what it shows, so that a later state of the entry can be
    told from it; ``photos`` are the keys of the photos on it. ``acts`` counts what was done with
    it: a button carries the count that its page has shown.
    """

    class Kind(models.TextChoices):
        PANEL = "panels", _("panel")
        LABEL = "labels", _("label")
        BLOCK = "blocks", _("block panel")
        RESULTS = "results", _("results panel")

    class State(models.TextChoices):
        PRINTED = "printed", _("printed")
        PACKED = "packed", _("packed")
        HUNG = "hung", _("hung")
        DAMAGED = "damaged", _("damaged")
        RETIRED = "retired", _("retired")

    kind = models.CharField(_("kind of print"), max_length=12, choices=Kind)
    number = models.PositiveIntegerField(_("stand"), null=True, db_index=True)
    block = models.CharField(_("block"), max_length=50, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    size = models.CharField(_("size"), max_length=20)
    edition = models.CharField(_("edition"), max_length=8)
    content = models.CharField(max_length=16)
    photos = models.JSONField(default=list)
    copy = models.PositiveSmallIntegerField(_("copy"), default=1)
    job = models.ForeignKey(
        PrintJob, models.SET_NULL, null=True, related_name="sheets", verbose_name=_("print")
    )
    printed_at = models.DateTimeField(_("printed"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PRINTED)
    showing = models.ForeignKey(
        Showing,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sheets",
        verbose_name=_("showing"),
    )
    crate = models.CharField(_("crate"), max_length=LONGEST_CRATE, blank=True)
    acts = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = PrintedSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("printed sheet")
        verbose_name_plural = _("printed sheets")
        ordering = ["number", "block", "kind", "language", "size", "printed_at", "pk"]
        indexes = [models.Index(fields=["showing", "state"], name="sheets_at_a_showing")]

    @property
    def subject(self) -> int | str:
        """What it shows: the number of a stand, the slug of a block, "" for the results."""
        return self.number or self.block

    def __str__(self) -> str:
        if self.number:
            return f"№ {self.number}"
        block = Block.objects.filter(slug=self.block).first() if self.block else None
        return str(block or self.block or self.get_kind_display())


class SheetEvent(models.Model):
    """What somebody did with a sheet: the state and place that it has had since then."""

    sheet = models.ForeignKey(PrintedSheet, models.CASCADE, related_name="events")
    state = models.CharField(_("state"), max_length=10, choices=PrintedSheet.State)
    showing = models.ForeignKey(Showing, models.SET_NULL, null=True, related_name="+")
    crate = models.CharField(_("crate"), max_length=LONGEST_CRATE, blank=True)
    note = models.CharField(_("note"), max_length=LONGEST_NOTE, blank=True)
    # Of a damage: its name in the private storage of originals.
    photo = models.CharField(max_length=120, blank=True)
    by = by_account(_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("event of a printed sheet")
        verbose_name_plural = _("events of printed sheets")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.sheet}: {self.get_state_display()}"
