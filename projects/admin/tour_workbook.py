"""Venues and showings at the desk as a workbook: download, and import with preview."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from projects.admin.downloads import download
from projects.admin.imports import kept_file
from projects.models import WorkbookImport
from projects.workbook.tour import plan_of_tour, tour_workbook, write_tour

MODELS = ("venue", "showing")


class TourWorkbook(admin.ModelAdmin):
    """The addresses of the workbook, for the desk of showings."""

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, "projects_showing_workbook"
        return [
            path("workbook/", wrap(self.workbook_view), name=name),
            path("import/", wrap(self.import_view), name=f"{name}_import"),
            path("import/<str:token>/", wrap(self.preview_view), name=f"{name}_preview"),
            *super().get_urls(),
        ]

    def workbook_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return download(tour_workbook(), "venues-and-showings", "xlsx")

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Keeps the file that is sent and goes on to its preview."""
        _allow(request)
        form, kept = kept_file(request, plan_of_tour)
        if kept:
            return redirect("admin:projects_showing_workbook_preview", kept.token)
        return self._page(request, "tour_upload", form=form, title=_("Import a workbook"))

    def preview_view(self, request: HttpRequest, token: str) -> HttpResponse:
        """All that the file would change; writes it once that is confirmed."""
        _allow(request)
        kept = WorkbookImport.objects.waiting_for(request.user).filter(token=token).first()
        if kept is None:
            messages.error(request, _("This file is no longer kept; choose it again."))
            return redirect("admin:projects_showing_workbook_import")
        plan = plan_of_tour(kept.file_name, bytes(kept.content))
        if request.method != "POST":
            title = _("What the file would change")
            return self._page(request, "tour_preview", plan=plan, kept=kept, title=title)
        if "discard" in request.POST:
            kept.delete()
            messages.info(request, _("Nothing was written."))
            return redirect("admin:projects_showing_workbook_import")
        if request.POST.get("digest") != plan.digest or not plan.can_be_written:
            text = _("Entries have changed since this preview; look at the changes again.")
            messages.error(request, text)
            return redirect("admin:projects_showing_workbook_preview", token)
        write_tour(plan)
        kept.delete()
        messages.success(request, _("Saved: %s.") % plan.summary)
        return redirect("admin:projects_showing_changelist")

    def _page(self, request: HttpRequest, name: str, **context: Any) -> TemplateResponse:
        frame = self.admin_site.each_context(request) | {"opts": self.opts}
        page = TemplateResponse(request, f"admin/exchange/{name}.html", frame | context)
        page["Cache-Control"] = "no-store, private"
        return page


def _allow(request: HttpRequest) -> None:
    """For those who may enter venues and showings."""
    needed = (f"projects.{what}_{model}" for what in ("add", "change") for model in MODELS)
    if not request.user.has_perms([*needed]):
        raise PermissionDenied
