"""Dimensions that a total can be broken down by, as conditions of the database."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat

from projects.models import Participation, Region


class Dimension(NamedTuple):
    """``key`` is the path from an entry to the value. Where one entry can reach the same value by
    two ways, ``way`` is the path to the row that leads there, and only the first way is taken."""

    key: str
    way: str = ""


DIMENSIONS = {
    "block": Dimension("block__slug"),
    "theme": Dimension("themes__slug"),
    # The regions as the entry names them, and the regions of today on their territory.
    "region": Dimension("regions__code"),
    "region_today": Dimension("regions__successors__code", way="regions__pk"),
    "organisation": Dimension("participations__organisation__slug", way="participations__pk"),
}

# The years of a figure or an entry; see ``period_key``.
PERIOD = "period"
ALL_DIMENSIONS = (*DIMENSIONS, PERIOD)
# What the results page breaks the entries down by.
OF_ENTRIES = ("block", "theme", "region", "region_today", PERIOD)


def group_of(entry: str, size: int) -> Combinable:
    """The group of an entry among groups of ``size`` by their database numbers; without a size all
    are in one. ``entry`` is the path to the number."""
    return F(entry) / size if size else Value(0)


def united(arms: list[QuerySet[Any]]) -> QuerySet[Any]:
    """The rows of several dimensions, by one query."""
    first, *others = arms
    return first.union(*others, all=True).order_by()


def spanning(first: Combinable, last: Combinable) -> Combinable:
    """Two years as one text, "2010-2012", for the database to group by; "-" for none."""
    return Concat(Cast(first, TextField()), Value("-", TextField()), Cast(last, TextField()))


def keyed(rows: QuerySet[Any], by: str, period: Combinable, to_entry: str = "") -> QuerySet[Any]:
    """Rows with ``key``, the value of the dimension ``by``; once for each value of their entry.

    ``to_entry`` is the path from a row to its entry, with the underscores: ``"project__"``;
    ``period`` gives the key by period. Rows whose entry has no value are left out; ``by=""``
    gives every row the key "".
    """
    # Django's own query set: modeltranslation's would give the columns in any order.
    rows = QuerySet(rows.model, query=rows.query.chain())
    if not by:
        return rows.annotate(key=Value("", TextField()))
    if by == PERIOD:
        return rows.annotate(key=period)
    dimension = DIMENSIONS[by]
    rows = rows.annotate(key=F(to_entry + dimension.key)).filter(key__isnull=False)
    if not dimension.way:
        return rows
    entry = OuterRef(to_entry + "pk")
    earlier: QuerySet[Any]
    if by == "organisation":
        earlier = Participation.objects.filter(
            project=entry, organisation__slug=OuterRef("key"), pk__lt=OuterRef("way")
        )
    else:
        earlier = Region.objects.filter(
            projects=entry, successors__code=OuterRef("key"), pk__lt=OuterRef("way")
        )
    return rows.annotate(way=F(to_entry + dimension.way)).filter(~Exists(earlier))
