"""A typical Django site with django-filter on the same tables: list, facets, search, pages.

As its guides show it: a filter set made from the model, choices from the database, the form
rendered by Django, a count for each value of five facets, LIKE for the search, 24 entries a page.
"""

import os

from django.conf import settings

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.contenttypes", "django_filters", "benchmarks.sites"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.path.join(os.environ.get("DATA_DIR", "var"), "db.sqlite3"),
            "CONN_MAX_AGE": 60,
        }
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [os.path.dirname(__file__)],
            "APP_DIRS": True,
        }
    ],
    USE_TZ=True,
)

import django  # noqa: E402

django.setup()

import django_filters  # noqa: E402
from django.core.paginator import Paginator  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.db.models import Count, Q  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402


class Named(models.Model):
    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name_en


def named(name: str, table: str) -> type[models.Model]:
    meta = type("Meta", (), {"managed": False, "db_table": table, "app_label": "sites"})
    field = models.CharField(max_length=300)
    return type(name, (Named,), {"__module__": __name__, "Meta": meta, "name_en": field})


Block = named("Block", "projects_block")
Theme = named("Theme", "projects_theme")
Region = named("Region", "projects_region")
Organisation = named("Organisation", "projects_organisation")


def through(name: str, table: str, other: type[models.Model]) -> type[models.Model]:
    meta = type("Meta", (), {"managed": False, "db_table": table, "app_label": "sites"})
    fields = {
        "project": models.ForeignKey("Project", models.CASCADE),
        other.__name__.lower(): models.ForeignKey(other, models.CASCADE),
    }
    return type(name, (models.Model,), {"__module__": __name__, "Meta": meta, **fields})


class Project(models.Model):  # noqa: DJ008
    number = models.IntegerField()
    slug = models.SlugField()
    title_en = models.CharField(max_length=250)
    summary_en = models.TextField()
    text_en = models.TextField()
    status = models.CharField(max_length=20)
    start_year = models.IntegerField()
    publication = models.CharField(max_length=20)
    block = models.ForeignKey(Block, models.CASCADE)
    themes = models.ManyToManyField(Theme, through="ProjectTheme")
    regions = models.ManyToManyField(Region, through="ProjectRegion")
    participants = models.ManyToManyField(Organisation, through="Participation")

    class Meta:
        managed = False
        db_table = "projects_project"
        app_label = "sites"
        ordering = ["number"]


ProjectTheme = through("ProjectTheme", "projects_project_themes", Theme)
ProjectRegion = through("ProjectRegion", "projects_project_regions", Region)
Participation = through("Participation", "projects_participation", Organisation)


class ProjectFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="search")

    class Meta:
        model = Project
        fields = ["block", "themes", "regions", "participants", "status", "start_year"]

    def search(self, queryset, name, value):
        return queryset.filter(
            Q(title_en__icontains=value)
            | Q(summary_en__icontains=value)
            | Q(text_en__icontains=value)
        )


FACETS = ("block__name_en", "themes__name_en", "regions__name_en", "status", "start_year")


def listing(request):
    published = Project.objects.filter(publication="published")
    asked = ProjectFilter(request.GET, published)
    shown = asked.qs.select_related("block").prefetch_related("themes", "regions", "participants")
    facets = {
        facet: asked.qs.order_by().values_list(facet).annotate(count=Count("pk")).order_by("-count")
        for facet in FACETS
    }
    page = Paginator(shown, 24).get_page(request.GET.get("page"))
    return render(request, "typical.html", {"asked": asked, "page": page, "facets": facets})


urlpatterns = [path("projects/", listing)]
application = get_wsgi_application()
