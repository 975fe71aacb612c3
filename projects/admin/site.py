"""The desk as a whole: its first page, the matrix of languages, the guide, its own words."""

from __future__ import annotations

from functools import partial, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.i18n import JavaScriptCatalog

from projects.admin import dashboard, unsaved
from projects.admin.contradictions import contradictions_page
from projects.admin.contributions import waiting_for
from projects.admin.guide import as_html
from projects.admin.interface_texts import export_texts, import_texts, texts_page
from projects.admin.invented import refuse_invented
from projects.admin.review import review_page
from projects.admin.scans import scans_file, scans_page
from projects.admin.sheets import at_a_glance, showing_page
from projects.admin.stand_sheets import damage_photo, stand_page, wall_page
from projects.admin.unwritten import unwritten_lines
from projects.texts import incoming, richtext
from projects.texts.languages import current_language
from projects.texts.pasted import read
from projects.touring.guest_book import waiting_messages
from projects.touring.reports import waiting_reports

GUIDES = Path(settings.BASE_DIR) / "docs"
MOST_PASTED = 500_000


# Address, page and name of each.
INTERFACE_TEXTS = (
    ("interface-texts/", texts_page, "interface-texts"),
    ("interface-texts/export/", export_texts, "interface-texts-export"),
    ("interface-texts/import/", import_texts, "interface-texts-import"),
)
SHEETS = (
    ("sheets/<int:pk>/", showing_page, "showing-sheets"),
    ("stands/<int:number>/", stand_page, "stand-sheets"),
    ("wall-panels/", wall_page, "wall-sheets"),
    ("wall-panels/<slug:slug>/", wall_page, "wall-sheets"),
    ("sheets/damage/<int:pk>.jpg", damage_photo, "damage-photo"),
)
SCANS = (("scans/", scans_page, "scans"), ("scans.csv", scans_file, "scans-csv"))


class DeskWords(JavaScriptCatalog):
    """The words of the desk's scripts: Django's, and ours where Django has none in Kazakh."""

    packages = ["django.contrib.admin"]

    def get_paths(self, packages: Any) -> list[str]:
        return [*super().get_paths(packages), *map(str, settings.LOCALE_PATHS)]


class Desk(AdminSite):
    site_header = gettext_lazy("Exhibition of social projects: the desk")
    site_title = gettext_lazy("The desk")
    index_title = gettext_lazy("Overview")
    empty_value_display = gettext_lazy("none")  # type: ignore[assignment]
    logout_template = "admin/logged_out.html"

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Django's guard, which here loses no form: one sent after the sign-in has run out is
        given back, and one that was saved is named to the browser that keeps its draft."""

        guarded_view = refuse_invented(view)

        @wraps(view)
        def confirmed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return unsaved.confirm_saved(request, guarded_view(request, *args, **kwargs))

        guarded = super().admin_view(confirmed, cacheable)

        @wraps(guarded)
        def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            is_form = request.method == "POST" and request.path != reverse("admin:logout")
            if is_form and not self.has_permission(request):
                return unsaved.not_signed_in(request)
            return guarded(request, *args, **kwargs)

        return kept

    def get_urls(self) -> list[URLResolver | URLPattern]:
        return [
            path("contradictions/", self.admin_view(self.contradictions), name="contradictions"),
            path("review/", self.admin_view(self.review), name="review"),
            *(
                path(end, self.admin_view(partial(page, self)), name=name)
                for end, page, name in (*INTERFACE_TEXTS, *SHEETS, *SCANS)
            ),
            path("languages/", self.admin_view(self.languages), name="languages"),
            path("guide/", self.admin_view(self.guide), name="guide"),
            path("read-paste/", self.admin_view(self.read_paste), name="read-paste"),
            *super().get_urls(),
        ]

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        """The first page: the blocks with a tile an entry, its state and what it still needs."""
        context = dashboard.overview() if request.user.has_perm("projects.view_project") else {}
        context["forms"] = waiting_for(request.user).count()
        context["reports"] = waiting_reports(request.user)
        context["sheets"] = at_a_glance(request.user)
        context["guests"] = waiting_messages(request.user)
        context["unwritten"] = unwritten_lines(request.user)
        return super().index(request, {**context, **(extra_context or {})})

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Signs out, and says so in words of our own: Django's are odd in Russian and Kazakh."""
        return super().logout(request, {"title": _("Signed out"), **(extra_context or {})})

    def languages(self, request: HttpRequest) -> HttpResponse:
        """Each entry in each language: original, missing, not yet reviewed, outdated, reviewed."""
        if not request.user.has_perm("projects.view_project"):
            raise PermissionDenied
        context = (
            self.each_context(request) | {"title": _("Languages")} | dashboard.languages_matrix()
        )
        return TemplateResponse(request, "admin/desk/languages_matrix.html", context)

    def contradictions(self, request: HttpRequest) -> HttpResponse:
        """What in the figures can't be right, each with the way to its field."""
        return contradictions_page(self, request)

    def review(self, request: HttpRequest) -> HttpResponse:
        """What waits for a publisher."""
        return review_page(self, request)

    def guide(self, request: HttpRequest) -> HttpResponse:
        """The guide for staff, in the desk's language."""
        text = (GUIDES / f"guide-{current_language()}.md").read_text(encoding="utf-8")
        context = self.each_context(request) | {"title": _("Guide"), "guide": as_html(text)}
        return TemplateResponse(request, "admin/desk/guide.html", context)

    def read_paste(self, request: HttpRequest) -> HttpResponse:
        """A clipboard's HTML and plain text as what a field keeps, ``into`` marks, lines or one
        line; for ``static/js/desk_paste.js``."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        html, plain = request.POST.get("html", ""), request.POST.get("plain", "")
        if len(html) + len(plain) > MOST_PASTED:
            return JsonResponse({"text": ""}, status=413)
        text = richtext.clean(read(html, plain))
        match request.POST.get("into"):
            case "lines":
                text = richtext.plain(text)
            case "line":
                text = incoming.one_line(richtext.plain(text, with_addresses=False))
        return JsonResponse({"text": text})

    def i18n_javascript(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return DeskWords.as_view()(request)
