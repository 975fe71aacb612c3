"""The staff's desk in place of Django's plain admin site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with our site, and one module for each part of the desk."""

    default_site = "projects.admin.site.Desk"

    def ready(self) -> None:
        """Imports the parts of the desk, which register their models."""
        super().ready()
        # Imported late: models can be imported only when all apps are loaded.
        from projects.admin import (  # noqa: F401
            entries,
            figures,
            guest_books,
            imports,
            institution,
            lists,
            people,
            printing,
            reports,
            tasks,
            touring,
        )
