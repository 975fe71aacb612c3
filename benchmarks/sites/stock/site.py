"""The site's settings and server; ``python -m benchmarks.sites.stock.site FILE`` fills its
database (DATABASE) from ours."""

import os
import sqlite3
import sys

from django.conf import settings

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    WAGTAIL_SITE_NAME="Exhibition",
    WAGTAILADMIN_BASE_URL="http://127.0.0.1",
    INSTALLED_APPS=[
        "benchmarks.sites.stock",
        *(f"wagtail.{part}" for part in ("sites", "users", "snippets", "documents", "images")),
        *("wagtail.search", "wagtail.admin", "wagtail", "modelcluster", "taggit"),
        *(f"django.contrib.{part}" for part in ("auth", "contenttypes", "sessions", "messages")),
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.environ["DATABASE"],
            "CONN_MAX_AGE": 60,
        }
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    WAGTAILSEARCH_BACKENDS={"default": {"BACKEND": "wagtail.search.backends.database"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    STATIC_URL="/static/",
    MEDIA_URL="/media/",
    USE_TZ=True,
)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import include, path  # noqa: E402
from wagtail import urls as wagtail_urls  # noqa: E402

urlpatterns = [path("", include(wagtail_urls))]
application = get_wsgi_application()


def fill(ours: str) -> None:
    """Makes a page of each of our published entries, as an editor would."""
    from wagtail.models import Page, Site

    from benchmarks.sites.stock.models import (
        Block,
        EntryIndexPage,
        EntryPage,
        Figure,
        Indicator,
        Region,
        ResultsPage,
        Theme,
    )

    call_command("migrate", verbosity=0)
    database = sqlite3.connect(ours)
    for model in (Block, Theme, Region, Indicator):
        rows = database.execute(f"SELECT id, name_en FROM projects_{model.__name__.lower()}")
        model.objects.bulk_create(model(pk=pk, name=name) for pk, name in rows)
    home = Page.objects.get(depth=2)
    index = home.add_child(instance=EntryIndexPage(title="Projects", slug="projects"))
    index.add_child(instance=ResultsPage(title="Results", slug="results"))
    Site.objects.update(root_page=home)
    themes, regions = (
        list(database.execute(f"SELECT project_id, {name}_id FROM projects_project_{name}s"))
        for name in ("theme", "region")
    )
    figures = list(
        database.execute(
            "SELECT project_id, indicator_id, value FROM projects_metric WHERE value IS NOT NULL"
        )
    )
    rows = database.execute(
        "SELECT id, number, slug, title_en, summary_en, text_en, status, start_year, end_year,"
        " budget_kzt, block_id"
        " FROM projects_project WHERE publication = 'published' ORDER BY number"
    )
    for pk, number, slug, title, summary, text, *others in rows.fetchall():
        status, start, end, budget, block = others
        page = EntryPage(
            title=title,
            slug=slug,
            number=number,
            summary=summary or "",
            text=text or "",
            status=status,
            start_year=start,
            end_year=end,
            budget_kzt=budget,
            block_id=block,
        )
        index.add_child(instance=page)
        page.themes = [theme for entry, theme in themes if entry == pk]
        page.regions = [region for entry, region in regions if entry == pk]
        page.figures = [
            Figure(indicator_id=indicator, value=value)
            for entry, indicator, value in figures
            if entry == pk
        ]
        page.save()


if __name__ == "__main__":
    fill(sys.argv[1])
