"""The scope of a file: the query, the moment and the address of the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from projects.catalogue.addresses import site_of
from projects.catalogue.filters import ProjectFilter
from projects.models import Project


@dataclass(frozen=True)
class Scope:
    """A query on the published entries and the moment at which it was asked."""

    query: ProjectFilter
    site: str
    at: datetime = field(default_factory=localtime)

    @property
    def entries(self) -> QuerySet[Project]:
        return self.query.without("")

    @property
    def query_in_words(self) -> str:
        """The query in words; "all entries" where nothing is asked."""
        said = "; ".join(f"{facet}: {value}" for facet, value in self.query.words())
        return said or _("all entries")

    def note(self, rows: int) -> str:
        """Query, date and number of rows in one sentence."""
        return _("Query: %(query)s. Date: %(date)s. Rows: %(count)d.") % {
            "query": self.query_in_words,
            "date": f"{self.at:%Y-%m-%d %H:%M}",
            "count": rows,
        }


def scope_of(request: HttpRequest, query: Any = None) -> Scope:
    """The scope of a request; ``query={}`` for the whole, whatever is asked."""
    return Scope(ProjectFilter(request.GET if query is None else query), site_of(request))
