"""Cards of entries, drawn once for each catalogue version, language and marked words.

Most pages show cards that another page has shown before, under other filters. Rendered cards are
kept on the index and are dropped with it.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from projects.catalogue.entry_sets import members
from projects.catalogue.index import CatalogueIndex, forget_first
from projects.models import Project


class Card(NamedTuple):
    """A card as the list shows it, and the stand number of its entry."""

    number: int
    html: SafeString


# About 2 KB each.
MOST_KEPT = 2000


class Cards(Sequence[Card]):
    """The cards of a set of the index as a paginator takes them: a length, and cards from
    place to place. ``places`` gives the database numbers from one place to another, by default
    in the order of the stands; the words of ``searched`` are marked."""

    def __init__(
        self,
        index: CatalogueIndex,
        entries: int,
        places: Callable[[int, int], list[int]] | None = None,
        searched: str = "",
    ) -> None:
        self.catalogue, self.entries, self.searched = index, entries, searched
        self.places = places or partial(members, entries, index.stands)

    def __len__(self) -> int:
        return self.entries.bit_count()

    def __getitem__(self, places: Any) -> Any:
        return cards(self.catalogue, self.places(places.start, places.stop), self.searched)


def cards(
    index: CatalogueIndex, pks: Iterable[int], searched: str = "", *, level: str = "h2"
) -> list[Card]:
    """The cards of these entries, in this order; one that is gone meanwhile is left out.

    The words of ``searched`` are marked in them. ``level`` is the heading level of their titles.
    """
    pks, kind = list(pks), (get_language(), level, searched)
    kept = index.cards
    missing = [pk for pk in pks if (pk, *kind) not in kept]
    for project in Project.objects.published().for_list().filter(pk__in=missing) if missing else ():
        shown = {
            "project": project,
            "searched": searched,
            "level": level,
            "is_part": level == "h2",
        }
        html = SafeString(render_to_string("components/card.html", shown))
        kept[(project.pk, *kind)] = Card(project.number, html)
    found = [kept[(pk, *kind)] for pk in pks if (pk, *kind) in kept]
    forget_first(kept, MOST_KEPT)
    return found


ENTRIES_ON_A_PAGE = 24
