"""How the catalogue introduces itself: in link previews, to search engines, to phones that install
it; and the numbers of its stands."""

from django.utils.translation import gettext as _

from projects.catalogue.index import current_index
from projects.texts.numbers import entries


def counts_in_words() -> str:
    """ "8 documented · 53 samples" of all entries on show."""
    index = current_index()
    return entries(index.counted(index.all))


def stand_numbers() -> tuple[int, int]:
    """The first and the last number of the stands on show; 0 and 0 where there is none."""
    index = current_index()
    numbers = [index.numbers[pk] for pk in (*index.stands[:1], *index.stands[-1:])]
    return (numbers[0], numbers[-1]) if numbers else (0, 0)


def site_description() -> str:
    """What the exhibition is, and how much of what is shown is documented."""
    exhibition = _(
        "61 social projects of the Assembly of People of Kazakhstan on four blocks of stands"
    )
    return f"{exhibition}. " + _("Here: %(counts)s.") % {"counts": counts_in_words()}
