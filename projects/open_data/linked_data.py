"""The pages' content in the terms of schema.org, as plain data in the shape of JSON-LD.

Two ways out: ``<lang>/projects/<slug>.jsonld`` and ``<lang>/exhibition.jsonld`` for programs, and
microdata inside the pages, because search engines read what is in the page and no linked file.
JSON-LD inside the page would be a ``<script>`` without an address, and we have none of these.

The ``@id`` of an entry is its permanent address. A sample is a CreativeWork that says so, never a
Project; it names no organisation and no money.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.translation import gettext as _

from projects.catalogue.addresses import stand_address
from projects.catalogue.institution import institution
from projects.catalogue.introduction import site_description
from projects.models import Organisation, Participation, Photo, Project
from projects.serving.addresses import page_address
from projects.texts.languages import current_language, text_of

SCHEMA = "https://schema.org"
ASSEMBLY = "https://assembly.kz/"
PUBLISHED = {"documented": "documented", "reported": "reported", "illustrative": "sample"}
# The property of the work for each role of an organisation.
ROLES = {
    Participation.Role.IMPLEMENTING: "producer",
    Participation.Role.PARTNER: "contributor",
    Participation.Role.SPONSOR: "sponsor",
    Participation.Role.FUNDING: "funder",
}

Data = dict[str, Any]


def filled(data: Data) -> Data:
    """``data`` without what is empty."""
    return {name: value for name, value in data.items() if value not in ("", None, [], {})}


def said(record: Any, field: str) -> str:
    """A text of a record as its page shows it."""
    return text_of(record, field).value


def collection_id(site: str) -> str:
    """The ``@id`` of the catalogue as a whole."""
    return f"{site}/#catalogue"


def assembly() -> Data:
    return {
        "@type": "Organization",
        "@id": ASSEMBLY,
        "name": _("Assembly of People of Kazakhstan"),
        "url": ASSEMBLY,
    }


def editors() -> Data:
    """Those who wrote the catalogue: what is in it is theirs, not the Assembly's."""
    return {"@type": "Organization", "name": _("Editors of the exhibition catalogue")}


def publisher() -> Data:
    """The institution behind the exhibition; the editors until it has entered its name."""
    behind = institution()
    if not said(behind, "name"):
        return editors()
    return filled(
        {
            "@type": "Organization",
            "name": said(behind, "name"),
            "address": said(behind, "address"),
            "email": behind.email,
            "telephone": behind.telephone,
        }
    )


def organisation(record: Organisation) -> Data:
    return filled(
        {
            "@type": "Organization",
            "name": said(record, "name"),
            "alternateName": said(record, "short_name"),
            "url": record.website,
        }
    )


def picture(photo: Photo, site: str) -> Data:
    """An ImageObject with credit and licence."""
    is_address = photo.licence.startswith("https://")
    return filled(
        {
            "@type": "ImageObject",
            "contentUrl": site + photo.get_absolute_url(),
            "caption": said(photo, "caption") or said(photo, "alternative_text"),
            "creditText": photo.credit,
            "license": photo.licence if is_address else "",
            "copyrightNotice": "" if is_address else photo.licence,
            "width": photo.width,
            "height": photo.height,
        }
    )


def _grant(project: Project) -> Data:
    """The money of an entry where a source states it."""
    if project.budget_kzt is None or project.is_illustrative:
        return {}
    amount = {"@type": "MonetaryAmount", "currency": "KZT", "value": project.budget_kzt}
    return {"@type": "MonetaryGrant", "amount": amount}


def _years(project: Project) -> str:
    """The period as ISO 8601: 2011, 2011/2013, 2011/.. ."""
    start, end = project.start_year, project.end_year
    if start and end:
        return str(start) if start == end else f"{start}/{end}"
    return f"{start}/.." if start else f"../{end}" if end else ""


def _participants(project: Project) -> dict[str, list[Data]]:
    found: dict[str, list[Data]] = {}
    for part in project.participations.all():
        if part.organisation.kind != Organisation.Kind.PLACEHOLDER:
            role = ROLES.get(Participation.Role(part.role), "contributor")
            found.setdefault(role, []).append(organisation(part.organisation))
    return found


def entry(project: Project, site: str) -> Data:
    """An entry with all that it states; ``project`` comes from ``for_page()``."""
    sample = _(
        "This entry is a sample: it fills the stand until the real text arrives. "
        "Organisation, text and figures describe no real project."
    )
    address = stand_address(project.number, site)
    return filled(
        {
            "@context": SCHEMA,
            "@type": "CreativeWork" if project.is_illustrative else ["CreativeWork", "Project"],
            "@id": address,
            "identifier": str(project.number),
            "position": project.number,
            "url": site + project.get_absolute_url(),
            "name": said(project, "title"),
            "description": said(project, "summary"),
            "author": editors(),
            "publisher": publisher(),
            "inLanguage": text_of(project, "title").language,
            "creativeWorkStatus": PUBLISHED[project.provenance],
            "disambiguatingDescription": sample if project.is_illustrative else "",
            "dateModified": project.changed.date().isoformat(),
            "isPartOf": [
                {
                    "@type": "Collection",
                    "@id": collection_id(site),
                    "url": site + page_address("list"),
                },
                {
                    "@type": "Collection",
                    "name": said(project.block, "name"),
                    "url": site + page_address("block", project.block.slug),
                },
            ],
            "keywords": [said(theme, "name") for theme in project.themes.all()],
            "spatialCoverage": [
                {"@type": "Place", "name": said(r, "name"), "identifier": r.code}
                for r in project.regions.all()
            ],
            "temporalCoverage": _years(project),
            "image": [picture(photo, site) for photo in project.shown_photos],
            "citation": [
                filled(
                    {
                        "@type": "CreativeWork",
                        "name": said(citation.source, "title"),
                        "creator": said(citation.source, "producer"),
                        "publisher": said(citation.source, "publisher"),
                        "url": citation.source.document_address,
                        "archivedAt": citation.source.archived_copy,
                    }
                )
                for citation in project.citations.all()
            ],
            "funding": _grant(project),
            **_participants(project),
        }
    )


def _brief(project: Project, site: str) -> Data:
    return {
        "@type": "CreativeWork",
        "@id": stand_address(project.number, site),
        "name": said(project, "title"),
        "url": site + project.get_absolute_url(),
    }


def exhibition(site: str, parts: Iterable[Data] = ()) -> Data:
    """The exhibition; ``parts`` are its showings. Its document gives neither dates nor a place, so
    it has none itself."""
    return {
        "@context": SCHEMA,
        "@type": "ExhibitionEvent",
        "@id": f"{site}/",
        "name": _("Exhibition of social projects of the Assembly of People of Kazakhstan"),
        "description": site_description(),
        "url": site + page_address("home"),
        "inLanguage": current_language(),
        "organizer": assembly(),
        "workFeatured": {"@type": "Collection", "@id": collection_id(site)},
        **({"subEvent": found} if (found := list(parts)) else {}),
    }


def catalogue(entries: Iterable[Project], site: str) -> Data:
    """The catalogue as a Collection with its parts, each by address and name."""
    parts = [_brief(project, site) for project in entries]
    return {
        "@context": SCHEMA,
        "@type": "Collection",
        "@id": collection_id(site),
        "name": _("Exhibition of social projects of the Assembly of People of Kazakhstan"),
        "url": site + page_address("list"),
        "inLanguage": current_language(),
        "author": editors(),
        "publisher": publisher(),
        "about": {"@id": f"{site}/"},
        "collectionSize": len(parts),
        "hasPart": parts,
    }


def collection_page(name: str, address: str, site: str) -> Data:
    """A page that lists entries: a CollectionPage. Its parts are the links of the page's cards,
    which ``microdata`` refers to."""
    return filled(
        {
            "@context": SCHEMA,
            "@type": "CollectionPage",
            "name": name,
            "url": address,
            "inLanguage": current_language(),
            "isPartOf": {"@type": "Collection", "@id": collection_id(site)},
        }
    )


def microdata(data: Data, name: str = "", more_in: str = "") -> str:
    """The same data as HTML microdata: nested ``itemscope`` spans with ``meta`` and ``link``.

    ``more_in`` is the id of an element in which more of its properties stand (``itemref``).
    """
    types = data.get("@type", [])
    kinds = " ".join(f"{SCHEMA}/{kind}" for kind in ([types] if isinstance(types, str) else types))
    inside = [
        _property(name, value)
        for name, values in data.items()
        if name[0] != "@"
        for value in (values if isinstance(values, list) else [values])
    ]
    prop = f' itemprop="{name}"' if name else ""
    known_as = f' itemid="{escape(data["@id"])}"' if "@id" in data else ""
    more = f' itemref="{more_in}"' if more_in else ""
    return f'<span{prop} itemscope itemtype="{kinds}"{known_as}{more}>{"".join(inside)}</span>'


def _property(name: str, value: Any) -> str:
    if isinstance(value, dict):
        return microdata(value, name) if "@type" in value else _link(name, value["@id"])
    text = str(value)
    if text.startswith(("http://", "https://")):
        return _link(name, text)
    return f'<meta itemprop="{name}" content="{escape(text)}">'


@lru_cache(maxsize=1000)
def _link(name: str, address: str) -> str:
    return f'<link itemprop="{name}" href="{escape(address)}">'
