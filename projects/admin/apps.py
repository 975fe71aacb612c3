"""The staff's desk in place of Django's plain admin site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with our site, and one module for each part of the desk."""

    default_site = "projects.admin.site.Desk"

    def ready(self) -> None:
        """Has the parts of the desk register their models."""
        super().ready()
        # Models can be imported only once all apps are known.
        from projects.admin import (  # noqa: F401
            entries,
            figures,
            imports,
            lists,
            people,
            printing,
        )
