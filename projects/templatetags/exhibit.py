"""Functions for the desk's templates, which alone are written for Django's engine."""

from django import template
from django.template.defaultfilters import stringfilter

from projects.templatetags import head, pictures
from projects.texts import html, typography

register = template.Library()

register.simple_tag(html.text)
register.simple_tag(html.plain)
register.simple_tag(head.language_names)
register.filter(pictures.smallest)
register.filter(pictures.print_quality)


@register.filter(is_safe=True)
@stringfilter
def inner_quotes(text: str) -> str:
    """A message with a title in it that has quotation marks of its own."""
    return typography.inner_quotes(text)
