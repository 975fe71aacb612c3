"""The worker's tasks at the desk: what waits, what was made, and why something was not."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from projects.models import Task


@admin.register(Task)
class TaskAdmin(admin.ModelAdmin):
    """Only a list, for whoever may order prints."""

    list_display = ("title", "state", "attempts", "reason", "changed_at")
    list_display_links = None
    list_filter = ("state",)
    actions = None

    def get_urls(self) -> list[Any]:
        return [url for url in super().get_urls() if url.name == "projects_task_changelist"]

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("projects.print_project"))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
