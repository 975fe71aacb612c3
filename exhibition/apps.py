"""The exhibition app: how the site is put together."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ExhibitionConfig(AppConfig):
    name = "exhibition"
    verbose_name = _("Site")

    def ready(self) -> None:
        """After each migration the tables get their triggers again; see ``version``."""
        from exhibition.version import watch_tables

        post_migrate.connect(watch_tables, sender=self)
