"""The desk's forms to sign in and to choose letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exhibition.accounts.models import MailChoice
from projects.texts.languages import NATIVE_NAMES

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


class LettersForm(forms.Form):
    """Where a person gets letters, in which language, and which."""

    email = forms.EmailField(label=gettext_lazy("Mail address"), required=False, max_length=254)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the letters"),
        choices=NATIVE_NAMES.items(),
    )
    wanted = forms.MultipleChoiceField(
        label=gettext_lazy("Letters"),
        choices=MailChoice.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, person: User, sent: Any = None) -> None:
        self.person, self.choice = person, MailChoice.of(person)
        wanted = [kind for kind in MailChoice.Kind.values if self.choice.wants(kind)]
        known = {"email": person.email, "language": self.choice.language, "wanted": wanted}
        super().__init__(sent, initial=known)

    def save(self) -> None:
        self.person.email = self.cleaned_data["email"]
        self.person.save(update_fields=["email"])
        wanted = self.cleaned_data["wanted"]
        self.choice.language = self.cleaned_data["language"]
        self.choice.unwanted = [kind for kind in MailChoice.Kind.values if kind not in wanted]
        self.choice.save()
