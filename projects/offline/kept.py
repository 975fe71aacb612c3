"""The addresses that a browser keeps once it has opened a stand of a block."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from projects.catalogue.index import CatalogueIndex
from projects.models import Block, Project

# Larger blocks are kept in part, and larger exhibitions without their list: a phone's storage and
# patience are limited. The list's data take about 5 KB an entry, a stand about 100 KB.
MOST_STANDS = 200
MOST_LISTED = 1000


def of_block(block: Block, index: CatalogueIndex) -> dict[str, Any]:
    """What is kept of a block in the current language.

    ``stands``: number, address and picture of each entry, in the order of the stands; ``pages`` and
    ``data``: what is kept beside them; ``numbers``: every entry that is public now, so that the
    browser notices which is no longer; ``copyNote``: the sentence above a page that was kept.
    """
    entries = Project.objects.published().in_block(block).for_list().order_by("number")
    listed = len(index.stands) <= MOST_LISTED
    return {
        "stands": [_stand(project) for project in entries[:MOST_STANDS]],
        "pages": [reverse("home"), reverse("block", args=[block.slug]), reverse("offline")]
        + [reverse("offline-list"), reverse("offline-my-list")] * listed,
        "data": [reverse("offline-data")] * listed,
        "numbers": sorted(Project.objects.published().values_list("number", flat=True)),
        "copyNote": _("The network does not answer: this is a copy of the page, kept at %(time)s.")
        % {"time": "{time}"},
    }


def nothing() -> dict[str, Any]:
    """The same where the visitor saves data: only what is visited is kept."""
    return {"stands": [], "pages": [], "data": [], "numbers": [], "copyNote": ""}


def _stand(project: Project) -> dict[str, Any]:
    """A stand's page, and the picture that it begins with: ``cover`` or ``photo`` (the beginning of
    its addresses) and its ``widths``. A photo of people is not named."""
    stand: dict[str, Any] = {"number": project.number, "address": project.get_absolute_url()}
    photos = project.shown_photos
    if not photos:
        return stand | {"cover": project.cover_address}
    photo = photos[0]
    if not (photo.may_be_kept and photo.copy_widths):
        return stand
    return stand | {"photo": photo.address_of(photo.token), "widths": photo.copy_widths}
