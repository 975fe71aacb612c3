"""The app that puts the site together: the commands ``start`` and ``compile_texts``."""

from django.apps import AppConfig
from django.conf import settings


class ExhibitionConfig(AppConfig):
    """It has no models. ``exhibition`` as a label belongs to ``projects.serving``, whose table
    data folders made by earlier releases name so."""

    name = "exhibition"
    label = "site"

    def ready(self) -> None:
        """Registers the system checks of the settings, and reports errors where that is wanted."""
        # Checks read the settings, which are ready only now.
        from exhibition import sentry, system_checks  # noqa: F401

        if settings.SENTRY_DSN:
            sentry.begin(settings.SENTRY_DSN)
