"""Functions for the desk's templates, which alone are written for Django's engine."""

from django import template

from projects.templatetags import head, pictures
from projects.texts import html

register = template.Library()

register.simple_tag(html.text)
register.simple_tag(html.plain)
register.simple_tag(head.language_names)
register.filter(pictures.smallest)
register.filter(pictures.print_quality)
