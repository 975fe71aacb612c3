"""The projects app: what the exhibition shows."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("Exhibition")

    def ready(self) -> None:
        """Connects what keeps sort keys and the search index in step with the texts; the history;
        the roles."""
        from projects.editing import pending, roles
        from projects.photos import system_checks  # noqa: F401

        pending.register_history()
        post_migrate.connect(roles.make_roles, sender=self)
