"""The worker's tasks at the desk: what waits, what was made, and why something was not."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from projects.admin.only_listed import OnlyListedAdmin
from projects.models import Task


@admin.register(Task)
class TaskAdmin(OnlyListedAdmin):
    """Only a list, for whoever may order prints."""

    list_display = ("title", "state", "attempts", "reason", "changed_at")
    list_filter = ("state",)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("projects.print_project"))
