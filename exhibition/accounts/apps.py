"""The app of the accounts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "exhibition.accounts"
    label = "accounts"
    verbose_name = _("Signing in")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connects the brake with every sign-in."""
        # It needs the models of the accounts, which are loaded only now.
        from exhibition.accounts import brake  # noqa: F401
