"""Parts of the settings from environment variables: database, cache, search, storage.

Without its variable each function gives what one machine needs.
See docs/growth.md for when to set which.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url


def number(name: str, default: int) -> int:
    """A whole number from an environment variable; what is none is reported by a system check."""
    value = os.environ.get(name, "").strip()
    return int(value) if value.isascii() and value.isdigit() else default


def databases(folder: Path) -> dict[str, Any]:
    """``DATABASE_URL`` as the primary, each of ``DATABASE_REPLICA_URLS`` (commas) for reading."""
    primary = _database(os.environ.get("DATABASE_URL", f"sqlite:///{folder / 'db.sqlite3'}"))
    replicas = [url for url in os.environ.get("DATABASE_REPLICA_URLS", "").split(",") if url]
    return {"default": primary} | {
        f"replica{place}": _database(url) for place, url in enumerate(replicas)
    }


def _database(url: str) -> dict[str, Any]:
    settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        # A writer never makes a reader wait (WAL), and waits its turn instead of failing. FULL: a
        # save that a person was told of survives a power cut; it waits for the disk, some ms.
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    elif settings["ENGINE"] == "django.db.backends.postgresql" and "DATABASE_POOL" in os.environ:
        # Without a pool each thread keeps a connection; a pool shares few among many threads.
        settings["CONN_MAX_AGE"] = 0
        settings.setdefault("OPTIONS", {})["pool"] = {
            "min_size": 1,
            "max_size": int(os.environ["DATABASE_POOL"]),
        }
    return settings


def caches() -> dict[str, Any]:
    """``CACHE_URL``: a Redis or Valkey for all processes and machines.

    Without it each process keeps its own pages in memory, bounded by number (a page by size).
    "none" keeps nothing: each page is built for each request, as measurements want it.
    """
    url = os.environ.get("CACHE_URL")
    if url == "none":
        return {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    if url:
        backend = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
        return {"default": backend | {"KEY_PREFIX": "exhibition", "TIMEOUT": 3600}}
    memory = "django.core.cache.backends.locmem.LocMemCache"
    return {"default": {"BACKEND": memory, "TIMEOUT": 3600, "OPTIONS": {"MAX_ENTRIES": 1000}}}


def search() -> dict[str, Any]:
    """``SEARCH_URL``: ``opensearch3+https://search.example:9200/exhibition``, or elasticsearch7–9,
    opensearch2–3; the path names the index. Without it the database searches."""
    url = os.environ.get("SEARCH_URL")
    if not url:
        return {"default": {"BACKEND": "modelsearch.backends.database"}}
    engine, _, address = url.partition("+")
    parts = urlsplit(address)
    return {
        "default": {
            "BACKEND": f"modelsearch.backends.{engine}",
            "URLS": [f"{parts.scheme}://{parts.netloc}"],
            "INDEX_PREFIX": f"{parts.path.strip('/') or 'exhibition'}_",
        }
    }


def storage(folder: Path, private: bool = False) -> dict[str, Any]:
    """``MEDIA_STORAGE_URL`` or ``ORIGINALS_STORAGE_URL``: ``s3://bucket/folder?endpoint=https://…``.

    Keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. Without it, a local folder.
    """
    url = os.environ.get("ORIGINALS_STORAGE_URL" if private else "MEDIA_STORAGE_URL")
    if url:
        parts = urlsplit(url)
        options = {"bucket_name": parts.netloc, "location": parts.path.strip("/")}
        if parts.query:
            options["endpoint_url"] = parts.query.removeprefix("endpoint=")
        return {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": options | {"default_acl": "private", "querystring_auth": True},
        }
    local = {"BACKEND": "projects.photos.durable_storage.DurableStorage"}
    return local | {"OPTIONS": {"location": folder}} if private else local
