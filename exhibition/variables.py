"""The environment variables of the site: what each may hold, and what to write instead.

``VARIABLES`` is the one list: settings read from it, ``exhibition.system_checks`` says what is
wrong, and the README lists the same names. A wrong value never stops the settings from loading;
the default is used until the check has stopped the command.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exhibition import addresses_of_parts as parts
from exhibition.wrong_value import WrongValueError

BASE_DIR = Path(__file__).resolve().parent.parent
ON, OFF = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
# As `check --deploy` of Django asks of a key (security.W009).
SHORTEST_KEY, FEWEST_CHARACTERS = 50, 5
SHORTEST_TOKEN = 16
HOST_NAME = re.compile(r"(?!-)[\w-]{1,63}(?<!-)(\.(?!-)[\w-]{1,63}(?<!-))*\.?")
# Each process takes about 75 MB.
MOST_WORKERS = 64


@dataclass(frozen=True)
class Variable:
    """``read`` makes the value of its text, or raises ``WrongValueError`` with what is wrong."""

    name: str
    read: Callable[[str], Any]
    cure: str
    default: Any = ""
    is_secret: bool = False


def switch(text: str) -> bool:
    if text.lower() in ON | OFF:
        return text.lower() in ON
    raise WrongValueError("is neither on nor off")


def number(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            raise WrongValueError("is not a whole number")
        if not least <= int(text) <= most:
            raise WrongValueError(f"is not between {least} and {most}")
        return int(text)

    return read


def key(text: str) -> str:
    if len(text) < SHORTEST_KEY or len(set(text)) < FEWEST_CHARACTERS:
        raise WrongValueError(
            f"can be guessed: it needs {SHORTEST_KEY} characters, {FEWEST_CHARACTERS} of them "
            "different"
        )
    return text


def folder(text: str) -> Path:
    if "\0" in text or not text.startswith("/"):
        raise WrongValueError("is not a whole path: where it leads would depend on where you stand")
    path = Path(text)
    nearest = next(place for place in (path, *path.parents) if os.path.lexists(place))
    if not os.path.isdir(nearest):
        raise WrongValueError(f"leads into {nearest}, which is no folder")
    return path


def is_host(text: str) -> bool:
    """Whether it can be a name or number of a host: ``exhibition.example``, ``10.0.0.5``, ``::1``,
    also in Kazakh or Russian letters."""
    if ":" in text:
        return parts.is_ipv6(text)
    looks_like_number = re.fullmatch(r"[\d.]+", text)
    return bool(parts.is_ipv4(text) if looks_like_number else HOST_NAME.fullmatch(text))


def host(text: str) -> str:
    if not is_host(text.removeprefix("[").removesuffix("]")):
        raise WrongValueError("is not the name or number of a host")
    return text.removeprefix("[").removesuffix("]")


def hosts(text: str) -> list[str]:
    """Names separated by commas; a leading dot stands for all names below, ``*`` for any."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        bare = name.removeprefix("[").removesuffix("]").removeprefix(".")
        if name != "*" and not is_host(bare):
            raise WrongValueError(f"names “{name}”, which is no host")
    if not names:
        raise WrongValueError("names no host")
    return [f"[{name}]" if parts.is_ipv6(name) else name for name in names]


def origin(text: str) -> str:
    """``https://exhibition.example``, without anything behind the host."""
    address = parts.web_address(text)
    if address.path.strip("/") or "?" in text or "#" in text:
        raise WrongValueError("says more than scheme and host")
    if address.username is not None or address.password is not None:
        raise WrongValueError("holds a user's name, which would be printed")
    if not is_host(address.hostname or ""):
        raise WrongValueError("names no host")
    return f"{address.scheme}://{address.netloc.lower()}"


def level(text: str) -> str:
    if text.upper() not in LEVELS:
        raise WrongValueError("is no level of a log")
    return text.upper()


def log_format(text: str) -> str:
    if text not in ("text", "json"):
        raise WrongValueError("is neither text nor json")
    return text


def licence(text: str) -> str:
    name, _, address = text.partition(" ")
    if "://" in name or not name.isprintable():
        raise WrongValueError("begins with no name of a licence")
    if address and not parts.web_address(address).hostname:
        raise WrongValueError("has no web address behind the name")
    return text


def token(text: str) -> str:
    if len(text) < SHORTEST_TOKEN or not text.isascii() or " " in text:
        raise WrongValueError(
            f"can be guessed or not be sent: it needs {SHORTEST_TOKEN} Latin letters and figures"
        )
    return text


def buckets(text: str) -> str:
    if text not in ("copy", "list"):
        raise WrongValueError("is neither copy nor list")
    return text


VARIABLES = [
    Variable("HOST", host, "for example HOST=127.0.0.1, or 0.0.0.0 for all networks", "127.0.0.1"),
    Variable("PORT", number(1, 65535), "for example PORT=8000", 8000),
    Variable("WORKERS", number(1, MOST_WORKERS), "for example WORKERS=2", 2),
    Variable("DATA_DIR", folder, "for example DATA_DIR=/srv/exhibition", BASE_DIR / "var"),
    Variable(
        "SECRET_KEY",
        key,
        "the line that this prints: python3 -c 'import secrets; print(secrets.token_urlsafe(60))'; "
        "or leave it out, and one is made and kept in DATA_DIR",
        is_secret=True,
    ),
    Variable("DEBUG", switch, "DEBUG=1 or DEBUG=0", False),
    Variable(
        "ALLOWED_HOSTS",
        hosts,
        "for example ALLOWED_HOSTS=exhibition.example,www.exhibition.example",
        ["localhost", "127.0.0.1", "[::1]"],
    ),
    Variable("SITE_ADDRESS", origin, "for example SITE_ADDRESS=https://exhibition.example"),
    Variable("HTTPS", switch, "HTTPS=1 or HTTPS=0", False),
    Variable("BEHIND_PROXY", switch, "BEHIND_PROXY=1 or BEHIND_PROXY=0", False),
    Variable(
        "DATA_LICENCE",
        licence,
        "for example DATA_LICENCE=CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/",
    ),
    Variable("LOG_LEVEL", level, f"one of {', '.join(LEVELS)}", "WARNING"),
    Variable("LOG_FORMAT", log_format, "LOG_FORMAT=text or LOG_FORMAT=json", "text"),
    Variable(
        "SENTRY_DSN",
        parts.sentry,
        "the address that Sentry names for the project, for example "
        "SENTRY_DSN=https://key@sentry.example/7",
        is_secret=True,
    ),
    Variable(
        "HEALTH_TOKEN",
        token,
        "the line that this prints: python3 -c 'import secrets; print(secrets.token_urlsafe(30))'",
        is_secret=True,
    ),
    Variable(
        "REQUIRE_SECOND_FACTOR", switch, "REQUIRE_SECOND_FACTOR=1 or REQUIRE_SECOND_FACTOR=0", False
    ),
    Variable(
        "OIDC_URL",
        parts.openid,
        "for example OIDC_URL=https://client:secret@sso.example/realms/staff; signs such as @ and "
        "/ within the secret as %40 and %2F",
        None,
        is_secret=True,
    ),
    Variable("OIDC_NEW_ACCOUNTS", switch, "OIDC_NEW_ACCOUNTS=1 or OIDC_NEW_ACCOUNTS=0", False),
    Variable(
        "EMAIL_URL",
        parts.mail,
        "for example EMAIL_URL=smtp+tls://user:password@mail.example:587?from=desk@example.kz; "
        "signs such as @ and / within a password as %40 and %2F",
        None,
        is_secret=True,
    ),
    Variable("BACKUP_DIR", folder, "for example BACKUP_DIR=/srv/backups", None),
    Variable("BACKUP_DAYS", number(0, 3650), "for example BACKUP_DAYS=30", 30),
    Variable("BACKUP_EVERY", number(0, 8760), "for example BACKUP_EVERY=24, or 0 for never", 24),
    Variable("LETTER_DAYS", number(1, 3650), "for example LETTER_DAYS=365", 365),
    Variable("BACKUP_BUCKETS", buckets, "BACKUP_BUCKETS=copy or BACKUP_BUCKETS=list", "copy"),
    Variable(
        "DATABASE_URL",
        parts.database,
        "for example DATABASE_URL=postgres://user:password@host:5432/exhibition; signs such as @ "
        "and / within a password as %40 and %2F",
        None,
        is_secret=True,
    ),
    Variable("DATABASE_POOL", number(1, 100), "for example DATABASE_POOL=4", None),
    Variable(
        "DATABASE_REPLICA_URLS",
        parts.replicas,
        "for example DATABASE_REPLICA_URLS=postgres://user:password@replica/exhibition",
        [],
        is_secret=True,
    ),
    Variable(
        "SEARCH_URL",
        parts.search,
        "for example SEARCH_URL=opensearch3+https://search:9200/exhibition",
        None,
        is_secret=True,
    ),
    Variable(
        "CACHE_URL",
        parts.cache,
        "for example CACHE_URL=redis://cache:6379/0, or none",
        None,
        is_secret=True,
    ),
    *(
        Variable(
            name,
            parts.storage,
            f"for example {name}=s3://bucket/folder?endpoint=https://s3.example",
            None,
            is_secret=True,
        )
        for name in ("MEDIA_STORAGE_URL", "ORIGINALS_STORAGE_URL")
    ),
]
BY_NAME = {variable.name: variable for variable in VARIABLES}


def value(name: str) -> Any:
    """The variable as it is used: its default where it is not set, empty or wrong."""
    variable = BY_NAME[name]
    text = os.environ.get(name, "")
    try:
        return variable.read(plain(text)) if text else variable.default
    except WrongValueError:
        return variable.default


def plain(text: str) -> str:
    """The text of a variable; raises ``WrongValueError`` for what a file of variables may have left
    on it."""
    if text != text.strip():
        raise WrongValueError("has spaces or line ends around it")
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        raise WrongValueError("has quotes around it")
    if not text.isprintable():
        raise WrongValueError("holds signs that can't be seen")
    return text


def wrong() -> dict[str, str]:
    """What is wrong with the variables that are set, by name: the end of a sentence."""
    found = {}
    for variable in VARIABLES:
        if text := os.environ.get(variable.name, ""):
            try:
                variable.read(plain(text))
            except WrongValueError as error:
                found[variable.name] = str(error)
    return found
