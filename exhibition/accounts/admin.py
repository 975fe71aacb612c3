"""The sign-in log at the desk, for administrators."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exhibition.accounts.brake import folded
from exhibition.accounts.models import SignInAttempt
from projects.admin.only_listed import OnlyListedAdmin


def shortened(address: str) -> str:
    """The network of an address, which tells the place and not the machine: ``10.0.3.…``."""
    bare = address.partition("/")[0]
    try:
        parsed = ip_address(bare)
    except ValueError:
        return "…"
    network = ip_network((parsed, 24 if parsed.version == 4 else 48), strict=False)
    known = str(network.network_address)
    return f"{known.rpartition('.')[0]}.…" if parsed.version == 4 else f"{known}…"


@admin.register(SignInAttempt)
class SignInLog(OnlyListedAdmin):
    """Who signed in, when, from where, and who did not succeed. Nothing can be changed."""

    list_display = ("at", "who", "means", "place", "succeeded", "refused")
    list_filter = ("succeeded", "means")
    ordering = ("-at",)
    list_per_page = 50
    change_list_template = "admin/accounts/sign_in_log.html"
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[SignInAttempt]:
        names = get_user_model().objects.values_list("username", flat=True)
        self.known = {folded(name): name for name in names}
        return super().get_queryset(request)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        kept = {"days": SignInAttempt.DAYS_KEPT, "failed": SignInAttempt.DAYS_FAILED_KEPT}
        return super().changelist_view(request, {**kept, **(extra_context or {})})

    @admin.display(description=gettext_lazy("Who"))
    def who(self, attempt: SignInAttempt) -> str:
        """The account, and who else acted on it; what was typed that is none may be a password in
        the wrong field."""
        name = self.known.get(attempt.name) or _("no account of the desk")
        return _("%(name)s (by %(by)s)") % {"name": name, "by": attempt.by} if attempt.by else name

    @admin.display(description=gettext_lazy("From where"))
    def place(self, attempt: SignInAttempt) -> str:
        return shortened(attempt.address)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("auth.change_user")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None and self.has_module_permission(request)
