"""The desk's form to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class SignInForm(AdminAuthenticationForm):
    """Django's, which says that an attempt was not checked, or that the account has no role, and
    what to do."""

    def confirm_login_allowed(self, user: User) -> None:
        """Asked of those whose password is right."""
        if user.is_active and not user.is_staff:
            raise ValidationError(
                _(
                    "The name and password are right, but this account has no role at the desk. An "
                    "administrator can give it one."
                )
            )
        super().confirm_login_allowed(user)

    def get_invalid_login_error(self) -> ValidationError:
        if not hasattr(self.request, "wait"):
            return super().get_invalid_login_error()
        return ValidationError(too_many())


def may_enter(person: User) -> bool:
    return person.is_active and person.is_staff


def too_many() -> str:
    """What is said instead of checking yet another password or code."""
    return _(
        "Too many wrong passwords: this one was not checked. Wait five minutes, or sign in "
        "from a browser in which you have signed in before. If you have forgotten your "
        "password, an administrator can give you a new one."
    )
