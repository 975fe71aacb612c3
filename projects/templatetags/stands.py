"""What a stand is drawn with: its motif and its figures."""

from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from projects import map_drawing
from projects.atlas import RegionMap
from projects.facets import Choice, Facet
from projects.models import Project
from projects.ornament import MOTIFS
from projects.templatetags.exhibit import number, quantity

register = template.Library()


@register.simple_tag
def motifs() -> SafeString:
    """The six motifs as symbols that a page draws from (``<use href="#motif-unity">``)."""
    symbols = "".join(
        f'<symbol id="motif-{theme}" viewBox="-104 -104 208 208">{motif()}</symbol>'
        for theme, motif in MOTIFS.items()
    )
    return mark_safe(f'<svg class="out-of-sight" aria-hidden="true">{symbols}</svg>')


@register.simple_tag
def regions(drawn: RegionMap) -> SafeString:
    """The regions of a map, each a link."""
    return SafeString(map_drawing.regions(drawn))


@register.simple_tag
def places(drawn: RegionMap) -> SafeString:
    """The country, and on it where an entry lies."""
    return SafeString(map_drawing.places(drawn))


@register.simple_tag
def choice_of(facet: Facet, choice: Choice) -> str:
    """A choice of a facet with its count."""
    shown = (choice.value, choice.label, choice.count, choice.is_chosen)
    return _choice(get_language(), facet.name, *shown)


@lru_cache(maxsize=4096)
def _choice(language: str, name: str, value: str, label: str, count: int, is_chosen: bool) -> str:
    """Drawn once for each count: a list has eighty of them, most as on the list before."""
    shown = {"name": name, "value": value, "label": label, "count": count, "is_chosen": is_chosen}
    return get_template("components/choice.html").render(shown)


@register.filter
def motif(project: Project) -> str:
    """The motif of an entry: its first theme's, as on its cover."""
    return next((t.slug for t in project.themes.all() if t.slug in MOTIFS), "unity")


@register.simple_tag
def figure(value: int | None, qualifier: str, wording: str = "") -> SafeString:
    """A figure for showing large: as ``quantity`` says it, the number itself in ``<b>``."""
    said = quantity(value, qualifier, wording)
    shown = number(value)
    before, found, after = said.partition(shown) if shown else ("", "", "")
    if not found:
        return format_html("<b>{}</b>", said)
    return format_html("{}<b>{}</b>{}", before, found, after)
