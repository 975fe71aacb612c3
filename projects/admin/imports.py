"""The desk of workbooks: export, import with preview and confirmation, undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from projects.admin.acting import links_to
from projects.admin.downloads import download
from projects.models import Project, WorkbookImport
from projects.workbook import large
from projects.workbook.apply import ChangedSinceError, write_import, written_rows
from projects.workbook.plan import plan_of
from projects.workbook.safe import LARGEST_FILE, RefusedError
from projects.workbook.tables import TABLES
from projects.workbook.undo import undo_import
from projects.workbook.write import entries_workbook, table_csv


def as_workbook(entries: QuerySet[Project], table: str = "") -> HttpResponse:
    """Entries with their parts as XLSX, or one table of them as CSV."""
    numbers = list(entries.order_by().values_list("number", flat=True))
    chosen = next((candidate for candidate in TABLES if candidate.code == table), None)
    content = table_csv(chosen, numbers) if chosen else entries_workbook(numbers)
    return download(content, table if chosen else "entries", "csv" if chosen else "xlsx")


@admin.action(description=_("Download the chosen entries as a workbook"), permissions=["change"])
def download_chosen(desk: Any, request: HttpRequest, queryset: QuerySet[Project]) -> HttpResponse:
    return as_workbook(queryset)


class ImportForm(forms.Form):
    file = forms.FileField(
        label=_("Workbook (.xlsx) or table (.csv)"),
        help_text=_("At most 5 MB. Nothing is written until you have seen and confirmed it."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> Any:
        """One byte more than allowed is enough to know that a file is too large."""
        file = self.cleaned_data["file"]
        self.cleaned_data["content"] = file.read(LARGEST_FILE + 1)
        return file


def kept_file(
    request: HttpRequest, plan: Callable[[str, bytes], Any]
) -> tuple[ImportForm, WorkbookImport | None]:
    """The form that takes a file, and the file that was sent, kept for its preview, if ``plan`` can
    read it."""
    if request.method != "POST":
        return ImportForm(), None
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return form, None
    name, content = form.cleaned_data["file"].name, form.cleaned_data["content"]
    try:
        plan(name, content)
    except RefusedError as error:
        form.add_error("file", str(error))
        return form, None
    WorkbookImport.objects.forget_old()
    kept: WorkbookImport = WorkbookImport.objects.create(
        file_name=name[-200:], content=content, made_by_id=request.user.pk
    )
    return form, kept


@admin.register(WorkbookImport)
class WorkbookImportAdmin(admin.ModelAdmin):
    list_display = ("file_name", "made_by", "written_at", "summary", "undone_at")
    list_display_links = ("file_name",)

    class Media:
        css = {"all": ("css/exchange.css",)}

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("projects.change_project")

    has_add_permission = has_change_permission = has_module_permission = has_view_permission

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes an import: written ones stay in the list."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[WorkbookImport]:
        written = super().get_queryset(request).exclude(written_at=None)
        return written.defer("content", "changes").select_related("made_by")

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("export/", wrap(self.export), name="projects_workbookimport_export"),
            path(
                "<str:token>/preview/", wrap(self.preview), name="projects_workbookimport_preview"
            ),
            path("<int:pk>/undo/", wrap(self.undo), name="projects_workbookimport_undo"),
            path(
                "<int:pk>/left-out/", wrap(self.left_out), name="projects_workbookimport_left_out"
            ),
            *super().get_urls(),
        ]

    def _page(self, request: HttpRequest, name: str, **context: Any) -> TemplateResponse:
        frame = self.admin_site.each_context(request) | {"opts": self.opts, "media": self.media}
        response = TemplateResponse(request, f"admin/exchange/{name}.html", frame | context)
        response["Cache-Control"] = "no-store, private"
        return response

    def _allow(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def export(self, request: HttpRequest) -> HttpResponse:
        """The entries that the change list shows under the same query."""
        self._allow(request)
        asked = request.GET.copy()
        table = asked.pop("table", [""])[-1]
        request.GET = asked  # type: ignore[assignment]
        desk = self.admin_site._registry[Project]
        try:
            entries = desk.get_changelist_instance(request).queryset
        except (IncorrectLookupParameters, DisallowedModelAdminLookup):
            text = _(
                "This address asks for a filter that does not exist, so nothing was exported. "
                "Filter the list and export again."
            )
            self.message_user(request, text, messages.ERROR)
            return redirect("admin:projects_project_changelist")
        return as_workbook(entries, table)

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Stores the uploaded file and redirects to its preview."""
        self._allow(request)
        form, kept = kept_file(request, plan_of)
        if kept:
            return redirect("admin:projects_workbookimport_preview", kept.token)
        return self._page(request, "upload", form=form, title=_("Import a workbook"), tables=TABLES)

    def preview(self, request: HttpRequest, token: str) -> HttpResponse:
        """The preview of all changes; writes them on confirmation."""
        self._allow(request)
        if answer := self._with_worker(request, token):
            return answer
        waiting = WorkbookImport.objects.waiting_for(request.user)
        kept = waiting.filter(token=token).first()
        if kept is None:
            messages.error(request, _("This file is no longer kept; choose it again."))
            return redirect("admin:projects_workbookimport_add")
        if request.method == "POST":
            return self._answer(request, kept)
        plan = plan_of(kept.file_name, bytes(kept.content))
        return self._page(
            request, "preview", plan=plan, kept=kept, title=_("What the file would change")
        )

    def _with_worker(self, request: HttpRequest, token: str) -> HttpResponse | None:
        """The page of a file that the worker writes or has written; None of others: of one that it
        could not write, that is said until it is confirmed again or dropped."""
        kept = WorkbookImport.objects.filter(token=token, made_by_id=request.user.pk).first()
        task = large.task_of(kept) if kept else None
        if kept is None or task is None:
            return None
        if not task.is_over:
            page = self._page(
                request, "writing", task=task, kept=kept, title=_("The file is being written")
            )
            page["Refresh"] = "2"  # in seconds; the page needs no script for it
            return page
        if kept.written_at:
            return self._written(request, kept)
        if request.method == "POST":
            task.delete()
        else:
            messages.error(request, large.not_written(kept, task))
        return None

    def _written(self, request: HttpRequest, kept: WorkbookImport) -> HttpResponse:
        messages.success(request, _("Saved: %s. It can be undone here.") % kept.summary)
        if kept.content:
            text = _("Rows with errors were not saved; download them here and correct them.")
            messages.warning(request, text)
        return redirect("admin:projects_workbookimport_change", kept.pk)

    def _answer(self, request: HttpRequest, kept: WorkbookImport) -> HttpResponse:
        if "discard" in request.POST:
            kept.delete()
            messages.info(request, _("Nothing was written."))
            return redirect("admin:projects_workbookimport_add")
        digest, in_part = request.POST.get("digest", ""), "in_part" in request.POST
        if large.is_large(kept):
            large.write_by_worker(kept, digest, in_part=in_part)
            return redirect("admin:projects_workbookimport_preview", kept.token)
        try:
            write_import(kept, digest, in_part=in_part)
        except (ChangedSinceError, RefusedError) as error:
            messages.error(request, str(error))
            return redirect("admin:projects_workbookimport_preview", kept.token)
        return self._written(request, kept)

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The changes that an import wrote."""
        self._allow(request)
        if self.get_object(request, unquote(object_id)) is None:
            return redirect(reverse("admin:projects_workbookimport_changelist"))
        done = get_object_or_404(WorkbookImport.objects.exclude(written_at=None), pk=object_id)
        pending = Project.objects.exclude(pending=None).filter(
            number__in={change["number"] for change in done.changes}
        )
        return self._page(
            request,
            "done",
            done=done,
            title=done.file_name,
            written=written_rows(done),
            pending=links_to(list(pending)) if pending else "",
        )

    def left_out(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The rows that an import left out, each with its reasons, as a workbook."""
        self._allow(request)
        done = get_object_or_404(WorkbookImport.objects.exclude(written_at=None), pk=pk)
        if not done.content:
            raise Http404
        return download(bytes(done.content), "to-correct", "xlsx")

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        self._allow(request)
        done = get_object_or_404(WorkbookImport.objects.exclude(written_at=None), pk=pk)
        if request.method == "POST":
            try:
                undo_import(done, request.user)
                messages.success(
                    request, _("Undone: the entries are as they were before the import.")
                )
            except ChangedSinceError as error:
                messages.error(request, str(error))
        return redirect("admin:projects_workbookimport_change", pk)
