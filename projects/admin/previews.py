"""Previews of entries at the desk, and the links that show one to an association."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from projects.admin.acting import wrong_in
from projects.catalogue.addresses import site_of
from projects.editing.snapshots import fingerprint
from projects.models import PreviewLink, Project
from projects.models.sent_link import SentLink
from projects.texts.fields import LineField
from projects.views import permalinks, preview


class PreviewLinkForm(forms.ModelForm):
    class Meta:
        model = PreviewLink
        fields = ("sent_to",)
        field_classes = {"sent_to": LineField}


class PreviewsAdmin(admin.ModelAdmin):
    """An entry as visitors will see it, for staff and, by link, for the association."""

    def get_urls(self) -> list[URLPattern]:
        def own(route: str, view: Any, name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"projects_project_{name}")

        return [
            own("<int:pk>/preview/", self.preview_view, "preview"),
            own("<int:pk>/preview/photos/<path:name>", self.preview_photo_view, "preview_photo"),
            own("<int:pk>/preview/cover.svg", self.preview_cover_view, "preview_cover"),
            own("<int:pk>/links/", require_POST(self.link_view), "link"),
            own("<int:pk>/links/<int:link>/", require_POST(self.unlink_view), "unlink"),
            *super().get_urls(),
        ]

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        project = self.entry_for(request, pk, "view")
        base = reverse("admin:projects_project_preview", args=[pk])
        return preview.kept_by_nobody(preview.shown)(request, project, base)

    def preview_photo_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
        return preview.picture(request, self.entry_for(request, pk, "view"), name)

    def preview_cover_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        project = self.entry_for(request, pk, "view")
        return permalinks.cover_of(Project.objects.filter(pk=project.pk))

    def link_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Creates a preview link that can be sent to the association."""
        project = self.entry_for(request, pk, "change")
        form = PreviewLinkForm(request.POST)
        if form.is_valid():
            link = form.instance
            link.project, link.by = project, request.user
            link.save()
            address = site_of(request) + link.get_absolute_url()
            text = _("Send this address; it opens without an account:")
            self.message_user(request, told_address(text, address), messages.SUCCESS)
        for sentence in wrong_in(form):
            self.message_user(request, sentence, messages.ERROR)
        return redirect("admin:projects_project_change", pk)

    def unlink_view(self, request: HttpRequest, pk: int, link: int) -> HttpResponse:
        """Closes a preview link, or opens it again."""
        found = get_object_or_404(self.entry_for(request, pk, "change").preview_links, pk=link)
        self.message_user(request, closed_or_opened(request, found), messages.SUCCESS)
        return redirect("admin:projects_project_change", pk)

    def entry_for(self, request: HttpRequest, pk: int, action: str) -> Project:
        """The entry; refuses a person without this permission."""
        project = get_object_or_404(Project, pk=pk)
        if not getattr(self, f"has_{action}_permission")(request, project):
            raise PermissionDenied
        return project


def told_address(text: str, address: str) -> str:
    """A sentence and an address in a field from which it is copied."""
    field = render_to_string("admin/projects/project/link_address.html", {"address": address})
    return format_html("{} {}", text, field)


def closed_or_opened(request: HttpRequest, link: SentLink) -> str:
    """Closes a link that was sent, or opens it again where the button says so; says which."""
    if "again" not in request.POST:
        link.close()
        return _("The link is closed. What was written through it stays here.")
    link.open_again()
    if link.is_valid:
        return _("The link opens again.")
    return _("The link has expired meanwhile: make a new one.")


def links_with_approvals(request: HttpRequest, project: Project) -> list[dict[str, Any]]:
    """The entry's preview links: ``link``, its ``address``, ``approvals`` as pairs with whether the
    entry is still as it was then."""
    links = list(project.preview_links.select_related("by").prefetch_related("approvals"))
    now = fingerprint(project) if links else ""
    return [
        {
            "link": link,
            "address": site_of(request) + link.get_absolute_url(),
            "approvals": [(a, a.text_hash == now) for a in link.approvals.all()],
        }
        for link in links
    ]
