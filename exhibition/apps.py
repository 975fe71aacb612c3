"""The app that puts the site together: the commands ``start`` and ``compile_texts``."""

from django.apps import AppConfig


class ExhibitionConfig(AppConfig):
    """It has no models. ``exhibition`` as a label belongs to ``projects.serving``, whose table
    data folders made by earlier releases name so."""

    name = "exhibition"
    label = "site"

    def ready(self) -> None:
        """Registers the system checks of the settings."""
        # Checks read the settings, which are ready only now.
        from exhibition import system_checks  # noqa: F401
