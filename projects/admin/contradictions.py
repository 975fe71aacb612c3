"""The desk's page of contradictions in the figures."""

from itertools import groupby

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from projects.results.contradictions import contradictions


def contradictions_page(desk: AdminSite, request: HttpRequest) -> HttpResponse:
    """The contradictions in ``groups`` of one kind, for those who may see entries."""
    if not request.user.has_perm("projects.view_project"):
        raise PermissionDenied
    groups = groupby(contradictions(), key=lambda contradiction: contradiction.title)
    context = desk.each_context(request) | {
        "title": _("Contradictions in the figures"),
        "groups": [(title, list(found)) for title, found in groups],
    }
    return TemplateResponse(request, "admin/desk/contradictions.html", context)
