"""``/healthz/full``: whether each part of the site does its work.

A check gives what it found, with ``ok``; one that fails says why and stops no other. Add one to
``CHECKS``.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from exhibition.mail.sending import waiting
from exhibition.operations.contents import STORED, storage_of
from exhibition.operations.last_backup import last_backup
from projects.background.keeper import is_kept
from projects.catalogue.index import current_index
from projects.catalogue.search import found_with, understood
from projects.models import Project

Found = dict[str, Any]
# Less room than this, in bytes, and an evening of uploads may fill the disk.
LEAST_FREE = 500 * 1024 * 1024
LEAST_FOR_A_PHOTO = 50 * 1024 * 1024


def _database() -> Found:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM exhibition_catalogueversion")
        return {"ok": cursor.fetchone()[0] == 1, "engine": connection.vendor}


def _index() -> Found:
    """The index in memory knows all published entries, and the search index answers."""
    indexed, published = len(current_index().stands), Project.objects.published().count()
    found_with(understood("health"))
    return {"ok": indexed == published, "entries": published, "indexed": indexed}


def _media() -> Found:
    """The places of pictures and originals can be written and have room, or answer where they are
    buckets."""
    places = {}
    for folder in STORED:
        storage = storage_of(folder)
        if isinstance(storage, FileSystemStorage):
            path = Path(storage.location)
            path = path if path.exists() else path.parent
            has_room = shutil.disk_usage(path).free >= LEAST_FOR_A_PHOTO
            places[folder] = has_room and os.access(path, os.W_OK | os.X_OK)
        else:
            storage.exists("health")
            places[folder] = True
    return {"ok": all(places.values()), **places}


def _disk() -> Found:
    free = shutil.disk_usage(settings.DATA_DIR).free
    return {"ok": free >= LEAST_FREE, "free_bytes": free}


def _worker() -> Found:
    """The worker runs beside this server."""
    return {"ok": is_kept()}


def _backup() -> Found:
    last = last_backup()
    age = int(last.age.total_seconds()) if last.age is not None else None
    at = last.at.isoformat() if last.at else None
    found = {"ok": last.is_well, "at": at, "age_seconds": age}
    failed = {"failure": last.failure, "cause": last.cause}
    return found | (failed if last.failure else {})


def _cache() -> Found:
    """What the shared cache is given it gives back; fine where there is none."""
    is_shared = settings.CACHES["default"]["BACKEND"].endswith("SharedCache")
    mark = secrets.token_hex(8)
    if is_shared:
        cache.set("health", mark, 60)
    return {"ok": not is_shared or cache.get("health") == mark, "is_shared": is_shared}


def _mail() -> Found:
    """Letters that the mail server has not taken yet; fine where none are sent."""
    late = waiting() if settings.MAIL else []
    return {"ok": not late, "is_sent": bool(settings.MAIL), "waiting": len(late)}


CHECKS: dict[str, Callable[[], Found]] = {
    "database": _database,
    "index": _index,
    "media": _media,
    "disk": _disk,
    "worker": _worker,
    "backup": _backup,
    "cache": _cache,
    "mail": _mail,
}


def answer_of(check: Callable[[], Found]) -> Found:
    """What a check finds, or why it fails, and how long it took."""
    begin = monotonic()
    try:
        answer = check()
    except Exception as error:  # whatever is broken, the others are still told
        answer = {"ok": False, "error": f"{type(error).__name__}: {error}"[:300]}
    return answer | {"seconds": round(monotonic() - begin, 3)}


@never_cache
def healthz_full(request: HttpRequest) -> JsonResponse:
    """200 where all is well, else 503 with what is not; 403 for everybody else."""
    try:
        may_ask = _has_token(request) or is_administrator(request.user)
    except DatabaseError:
        # Nobody can be recognised; that the database is away, every page tells.
        return JsonResponse({"ok": False, "database": {"ok": False}}, status=503)
    if not may_ask:
        said = "Sign in as an administrator, or send HEALTH_TOKEN as “Authorization: Bearer …”."
        return JsonResponse({"error": said}, status=403)
    found = {name: answer_of(check) for name, check in CHECKS.items()}
    is_well = all(answer["ok"] for answer in found.values())
    return JsonResponse({"ok": is_well, **found}, status=200 if is_well else 503)


def _has_token(request: HttpRequest) -> bool:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    wanted = settings.HEALTH_TOKEN
    is_right = secrets.compare_digest(token.strip().encode(), wanted.encode())
    return bool(wanted) and kind.lower() == "bearer" and is_right


def is_administrator(user: AbstractBaseUser | AnonymousUser) -> bool:
    known: Any = user
    return known.is_active and (
        known.is_superuser or known.groups.filter(name="administrator").exists()
    )
