"""The A4 summary: of a block, of the whole exhibition, of any filtered list."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from projects.models import Block, Organisation, Project, Source
from projects.printing.content import PARTS, Picture, Sheet, sheet_of
from projects.printing.edition import (
    Changes,
    NothingChangedError,
    Printed,
    Stamp,
    changes_since,
    refuse_other,
    stamp_of,
)
from projects.printing.frieze import THEMES, frieze_svg
from projects.printing.images import Spot, files_of
from projects.printing.order import SUMMARY, Order
from projects.printing.pdf import write_pdf
from projects.printing.printable import Prepared, Progress
from projects.results.totals import Total, totals

# The place of a picture in mm, as summary.css sets it by its shape: beside the text, or across it,
# as always with two languages.
SPOTS = {"plain": Spot(60, 72, 250), "tall": Spot(46, 72, 250), "wide": Spot(178, 62, 250)}
SPOT_IN_PAIR = Spot(120, 44, 250)
ON_COVER = 3


@dataclass(frozen=True)
class Summary:
    """The data of a summary. ``sheets`` are the entries printed, ``all_sheets`` those of the whole
    edition: more if only changed ones are printed."""

    order: Order
    title: str
    block: Block | None
    all_sheets: list[Sheet]
    sheets: list[Sheet]
    stamp: Stamp
    changes: Changes | None
    totals: list[Total]

    @property
    def languages(self) -> tuple[str, ...]:
        return self.order.languages

    @property
    def is_pair(self) -> bool:
        """Whether two languages stand side by side."""
        return len(self.languages) > 1

    @property
    def cover_totals(self) -> list[Total]:
        """The totals that fit on the cover, documented ones first; none with two languages or in
        large print."""
        first = sorted(self.totals, key=lambda total: total.documented.total is None)
        return [] if self.is_pair or self.order.large else first[:ON_COVER]

    @property
    def parts_changed(self) -> list[str]:
        """The parts beside the entries that say something else since an edition: the cover, which
        counts and adds up, or ``PARTS``."""
        changes = self.changes
        if not changes:
            return []
        if changes.is_longer_or_shorter:
            return ["cover", *PARTS]
        found = [part for part in PARTS if changes.elsewhere(part)]
        return ["cover", *found] if "totals" in found and self.cover_totals else found

    def organisations(self) -> list[tuple[Organisation, list[int]]]:
        """The organisations in the order of the stands, with the stand numbers."""
        return _numbered(
            (part.organisation, sheet.number)
            for sheet in self.sheets
            for part in sheet.project.participations.all()
        )

    def sources(self) -> list[tuple[Source, list[int]]]:
        """The sources of texts and figures, with the stand numbers."""
        found = []
        for sheet in self.sheets:
            cited = [citation.source for citation in sheet.project.citations.all()]
            cited += [metric.source for metric in sheet.project.metrics.all()]
            found += [(source, sheet.number) for source in cited]
        return _numbered(found)


def _numbered(pairs: Iterable[tuple[Any, int]]) -> list[tuple[Any, list[int]]]:
    """Each record once, with all the numbers that it was paired with."""
    found: dict[Any, list[int]] = {}
    for record, number in pairs:
        numbers = found.setdefault(record, [])
        if number not in numbers:
            numbers.append(number)
    return list(found.items())


def summary_of(order: Order) -> Summary:
    """Fetches what the summary of an order shows."""
    entries = list(order.entries())
    sheets = [sheet_of(project, order.languages) for project in entries]
    known = Printed(SUMMARY, order.languages, sheets)
    changes = changes_since(order, known) if order.since else None
    printed = changes.to_print if changes and order.only_changed else sheets
    added_up = totals(Project.objects.filter(pk__in=[project.pk for project in entries]))
    return Summary(
        order=order,
        title=order.title(),
        block=order.stand_block,
        all_sheets=sheets,
        sheets=sorted(printed, key=sheets.index),
        stamp=stamp_of(known, record=order.is_whole),
        changes=changes,
        totals=[total for total in added_up if total.has_parts],
    )


def ornament_of(summary: Summary) -> SafeString:
    """The ornament of the cover, 210 × 118 mm: the motifs of the block's own themes."""
    slugs = [theme.slug for sheet in summary.all_sheets for theme in sheet.project.themes.all()]
    themes = sorted(set(slugs), key=lambda slug: (-slugs.count(slug), slug)) or list(THEMES)
    block = summary.block
    return frieze_svg(
        210,
        118,
        number=block.position if block else 0,
        block=block.slug if block else "",
        themes=themes,
        grey=summary.order.grey,
    )


def summary_html(summary: Summary, **context: Any) -> str:
    """The page, the same for browser and PDF; a PDF has no links to other prints."""
    given = {"pdf_address": "", "choices": None, "kept": [], **context}
    with override(summary.order.language):
        return render_to_string("print/summary.html", {"summary": summary, **given})


def css_text(text: str) -> str:
    """A text as a CSS string, escaped so that no character can end the string or the style
    sheet."""
    return '"' + re.sub(r"[\\\"<>\n\r\f{}]", lambda m: f"\\{ord(m[0]):x} ", text) + '"'


def stamp_words(stamp: Stamp) -> str:
    """The edition stamp in words, in the active language."""
    count = ngettext("%(number)s entry", "%(number)s entries", stamp.count) % {
        "number": stamp.count
    }
    return _("Edition %(version)s") % {"version": stamp.version} + (
        f" · {date_format(stamp.date)} · {count}"
    )


def block_colours(blocks: Sequence[Block], grey: bool) -> str:
    """The colours of the blocks as custom properties, invalid ones left out."""
    rules = []
    for block in blocks:
        colour = "#333333" if grey else block.colour
        if re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
            rules.append(f".block-{block.slug} {{ --block: {colour}; }}")
    return "\n".join(rules)


def _in_each(languages: Sequence[str], said: Callable[[], str]) -> str:
    """CSS content in each language, one after the other."""
    parts = []
    for language in languages:
        with override(language):
            parts.append(said())
    return f" {css_text(' | ')} ".join(parts)


def page_number() -> str:
    """ "page 2 of 9" as CSS content, in the active language."""
    page, _of, rest = _("page {page} of {pages}").partition("{page}")
    between, _of, after = rest.partition("{pages}")
    return f"{css_text(page)} counter(page) {css_text(between)} counter(pages) {css_text(after)}"


def page_style(summary: Summary) -> str:
    """The styles that differ from print to print: size of type, colours of blocks, texts of page
    headers and footers, which browsers take from nowhere but CSS."""
    languages = summary.languages
    head = _in_each(languages, lambda: css_text(summary.order.title()))
    name = _in_each(languages, lambda: css_text(_("Exhibition of social projects")))
    stamp = _in_each(languages, lambda: css_text(stamp_words(summary.stamp)))
    foot = _in_each(languages, page_number)
    size, edge, margins, width = "10.2pt", "8pt", "", ""
    if summary.order.large:
        # Two languages take twice the lines; the name of the exhibition stands on the cover.
        high = "46mm" if summary.is_pair else "32mm"
        size, edge, name, width = "18pt", "18pt", "none", "width: 100%;"
        margins = f"margin-top: {high}; margin-bottom: {high};"
    return f"""{block_colours(list(Block.objects.all()), summary.order.grey)}
html {{ font-size: {size}; }}
@page {{
  {margins}
  @top-left {{ content: {head}; font-size: {edge}; {width} }}
  @top-right {{ content: {name}; font-size: {edge}; }}
  @bottom-left {{ content: {stamp}; font-size: {edge}; }}
  @bottom-right {{ content: {foot}; font-size: {edge}; }}
}}
@page cover {{
  @top-left {{ content: none; }} @top-right {{ content: none; }}
  @bottom-left {{ content: none; }} @bottom-right {{ content: none; }}
}}
"""


def pictures_of(summary: Summary) -> list[tuple[Sheet, Picture, Spot]]:
    """The pictures beside the texts, each with its place."""
    first = [(sheet, sheet.pictures[0]) for sheet in summary.sheets]
    return [(sheet, picture, spot_of(picture, summary.is_pair)) for sheet, picture in first]


def spot_of(picture: Picture, is_pair: bool) -> Spot:
    """The place of a picture beside its text; ``is_pair`` with two languages."""
    return SPOT_IN_PAIR if is_pair else SPOTS[picture.shape]


def _pages_with(ids: Collection[str], pages: list[Any]) -> list[Any]:
    """The typeset pages on which elements with these ids stand."""

    def has_one(box: Any) -> bool:
        element: Any = getattr(box, "element", None)
        name = element.get("id", "") if hasattr(element, "get") else ""
        return name in ids or any(map(has_one, getattr(box, "children", ())))

    return [page for page in pages if has_one(page._page_box)]


def _to_replace(summary: Summary, changes: Changes) -> set[str]:
    """The ids of what is to be printed again: the changed entries, and the other parts that say
    something else of them."""
    ids = {f"entry-{sheet.number}" for sheet in changes.to_print}
    parts = {*summary.parts_changed}
    if "contents" in parts and not changes.is_longer_or_shorter:
        parts.remove("contents")
        ids |= {f"contents-{sheet.number}" for sheet in changes.elsewhere("contents")}
    return ids | {f"summary-{part}" for part in parts}


def prepared(order: Order) -> Prepared:
    """A summary ready to be written. Only what changed: the pages with these entries and what other
    pages say of them, as they are in the whole summary, so that they bear its page numbers."""
    summary, ids = summary_of(order), None
    if order.only_changed and summary.changes:
        refuse_other(order)
        ids = _to_replace(summary, summary.changes)
        if not ids:
            raise NothingChangedError
        summary = replace(summary, sheets=summary.all_sheets, changes=None)
    style, name = page_style(summary), "/print.css"
    html = summary_html(summary, ornament=ornament_of(summary), style_address=name)
    files = files_of(pictures_of(summary), order.grey)
    files[name] = lambda: (style.encode(), "text/css")

    def write(target: Path, progress: Progress) -> None:
        progress(0, 1)
        chosen = None if ids is None else partial(_pages_with, ids)
        write_pdf([html], target, files, chosen=chosen, grey=order.grey)
        progress(1, 1)

    return Prepared(content="\n".join([html, style, summary.stamp.version]), write=write)
