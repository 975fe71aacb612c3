"""The app that makes the site fast: the catalogue version and what is kept under it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ServingConfig(AppConfig):
    """Its label is ``exhibition``: data folders made by earlier releases name the table so."""

    name = "projects.serving"
    label = "exhibition"
    verbose_name = _("Site")

    def ready(self) -> None:
        """Sets the tables' triggers again after each migration; see ``serving.version``."""
        # Models can be imported only once all apps are known.
        from projects.serving.version import watch_tables

        post_migrate.connect(watch_tables, sender=self)
