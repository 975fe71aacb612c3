"""The desk's form to sign in."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class SignInForm(AdminAuthenticationForm):
    """Django's, which says that an attempt was not checked, and what to do."""

    def get_invalid_login_error(self) -> ValidationError:
        if not hasattr(self.request, "wait"):
            return super().get_invalid_login_error()
        return ValidationError(
            _(
                "Too many wrong passwords: this one was not checked. Wait five minutes, or sign in "
                "from a browser in which you have signed in before. If you have forgotten your "
                "password, an administrator can give you a new one."
            )
        )
