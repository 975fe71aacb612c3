"""How the results' templates draw pictures and say what they show."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from projects.charts import Chart, drawing
from projects.charts.findings import headline_row
from projects.charts.words import in_words, official, shown
from projects.charts.words import left_over as left_over_of
from projects.templatetags.stands import figure
from projects.texts import text_of
from projects.totals import Part, Total

register = template.Library()


@register.simple_tag
def drawn(chart: Chart, width: int) -> SafeString:
    """The chart as SVG of that width."""
    return SafeString(drawing.svg(chart, width))


@register.simple_tag
def bar(total: Total, against: Chart) -> SafeString:
    """The official figure and its parts as bars alone; ``against`` says what the patterns mean."""
    return SafeString(drawing.bar(against, headline_row(total), in_words(total)))


@register.simple_tag
def swatch(pattern: str) -> SafeString:
    """A small sample of a pattern, for a legend in HTML."""
    return SafeString(drawing.swatch(pattern))


@register.simple_tag(takes_context=True)
def evidence_address(context: dict[str, Any], total: Total, kind: str) -> str:
    """Where the figures of one provenance stand, under the page's query."""
    page = reverse("indicator", args=[total.indicator.slug])
    return f"{page}?{context['asked'].query(provenance=[kind])}#evidence"


@register.filter
def official_figure(total: Total) -> SafeString:
    """The official figure as it is stated, the number itself in ``<b>``."""
    headline = total.headline
    if headline is None:
        return SafeString(official(total))
    return figure(headline.value, headline.qualifier, text_of(headline, "wording").value)


@register.filter
def sentence(total: Total) -> str:
    """What the summary says, what entries document and what is left, in words."""
    return in_words(total)


@register.filter
def amount(part: Part) -> str:
    """A part's total with its qualifier; 0 where no entry states anything."""
    return shown(part, "0")


@register.filter
def left_over(total: Total) -> str:
    """What no entry explains."""
    return left_over_of(total)
