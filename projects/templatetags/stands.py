"""Functions for pages of entries: motifs, map, cards, choices, figures."""

from collections.abc import Iterable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from projects.catalogue.cards import Card
from projects.catalogue.facet_choices import Choice, FacetChoices
from projects.catalogue.index import current_index
from projects.catalogue.neighbours import EntryLink
from projects.editing.provenance import ground_of
from projects.graphics import region_map_svg
from projects.graphics.ornament import MOTIFS, motif_of
from projects.graphics.region_map import RegionMap
from projects.models import Project, Source
from projects.texts.abbreviations import ABBREVIATIONS, abbreviations_in
from projects.texts.languages import text_of
from projects.texts.numbers import Counts, number, quantity
from projects.texts.typography import finished


def motifs() -> SafeString:
    """The six motifs as symbols that a page draws from (``<use href="#motif-unity">``)."""
    symbols = "".join(
        f'<symbol id="motif-{theme}" viewBox="-104 -104 208 208">{motif_of(theme)}</symbol>'
        for theme in MOTIFS
    )
    return mark_safe(f'<svg class="visually-hidden" aria-hidden="true">{symbols}</svg>')


def all_counts() -> Counts:
    """The number of entries on show, by provenance."""
    index = current_index()
    return index.counted(index.all)


def regions(drawn: RegionMap) -> SafeString:
    """The regions of a map, each a link."""
    return SafeString(finished(region_map_svg.regions(drawn)))


def places(drawn: RegionMap, point: tuple[int, int] | None = None) -> SafeString:
    """The country, and on it where an entry or a venue lies."""
    return SafeString(region_map_svg.places(drawn, point))


def ground(project: Project) -> str:
    """The kind of document that stands behind an entry, in words; "" for a sample."""
    kind = ground_of(project)
    return str(Source.Kind(kind).label) if kind else ""


def abbreviations(project: Project) -> list[tuple[str, str]]:
    """The abbreviations on an entry's page, each with what it stands for."""
    bodies = [part.organisation for part in project.participations.all()]
    return abbreviations_in(
        [
            *(text_of(project, field).value for field in ("title", "summary", "text")),
            *(citation.sentence for citation in project.citations.all()),
            *(project.place_as_written, project.coordinator),
            *(text_of(body, "name").value for body in bodies),
        ]
    )


def all_abbreviations() -> list[tuple[str, str]]:
    """Each meaning behind its abbreviations: ("ECA, ЭМБ, ЭКО", "ethno-cultural association")."""
    return [(", ".join(listed), str(meaning)) for meaning, listed in ABBREVIATIONS.items()]


def listed(cards: Iterable[Card], *, first_at_once: bool = False) -> SafeString:
    """Cards as the items of a list. ``first_at_once``: the browser loads the first one's picture
    before all others, since it is seen before anybody scrolls."""
    items: list[str] = [card.html for card in cards]
    if items and first_at_once:
        items[0] = items[0].replace('loading="lazy"', 'fetchpriority="high"', 1)
    return mark_safe(finished("".join(f"<li>{item}</li>\n" for item in items)))


def tiles(
    language: str, entries: Iterable[EntryLink], words: str, here: int | None = None
) -> SafeString:
    """Stands as the tiles of a wall, ``here`` the page's own; ``language`` is the page's."""
    drawn = (_tile(language, entry, words, entry.number == here) for entry in entries)
    return mark_safe(finished("".join(drawn)))


@lru_cache(maxsize=4096)
def _tile(language: str, entry: EntryLink, words: str, is_here: bool) -> str:
    """A tile, cached by all that it shows: a stand's page has up to 49 of them."""
    shown = {"entry": entry, "words": words, "is_here": is_here}
    return render_to_string("components/tile.html", shown) + "\n"


def facet_fieldsets(shown: Iterable[FacetChoices]) -> SafeString:
    """The facets beside a list, each with its choices."""
    return mark_safe(finished("".join(map(_facet, shown))))


@lru_cache(maxsize=1000)
def _facet(facet: FacetChoices) -> str:
    """A facet as HTML, cached by identity: it belongs to one language and one state of the site."""
    return render_to_string("components/facet.html", {"facet": facet}) + "\n"


def choices(language: str, facet: str, shown: Iterable[Choice]) -> SafeString:
    """Choices of a facet, each with its number of entries; ``language`` is the page's."""
    return mark_safe(finished("".join(_choice(language, facet, choice) for choice in shown)))


@lru_cache(maxsize=64)
def options(shown: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """The options of a menu from their values and labels."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, _SELECTED if value == chosen else "", label) for value, label in shown),
    )


_SELECTED = mark_safe(" selected")


@lru_cache(maxsize=4096)
def _choice(language: str, facet: str, choice: Choice) -> str:
    """A choice as HTML, cached: a list has eighty of them, most as on the list before."""
    return render_to_string("components/choice.html", {"name": facet, "choice": choice})


def figure(value: int | None, qualifier: str, wording: str = "") -> SafeString:
    """A figure for showing large: as ``quantity`` says it, the number itself in ``<b>``."""
    said = quantity(value, qualifier, wording)
    shown = number(value)
    before, found, after = said.partition(shown) if shown else ("", "", "")
    if not found:
        return format_html("<b>{}</b>", said)
    # A Kazakh number stays with its ending: 300 000 000-нан.
    ending, space, after = after.partition(" ") if after.startswith("-") else ("", "", after)
    if ending:
        found = format_html('<span class="no-break"><b>{}</b>{}</span>', found, ending)
        return format_html("{}{}{}{}", before, found, space, after)
    return format_html("{}<b>{}</b>{}", before, found, after)
