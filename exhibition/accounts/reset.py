"""A forgotten password: by a letter where letters are sent, else by an administrator.

The answer is the same whether there is such an account or not.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.views import PasswordResetConfirmView
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from exhibition.accounts.forms import may_enter
from exhibition.mail.sending import ask_for
from projects.catalogue.addresses import site_of

# So often, in minutes, one account gets such a letter.
EVERY = 5


@never_cache
def new_password_asked(request: HttpRequest) -> HttpResponseBase:
    """Asks for the name or the mail address, and lets the worker write."""
    is_asked = request.method == "POST" and bool(settings.MAIL)
    if is_asked:
        typed = request.POST.get("account", "").strip()[:254]
        known = get_user_model().objects.filter(Q(username=typed) | Q(email__iexact=typed))
        now = timezone.now()
        key = f"{now:%Y%m%d%H}{now.minute // EVERY}"
        for person in known.exclude(email="")[:5] if typed else []:
            if may_enter(person) and person.has_usable_password():
                ask_for("password", person, key, site=site_of(request))
    context = admin.site.each_context(request) | {
        "title": _("Forgotten password"),
        "subtitle": None,
        "is_asked": is_asked,
        "mail_is_sent": bool(settings.MAIL),
    }
    return TemplateResponse(request, "admin/accounts/forgotten.html", context)


class NewPassword(PasswordResetConfirmView):
    """The page of the letter's link; a second factor is asked for all the same when signing in."""

    template_name = "registration/password_reset_confirm.html"
    success_url = reverse_lazy("admin:login")

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, _("The new password is kept: sign in with it."))
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return admin.site.each_context(self.request) | super().get_context_data(**kwargs)
