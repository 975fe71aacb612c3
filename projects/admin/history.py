"""The history of an entry at the desk: comparison, bringing back, deleting with a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from reversion.models import Version

from projects.admin.acting import MOST_NAMED, linked, overtaken
from projects.editing import history, pending
from projects.editing.diff import summed_up
from projects.editing.names import name_of
from projects.editing.remarks import remark
from projects.editing.snapshots import PARTS, Snapshot
from projects.models import Project
from projects.models.publication import DAYS_TO_UNDO


class HistoryAdmin(admin.ModelAdmin):
    """History with old → new of each field, instead of Django's list of who pressed save."""

    def get_urls(self) -> list[URLPattern]:
        def own(route: str, view: Any, name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"projects_project_{name}")

        return [
            own("<int:pk>/restore/<int:revision>/", self.restore_view, "restore"),
            own(
                "<int:pk>/restore-pending/<int:version>/",
                self.restore_pending_view,
                "restore_pending",
            ),
            own("recover/", self.recover_list_view, "recoverlist"),
            own("recover/<int:version>/", require_POST(self.recover_view), "recover"),
            *super().get_urls(),
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        project = self.get_object(request, unquote(object_id))
        if project is None:
            raise Http404(f"no entry {object_id[:40]}")
        if not self.has_view_permission(request, project):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": _("History"),
            "subtitle": None,
            "opts": self.opts,
            "original": project,
            "name": name_of(project, pending.pending_of(project)),
            "events": history.events_of(project),
            "changes": self.has_change_permission(request, project),
        }
        return TemplateResponse(request, "admin/projects/project/history.html", context)

    def restore_pending_view(self, request: HttpRequest, pk: int, version: int) -> HttpResponse:
        """Asks before a pending change comes back, and does it. With ``?before`` it is the state
        before that save: the sample that gave way by it."""
        project = self._entry_to_restore(request, pk)
        kept = get_object_or_404(project.pending_versions, pk=version)
        before = "before" in request.GET
        return self._go_back(
            request,
            project,
            kept.at,
            history.state_of(kept, before=before),
            partial(history.restore_pending, kept, request.user, before=before),
        )

    def restore_view(self, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        project = self._entry_to_restore(request, pk)
        kept = get_object_or_404(Version.objects.get_for_object(project), revision=revision)
        return self._go_back(
            request,
            project,
            kept.revision.date_created,
            history.state_at(kept.revision),
            partial(history.restore, project, kept.revision, request.user),
        )

    def _entry_to_restore(self, request: HttpRequest, pk: int) -> Project:
        project: Project = get_object_or_404(Project, pk=pk)
        if not self.has_change_permission(request, project):
            raise PermissionDenied
        return project

    def _go_back(
        self,
        request: HttpRequest,
        project: Project,
        moment: datetime,
        state: Snapshot,
        restore: Callable[[], history.Restored],
    ) -> HttpResponse:
        """Shows what going back to a state would change and asks; then does it and says what was
        changed."""
        seen = pending.seen(project)
        if request.method == "POST" and request.POST.get("seen") == seen:
            self._tell_back(request, project, moment, restore())
            return redirect("admin:projects_project_change", project.pk)
        if request.method == "POST" and "seen" in request.POST:
            self.message_user(request, overtaken(project), messages.ERROR)
        context = self.admin_site.each_context(request) | {
            "title": _("Back to an earlier state?"),
            "subtitle": None,
            "opts": self.opts,
            "original": project,
            "name": name_of(project, pending.pending_of(project)),
            "moment": moment,
            "rows": history.rows_back_to(project, state),
            "seen": seen,
        }
        return TemplateResponse(request, "admin/projects/project/restore.html", context)

    def _tell_back(
        self, request: HttpRequest, project: Project, moment: datetime, done: history.Restored
    ) -> None:
        if not done.rows:
            text = _("Nothing was changed: the entry is in this state already.")
            self.message_user(request, text, messages.INFO)
            return
        said = {"moment": date_format(localtime(moment), "DATETIME_FORMAT")}
        text = _("Back to the state of %(moment)s. Changed: %(fields)s.") % (
            said | {"fields": "; ".join(summed_up(done.rows))}
        )
        if done.edit.waiting:
            text = f"{text} {_('Visitors see the old text until it is published.')}"
        elif project.is_published:
            text = f"{text} {_('Nothing is pending any more: visitors see the entry like this.')}"
        self.message_user(request, text, messages.SUCCESS)

    # Deleting.

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A public entry is withdrawn first: its printed QR code leads to it."""
        is_public = obj is not None and obj.is_published
        return super().has_delete_permission(request, obj) and not is_public

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What the question before deleting shows: entries with their parts, in people's words;
        public entries are protected. Whatever else hangs on them goes with them unsaid."""
        entries = list(objs)
        parts = [
            (model, list(model._default_manager.filter(project__in=entries)))
            for model in PARTS.values()
        ]
        shown = [str(entry) for entry in entries]
        shown += [f"{model._meta.verbose_name}: {part}" for model, all_ in parts for part in all_]
        counts = {self.opts.verbose_name_plural: len(entries)}
        counts |= {str(model._meta.verbose_name_plural): len(all_) for model, all_ in parts}
        public = [str(entry) for entry in entries if entry.is_published]
        may = self.has_delete_permission(request)
        return shown, counts, set() if may else {self.opts.verbose_name}, public

    def delete_model(self, request: HttpRequest, obj: Project) -> None:
        pending.record(obj, request.user, remark("deleted"))
        obj.delete()

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: int) -> HttpResponse:
        """Back to the list, saying how the entry can be brought back."""
        self._say_deleted(request, [obj_display])
        return redirect("admin:projects_project_changelist")

    def _say_deleted(self, request: HttpRequest, names: list[str]) -> None:
        count = len(names)
        said = ngettext("%(count)d entry deleted:", "%(count)d entries deleted:", count)
        way = _("For %(days)d days what was deleted can be brought back:")
        text = format_html(
            '{} {}. {} <a href="{}">{}</a>',
            said % {"count": count},
            "; ".join(names[:MOST_NAMED]) + (" …" if count > MOST_NAMED else ""),
            way % {"days": DAYS_TO_UNDO},
            reverse("admin:projects_project_recoverlist"),
            _("Deleted entries"),
        )
        self.message_user(request, text, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Delete the chosen entries"), permissions=["delete"])
    def delete_selected(self, request: HttpRequest, queryset: QuerySet[Project]) -> Any:
        """Django's question and deletion; what it says of it is said better here."""
        names = [str(project) for project in queryset]
        told: Any = messages.get_messages(request)
        said = list(told._queued_messages)
        response = delete_selected(self, request, queryset)
        if response is None:
            told._queued_messages = said
            self._say_deleted(request, names)
        return response

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Project]) -> None:
        for project in queryset:
            self.delete_model(request, project)

    def recover_list_view(self, request: HttpRequest) -> HttpResponse:
        """Deleted entries, each with a button that brings it back."""
        if not self.has_delete_permission(request):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": _("Deleted entries"),
            "opts": self.opts,
            "deleted": history.deleted(),
        }
        return TemplateResponse(request, "admin/projects/project/deleted.html", context)

    def recover_view(self, request: HttpRequest, version: int) -> HttpResponse:
        if not self.has_delete_permission(request):
            raise PermissionDenied
        kept = get_object_or_404(Version.objects.get_deleted(Project), pk=version)
        try:
            with transaction.atomic():
                project = history.recover(kept, request.user)
        except IntegrityError:
            text = _("Another entry has this number or address by now. Change it there first.")
            self.message_user(request, text, messages.ERROR)
            return redirect("admin:projects_project_recoverlist")
        text = _(
            "“%(entry)s” is brought back as a draft. Send it for review again if it is to be "
            "published."
        )
        self.message_user(request, linked(text, project), messages.SUCCESS)
        return redirect("admin:projects_project_change", project.pk)
