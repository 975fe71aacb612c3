"""Letters that invite an association to fill in the form of its entry: a page a language, with the
code and address of the link and what the entry still lacks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from projects.editing.completeness import checks_of
from projects.editing.edited import as_edited_all
from projects.editing.names import takes_sample_s_place
from projects.editing.provenance import PARTS_OF_GATE
from projects.models import Block, Contribution, Project
from projects.models.link_token import grouped
from projects.printing.order import MOST_ENTRIES, Order
from projects.printing.pdf import write_pdf
from projects.printing.printable import Prepared, Progress, one_by_one
from projects.printing.qr import qr_svg, spoken
from projects.printing.summary import block_colours
from projects.texts.languages import PROJECT_TEXTS, text_of

# A letter names so many things that are missing; more would frighten, and the form asks for all.
MOST_MISSING = 8


@dataclass(frozen=True)
class Invitation:
    """One page: an entry, in one language. ``title`` is empty for a sample, whose own is made
    up."""

    project: Project
    link: Contribution
    language: str
    site: str
    title: str
    missing: list[str]

    @property
    def is_sample(self) -> bool:
        return not self.title

    @cached_property
    def address(self) -> str:
        with override(self.language):
            return self.site + reverse("contribute", args=[self.link.token])

    @property
    def spoken_base(self) -> str:
        """The address as it is typed, up to its token."""
        return spoken(self.address).partition(self.link.token)[0]

    @property
    def groups(self) -> list[str]:
        """The token in groups that are easy to type."""
        return grouped(self.link.token)

    def code(self) -> SafeString:
        return qr_svg(self.address, gettext("QR code of the form"))


def sent_forms() -> Any:
    """The forms that were sent and wait for the editors. Their entries are not invited: a second
    link would lead to a second form beside the one that was sent."""
    return Contribution.objects.filter(state=Contribution.State.SENT, withdrawn_at=None)


def samples() -> list[Project]:
    """The entries that are samples still, have no real one waiting in their place and no form that
    was sent."""
    found = Project.objects.illustrative().exclude(pk__in=sent_forms().values("project"))
    found = found.select_related("pending").order_by("number")
    return [p for p in found if not takes_sample_s_place(p, getattr(p, "pending", None))]


def open_link_of(project: Project) -> Contribution | None:
    """The newest link of the entry that can still be written in."""
    states = (Contribution.State.OPEN, Contribution.State.RETURNED)
    links = project.contributions.filter(state__in=states)
    found: Contribution | None = links.valid().first()
    return found


def invitations(order: Order) -> Iterable[Invitation]:
    """The pages of an order, entry by entry; without entries that have no open link."""
    entries = list(
        Project.objects.filter(number__in=order.numbers)
        .select_related("block", "pending")
        .prefetch_related("photos", "themes", *PARTS_OF_GATE, "translation_reviews")
        .order_by("number")[:MOST_ENTRIES]
    )
    edited = as_edited_all(entries)
    for entry in entries:
        if link := open_link_of(entry):
            shown = edited.get(entry.pk, entry)
            yield from (_page(shown, link, language, order.site) for language in order.languages)


def _missing(entry: Project) -> list[str]:
    """What the entry lacks that the association can give: texts in its own language, photos,
    figures. Translations and sources are the editors' work."""
    texts = tuple(f"id_{name}_{entry.original_language}" for name in PROJECT_TEXTS)
    missing = [check for check in checks_of(entry) if not check.is_met]
    return [c.message for c in missing if c.field.startswith((*texts, "photos", "metrics"))]


def _page(entry: Project, link: Contribution, language: str, site: str) -> Invitation:
    with override(language):
        missing = [] if entry.is_illustrative else _missing(entry)
        title = "" if entry.is_illustrative else text_of(entry, "title").value
        return Invitation(entry, link, language, site, title, missing[:MOST_MISSING])


def prepared(order: Order) -> Prepared:
    """Letters ready to be written."""
    pages = list(invitations(order))
    style = block_colours(list(Block.objects.all()), order.grey)
    parts = [_html(page) for page in pages]

    def write(target: Path, progress: Progress) -> None:
        typeset = one_by_one(parts or [_nothing(order)], len(parts), progress)
        write_pdf(typeset, target, {}, style=style)

    return Prepared(content="".join(parts) + style, write=write)


def _html(page: Invitation) -> str:
    with override(page.language):
        return _rendered({"page": page})


def _nothing(order: Order) -> str:
    with override(order.language):
        return _rendered({"page": None})


def _rendered(context: dict[str, Any]) -> str:
    return render_to_string("print/invitation.html", context)
