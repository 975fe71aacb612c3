"""What a stand is drawn with: its motif and its figures."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from projects import atlas
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
def land() -> str:
    """The outline of the country's regions at the time of the exhibition, as a path."""
    return atlas.land()


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
