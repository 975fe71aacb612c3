"""The texts of many photos in one table, and turning a photo."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from projects.admin.acting import say_saved
from projects.admin.invented import say_gone, without_gone
from projects.admin.photo_forms import Sheet
from projects.admin.photo_plan import PhotoPlanAdmin, entry_with_photos
from projects.admin.seen import say_merged
from projects.editing import pending
from projects.editing.names import name_of
from projects.editing.remarks import remark
from projects.models import PendingChange, Project
from projects.photos import uploads

# So many stands stand on one sheet.
MOST_STANDS = 20


class Stand(NamedTuple):
    """The rendered table of a stand, "" where it was saved; its formset if it was refused; whether
    it was changed."""

    table: str = ""
    refused: Any = None
    is_changed: bool = False


class PhotoSheetAdmin(PhotoPlanAdmin):
    """The page of texts of many photos, and the buttons that turn one."""

    def get_urls(self) -> list[URLPattern]:
        sheet = self.admin_site.admin_view(self.photo_sheet_view)
        turn = self.admin_site.admin_view(require_POST(self.turn_view))
        route = "<int:pk>/photos/turn/<str:name>/"
        return [
            path("photos/sheet/", sheet, name="projects_project_photo_sheet"),
            path(f"{route}<str:side>/", turn, name="projects_project_photo_turn"),
            *super().get_urls(),
        ]

    def photo_sheet_view(self, request: HttpRequest) -> HttpResponse:
        """Alternative texts and credits of the photos of the stands in the address; each stand is
        saved as its own edit, and one that is refused keeps none of the others."""
        self._require_change(request)
        numbers = [number for number in request.GET.getlist("stand") if number.isdecimal()]
        entries = Project.objects.filter(number__in=numbers[:MOST_STANDS])
        if not entries:
            return redirect("admin:projects_project_photo_folder")
        is_sent = request.method == "POST"
        if is_sent and not request.user.has_perm("projects.change_photo"):
            raise PermissionDenied
        stands = [self._saved_stand(request, e) if is_sent else _shown(request, e) for e in entries]
        refused = [stand.refused for stand in stands if stand.refused is not None]
        if is_sent and not refused:
            if not any(stand.is_changed for stand in stands):
                text = _("Nothing was changed.")
                self.message_user(request, text, messages.INFO, extra_tags="saved")
            return redirect(request.get_full_path())
        context = self.admin_site.each_context(request) | {
            "title": _("Texts of the photos"),
            "opts": self.opts,
            "sheets": refused,
            "tables": [
                stand.table or _shown(request, entry).table
                for stand, entry in zip(stands, entries, strict=True)
            ],
        }
        return TemplateResponse(request, "admin/projects/project/photo_sheet.html", context)

    def _saved_stand(self, request: HttpRequest, project: Project) -> Stand:
        with pending.editing(project, request.user, remark("photos-described")) as edit:
            prefix, photos = _prefix(project), project.photos.all()
            sent, gone = without_gone(request.POST, prefix, photos.values_list("pk", flat=True))
            sheet = Sheet(sent, queryset=photos, prefix=prefix)
            for form in sheet.forms:
                form.person = request.user
            edit.is_kept = sheet.is_valid()
            if not edit.is_kept:
                return Stand(_table(request, project, sheet, edit.waiting), sheet)
            sheet.save()
        say_gone(self, request, gone)
        say_merged(request, sheet.forms)
        if edit.is_changed:
            say_saved(request, edit, project)
        return Stand(is_changed=edit.is_changed)

    def turn_view(self, request: HttpRequest, pk: int, name: str, side: str) -> HttpResponse:
        """Turns a photo by a quarter, from its card or from the strip in the entry's form."""
        project = entry_with_photos(request, pk, "change")
        if side not in uploads.SIDES:
            raise Http404("photos are turned right or left")
        try:
            text = uploads.turn(name, side, project, request.user)
            self.message_user(request, text, messages.SUCCESS)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        if "_editor" in request.POST:
            form = reverse("admin:projects_project_change", args=[pk])
            return redirect(f"{form}#photos-group")
        return redirect("admin:projects_project_photos", pk)


def _shown(request: HttpRequest, project: Project) -> Stand:
    """The table of a stand as it is now."""
    with pending.as_edited(project) as waiting:
        sheet = Sheet(queryset=project.photos.all(), prefix=_prefix(project))
        return Stand(_table(request, project, sheet, waiting))


def _prefix(project: Project) -> str:
    return f"stand-{project.number}"


def _table(
    request: HttpRequest, project: Project, sheet: Any, waiting: PendingChange | None
) -> str:
    """The table of a stand, rendered at once: pending changes are in the database only now."""
    context = {"original": project, "name": name_of(project, waiting), "sheet": sheet}
    return render_to_string(
        "admin/projects/project/photo_sheet_stand.html", context, request=request
    )
