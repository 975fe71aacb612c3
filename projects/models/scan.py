"""How often the codes on the stands were scanned."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.showing import Showing


class ScanCountQuerySet(models.QuerySet["ScanCount"]):
    def before(self, day: date) -> ScanCountQuerySet:
        """The counts of days that are over on that day."""
        return self.filter(day__lt=day)

    def total(self) -> int:
        found: int | None = self.aggregate(total=models.Sum("count"))["total"]
        return found or 0

    def by_day(self) -> list[tuple[date, int]]:
        """The days that have any, in order, each with its scans."""
        return list(self.order_by("day").values_list("day").annotate(models.Sum("count")))

    def by_stand(self) -> list[tuple[int, int]]:
        """The stands that have any, the most scanned first, each with its scans."""
        counted = self.order_by().values_list("number").annotate(scans=models.Sum("count"))
        return list(counted.order_by("-scans", "number"))

    def by_showing(self) -> dict[int | None, int]:
        """The scans of each showing; under ``None`` those whose place is unknown."""
        return dict(self.order_by().values_list("showing").annotate(models.Sum("count")))


class ScanCount(models.Model):
    """The scans of one stand on one day at one showing. Nothing of who scanned is kept."""

    day = models.DateField(_("day"))
    number = models.PositiveIntegerField(_("stand number"))
    showing = models.ForeignKey(
        Showing,
        models.CASCADE,
        null=True,
        related_name="scans",
        verbose_name=_("showing"),
        help_text=_("Empty where the stand was on show at several places, or at none."),
    )
    count = models.PositiveIntegerField(_("scans"), default=0)

    objects: ClassVar[Any] = ScanCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of scans")
        verbose_name_plural = _("counts of scans")
        ordering = ["day", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["showing", "day", "number"], name="scan_count_once_a_showing"
            ),
            models.UniqueConstraint(
                fields=["day", "number"],
                condition=models.Q(showing=None),
                name="scan_count_once_without_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}, {self.number}: {self.count}"
