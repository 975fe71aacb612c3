"""Functions for the results' templates: charts, and the sentences that go with them."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.safestring import SafeString
from jinja2 import pass_context
from jinja2.runtime import Context

from projects.results.charts import Chart, svg
from projects.results.charts.breakdowns import headline_row
from projects.results.charts.sentences import in_words, official, shown
from projects.results.charts.sentences import left_over as left_over_of
from projects.results.totals import Part, Total
from projects.serving.addresses import page_address
from projects.templatetags.stands import figure
from projects.texts.languages import text_of


def once(drawn: list[SafeString], caller: Callable[[], SafeString]) -> SafeString:
    """What a template has between ``call`` and ``endcall``, made once for as long as ``drawn`` is
    kept."""
    if not drawn:
        drawn.append(caller())
    return drawn[0]


def drawn(chart: Chart, width: int) -> SafeString:
    """The chart as SVG of that width."""
    kept = chart.drawings
    return SafeString(kept.get(width) or kept.setdefault(width, svg.svg(chart, width)))


def bar(total: Total, against: Chart) -> SafeString:
    """The official figure and its parts as bars alone; ``against`` says what the patterns mean."""
    slug, kept = total.indicator.slug, against.drawings
    if slug not in kept:
        row = next((row for row in against.rows if row.slug == slug), None) or headline_row(total)
        kept[slug] = svg.bar(against, row, in_words(total))
    return SafeString(kept[slug])


def swatch(pattern: str) -> SafeString:
    """A small sample of a pattern, for a legend in HTML."""
    return SafeString(svg.swatch(pattern))


@pass_context
def evidence_address(context: Context, total: Total, kind: str) -> str:
    """The address of the figures of one provenance, under the page's query."""
    page = page_address("indicator", total.indicator.slug)
    return f"{page}?{context['query'].urlencode(provenance=[kind])}#evidence"


def official_figure(total: Total) -> SafeString:
    """The official figure as it is stated, the number itself in ``<b>``."""
    headline = total.headline
    if headline is None:
        return SafeString(official(total))
    return figure(headline.value, headline.qualifier, text_of(headline, "wording").value)


def sentence(total: Total) -> str:
    """A sentence with the official figure, what entries document of it and what is left."""
    return in_words(total)


def amount(part: Part) -> str:
    """A part's total with its qualifier; 0 where no entry states anything."""
    return shown(part, "0")


def left_over(total: Total) -> str:
    """The remainder that no entry explains."""
    return left_over_of(total)
