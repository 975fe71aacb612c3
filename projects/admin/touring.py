"""The desk of venues and showings. What is saved is public at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from projects.admin.forms import InSomeLanguage, PartInline, TextsInLanguages
from projects.admin.search import FoldedSearch
from projects.admin.seen import TellsAfterSaving
from projects.admin.tour_workbook import TourWorkbook
from projects.admin.typed import AsTyped
from projects.models import OpeningException, OpeningHours, Showing, Venue
from projects.touring.hours import state_at
from projects.touring.sentences import state_in_words


@admin.register(Venue)
class VenueAdmin(FoldedSearch, TextsInLanguages, TellsAfterSaving, TranslationAdmin):
    form = InSomeLanguage
    list_display = ("name", "city", "region", "wheelchair")
    list_select_related = ("region",)
    search_fields = ("name_kk", "name_ru", "name_en", "city_kk", "city_ru", "city_en", "slug")

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Regions of today alone."""
        regions = db_field.related_model.objects.filter(in_force_until=None)
        return super().formfield_for_foreignkey(db_field, request, queryset=regions, **kwargs)


class ClockInline(PartInline, admin.TabularInline):
    """Rows of hours, each a time as phones and keyboards ask for it; some are empty."""

    formfield_overrides = AsTyped.formfield_overrides | {
        models.TimeField: {"widget": forms.TimeInput(format="%H:%M", attrs={"type": "time"})}
    }


class HoursInline(ClockInline):
    model = OpeningHours

    def rows_for(self, showing: Showing | None) -> list[dict[str, int]]:
        """An empty row for each weekday that has no hours yet, and one more."""
        rows = showing.hours.all() if showing and showing.pk else ()
        known = {row.weekday for row in rows}
        return [{"weekday": day} for day in WEEKDAYS if day not in known]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return len(self.rows_for(obj)) + 1


class ExceptionInline(ClockInline):
    model = OpeningException
    classes = ("collapse",)
    extra = 2


class ShowingForm(InSomeLanguage):
    """The form of a showing; its address is made of the venue's and the month."""

    def _with_texts(self, cleaned: dict[str, Any]) -> Any:
        record = super()._with_texts(cleaned)
        venue, day = cleaned.get("venue"), cleaned.get("first_day")
        record.name_en = f"{venue.slug if venue else ''} {day:%Y-%m}" if day else ""
        return record


@admin.register(Showing)
class ShowingAdmin(
    TourWorkbook, FoldedSearch, TextsInLanguages, TellsAfterSaving, TranslationAdmin
):
    form = ShowingForm
    inlines = (HoursInline, ExceptionInline)
    list_display = ("venue", "first_day", "last_day", "now", "scans")
    list_filter = ("is_cancelled",)
    ordering = ("-first_day",)
    search_fields = ("venue__name_kk", "venue__name_ru", "venue__name_en", "slug")
    fieldsets = (
        (None, {"fields": ("venue", ("first_day", "last_day"), "note")}),
        (
            _("What is shown"),
            {
                "classes": ("collapse",),
                "description": _("Nothing ticked means the whole exhibition."),
                "fields": ("blocks", "entries"),
            },
        ),
        (
            _("Cancelling it; what its page says"),
            {"classes": ("collapse",), "fields": ("is_cancelled", "scans_are_public", "slug")},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        showings: Any = super().get_queryset(request)
        return showings.with_hours()

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """A note is a sentence or two: low fields, of which three fit on a phone."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield and isinstance(db_field, models.TextField):
            formfield.widget.attrs["rows"] = 2
        return formfield

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        """The weekdays stand in the empty rows, which are saved only with their hours."""
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        return given | ({"initial": inline.rows_for(obj)} if prefix == "hours" else {})

    @admin.display(description=_("now"))
    def now(self, showing: Showing) -> str:
        moment = timezone.now()
        return state_in_words(showing, state_at(showing, moment), moment)

    @admin.display(description=_("scans"))
    def scans(self, showing: Showing) -> str:
        """The way to what was counted."""
        address = f"{reverse('admin:scans')}?showing={showing.slug}"
        return format_html('<a href="{}">{}</a>', address, gettext("Show"))
