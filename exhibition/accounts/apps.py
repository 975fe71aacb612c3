"""The app of the accounts."""

from django.apps import AppConfig
from django.contrib import admin


class AccountsConfig(AppConfig):
    name = "exhibition.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connects the brake with the sign-in of the desk."""
        # The form needs the models of the accounts, which are loaded only now.
        from exhibition.accounts import brake, forms  # noqa: F401

        admin.site.login_form = forms.SignInForm
