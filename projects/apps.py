"""The projects app: what the exhibition shows."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("Exhibition")

    def ready(self) -> None:
        """Connects what keeps sort keys and the search index in step with the texts."""
        from projects import derived  # noqa: F401
