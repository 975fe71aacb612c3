"""The projects app: what the exhibition shows."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("Exhibition")

    def ready(self) -> None:
        """Connects the signals that keep sort keys, search index and picture files in step; the
        history; the roles; the moments at which showings open and close; what is erased."""
        # Models can be imported only once all apps are known.
        from projects.catalogue import indexing
        from projects.editing import former_addresses, pending, provenance, roles  # noqa: F401
        from projects.photos import damages, recordings, signals, system_checks  # noqa: F401
        from projects.results.totals import periods  # noqa: F401
        from projects.touring import erasing  # noqa: F401
        from projects.touring import signals as opening  # noqa: F401
        from projects.touring import system_checks as clock  # noqa: F401

        pending.register_history()
        post_migrate.connect(roles.make_roles, sender=self)
        post_migrate.connect(indexing.index_all, sender=self)
