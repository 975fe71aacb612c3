"""The results as files, the tables of the exhibition, and the page that explains them."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from projects.catalogue.addresses import site_of
from projects.catalogue.filters import ProjectFilter
from projects.open_data import package
from projects.open_data.results import results_csv as as_csv
from projects.open_data.results import results_record
from projects.open_data.results_xlsx import results_workbook
from projects.open_data.scope import scope_of
from projects.open_data.spreadsheets import XLSX
from projects.open_data.tables import TABLES
from projects.serving.parameters import reads

READABLE = {"ensure_ascii": False}


def _file(body: str | bytes, content_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    name = f"results-{localdate():%Y-%m-%d}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@reads(*ProjectFilter.base_filters)
def results_json(request: HttpRequest) -> HttpResponse:
    """Totals with the entries behind them; the shape is a contract with other programs."""
    return JsonResponse(results_record(scope_of(request)), json_dumps_params=READABLE)


@reads(*ProjectFilter.base_filters)
def results_csv(request: HttpRequest) -> HttpResponse:
    """Official figures, totals and the figures behind them, a row each."""
    return _file(as_csv(scope_of(request)), "text/csv; charset=utf-8", "csv")


@reads(*ProjectFilter.base_filters)
def results_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a workbook."""
    return _file(results_workbook(scope_of(request)), XLSX, "xlsx")


def page(request: HttpRequest) -> HttpResponse:
    """The page about the data: files, meaning of fields, how figures add up, licence, citation."""
    context = {
        "tables": TABLES.values(),
        "licence": package.licence(),
        "today": localdate(),
        "address": site_of(request) + request.path,
        "here": "about",
    }
    return render(request, "projects/data.html", context)


def data_package(request: HttpRequest) -> HttpResponse:
    """The Data Package's description of the tables beside it."""
    described = package.data_package(scope_of(request, {}))
    return JsonResponse(described, json_dumps_params=READABLE)


def table(request: HttpRequest, name: str) -> HttpResponse:
    """One table of the Data Package as CSV."""
    if name not in TABLES:
        raise Http404(f"there is no table {name}")
    return HttpResponse(TABLES[name].as_csv(scope_of(request, {})), "text/csv; charset=utf-8")


def dataset(request: HttpRequest) -> HttpResponse:
    """The tables as a Dataset of schema.org, in JSON-LD."""
    described = package.dataset(scope_of(request, {}))
    return JsonResponse(described, content_type="application/ld+json", json_dumps_params=READABLE)
