"""The staff's desk in place of Django's plain admin site."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "projects.desk.Desk"
