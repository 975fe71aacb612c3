"""The one settings file. What differs between places comes from environment variables.

Every variable, with its default, is listed in the README. Without any of them the site runs
safely on one machine: SQLite, local media, no debug pages.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from exhibition import environment
from exhibition.variables import value

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR: Path = value("DATA_DIR")


def _secret_key() -> str:
    """SECRET_KEY of the environment, else this machine's own, made at the first start.

    Where it can't be kept, a key for this run: the system check of DATA_DIR says so.
    """
    if key := value("SECRET_KEY"):
        return str(key)
    path = DATA_DIR / "secret_key"
    try:
        if not path.exists() or not path.read_text():
            DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
            _keep(path, secrets.token_urlsafe(60))
        return path.read_text()
    except (OSError, UnicodeError):
        return secrets.token_urlsafe(60)


def _keep(path: Path, key: str) -> None:
    """Writes a key that nobody finds half written; of two processes the first decides."""
    part = path.with_name(f"secret_key.{os.getpid()}")
    try:
        with open(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        if path.exists() and not path.stat().st_size:
            path.unlink()
        with suppress(FileExistsError):
            os.link(part, path)
    finally:
        part.unlink(missing_ok=True)


DEBUG: bool = value("DEBUG")
SECRET_KEY = _secret_key()
ALLOWED_HOSTS: list[str] = value("ALLOWED_HOSTS")
# Who sends it as bearer may read /healthz/full; empty: administrators alone.
HEALTH_TOKEN: str = value("HEALTH_TOKEN")
SITE_ADDRESS: str = value("SITE_ADDRESS")

INSTALLED_APPS = [
    "modeltranslation",
    "exhibition.apps.ExhibitionConfig",
    "exhibition.accounts.apps.AccountsConfig",
    "exhibition.mail.apps.MailConfig",
    "projects.serving.apps.ServingConfig",
    "projects",
    "modelsearch",
    "django_filters",
    "csp",
    "reversion",
    "projects.admin.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "exhibition.security_headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "projects.serving.compression.CompressedText",
    "exhibition.content_security.SamePolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "exhibition.accounts.brake.BrakeAnswers",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "exhibition.urls"
WSGI_APPLICATION = "exhibition.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Pages and prints are Jinja2's; the desk, which it does not find, is Django's own.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "exhibition.template_engine.Pages"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

# Whether a name that a page or print was not given is an error instead of empty; so in tests, too.
STRICT_TEMPLATES = DEBUG

# One machine by default; exhibition/environment.py reads the variables that move a part out.
DATABASES = environment.databases(DATA_DIR)
DATABASE_ROUTERS = ["projects.serving.replicas.PublicReads"]
CACHES = environment.caches()

# The language of addresses decides; kk where nothing else does. Texts fall back in this order.
LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
# What editors have corrected stands before what came with the release.
LOCALE_PATHS = [DATA_DIR / "locale", BASE_DIR / "locale", BASE_DIR / "exhibition" / "locale"]
FORMAT_MODULE_PATH = "exhibition.formats"
TIME_ZONE = "Asia/Almaty"
USE_TZ = True
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_LANGUAGES = ("kk", "ru", "en")
MODELTRANSLATION_FALLBACK_LANGUAGES = {
    "default": ("kk", "ru", "en"),
    "kk": ("ru", "en"),
    "ru": ("kk", "en"),
    "en": ("ru", "kk"),
}

MODELSEARCH_BACKENDS = environment.search()
SEARCH_IS_LATE = bool(value("SEARCH_URL"))

# Name and address of the licence of the data, "CC-BY-4.0 https://…"; empty while none is stated.
DATA_LICENCE: str = value("DATA_LICENCE")

FIXTURE_DIRS = [BASE_DIR / "fixtures"]
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "projects.serving.static_files.JoinedFiles",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
# Styles and scripts joined to one file, made anew when a part has changed.
JOINED_DIR = DATA_DIR / "joined"
MEDIA_ROOT = DATA_DIR / "media"
# What lies in DATA_DIR is for the site's own account; visitors get files from the site.
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
# Finished PDFs, made anew when their texts change: a cache that may be emptied at any time.
PRINTS_DIR = DATA_DIR / "prints"
# Backups: where, kept for how many days, made every so many hours (0: by nobody), and whether files
# in buckets are copied or only listed.
BACKUP_DIR: Path = value("BACKUP_DIR") or DATA_DIR / "backups"
BACKUP_DAYS: int = value("BACKUP_DAYS")
BACKUP_EVERY: int = value("BACKUP_EVERY")
BACKUP_BUCKETS: str = value("BACKUP_BUCKETS")
# Letters of associations are erased so many days after they came.
LETTER_DAYS: int = value("LETTER_DAYS")
# Prints ordered at the desk: kept for as long as the desk says.
ORDERED_PRINTS_DIR = DATA_DIR / "ordered-prints"
# Whether whoever asks for background work does it, as tests do, instead of the worker.
TASKS_AT_ONCE = False
STORAGES = {
    "default": environment.storage(DATA_DIR / "media"),
    # Photos as they were sent, with all that they tell of people and places: no public address.
    "originals": environment.storage(DATA_DIR / "originals", private=True),
    "staticfiles": {
        "BACKEND": "projects.serving.static_files.HashedFiles"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# The brake first: after too many wrong passwords it stops those behind it.
AUTHENTICATION_BACKENDS = [
    "exhibition.accounts.brake.Brake",
    "django.contrib.auth.backends.ModelBackend",
]
# Asked of new passwords; shorter ones of before go on working.
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
# A working day, counted from signing in.
SESSION_COOKIE_AGE = 12 * 3600
# How long the link of a letter for a new password works.
PASSWORD_RESET_TIMEOUT = 4 * 3600

# Where errors are reported to, if anywhere.
SENTRY_DSN: str = value("SENTRY_DSN")

# Whether administrators and publishers must have a second factor; everybody may.
REQUIRE_SECOND_FACTOR: bool = value("REQUIRE_SECOND_FACTOR")

# The provider of the institution, through which staff sign in too, if there is one, and whether who
# has no account gets one, without a role.
OIDC: dict[str, str] | None = value("OIDC_URL")
OIDC_NEW_ACCOUNTS: bool = value("OIDC_NEW_ACCOUNTS")

# The server that takes letters, if there is one; without it nothing is sent.
MAIL: dict[str, Any] | None = value("EMAIL_URL")
globals().update(MAIL or {})
# Seconds that the worker waits for it.
EMAIL_TIMEOUT = 20

# Nothing but our own files: no third party, no inline script, and of inline styles the one rule in
# templates/components/styles.html, known by its hash.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "style-src": [SELF, "'sha256-J2bSh1dTXDQCc5mF7Q4t2tg0BW7gh3cFsaupPJseHL8='"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
# A long query is answered with a note, not an error; the server bounds the length of an address,
# DATA_UPLOAD_MAX_MEMORY_SIZE that of a form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = None
CSRF_FAILURE_VIEW = "projects.admin.unsaved.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# HTTPS=1 says that the site is reached by https, from this process or a proxy in front of it.
HTTPS: bool = value("HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # who looks after the machine asks it by plain http
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
# Under these names browsers take a cookie from https alone, for this host alone.
if HTTPS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
BEHIND_PROXY: bool = value("BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS] if SITE_ADDRESS.startswith("https://") else []

# Lines for people, or for a program; then each request has a name, which its answer carries.
LOG_IS_JSON = value("LOG_FORMAT") == "json"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "exhibition.log_lines.BoundedFormatter"},
        "json": {"()": "exhibition.log_lines.JsonFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": value("LOG_FORMAT")}},
    # WeasyPrint warns of every CSS property that only a browser knows.
    "loggers": {"weasyprint": {"level": "CRITICAL"}, "fontTools": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": value("LOG_LEVEL")},
}
