"""The desk as a whole: its first page and what every page of it shows."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class Desk(AdminSite):
    site_header = _("Exhibition of social projects: the desk")
    site_title = _("The desk")
    index_title = _("What the exhibition shows")
