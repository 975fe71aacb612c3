"""The sentences by which the catalogue introduces itself: in link previews, to search engines, to
phones that install it."""

from django.utils.translation import gettext as _

from projects.catalogue.index import current_index
from projects.texts.numbers import entries


def counts_in_words() -> str:
    """ "8 documented · 53 samples" of all entries on show."""
    index = current_index()
    return entries(index.counted(index.all))


def site_description() -> str:
    """What the exhibition is, and how much of what is shown is documented."""
    exhibition = _(
        "61 social projects of the Assembly of People of Kazakhstan on four blocks of stands"
    )
    return f"{exhibition}. " + _("Here: %(counts)s.") % {"counts": counts_in_words()}
