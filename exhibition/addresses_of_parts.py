"""Reads the addresses of parts that moved out: database, cache, search, storage.

Each function takes the text of a variable and gives what ``exhibition.environment`` makes settings
of, or raises ``WrongValueError``. Nothing is asked over the network.
"""

from __future__ import annotations

import os
import re
from importlib.util import find_spec
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import dj_database_url

from exhibition.wrong_value import WrongValueError

POSTGRESQL = ("postgres", "postgresql", "pgsql")
ENGINES = {
    "elasticsearch7": "elasticsearch",
    "elasticsearch8": "elasticsearch",
    "elasticsearch9": "elasticsearch",
    "opensearch2": "opensearchpy",
    "opensearch3": "opensearchpy",
}
PACKAGES = {
    "psycopg": "psycopg[binary,pool]",
    "redis": "redis",
    "storages": "django-storages[s3]",
    "sentry_sdk": "sentry-sdk",
    "authlib": "authlib",
    "elasticsearch": "elasticsearch",
    "opensearchpy": "opensearch-py",
}
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}
# Rules of S3 for names of buckets.
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
INDEX = re.compile(r"[a-z0-9][a-z0-9._-]{0,100}")


def split(text: str) -> SplitResult:
    """The parts of an address; its port, if it has one, is a number that exists."""
    if re.search(r"\s", text):
        raise WrongValueError("holds a space")
    try:
        address = urlsplit(text)
        port = address.port
    except ValueError as error:
        raise WrongValueError(
            "is no address, or its port is no number from 1 to 65535; / # ? @ % in a name or "
            "password are written %2F %23 %3F %40 %25"
        ) from error
    if port == 0:
        raise WrongValueError("has the port 0, which does not exist")
    if re.search(r"%(?![0-9a-fA-F]{2})", text):
        raise WrongValueError("holds a % that stands for no sign; write it as %25")
    return address


def web_address(text: str) -> SplitResult:
    """An address that begins with http:// or https:// and names a host."""
    address = split(text)
    if address.scheme not in ("http", "https") or "://" not in text:
        raise WrongValueError("does not begin with http:// or https://")
    if not address.hostname:
        raise WrongValueError("names no host")
    return address


def need(module: str) -> None:
    """Raises ``WrongValueError`` if a package that only this variable needs is not installed."""
    if not find_spec(module):
        raise WrongValueError(
            f"needs a package: pip install '{PACKAGES[module]}', or all of them with "
            "pip install --require-hashes -r requirements/grow.txt"
        )


def database(text: str) -> dict[str, Any]:
    """The settings of SQLite or PostgreSQL."""
    address = split(text)
    if address.scheme == "sqlite":
        _sqlite_file(unquote(address.path))
    elif address.scheme not in POSTGRESQL or "://" not in text:
        raise WrongValueError("begins with neither postgres:// nor sqlite:///")
    else:
        if not address.path.strip("/"):
            raise WrongValueError("names no database behind the host")
        need("psycopg")
    try:
        read: dict[str, Any] = dict(dj_database_url.parse(text))
    except ValueError as error:
        raise WrongValueError("is no address of a database") from error
    if address.scheme in POSTGRESQL:
        _known_options(read.get("OPTIONS", {}))
    elif read.get("OPTIONS"):
        raise WrongValueError("says more than the file")
    return read


def _sqlite_file(path: str) -> None:
    """Raises ``WrongValueError`` if SQLite can't keep its file there."""
    if not path.startswith("//") or path.endswith("/"):
        raise WrongValueError("names no file by its whole path: sqlite:////srv/exhibition.db")
    file = Path(path[1:])
    try:
        if not os.access(file.parent, os.W_OK | os.X_OK) or not file.parent.is_dir():
            raise WrongValueError(f"names a file in {file.parent}, where nothing can be written")
        if file.exists():
            with file.open("rb") as there:
                if there.read(16) not in (b"", b"SQLite format 3\0"):
                    raise WrongValueError("names a file that is no database of SQLite")
    except OSError as error:
        raise WrongValueError(f"names a file that can't be read ({error.strerror})") from error


def _known_options(options: dict[str, Any]) -> None:
    from psycopg import ProgrammingError  # installed only where the database has moved out
    from psycopg.conninfo import make_conninfo

    try:
        make_conninfo("", **options)
        int(options.get("connect_timeout", 2))
    except (ProgrammingError, ValueError, TypeError) as error:
        raise WrongValueError(
            f"has an option behind “?” that PostgreSQL has not: {error}"
        ) from None


def replicas(text: str) -> list[dict[str, Any]]:
    """The settings of each replica."""
    urls = [url.strip() for url in text.split(",") if url.strip()]
    if not all(url.startswith(tuple(f"{scheme}://" for scheme in POSTGRESQL)) for url in urls):
        raise WrongValueError("names what is no PostgreSQL: only that has replicas")
    return [database(url) for url in urls]


def cache(text: str) -> str:
    """The address of Redis, or "none"."""
    if text == "none":
        return text
    address = split(text)
    if address.scheme not in ("redis", "rediss", "unix"):
        raise WrongValueError("begins with neither redis:// nor rediss://")
    if address.scheme == "unix":
        if not address.path.strip("/"):
            raise WrongValueError("names no socket")
    elif "://" not in text or not address.hostname:
        raise WrongValueError("names no host")
    elif not re.fullmatch(r"/?\d{0,4}", address.path):
        raise WrongValueError("names a database that is no number")
    need("redis")
    return text


def search(text: str) -> tuple[str, SplitResult]:
    """The engine, and the address of its cluster with the name of the index as path."""
    engine, plus, rest = text.partition("+")
    if not plus or engine not in ENGINES:
        raise WrongValueError(f"begins with none of {', '.join(f'{name}+' for name in ENGINES)}")
    address = web_address(rest)
    index = address.path.strip("/")
    if index and not INDEX.fullmatch(index):
        raise WrongValueError("names an index that is not in small Latin letters")
    if address.query or address.fragment:
        raise WrongValueError("says more than the index")
    need(ENGINES[engine])
    return engine, address


def storage(text: str) -> dict[str, str]:
    """``bucket_name``, ``location`` and, where it is named, ``endpoint_url``."""
    address = split(text)
    if address.scheme != "s3" or "://" not in text:
        raise WrongValueError("does not begin with s3://")
    if not BUCKET.fullmatch(address.netloc):
        raise WrongValueError("names no bucket")
    asked = parse_qs(address.query, keep_blank_values=True)
    if asked.keys() - {"endpoint"} or address.fragment:
        raise WrongValueError("asks for more than endpoint=")
    options = {"bucket_name": address.netloc, "location": unquote(address.path).strip("/")}
    if ".." in options["location"].split("/"):
        raise WrongValueError("leads out of its bucket")
    if asked:
        endpoint = asked["endpoint"][-1]
        try:
            web_address(endpoint)
        except WrongValueError as error:
            raise WrongValueError(f"has an endpoint that {error}") from None
        options["endpoint_url"] = endpoint
    need("storages")
    return options


def sentry(text: str) -> str:
    """The address that a Sentry gives for a project: ``https://key@sentry.example/7``."""
    address = web_address(text)
    if not address.username or address.password or address.query or address.fragment:
        raise WrongValueError("is not key, host and number of a project alone")
    if not re.fullmatch(r"(/[\w.-]+)*/\d+", address.path):
        raise WrongValueError("does not end with the number of a project")
    need("sentry_sdk")
    return text


def openid(text: str) -> dict[str, str]:
    """A provider of OpenID Connect, and how this site is called there:
    ``https://client:secret@sso.example/realms/staff``."""
    address = web_address(text)
    if address.scheme != "https" and address.hostname != "localhost":
        raise WrongValueError("does not begin with https://")
    if not (address.username and address.password):
        raise WrongValueError("names no client and its secret in front of the host")
    if address.query or address.fragment:
        raise WrongValueError("says more than client, secret and provider")
    need("authlib")
    return {
        "issuer": f"{address.scheme}://{address.netloc.rpartition('@')[2]}{address.path}".rstrip(
            "/"
        ),
        "client": unquote(address.username),
        "secret": unquote(address.password),
    }


def is_ipv4(text: str) -> bool:
    try:
        IPv4Address(text)
    except AddressValueError:
        return False
    return True


def is_ipv6(text: str) -> bool:
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def mail(text: str) -> dict[str, Any]:
    """The settings of a mail server: ``smtp://`` without encryption, ``smtp+tls://`` with STARTTLS,
    ``smtp+ssl://`` encrypted from the start. ``?from=`` is the address that letters come from."""
    address = split(text)
    if address.scheme not in MAIL_PORTS or "://" not in text:
        raise WrongValueError("begins with none of smtp://, smtp+tls://, smtp+ssl://")
    if not address.hostname:
        raise WrongValueError("names no host")
    if address.path.strip("/") or address.fragment:
        raise WrongValueError("names a path, which a mail server has not")
    asked = parse_qs(address.query, keep_blank_values=True)
    sender = asked.pop("from", [""])[0]
    if asked:
        raise WrongValueError(f"has options that are not known: {', '.join(asked)}")
    if not re.fullmatch(r"[^@\s<>,]+@[^@\s<>,]+", sender):
        raise WrongValueError("names no sender behind ?from=")
    return {
        "EMAIL_HOST": address.hostname,
        "EMAIL_PORT": address.port or MAIL_PORTS[address.scheme],
        "EMAIL_HOST_USER": unquote(address.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(address.password or ""),
        "EMAIL_USE_TLS": address.scheme == "smtp+tls",
        "EMAIL_USE_SSL": address.scheme == "smtp+ssl",
        "DEFAULT_FROM_EMAIL": sender,
    }
