"""Where the exhibition stands: its showings, and when they are open."""

from __future__ import annotations

import uuid
from datetime import date, time
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from projects.models.natural import NaturalKeyManager, NaturalKeyModel
from projects.models.project import Project
from projects.models.stand import Block
from projects.models.venue import Venue
from projects.serving.addresses import page_address

# When a day opens and closes.
Hours = tuple[time, time]


class ShowingQuerySet(models.QuerySet["Showing"]):
    def with_hours(self) -> ShowingQuerySet:
        """Showings with venue, hours and what is shown, in 5 queries; 1 where there are none."""
        entries = models.Prefetch("entries", Project.objects.only("pk"))
        return self.select_related("venue__region").prefetch_related(
            "hours", "exceptions", "blocks", entries
        )


class Showing(NaturalKeyModel):
    """One stay of the exhibition, or of a part of it, at one venue.

    Whether it is planned, open or over follows from its days and hours (``projects.touring``);
    only that it was cancelled is stored.
    """

    slug = models.SlugField(
        _("slug"),
        unique=True,
        help_text=_("Its name in addresses; invitations lead to it, so leave it as it is."),
    )
    venue = models.ForeignKey(
        Venue,
        models.PROTECT,
        related_name="showings",
        verbose_name=_("venue"),
        help_text=_("Where it stands, for example “House of Friendship, Pavlodar”."),
    )
    first_day = models.DateField(_("first day"), help_text=_("The first day for visitors."))
    last_day = models.DateField(_("last day"), help_text=_("The last day for visitors."))
    blocks = models.ManyToManyField(
        Block,
        blank=True,
        related_name="showings",
        verbose_name=_("blocks"),
        help_text=_("The blocks that stand there; no block and no entry means all."),
    )
    entries = models.ManyToManyField(
        Project,
        blank=True,
        related_name="showings",
        verbose_name=_("single entries"),
        help_text=_("Entries that stand there, beside the blocks."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("What visitors must know, for example “Entrance from the yard, free”."),
    )
    is_cancelled = models.BooleanField(
        _("cancelled"),
        default=False,
        help_text=_("It stays on its page, with the word that it does not take place."),
    )
    scans_are_public = models.BooleanField(
        _("visitors see how often codes were scanned"),
        default=False,
        help_text=_("One figure on the pages of the showing and of the results."),
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    announced = models.DateTimeField(_("announced"), auto_now_add=True)
    changed = models.DateTimeField(_("changed"), auto_now=True)

    objects: ClassVar[Any] = NaturalKeyManager.from_queryset(ShowingQuerySet)()

    class Meta:
        verbose_name = _("showing")
        verbose_name_plural = _("showings")
        ordering = ["first_day", "last_day", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="showing_ends_after_its_start",
                violation_error_message=_("The last day comes before the first."),
            )
        ]

    def __str__(self) -> str:
        if not self.first_day or not self.last_day:
            return str(self.venue)
        days = dict.fromkeys((self.first_day, self.last_day))
        return f"{self.venue}, {' – '.join(date_format(day) for day in days)}"

    def get_absolute_url(self) -> str:
        return page_address("showing", self.slug)

    def shows(self, project: Project) -> bool:
        """Whether the entry stands there."""
        blocks, entries = self._shown
        shows_all = not blocks and not entries
        return shows_all or project.block_id in blocks or project.pk in entries

    # Asked for by each page of an entry, of records that are kept in memory; so found once.

    @cached_property
    def _shown(self) -> tuple[set[int], set[int]]:
        return {block.pk for block in self.blocks.all()}, {entry.pk for entry in self.entries.all()}

    @cached_property
    def usual_hours(self) -> dict[int, list[Hours]]:
        """The hours of each weekday that has any, in order; Monday is 0."""
        found: dict[int, list[Hours]] = {}
        for row in self.hours.all():
            found.setdefault(row.weekday, []).append((row.opens, row.closes))
        return {weekday: sorted(hours) for weekday, hours in found.items()}

    @cached_property
    def special_hours(self) -> dict[date, list[Hours]]:
        """The hours of each exception, in order; none of a day on which it is closed."""
        found: dict[date, list[Hours]] = {}
        for row in self.exceptions.all():
            hours = found.setdefault(row.day, [])
            if row.opens and row.closes:
                hours.append((row.opens, row.closes))
        return {day: sorted(found[day]) for day in sorted(found)}


class OpeningHours(models.Model):
    """When a showing is open on a weekday; several a day are possible. Hours that end when or
    before they begin go on into the next day."""

    showing = models.ForeignKey(
        Showing, models.CASCADE, related_name="hours", verbose_name=_("showing")
    )
    weekday = models.PositiveSmallIntegerField(
        _("weekday"),
        choices=WEEKDAYS,
        help_text=_("A day with a break has two rows, for example 10:00–13:00 and 14:00–18:00."),
    )
    opens = models.TimeField(_("opens"), help_text=_("For example 10:00."))
    closes = models.TimeField(
        _("closes"), help_text=_("Earlier than it opens means in the night that follows.")
    )

    class Meta:
        verbose_name = _("opening hours of a weekday")
        verbose_name_plural = _("opening hours by weekday")
        ordering = ["weekday", "opens"]
        constraints = [
            models.UniqueConstraint(
                fields=["showing", "weekday", "opens"], name="opening_hours_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class OpeningException(models.Model):
    """A day on which a showing keeps other hours than those of the weekday, or none."""

    showing = models.ForeignKey(
        Showing, models.CASCADE, related_name="exceptions", verbose_name=_("showing")
    )
    day = models.DateField(_("date"), help_text=_("A day of the showing, for example a holiday."))
    opens = models.TimeField(
        _("opens"), null=True, blank=True, help_text=_("Both empty: closed on that day.")
    )
    closes = models.TimeField(
        _("closes"), null=True, blank=True, help_text=_("For example 15:00; empty if closed.")
    )

    class Meta:
        verbose_name = _("exception of opening hours")
        verbose_name_plural = _("exceptions of opening hours")
        ordering = ["day", "opens"]
        constraints = [
            models.UniqueConstraint(
                fields=["showing", "day", "opens"], name="opening_exception_once"
            ),
            models.UniqueConstraint(
                fields=["showing", "day"],
                condition=models.Q(opens=None),
                name="opening_exception_closed_once",
                violation_error_message=_("This day is marked as closed already."),
            ),
            models.CheckConstraint(
                condition=models.Q(opens=None, closes=None)
                | models.Q(opens__isnull=False, closes__isnull=False),
                name="opening_exception_whole",
                violation_error_message=_("Give both times, or none where it is closed."),
            ),
        ]

    def __str__(self) -> str:
        hours = f"{self.opens:%H:%M}–{self.closes:%H:%M}" if self.opens and self.closes else "–"
        return f"{date_format(self.day)} {hours}"

    def clean(self) -> None:
        """Refuses a day outside of the showing's."""
        super().clean()
        first, last = self.showing.first_day, self.showing.last_day
        if self.day and first and last and not first <= self.day <= last:
            raise ValidationError({"day": _("This day is not one of the showing’s.")})
