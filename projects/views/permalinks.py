"""Addresses without a language: the front door, printed QR codes, pictures, health."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.translation import override
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.cache import never_cache

from projects.graphics.ornament import cover_svg
from projects.models import Photo, Project
from projects.models.photo import PhotoQuerySet
from projects.models.querysets import ProjectQuerySet, public
from projects.photos.copies import copy_named
from projects.photos.storage import FOLDER
from projects.texts.languages import LANGUAGES, current_language, text_of
from projects.touring.scan_counts import COUNTER
from projects.touring.scans import is_scan, is_signed_in

# Tells the visitors' service worker whether it may keep a picture: see static/js/offline/worker.js.
FOR_WORKER = "X-May-Be-Kept"


def _redirect(address: str) -> HttpResponse:
    """A redirect that depends on the visitor's language, so no cache may share it; nor keep it, for
    scans are counted."""
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    patch_cache_control(response, private=True, no_cache=True)
    return response


# static/js/language.js sets it.
VISITOR_LANGUAGE = "visitor_language"


def visitor_language(request: HttpRequest) -> str:
    """The language chosen on a page before, else the browser's; en where it names other languages
    alone, kk where it names none. The desk keeps a language of its own (Django's cookie), which
    counts here for whoever has chosen on no page."""
    if (chosen := request.COOKIES.get(VISITOR_LANGUAGE)) in LANGUAGES:
        return str(chosen)
    asked = request.headers.get("accept-language", "").lower()
    named = {code.partition("-")[0] for code, _weight in parse_accept_lang_header(asked)} - {"*"}
    is_chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) in LANGUAGES
    return "en" if named and not is_chosen and not named & {*LANGUAGES} else current_language()


def front_door(request: HttpRequest) -> HttpResponse:
    """Redirects to the home page in the visitor's language."""
    with override(visitor_language(request)):
        return _redirect(reverse("home"))


def kazakh(request: HttpRequest, rest: str = "") -> HttpResponse:
    """/kz/, which many type for Kazakh, leads to /kk/ for good."""
    query = request.META.get("QUERY_STRING", "")
    address = f"/kk/{rest}" + (f"?{query}" if query else "")
    return HttpResponsePermanentRedirect(iri_to_uri(address))


def stand(request: HttpRequest, number: int) -> HttpResponse:
    """The permanent address of a stand, printed as QR code: to its entry in the visitor's
    language, where a scan is counted; for whoever hangs the sheets, to those of the stand."""
    if _hangs_sheets(request):
        return _redirect(reverse("admin:stand-sheets", args=[number]))
    project: Project = get_object_or_404(Project.objects.published(), number=number)
    if is_scan(request):
        COUNTER.add(number)
    with override(visitor_language(request)):
        return _redirect(project.get_absolute_url())


def _hangs_sheets(request: HttpRequest) -> bool:
    user = request.user
    is_staff = is_signed_in(request) and user.is_staff
    return is_staff and user.has_perm("projects.change_printedsheet")


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


def photo(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of a photo, while its entry is published and it may be seen; else 404.

    The visitor's own browser may keep it for ten minutes; a cache that many share has to ask here
    each time, so that a photo taken down is gone from it at once, in all its sizes. A photo of
    people is not for the visitors' worker, which would keep it longer.
    """
    response = photo_file(Photo.objects.shown().filter(public("project__")), name)
    answer: HttpResponseBase = response
    if unchanged := get_conditional_response(request, etag=response["ETag"]):
        # The file alone: closing the response would tell Django that the request has ended.
        if response.file_to_stream is not None:
            response.file_to_stream.close()
        answer = unchanged
        answer[FOR_WORKER] = response[FOR_WORKER]
    patch_cache_control(answer, public=True, max_age=600, s_maxage=0, proxy_revalidate=True)
    return answer


def photo_file(photos: PhotoQuerySet, name: str) -> FileResponse:
    """The copy of that name of a photo among ``photos`` that has it, else 404."""
    copy = copy_named(name)
    if copy is None:
        raise Http404(f"no photo has a file named {name}")
    picture = photos.filter(image=f"{FOLDER}/{copy.token}.jpg").first()
    if picture is None:
        raise Http404(f"no photo has a file named {name}")
    if copy.width not in (None, *picture.copy_widths):
        raise Http404(f"photo {picture.pk} has no copy named {copy.name}")
    try:
        file = default_storage.open(f"{FOLDER}/{copy.name}")
    except FileNotFoundError as error:
        raise Http404(f"the file {copy.name} of photo {picture.pk} is missing") from error
    headers = {"ETag": f'"{copy.name}"', FOR_WORKER: "yes" if picture.may_be_kept else "no"}
    return FileResponse(file, content_type=copy.content_type, headers=headers)


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """For monitoring: "ok" when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
