"""The tables described for programs: as a Data Package, and as a Dataset of schema.org.

Data Package (specs of Frictionless Data): every field's meaning in the language of the address as
``description`` and in all three as ``descriptions``.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.open_data.linked_data import SCHEMA, editors, publisher
from projects.open_data.scope import Scope
from projects.open_data.tables import TABLES, Field, Table
from projects.texts.languages import LANGUAGES, current_language


def licence() -> dict[str, str] | None:
    """The licence of the data, from DATA_LICENCE ("name address"); ``None`` while none is set."""
    name, _space, address = settings.DATA_LICENCE.partition(" ")
    return {"name": name, "path": address} if name else None


def in_three(text: Any) -> dict[str, str]:
    """A text of the interface in each language."""
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = str(text)
    return said


def title() -> str:
    return _("Results of the exhibition of social projects")


def summary() -> str:
    return _(
        "Entries, figures, totals and official figures of the exhibition of social projects of the"
        " Assembly of People of Kazakhstan, each with its source. Documented and sample figures"
        " are kept apart."
    )


def data_package(scope: Scope) -> dict[str, Any]:
    """``datapackage.json``, whose resources lie beside it."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "exhibition-of-social-projects",
        "title": title(),
        "description": summary(),
        "homepage": scope.site + reverse("data"),
        "created": scope.at.isoformat(timespec="seconds"),
        "version": f"{scope.at:%Y-%m-%d}",
        "language": current_language(),
        "sources": [
            {
                "title": _("Exhibition of social projects of the Assembly of People of Kazakhstan"),
            }
        ],
        "contributors": [
            {"title": editors()["name"], "role": "author"},
            {"title": publisher()["name"], "role": "publisher"},
        ],
        "resources": [_resource(table) for table in TABLES.values()],
    }
    if terms := licence():
        package["licenses"] = [terms]
    return package


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": str(table.title),
        "titles": in_three(table.title),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(field) for field in table.fields],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": field.name,
                    "reference": {"resource": field.refers_to[0], "fields": field.refers_to[1]},
                }
                for field in table.fields
                if field.refers_to
            ],
        },
    }


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": field.kind,
        "description": str(field.meaning),
        "descriptions": in_three(field.meaning),
    }
    if field.required:
        described["constraints"] = {"required": True}
    return described


def dataset(scope: Scope) -> dict[str, Any]:
    """The tables as a Dataset in schema.org's words."""
    described: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "Dataset",
        "@id": scope.site + reverse("data"),
        "name": title(),
        "description": summary(),
        "url": scope.site + reverse("data"),
        "inLanguage": current_language(),
        "dateModified": f"{scope.at:%Y-%m-%d}",
        "isAccessibleForFree": True,
        "creator": editors(),
        "publisher": publisher(),
        "spatialCoverage": {"@type": "Country", "name": _("Kazakhstan")},
        "variableMeasured": [str(field.meaning) for field in TABLES["figures"].fields[:5]],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": str(table.title),
                "encodingFormat": "text/csv",
                "contentUrl": scope.site + reverse("data-table", args=[table.name]),
            }
            for table in TABLES.values()
        ],
    }
    if terms := licence():
        described["license"] = terms["path"] or terms["name"]
    return described
