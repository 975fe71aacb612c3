"""The tables of the whole exhibition: one row a record, and what each field means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from projects.editing.provenance import ground_of
from projects.models import HeadlineFigure, Indicator, Source
from projects.open_data.entries import GROUND, PROVENANCE
from projects.open_data.scope import Scope
from projects.open_data.showings import SHOWINGS, VENUES
from projects.open_data.table import Field, Table
from projects.results.totals import totals
from projects.results.totals.dimensions import ALL_DIMENSIONS
from projects.results.totals.evidence import every_figure, of_metric
from projects.texts.languages import text_of


def _text(record: Any, field: str) -> str:
    return text_of(record, field).value


def _indicators(scope: Scope) -> Iterator[list[Any]]:
    for i in Indicator.objects.all():
        yield [i.slug, _text(i, "name"), _text(i, "unit"), i.kind, i.adds_up, i.counted_from]


def _official(scope: Scope) -> Iterator[list[Any]]:
    for h in HeadlineFigure.objects.select_related("indicator", "source"):
        yield [
            h.indicator.slug,
            h.value,
            _text(h, "wording"),
            h.qualifier,
            h.scope,
            _text(h, "statement"),
            h.sentence,
            h.sentence_language,
            h.source.slug,
        ]


def _totals(scope: Scope) -> Iterator[list[Any]]:
    for total in totals(scope.entries, ALL_DIMENSIONS):
        for dimension, keys in ({"whole": {"": total.parts}} | total.by).items():
            for key, parts in sorted(keys.items()):
                for provenance, part in parts.items():
                    if part.count or dimension == "whole":
                        yield [
                            total.indicator.slug,
                            provenance,
                            dimension,
                            key,
                            part.total,
                            part.qualifier,
                            part.count,
                        ]


def _figures(scope: Scope) -> Iterator[list[Any]]:
    for metric in every_figure(scope.entries).iterator(chunk_size=500):
        piece = of_metric(metric)
        yield [
            metric.indicator.slug,
            metric.project.number,
            metric.period,
            piece.value,
            piece.wording,
            piece.qualifier,
            "true" if piece.counts else "false",
            metric.source.slug,
            piece.sentence,
            piece.sentence_language if piece.sentence else "",
        ]


def _entries(scope: Scope) -> Iterator[list[Any]]:
    entries = scope.entries.select_related("block").prefetch_related("themes", "regions")
    entries = entries.prefetch_related("citations__source")
    for p in entries.order_by("number").iterator(chunk_size=500):
        yield [
            p.number,
            _text(p, "title"),
            _text(p, "summary"),
            p.block.slug,
            ";".join(theme.slug for theme in p.themes.all()),
            ";".join(region.code for region in p.regions.all()),
            p.status,
            p.start_year,
            p.end_year,
            p.budget_kzt,
            p.provenance,
            scope.site + p.get_absolute_url(),
            ground_of(p),
        ]


def _sources(scope: Scope) -> Iterator[list[Any]]:
    for s in Source.objects.public():
        texts = (_text(s, field) for field in ("title", "publisher", "date"))
        found = (_text(s, "producer"), s.accessed, s.archived_copy)
        yield [s.slug, *texts, s.address, _text(s, "note"), s.kind, *found]


QUALIFIER = _("exactly, more-than, at-least, up-to, about or thousands.")

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "entries",
            _("Entries"),
            ("number",),
            (
                Field("number", _("Place on the stands, 1 to 61."), "integer", required=True),
                Field("title", _("Title."), required=True),
                Field("summary", _("Summary.")),
                Field("block", _("Block: fund, republican, regional or partners."), required=True),
                Field("themes", _("Themes, separated by semicolons.")),
                Field("regions", _("Regions, ISO 3166-2 codes as of 2022; KZ is country-wide.")),
                Field(
                    "status",
                    _(
                        "Status in codes of IATI 2.03: identification (planned), implementation "
                        "(in progress), closed (completed); unknown where the source does not "
                        "state it."
                    ),
                ),
                Field("start_year", _("Start year; empty where not stated."), "integer"),
                Field("end_year", _("End year; empty where not stated."), "integer"),
                Field("budget_kzt", _("Budget in whole tenge; empty where not stated."), "integer"),
                Field("provenance", PROVENANCE, required=True),
                Field("url", _("Address of the entry.")),
                Field("ground", GROUND),
            ),
            _entries,
        ),
        Table(
            "indicators",
            _("What is counted"),
            ("slug",),
            (
                Field("slug", _("What is counted, by its name in addresses."), required=True),
                Field("name", _("What is counted, in words."), required=True),
                Field("unit", _("Unit; money is in whole tenge.")),
                Field("kind", _("input, output or outcome.")),
                Field("adds_up", _("How it adds up: sum, greatest or not-at-all.")),
                Field(
                    "counted_from",
                    _("metrics: from figures; entries: the entries; completed-budgets: budgets."),
                ),
            ),
            _indicators,
        ),
        Table(
            "official-figures",
            _("Official figures"),
            ("indicator",),
            (
                Field(
                    "indicator",
                    _("What is counted, by its name in addresses."),
                    required=True,
                    refers_to=("indicators", "slug"),
                ),
                Field("value", _("The number; empty where the source gives none."), "integer"),
                Field("wording", _("The source’s word where it gives no number.")),
                Field("qualifier", QUALIFIER, required=True),
                Field("scope", _("What it is said of: all, completed or one entry.")),
                Field("statement", _("The figure in words.")),
                Field("sentence", _("The source’s own words."), required=True),
                Field("sentence_language", _("Language of the sentence.")),
                Field("source", _("Source, by its name."), refers_to=("sources", "slug")),
            ),
            _official,
        ),
        Table(
            "figures",
            _("Figures of the entries"),
            ("indicator", "entry", "period"),
            (
                Field(
                    "indicator",
                    _("What is counted, by its name in addresses."),
                    required=True,
                    refers_to=("indicators", "slug"),
                ),
                Field(
                    "entry",
                    _("Stand number of the entry."),
                    "integer",
                    required=True,
                    refers_to=("entries", "number"),
                ),
                Field("period", _("Period of the figure, as stated.")),
                Field("value", _("The number; empty where the source gives none."), "integer"),
                Field("wording", _("The source’s word where it gives no number.")),
                Field("qualifier", QUALIFIER, required=True),
                Field(
                    "counts",
                    _(
                        "true where the figure is part of the total; false where another of the"
                        " same entry counts for the same years, or there is no number."
                    ),
                    "boolean",
                ),
                Field("source", _("Source, by its name."), refers_to=("sources", "slug")),
                Field("sentence", _("The source’s own words.")),
                Field("sentence_language", _("Language of the sentence.")),
            ),
            _figures,
        ),
        Table(
            "totals",
            _("Totals"),
            ("indicator", "provenance", "by", "key"),
            (
                Field(
                    "indicator",
                    _("What is counted, by its name in addresses."),
                    required=True,
                    refers_to=("indicators", "slug"),
                ),
                Field("provenance", PROVENANCE, required=True),
                Field(
                    "by",
                    _(
                        "What it is broken down by: whole, block, theme, region, region_today,"
                        " organisation or period."
                    ),
                    required=True,
                ),
                Field("key", _("Which block, theme and so on; empty for the whole.")),
                Field("total", _("The sum; empty where nothing adds up."), "integer"),
                Field("qualifier", QUALIFIER),
                Field("entries", _("How many entries a total comes from."), "integer"),
            ),
            _totals,
        ),
        Table(
            "sources",
            _("Sources"),
            ("slug",),
            (
                Field("slug", _("Source, by its name."), required=True),
                Field("title", _("Title of the source."), required=True),
                Field("publisher", _("Publisher.")),
                Field("date", _("Date, as the source gives it.")),
                Field("address", _("Address of the source.")),
                Field("note", _("What must be known of the source.")),
                Field(
                    "kind",
                    _(
                        "Kind of document: document (the exhibition’s own), letter (of whoever "
                        "carried it out), public, or sample."
                    ),
                ),
                Field("producer", _("Who wrote it, where that is another than the publisher.")),
                Field("accessed", _("Day on which the address showed it."), "date"),
                Field("archived_copy", _("Address of a copy that stays when the page goes.")),
            ),
            _sources,
        ),
        VENUES,
        SHOWINGS,
    )
}
