"""The desk of the institution behind the exhibition: one form."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from projects.admin.forms import InSomeLanguage, TextsInLanguages
from projects.admin.seen import TellsAfterSaving
from projects.models import Institution
from projects.models.institution import THE_ONE


@admin.register(Institution)
class InstitutionAdmin(TextsInLanguages, TellsAfterSaving, TranslationAdmin):
    form = InSomeLanguage
    fieldsets = (
        (_("Contact"), {"fields": ("name", "address", "email", "telephone", "hours")}),
        (_("What visitors are owed"), {"fields": ("accessibility", "privacy")}),
        (_("Security"), {"fields": ("security_contact",)}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: its one row is there from the start."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The form itself: a list of one would only be a click more."""
        return self.change_view(request, str(THE_ONE), extra_context=extra_context)

    def view_on_site(self, institution: Institution) -> str:
        """Where visitors read it."""
        return f"{reverse('about')}#contact"
