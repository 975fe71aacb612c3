"""Parts of the settings from environment variables: database, cache, search, storage.

Without its variable each function gives what one machine needs.
See docs/growth.md for when to set which.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from exhibition.variables import value


def databases(folder: Path) -> dict[str, Any]:
    """``DATABASE_URL`` as the primary, each of ``DATABASE_REPLICA_URLS`` (commas) for reading."""
    own = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "db.sqlite3")}
    primary = _database(value("DATABASE_URL") or own)
    return {"default": primary} | {
        f"replica{place}": _database(read)
        for place, read in enumerate(value("DATABASE_REPLICA_URLS"))
    }


def _database(settings: dict[str, Any]) -> dict[str, Any]:
    settings = settings | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        # A writer never makes a reader wait (WAL), and waits its turn instead of failing. FULL: a
        # save that a person was told of survives a power cut; it waits for the disk, some ms.
        # Deleted texts of visitors are overwritten in the file, not only let go.
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA secure_delete=ON;",
        }
        return settings
    settings["ENGINE"] = "projects.serving.postgresql"
    settings["OPTIONS"] = {"connect_timeout": 2, **settings.get("OPTIONS", {})}
    if size := value("DATABASE_POOL"):
        # Without a pool each thread keeps a connection; a pool shares few among many threads.
        settings["CONN_MAX_AGE"] = 0
        settings["OPTIONS"]["pool"] = {"min_size": 1, "max_size": size, "timeout": 2}
    return settings


def caches() -> dict[str, Any]:
    """``CACHE_URL``: a Redis or Valkey for all processes and machines.

    Without it each process keeps its own pages in memory, bounded by number (a page by size).
    "none" keeps nothing: each page is built for each request, as measurements want it.
    """
    url = value("CACHE_URL")
    if url == "none":
        return {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    if url:
        backend = {"BACKEND": "projects.serving.shared_cache.SharedCache", "LOCATION": url}
        return {"default": backend | {"KEY_PREFIX": "exhibition", "TIMEOUT": 3600}}
    memory = "django.core.cache.backends.locmem.LocMemCache"
    return {"default": {"BACKEND": memory, "TIMEOUT": 3600, "OPTIONS": {"MAX_ENTRIES": 1000}}}


def search() -> dict[str, Any]:
    """``SEARCH_URL``: ``opensearch3+https://search.example:9200/exhibition``, or elasticsearch7–9,
    opensearch2–3; the path names the index.

    The database's own index is kept beside it: without a cluster, and while it is away, that
    answers.
    """
    backends: dict[str, Any] = {"default": {"BACKEND": "modelsearch.backends.database"}}
    if cluster := value("SEARCH_URL"):
        engine, address = cluster
        backends["cluster"] = {
            "BACKEND": f"projects.catalogue.search_engines.{engine}",
            "URLS": [f"{address.scheme}://{address.netloc}"],
            "INDEX_PREFIX": f"{address.path.strip('/') or 'exhibition'}_",
        }
    return backends


def storage(folder: Path, private: bool = False) -> dict[str, Any]:
    """``MEDIA_STORAGE_URL`` or ``ORIGINALS_STORAGE_URL``: ``s3://bucket/folder?endpoint=https://…``.

    Keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. Without it, a local folder.
    """
    if options := value("ORIGINALS_STORAGE_URL" if private else "MEDIA_STORAGE_URL"):
        return {
            "BACKEND": "projects.photos.s3.PictureBucket",
            "OPTIONS": options | {"default_acl": "private", "querystring_auth": True},
        }
    local = {"BACKEND": "projects.photos.durable_storage.DurableStorage"}
    return local | {"OPTIONS": {"location": folder}} if private else local
