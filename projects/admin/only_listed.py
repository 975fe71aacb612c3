"""Records that the desk shows as a list and nowhere else."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class OnlyListedAdmin(admin.ModelAdmin):
    """A list without pages of its records: nothing is added, changed or deleted. Who may see it,
    ``has_module_permission`` says."""

    list_display_links = None
    actions = None

    def get_urls(self) -> list[Any]:
        only = f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        return [url for url in super().get_urls() if url.name == only]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
