"""The files of recordings and their subtitles, while their entry may be seen.

Players ask for a part of a file at a time, and Safari plays nothing that is not answered so (206).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from projects.models import Recording
from projects.models.recording import FOLDER, RecordingQuerySet

PIECE = 256 * 1024
ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def recording(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of a recording, or its subtitles, while its entry is published; else 404. As for
    photos, a cache that many share has to ask here each time."""
    response = recording_file(request, Recording.objects.shown(), name)
    patch_cache_control(response, public=True, max_age=600, s_maxage=0, proxy_revalidate=True)
    return response


def recording_file(
    request: HttpRequest, recordings: RecordingQuerySet, name: str
) -> HttpResponseBase:
    """The file, a part of it, or the subtitles, of that one of ``recordings`` that has it."""
    stem, _dot, ending = name.rpartition(".")
    if ending == "vtt":
        found = recordings.filter(file__startswith=f"{FOLDER}/{stem}.").exclude(subtitles="")
        if "/" in stem or (described := found.first()) is None:
            raise Http404(f"no recording has subtitles named {name}")
        return HttpResponse(described.subtitles, content_type="text/vtt; charset=utf-8")
    if (played := recordings.filter(file=f"{FOLDER}/{name}").first()) is None:
        raise Http404(f"no recording has a file named {name}")
    return in_parts(request, played)


def in_parts(request: HttpRequest, played: Recording) -> HttpResponseBase:
    """The whole file, or the one part that is asked for."""
    etag = f'"{PurePath(played.name).stem}"'
    first, last = 0, played.size - 1
    status, headers = 200, {"Accept-Ranges": "bytes", "ETag": etag}
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if asked and any(asked.groups()) and request.headers.get("If-Range", etag) == etag:
        begin, end = asked.groups()
        first = int(begin) if begin else max(0, played.size - int(end))
        last = min(int(end), last) if begin and end else last
        status, headers["Content-Range"] = 206, f"bytes {first}-{last}/{played.size}"
        if first > last or (not begin and not int(end)):
            headers["Content-Range"] = f"bytes */{played.size}"
            return HttpResponse(status=416, headers=headers)
    headers["Content-Length"] = str(last - first + 1)
    try:
        file = part_of(f"{FOLDER}/{played.name}", first, last)
    except FileNotFoundError as error:
        raise Http404(f"the file of recording {played.pk} is missing") from error
    response = StreamingHttpResponse(
        pieces(file, last - first + 1),
        status=status,
        headers=headers,
        content_type=played.content_type,
    )
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]
    return response


def part_of(name: str, first: int, last: int) -> Any:
    """A file, open at the beginning of a part; on S3 the part alone, for to open one there is to
    fetch all of it."""
    if hasattr(default_storage, "part"):
        return default_storage.part(name, first, last)
    file = default_storage.open(name)
    file.seek(first)
    return file


def pieces(file: Any, left: int) -> Iterator[bytes]:
    """So many bytes of an open file."""
    while left and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
