"""The desk of the photos: adding many at once, describing them, rights, order, take-down."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from modeltranslation.admin import TranslationStackedInline

from projects.admin.acting import act_on_saved
from projects.admin.forms import PARTS, PartInline
from projects.admin.invented import say_gone, without_gone
from projects.admin.photo_forms import Cards
from projects.admin.photo_plan import TogetherForm, entry_with_photos
from projects.admin.photo_sheet import PhotoSheetAdmin
from projects.admin.seen import say_merged
from projects.admin.sheet_words import say_held
from projects.editing import pending
from projects.editing.names import name_of
from projects.editing.remarks import remark
from projects.models import PendingChange, Photo, Project
from projects.models.publication import DAYS_TO_UNDO
from projects.models.querysets import public as is_public
from projects.photos import uploads
from projects.photos.storage import originals
from projects.views import permalinks, preview


class PhotoInline(PartInline, TranslationStackedInline):
    """The texts and rights of an entry's photos within its form. Files are added and removed on the
    photos' own page, where each is checked and copied before anything is locked."""

    model = Photo
    can_delete = False
    view_on_site = False
    template = PARTS
    is_strip = True
    fields = (
        "alternative_text",
        *("caption", "long_description"),
        ("credit", "licence"),
        ("consent", "shows_children", "rights_until"),
        ("is_drawing", "is_taken_down"),
        ("position", "focal_x", "focal_y"),
    )

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The fields of place and point say so to the scripts that set them."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        told = {"position": ("data-position", True), "focal_x": ("data-focus", "x")}
        told["focal_y"] = ("data-focus", "y")
        if db_field.name in told:
            name, value = told[db_field.name]
            formfield.widget.attrs[name] = value
        return formfield


class PhotosAdmin(PhotoSheetAdmin):
    """The photos' own pages beside an entry's form."""

    def get_urls(self) -> list[URLPattern]:
        def own(route: str, view: Any, name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"projects_project_{name}")

        return [
            own("<int:pk>/photos/", self.photos_view, "photos"),
            own("<int:pk>/photos/add/", require_POST(self.photos_add_view), "photos_add"),
            own("<int:pk>/photos/file/<str:name>", self.photo_file_view, "photo_file"),
            own("<int:pk>/photos/<int:photo>/original/", self.photo_original_view, "original"),
            own("<int:pk>/photos/<int:photo>/<str:act>/", require_POST(self.act_view), "photo_act"),
            *super().get_urls(),
        ]

    def photos_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """All photos of an entry as cards, those of a public entry with pending changes."""
        project = entry_with_photos(request, pk, "view")
        public = list(Photo.objects.shown().filter(is_public("project__"), project=project))
        if request.method != "POST":
            with pending.as_edited(project) as waiting:
                cards = Cards(queryset=project.photos.all())
                return self._cards_page(request, project, cards, public, waiting)
        entry_with_photos(request, pk, "change")
        with pending.editing(project, request.user, remark("photos-described")) as edit:
            there = project.photos.values_list("pk", flat=True)
            sent, gone = without_gone(request.POST, "form", there)
            say_gone(self, request, gone)
            cards = Cards(sent, queryset=project.photos.all())
            edit.is_kept = cards.is_valid()
            if not edit.is_kept:
                return self._cards_page(request, project, cards, public, edit.waiting)
            cards.save()
            uploads.renumber(project)
            say_merged(request, cards.forms)
        if act_on_saved(request, edit, project) and "_submit" in request.POST:
            return redirect("admin:projects_project_change", pk)
        return redirect("admin:projects_project_photos", pk)

    def _cards_page(
        self,
        request: HttpRequest,
        project: Project,
        cards: Any,
        public: list[Photo],
        waiting: PendingChange | None,
    ) -> HttpResponse:
        """The page of cards, and of the ``public`` photos that a pending change removes; rendered
        at once: pending changes are in the database only within the block."""
        if not cards.is_bound:
            _begin_where_something_is_missing(cards, Project.objects.get(pk=project.pk))
        shown = {card.instance.pk for card in cards.forms}
        return TemplateResponse(
            request,
            "admin/projects/project/photos.html",
            self.admin_site.each_context(request)
            | {
                "title": _("Photos of stand %(number)d") % {"number": project.number},
                "opts": self.opts,
                "original": project,
                "name": name_of(project, waiting),
                "cards": cards,
                "public": {photo.pk for photo in public},
                "going": [photo for photo in public if photo.pk not in shown],
                "together": TogetherForm(),
                "deleted": Photo.everything.filter(project=project).exclude(deleted_at=None),
                "days": DAYS_TO_UNDO,
                "may_change": request.user.has_perm("projects.change_photo"),
            },
        ).render()

    def photos_add_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Adds the uploaded files to one entry."""
        project = entry_with_photos(request, pk, "change")
        together = TogetherForm(request.POST)
        values = together.values()
        is_again = bool(values.pop("is_again", False))
        outcomes = together.wrong() + [
            uploads.add_photo(file, project, request.user, is_again=is_again, **values)
            for file in request.FILES.getlist("files")
        ]
        if "_editor" not in request.POST:
            return self._answer(request, outcomes, "admin:projects_project_photos", pk)
        form = reverse("admin:projects_project_change", args=[pk])
        return self._answer(request, outcomes, f"{form}#photos-group")

    def photo_file_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
        """A copy of any photo of the entry, shown or not; the public address would answer 404."""
        project = entry_with_photos(request, pk, "view")
        try:
            return preview.kept_by_nobody(_file)(request, project, name)
        except Http404:
            with pending.as_edited(project):
                return preview.kept_by_nobody(_file)(request, project, name)

    def photo_original_view(self, request: HttpRequest, pk: int, photo: int) -> HttpResponseBase:
        """The file as it was sent, with all its metadata: for those who may change it."""
        project = entry_with_photos(request, pk, "change")
        picture = get_object_or_404(Photo.everything, pk=photo, project=project)
        if not picture.original or not originals().exists(picture.original):
            raise Http404(f"photo {picture.pk} has no original")
        file = originals().open(picture.original)
        name = picture.original_name.rpartition("/")[2] or picture.original
        kind = "application/octet-stream"
        return FileResponse(file, as_attachment=True, filename=name, content_type=kind)

    def act_view(self, request: HttpRequest, pk: int, photo: int, act: str) -> HttpResponse:
        """Takes a photo down, puts it back, deletes or restores it, without a pending change."""
        project = entry_with_photos(request, pk, "change")
        picture = get_object_or_404(Photo.everything, pk=photo, project=project)
        if act not in uploads.ACTS:
            raise Http404(f"nothing called {act} is done to photos")
        if act == "delete" and "confirmed" not in request.POST:
            context = self.admin_site.each_context(request) | {
                "title": _("Delete this photo?"),
                "opts": self.opts,
                "original": project,
                "photo": picture,
                "days": DAYS_TO_UNDO,
            }
            return TemplateResponse(request, "admin/projects/project/photo_delete.html", context)
        try:
            text, level = uploads.act(act, picture, request.user), messages.SUCCESS
        except ValidationError as error:
            text, level = " ".join(error.messages), messages.ERROR
        self.message_user(request, text, level)
        say_held(request, picture)
        return redirect("admin:projects_project_photos", pk)


def _begin_where_something_is_missing(cards: Any, project: Project) -> None:
    """Sets the focus to the first field that keeps a photo from being shown."""
    for card in cards.forms:
        for requirement in card.instance.unmet_requirements():
            if requirement.field:
                field = requirement.field.format(project.original_language)
                card.fields[field].widget.attrs["autofocus"] = True
                return


def _file(request: HttpRequest, project: Project, name: str) -> HttpResponseBase:
    return permalinks.photo_file(Photo.everything.filter(project=project), name)
