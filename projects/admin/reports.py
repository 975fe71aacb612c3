"""The desk of visitors' reports: what is wrong, whose picture is shown, what was decided."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from projects.admin.seen import SeenVersionForm, TellsAfterSaving
from projects.admin.sheet_words import held_in_words, say_held
from projects.admin.typed import AsTyped
from projects.models import Photo, Report
from projects.photos import uploads
from projects.touring.sheets import holding


class StateFilter(admin.SimpleListFilter):
    """Open reports first, overdue ones apart."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("to be decided")), ("overdue", _("overdue")), ("closed", _("decided"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        reports: Any = queryset
        match self.value():
            case "open":
                return reports.open()
            case "overdue":
                return reports.overdue()
            case "closed":
                return reports.exclude(decision="")
        return queryset


@admin.register(Report)
class ReportAdmin(AsTyped, TellsAfterSaving, admin.ModelAdmin):
    """A report is read and decided; nobody writes one here or takes one away."""

    form = SeenVersionForm
    list_display = ("receipt", "kind", "project", "sent_at", "due", "decision")
    list_filter = (StateFilter, "kind")
    list_select_related = ("project",)
    actions = None
    told = (
        *("kind", "entry", "showing", "edition", "text", "answer_to", "language"),
        *("sent_at", "due", "pictures", "still_shown"),
    )
    readonly_fields = told
    fieldsets = (
        (None, {"fields": told}),
        (_("Decision"), {"fields": ("decision", "answer")}),
    )

    def get_urls(self) -> list[URLPattern]:
        hide = self.admin_site.admin_view(require_POST(self.hide_view))
        left_out = {"projects_report_add", "projects_report_delete"}
        return [
            path("<int:pk>/hide/<int:photo>/", hide, name="projects_report_hide"),
            *(url for url in super().get_urls() if url.name not in left_out),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """One that is closed stays as it was decided."""
        return super().has_change_permission(request, obj) and (obj is None or obj.is_open)

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:
        if obj.is_open:
            obj.save()
            return
        obj.close(request.user)
        text = gettext("Closed: what the visitor wrote and how to answer are deleted.")
        self.message_user(request, text, messages.SUCCESS)

    def hide_view(self, request: HttpRequest, pk: int, photo: int) -> HttpResponse:
        """Takes a photo of the reported entry down, at once and everywhere."""
        report = get_object_or_404(Report, pk=pk)
        if not self.has_change_permission(request, report):
            raise PermissionDenied
        shown = get_object_or_404(Photo, pk=photo, project=report.project_id)
        said = uploads.act("take-down", shown, request.user)
        self.message_user(request, said, messages.SUCCESS)
        say_held(request, shown)
        return redirect("admin:projects_report_change", pk)

    @admin.display(description=_("project"))
    def entry(self, report: Report) -> str:
        if not report.project:
            return "–"
        address = reverse("admin:projects_project_change", args=[report.project.pk])
        return format_html('<a href="{}">{}</a>', address, report.project)

    @admin.display(description=_("to be decided by"), ordering="due_at")
    def due(self, report: Report) -> str:
        moment = date_format(localtime(report.due_at), "DATETIME_FORMAT")
        if not report.is_overdue:
            return moment
        return format_html('<strong class="desk-overdue">{} {}</strong>', moment, _("overdue"))

    @admin.display(description=_("pictures of the entry"))
    def pictures(self, report: Report) -> str:
        """The photos that visitors see, each with a button that hides it."""
        photos = Photo.objects.shown().filter(project=report.project_id) if report.project else ()
        rows = [
            (
                photo.get_absolute_url(),
                str(photo),
                reverse("admin:projects_report_hide", args=[report.pk, photo.pk]),
                gettext("Hide it everywhere at once"),
            )
            for photo in photos
        ]
        if not rows or not report.is_open:
            return gettext("none is shown") if not rows else ", ".join(row[1] for row in rows)
        return format_html_join(
            "",
            '<p class="desk-reported"><img src="{}" alt="{}" width="160" loading="lazy"> '
            '<button class="button" type="submit" formaction="{}" formnovalidate>{}</button></p>',
            rows,
        )

    @admin.display(description=_("where hidden pictures are still seen"))
    def still_shown(self, report: Report) -> str:
        """The sheets that show a picture of the entry that visitors no longer see, and the frozen
        copies."""
        if not report.project:
            return "–"
        shown = Photo.objects.shown().values("pk")
        hidden = Photo.everything.filter(project=report.project).exclude(pk__in=shown)
        sentences = [(said,) for photo in hidden for said in held_in_words(holding(photo))]
        if not sentences:
            return gettext("nowhere")
        stand = reverse("admin:stand-sheets", args=[report.project.number])
        rows = format_html_join("", "<p>{}</p>", dict.fromkeys(sentences))
        return format_html('{}<p><a href="{}">{}</a></p>', rows, stand, gettext("Sheets"))
