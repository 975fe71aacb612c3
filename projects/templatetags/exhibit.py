"""What the templates of Django's engine, the desk's and the prints', may call."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from projects.results.totals import Total
from projects.templatetags import head, pictures, prints, results
from projects.texts import html
from projects.texts.numbers import number, quantity

register = template.Library()

for tag in (
    *(html.text, html.plain, html.entry_word, prints.size_class, prints.edition_stamp),
    *(head.language_names, results.drawn, results.swatch, quantity),
):
    register.simple_tag(tag)
for reading in (
    *(results.official_figure, results.amount, results.left_over),
    *(pictures.smallest, pictures.print_quality, number),
):
    register.filter(reading)


@register.simple_tag
def totals_table(totals: list[Total]) -> SafeString:
    """The same table of totals as on the pages, in the language of the moment."""
    return SafeString(render_to_string("components/totals.html", {"totals": totals}))
