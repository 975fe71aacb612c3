"""The list as data, under the same query as the page."""

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.timezone import localtime

from projects.catalogue.addresses import site_of
from projects.catalogue.filters import ProjectFilter
from projects.open_data.entries import Export, csv_lines, workbook
from projects.open_data.spreadsheets import XLSX
from projects.serving.parameters import reads


def _export(request: HttpRequest) -> Export:
    query = ProjectFilter(request.GET)
    entries = query.qs.for_page()
    return Export(
        entries=entries.iterator(chunk_size=500),
        count=query.qs.count(),
        words=query.words(),
        at=localtime(),
        site=site_of(request),
    )


def _named(response: HttpResponseBase, ending: str) -> HttpResponseBase:
    response["Content-Disposition"] = (
        f'attachment; filename="projects-{localtime():%Y-%m-%d}.{ending}"'
    )
    return response


@reads(*ProjectFilter.base_filters)
def projects_csv(request: HttpRequest) -> HttpResponseBase:
    """CSV in UTF-8 with a byte order mark, streamed."""
    return _named(
        StreamingHttpResponse(csv_lines(_export(request)), content_type="text/csv; charset=utf-8"),
        "csv",
    )


@reads(*ProjectFilter.base_filters)
def projects_xlsx(request: HttpRequest) -> HttpResponseBase:
    """A workbook with the rows and a sheet that explains them."""
    return _named(HttpResponse(workbook(_export(request)), content_type=XLSX), "xlsx")


@reads(*ProjectFilter.base_filters)
def projects_json(request: HttpRequest) -> HttpResponse:
    """All rows of the query; the shape is a contract with other programs."""
    export = _export(request)
    projects = list(export.records())
    body = {
        "count": len(projects),
        "query": export.query_in_words,
        "date": export.at.isoformat(timespec="seconds"),
        "projects": projects,
    }
    return JsonResponse(body, json_dumps_params={"ensure_ascii": False})
