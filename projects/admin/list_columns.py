"""The columns and the filter of the list of entries that tell how far each has come."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from projects.editing.names import changed_fields, state_in_words, takes_sample_s_place, title_of
from projects.editing.translations import TranslationState, translation_state, with_edited_texts
from projects.models import Project, ReceivedLetter
from projects.texts.languages import LANGUAGES, language_name

# So many words of a publisher's note stand in a list.
WORDS_OF_NOTE = 8


class PendingFilter(admin.SimpleListFilter):
    """Entries with a pending change: any, one that was not sent yet, one that waits for a
    publisher, one that came back."""

    title = _("pending change")
    parameter_name = "change"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("any", _("change pending")),
            ("unsent", _("change not sent for review")),
            ("waits", _("change waits for a publisher")),
            ("back", _("change came back")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Project]) -> QuerySet[Project]:
        match self.value():
            case "any":
                return queryset.exclude(pending=None)
            case "unsent":
                return queryset.filter(pending__is_submitted=False, pending__note="")
            case "waits":
                return queryset.filter(pending__is_submitted=True)
            case "back":
                return queryset.filter(pending__is_submitted=False, pending__note__gt="")
        return queryset


class ColumnsAdmin(admin.ModelAdmin):
    """The columns of the list of entries."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Project]:
        letters = ReceivedLetter.objects
        entries = super().get_queryset(request).annotate(has_letter=letters.waits())
        return entries.prefetch_related("translation_reviews")

    @admin.display(description="№", ordering="number")
    def stand(self, project: Project) -> int:
        return project.number

    @admin.display(description=_("title"), ordering="title")
    def shown_title(self, project: Project) -> str:
        """Its title as it will be; of a replaced sample also whose place it takes."""
        title = title_of(project, _pending(project))
        if not takes_sample_s_place(project, _pending(project)):
            return title
        sample = _("in place of the sample “%(sample)s”") % {"sample": project.title}
        return format_html("{} <small>{}</small>", title, sample)

    @admin.display(description=_("state"), ordering="publication")
    def state(self, project: Project) -> str:
        """Its state of publication, what becomes of its pending change, and a letter that waits."""
        pending = _pending(project)
        state = state_in_words(project, pending)
        if pending is not None and not pending.is_submitted and pending.note:
            note = Truncator(pending.note).words(WORDS_OF_NOTE)
            state = format_html("{}: <q>{}</q>", state, note)
        if not getattr(project, "has_letter", False):
            return state
        address = reverse("admin:projects_project_letters", args=[project.pk])
        return format_html('{} · <a href="{}">{}</a>', state, address, _("A letter waits"))

    @admin.display(description=_("provenance"), ordering="provenance")
    def provenance_shown(self, project: Project) -> str:
        """Its provenance; of a sample the way to replace it."""
        words = project.get_provenance_display()
        later = changed_fields(project, _pending(project)).get("provenance", project.provenance)
        if later != Project.Provenance.ILLUSTRATIVE:
            return words
        address = reverse("admin:projects_project_replace", args=[project.pk])
        return format_html('{} · <a href="{}">{}</a>', words, address, _("Replace …"))

    @admin.display(description=_("block"), ordering="block__position")
    def short_block(self, project: Project) -> str:
        return project.block.short_name or str(project.block)

    @admin.display(description=_("translations"))
    def translations(self, project: Project) -> str:
        """The languages whose translation needs work, by state, a pending change with it."""
        edited = with_edited_texts(project)
        done = {TranslationState.ORIGINAL, TranslationState.REVIEWED}
        codes: dict[str, list[str]] = {}
        for code in LANGUAGES:
            if (state := translation_state(edited, code)) not in done:
                codes.setdefault(str(state.label), []).append(language_name(code))
        return "; ".join(f"{', '.join(found)}: {label}" for label, found in codes.items()) or "✓"


def _pending(project: Project) -> Any:
    return getattr(project, "pending", None)
