"""The desk of the entries, with their photos, figures, participants and sources."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from projects.admin.acting import links_to, read_and_right
from projects.admin.forms import PARTS, PartInline, TextsInLanguages
from projects.admin.gate import GatedForm
from projects.admin.history import HistoryAdmin
from projects.admin.imports import download_chosen
from projects.admin.invitations import InvitationsAdmin
from projects.admin.letters import LettersAdmin
from projects.admin.list_columns import ColumnsAdmin, PendingFilter
from projects.admin.named import CitationForm, MetricForm, NamesRecords, NamingForm
from projects.admin.named_records import say_taken
from projects.admin.photos import PhotoInline, PhotosAdmin
from projects.admin.publication import PublishingAdmin
from projects.admin.recordings import RecordingInline
from projects.admin.search import with_pending_title
from projects.admin.seen import TellsAfterSaving
from projects.admin.translating import TranslatingAdmin
from projects.catalogue.search import matches
from projects.editing.translations import (
    TranslationState,
    record_reviews,
    source_hash,
    translation_state,
    with_edited_texts,
)
from projects.models import Citation, Metric, Participation, Project
from projects.texts.words import words_of


class MetricInline(NamesRecords, PartInline, TranslationStackedInline):
    model = Metric
    form = MetricForm
    template = PARTS
    blank_rows = 3
    fields = (
        *(("indicator", "unit"), ("qualifier", "value", "period"), "source"),
        *(("sentence", "sentence_language"), "wording", "note"),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without the unit, which only a new indicator is asked for, where nothing can be
        written."""
        found = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return found
        return [
            (name, options | {"fields": [_without_unit(field) for field in options["fields"]]})
            for name, options in found
        ]


def _without_unit(field: Any) -> Any:
    return field if isinstance(field, str) else [name for name in field if name != "unit"]


class ParticipationInline(NamesRecords, PartInline, admin.StackedInline):
    model = Participation
    form = NamingForm
    template = PARTS
    blank_rows = 2
    fields = ("organisation", ("role", "position"))


class CitationInline(NamesRecords, PartInline, admin.StackedInline):
    model = Citation
    form = CitationForm
    template = PARTS
    blank_rows = 1
    fields = ("source", "kind", "sentence", "sentence_language", "position")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Without the kind, which only a new source is asked for, where nothing can be written."""
        may_write = self.has_change_permission(request, obj)
        return tuple(name for name in self.fields if may_write or name != "kind")


@admin.register(Project)
class ProjectAdmin(
    TextsInLanguages,
    TellsAfterSaving,
    TranslatingAdmin,
    LettersAdmin,
    PhotosAdmin,
    InvitationsAdmin,
    PublishingAdmin,
    HistoryAdmin,
    ColumnsAdmin,
    TranslationAdmin,
):
    form = GatedForm
    list_display = (
        "stand",
        "shown_title",
        "state",
        "provenance_shown",
        "short_block",
        "translations",
    )
    list_display_links = ("stand", "shown_title")
    list_filter = (
        "publication",
        PendingFilter,
        "block",
        "provenance",
        "status",
        "themes",
        "regions",
    )
    list_select_related = ("block", "pending")
    list_per_page = 70
    search_fields = ("title",)
    search_help_text = _(
        "Words or their beginnings, in any language; with Kazakh letters or without"
    )
    prepopulated_fields = {"slug": ("title_en",)}
    inlines = (PhotoInline, ParticipationInline, CitationInline, MetricInline, RecordingInline)
    change_list_template = "admin/exchange/entries.html"
    actions = (
        *("submit", "publish", "withdraw", "review_kk", "review_ru", "review_en"),
        "delete_selected",
        download_chosen,
    )
    fieldsets = (
        (
            _("On the stand"),
            {"fields": (("number", "block"), "slug", "provenance")},
        ),
        (_("Texts"), {"fields": ("title", "summary", "text", "original_language", "easy_text")}),
        (_("Where and about what"), {"fields": ("themes", "regions", "place_as_written")}),
        (
            _("When, how much, who"),
            {"fields": ("status", ("start_year", "end_year"), "budget_kzt", "coordinator")},
        ),
        (_("Editors"), {"fields": ("editorial_note",)}),
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Project], search_term: str
    ) -> tuple[QuerySet[Project], bool]:
        """The visitors' search, which handles Kazakh letters; Django's would not. It finds by
        titles that wait, too."""
        if words_of(search_term):
            waits = Q(pk__in=with_pending_title(search_term))
            return queryset.filter(Q(pk__in=matches(search_term)) | waits), False
        return queryset, False

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        say_taken(self, request, formset)

    def view_on_site(self, project: Project) -> str | None:
        """Its public page; there is none while the entry is not public."""
        is_shown = Project.objects.published().filter(pk=project.pk).exists()
        return project.get_absolute_url() if is_shown else None

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """No theme is required: half an entry is saved, and only publishing asks for one."""
        return super().formfield_for_manytomany(db_field, request, **kwargs | {"required": False})

    def _review(self, request: Any, queryset: QuerySet[Project], language: str) -> None:
        """Records that this person has reviewed the texts in ``language`` and approves them; not of
        entries that lack them. Of a pending change those texts are meant that it would make."""
        there: list[Project] = []
        missing: list[Project] = []
        for project in map(with_edited_texts, queryset.select_related("pending")):
            state = translation_state(project, language)
            is_missing = state in (TranslationState.MISSING, TranslationState.COPIED)
            (missing if is_missing else there).append(project)
        for project in there:
            record_reviews(project, [language], source_hash(project), request.user)
        if there:
            self.message_user(request, read_and_right(there), messages.SUCCESS)
        if missing:
            text = _("Not recorded, a text is missing in this language:")
            said = format_html("{} {}", text, links_to(missing))
            self.message_user(request, said, messages.WARNING)

    @admin.action(description=_("Kazakh texts are reviewed"), permissions=["change"])
    def review_kk(self, request: HttpRequest, queryset: QuerySet[Project]) -> None:
        self._review(request, queryset, "kk")

    @admin.action(description=_("Russian texts are reviewed"), permissions=["change"])
    def review_ru(self, request: HttpRequest, queryset: QuerySet[Project]) -> None:
        self._review(request, queryset, "ru")

    @admin.action(description=_("English texts are reviewed"), permissions=["change"])
    def review_en(self, request: HttpRequest, queryset: QuerySet[Project]) -> None:
        self._review(request, queryset, "en")
