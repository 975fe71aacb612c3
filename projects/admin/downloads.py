"""Files that the desk gives to be kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localtime

from projects.open_data.spreadsheets import XLSX, for_excel


def download(content: bytes, name: str, ending: str) -> HttpResponse:
    """A download whose name ends with the day."""
    kind = XLSX if ending == "xlsx" else "text/csv; charset=utf-8"
    name = f"{name}-{localtime():%Y-%m-%d}.{ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store, private",
    }
    return HttpResponse(content, content_type=kind, headers=headers)


def download_rows(rows: Iterable[Iterable[Any]], name: str) -> HttpResponse:
    """Rows as CSV that Excel opens."""
    return download(for_excel(rows).encode(), name, "csv")
