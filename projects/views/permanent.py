"""Addresses without a language: the front door, printed QR codes, pictures, health."""

from django.db import connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.cache import never_cache

from projects.models import Photo, Project
from projects.models.photo import PhotoQuerySet
from projects.ornament import cover_svg
from projects.querysets import ProjectQuerySet, public
from projects.texts import text_of


def _redirect(address: str) -> HttpResponse:
    """A redirect that depends on the visitor's language, so no cache may share it."""
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    patch_cache_control(response, private=True)
    return response


def front_door(request: HttpRequest) -> HttpResponse:
    """To the home page in the visitor's language: chosen before, else the browser's, else kk."""
    return _redirect(reverse("home"))


def stand(request: HttpRequest, number: int) -> HttpResponse:
    """The permanent address of a stand, printed as QR code: to its entry in the visitor's
    language."""
    project: Project = get_object_or_404(Project.objects.published(), number=number)
    return _redirect(project.get_absolute_url())


def cover(request: HttpRequest, number: int) -> HttpResponse:
    """The drawn cover of an entry without photos: SVG, the same for all languages."""
    response = cover_of(Project.objects.published().filter(number=number))
    patch_cache_control(response, public=True, max_age=3600)
    return response


def cover_of(entries: ProjectQuerySet) -> HttpResponse:
    """The drawn cover of the one entry among ``entries``, else 404."""
    project: Project = get_object_or_404(entries.select_related("block").prefetch_related("themes"))
    theme = next((theme.slug for theme in project.themes.all()), "")
    title = text_of(project, "title", project.original_language).value
    drawing = cover_svg(project.number, project.block.slug, theme, title)
    return HttpResponse(drawing, content_type="image/svg+xml")


def photo(request: HttpRequest, name: str) -> FileResponse:
    """The file of a photo, while its entry is published and it may be seen; else 404."""
    response = photo_file(Photo.objects.shown().filter(public("project__")), name)
    patch_cache_control(response, public=True, max_age=300)
    return response


def photo_file(photos: PhotoQuerySet, name: str) -> FileResponse:
    """The file of that name among ``photos``, else 404."""
    picture = get_object_or_404(photos, image=f"photos/{name}")
    try:
        return FileResponse(picture.image.open(), content_type="image/jpeg")
    except FileNotFoundError as error:
        raise Http404(f"the file of photo {picture.pk} is missing") from error


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """For those who watch the server: "ok" when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
