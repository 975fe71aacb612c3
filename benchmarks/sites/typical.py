"""A typical Django site with django-filter on the same tables: list, facets, search, pages,
an entry and the results.

As its guides show it: a filter set made from the model, choices from the database, the form
rendered by Django, a count for each value of five facets, LIKE for the search, 24 entries a page;
an entry with what belongs to it and its neighbours; counts and sums by aggregation.
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
from django.db.models import Count, Max, Min, Q, Sum  # noqa: E402
from django.shortcuts import get_object_or_404, render  # noqa: E402
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
Indicator = named("Indicator", "projects_indicator")


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
    end_year = models.IntegerField()
    budget_kzt = models.BigIntegerField()
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


class Metric(models.Model):  # noqa: DJ008
    project = models.ForeignKey(Project, models.CASCADE, related_name="metrics")
    indicator = models.ForeignKey(Indicator, models.CASCADE)
    value = models.BigIntegerField()
    period = models.CharField(max_length=60)

    class Meta:
        managed = False
        db_table = "projects_metric"
        app_label = "sites"


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


PUBLISHED = Project.objects.filter(publication="published")
FACETS = ("block__name_en", "themes__name_en", "regions__name_en", "status", "start_year")


def listing(request):
    published = PUBLISHED.all()
    asked = ProjectFilter(request.GET, published)
    shown = asked.qs.select_related("block").prefetch_related("themes", "regions", "participants")
    facets = {
        facet: asked.qs.order_by().values_list(facet).annotate(count=Count("pk")).order_by("-count")
        for facet in FACETS
    }
    page = Paginator(shown, 24).get_page(request.GET.get("page"))
    return render(request, "typical.html", {"asked": asked, "page": page, "facets": facets})


def entry(request, slug):
    shown = PUBLISHED.select_related("block").prefetch_related(
        "themes", "regions", "participants", "metrics__indicator"
    )
    project = get_object_or_404(shown, slug=slug)
    neighbours = {
        "before": PUBLISHED.filter(number__lt=project.number).last(),
        "after": PUBLISHED.filter(number__gt=project.number).first(),
        "related": PUBLISHED.filter(block=project.block).exclude(pk=project.pk)[:3],
    }
    return render(request, "typical_entry.html", {"project": project, **neighbours})


def results(request):
    facets = {
        facet: PUBLISHED.order_by().values_list(facet).annotate(count=Count("pk"))
        for facet in FACETS
    }
    totals = PUBLISHED.aggregate(
        count=Count("pk"),
        budget=Sum("budget_kzt"),
        first=Min("start_year"),
        last=Max("end_year"),
    )
    figures = Metric.objects.filter(project__publication="published")
    context = {
        "facets": facets,
        "totals": totals,
        "sums": figures.values_list("indicator__name_en").annotate(Sum("value"), Count("pk")),
        "figures": figures.filter(value__gt=0).select_related("project", "indicator")[:100],
    }
    return render(request, "typical_results.html", context)


urlpatterns = [
    path("projects/", listing),
    path("projects/<slug:slug>/", entry),
    path("results/", results),
]
application = get_wsgi_application()
