"""Cards of entries, drawn once for each catalogue version and language.

Most pages of the list show cards that another page has shown before, under other filters. What is
kept goes with the register that it belongs to.
"""

from typing import NamedTuple

from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from projects.models import Project
from projects.register import Register


class Card(NamedTuple):
    """A card as the list shows it, and the stand number of its entry."""

    number: int
    html: SafeString


# About 2 KB each.
MOST_KEPT = 2000


def cards(register: Register, pks: list[int], query: str) -> list[Card]:
    """The cards of these entries, in this order; one that is gone meanwhile is left out.

    ``query`` marks its words in them; such cards are drawn for one page and not kept.
    """
    language = get_language()
    kept = {} if query else register.cards
    missing = [pk for pk in pks if (pk, language) not in kept]
    template = get_template("components/card.html")
    for project in Project.objects.published().for_list().filter(pk__in=missing) if missing else ():
        card = SafeString(template.render({"project": project, "query": query}))
        kept[project.pk, language] = Card(project.number, card)
    shown = [kept[pk, language] for pk in pks if (pk, language) in kept]
    while len(kept) > MOST_KEPT:
        kept.pop(next(iter(kept)), None)
    return shown
