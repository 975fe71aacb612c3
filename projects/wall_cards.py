"""Cards of entries, drawn once for each catalogue version, language and marked words.

Most pages show cards that another page has shown before, under other filters. What is
kept goes with the register that it belongs to.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from projects.models import Project
from projects.register import Register, members


class Card(NamedTuple):
    """A card as the list shows it, and the stand number of its entry."""

    number: int
    html: SafeString


# About 2 KB each.
MOST_KEPT = 2000


class Cards(Sequence[Card]):
    """The cards of a set of the register in stand order, as a paginator takes them: a length, and
    cards from place to place."""

    def __init__(self, register: Register, entries: int) -> None:
        self.register, self.entries = register, entries

    def __len__(self) -> int:
        return self.entries.bit_count()

    def __getitem__(self, places: Any) -> Any:
        stands = self.register.stands
        return cards(self.register, members(self.entries, stands, places.start, places.stop))


def cards(
    register: Register, pks: Iterable[int], query: str = "", *, level: str = "h2"
) -> list[Card]:
    """The cards of these entries, in this order; one that is gone meanwhile is left out.

    ``query`` marks its words in them. ``level`` is that of their titles.
    """
    pks, kind = list(pks), (get_language(), level, query)
    kept = register.cards
    missing = [pk for pk in pks if (pk, *kind) not in kept]
    template = get_template("components/card.html")
    for project in Project.objects.published().for_list().filter(pk__in=missing) if missing else ():
        card = SafeString(template.render({"project": project, "query": query, "level": level}))
        kept[(project.pk, *kind)] = Card(project.number, card)
    shown = [kept[(pk, *kind)] for pk in pks if (pk, *kind) in kept]
    while len(kept) > MOST_KEPT:
        kept.pop(next(iter(kept)), None)
    return shown
