"""The apps that put the site together: its commands, and the staff's desk."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ExhibitionConfig(AppConfig):
    """The commands ``start`` and ``compile_texts``; it has no models. ``exhibition`` as a label
    belongs to ``projects.serving``."""

    name = "exhibition"
    label = "site"


class DeskConfig(AdminConfig):
    """The staff's desk in place of Django's plain admin site."""

    default_site = "projects.admin.site.Desk"
