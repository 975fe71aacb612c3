"""The desk of the people: accounts and their roles. The permissions of a role are in
``projects.editing.roles``."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import (
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
)
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from projects.admin.search import FoldedSearch
from projects.admin.seen import SeenVersionForm
from projects.admin.typed import AsTyped
from projects.editing.roles import ROLES

admin.site.unregister(User)
admin.site.unregister(Group)


class RolesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        name, purpose = ROLES.get(obj.name, (obj.name, ""))
        return f"{name}: {purpose}"


class PasswordState(ReadOnlyPasswordHashWidget):
    """Whether a password is set, and the way to set another; nothing of how it is kept."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if any("value" in line for line in context["summary"]):
            context["summary"] = [{"label": _("A password is set.")}]
        return context


class PersonForm(SeenVersionForm, UserChangeForm):
    """The form of an account, which asks about what somebody else has changed meanwhile."""

    password = ReadOnlyPasswordHashField(
        label=_("Password"),
        help_text=UserChangeForm.base_fields["password"].help_text,
        widget=PasswordState,
    )


@admin.register(User)
class PersonAdmin(FoldedSearch, AsTyped, UserAdmin):
    """The form of an account: names, password and roles, without single permissions."""

    form = PersonForm
    change_form_template = "admin/accounts/person.html"
    list_display = ("username", "last_name", "first_name", "roles", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("username", "last_name", "first_name", "email")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("last_name", "first_name", "email")}),
        (_("Roles"), {"fields": ("groups", "is_active")}),
        (_("Important dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2")}),
        (_("Roles"), {"fields": ("groups",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, person: User) -> str:
        names = [str(ROLES[group.name][0]) for group in person.groups.all() if group.name in ROLES]
        return ", ".join([*names, *([str(_("superuser"))] if person.is_superuser else [])])

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            return RolesField(
                Group.objects.filter(name__in=ROLES),
                label=_("Roles"),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Without a role a person can’t sign in to the desk."),
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Saves the roles, and lets only those with a role enter the desk."""
        super().save_related(request, form, formsets, change)
        person = form.instance
        person.is_staff = person.is_superuser or person.groups.filter(name__in=ROLES).exists()
        person.save(update_fields=["is_staff"])
        if not person.is_staff:
            text = _(
                "“%(name)s” has no role, so can’t sign in to the desk: tick one in the account."
            )
            self.message_user(request, text % {"name": person}, messages.WARNING)

    # An administrator must not gain more rights by taking over a superuser's account.

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _is_within_reach(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _is_within_reach(request, obj)


def _is_within_reach(request: HttpRequest, person: Any) -> bool:
    return person is None or request.user.is_superuser or not person.is_superuser
