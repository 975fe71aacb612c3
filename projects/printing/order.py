"""An order of a print: its entries, languages and paper, from an address or the desk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import Block, Edition, Project
from projects.texts.languages import LANGUAGES, current_language, text_of

# A larger print would keep the server busy for minutes.
MOST_ENTRIES = 500
SUMMARY, PANELS, LABELS = Edition.SUMMARY, "panels", "labels"
# Letters to associations: ordered at the desk alone, never by an address.
INVITATIONS = "invitations"
# Panels for the wall beside the stands. The table of editions has room for 20 letters: languages
# and one of these.
BLOCK_PANELS, RESULTS_PANEL = "blocks", "results"
ON_WALL = (BLOCK_PANELS, RESULTS_PANEL)
# An entry on A4 for a visitor to take along.
ENTRY_SHEETS = "entry-sheets"
# The guest book of a showing on paper: ordered at the desk alone.
GUEST_SHEETS = "guest-sheets"
USUAL_SHEET, OWN_SHEET = "card", "own"
# The parameters of an address for each kind of print.
PARAMETERS = {
    SUMMARY: ("languages", "since", "large", "grey", "loose", "only_changed"),
    PANELS: ("languages", "size", "since", "grey", "bleed", "press", "only_changed"),
    **dict.fromkeys(ON_WALL, ("size", "since", "grey", "bleed", "press", "only_changed")),
    LABELS: ("languages", "size", "start", "skip", "since", "grey", "press", "only_changed"),
    ENTRY_SHEETS: ("large", "grey"),
}

# What a person calls those that can be wrong.
IN_WORDS = {
    "languages": gettext_lazy("Language"),
    "size": gettext_lazy("Size"),
    "since": gettext_lazy("What changed since edition"),
    "start": gettext_lazy("Start at label"),
}


class BeyondSheetError(ValueError):
    """The first label that is asked for lies beyond its sheet; the message says so."""


@dataclass(frozen=True)
class Order:
    """An order of a print. ``size`` is a panel's or a label sheet's; "" means the usual one.

    ``numbers`` are stand numbers, in the order of the print; ``block`` is the slug if it is a whole
    block, ``words`` the filters in words if it is a part of the list. ``profile`` is the key of a
    press's profile that was uploaded; "" means the site's own. ``parcel`` asks for a ZIP of single
    panels with an order sheet. ``showing`` is the slug of the showing whose guest book is meant.
    ``measures`` are those of a label sheet of one's own, ``offset`` how many mm its printer prints
    too far to the left and too high.
    """

    kind: str
    numbers: tuple[int, ...]
    languages: tuple[str, ...]
    site: str = ""
    block: str = ""
    words: tuple[str, ...] = ()
    size: str = ""
    bleed: bool = False
    press: bool = False
    profile: str = ""
    parcel: bool = False
    large: bool = False
    grey: bool = False
    loose: bool = False
    since: str = ""
    only_changed: bool = False
    skip: int = 0
    showing: str = ""
    measures: tuple[float, ...] = ()
    offset: tuple[float, ...] = ()
    is_whole: bool = True
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def language(self) -> str:
        """The language of the print's own words, and the first of the entries'."""
        return self.languages[0]

    @property
    def has_bleed(self) -> bool:
        """Whether panels are printed over their edge, with crop marks; for a press always."""
        return self.bleed or self.press

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        lists = {"numbers", "languages", "words", "notes", "measures", "offset"}
        known: dict[str, Any] = {n: tuple(v) if n in lists else v for n, v in data.items()}
        return cls(**known)

    def entries(self) -> QuerySet[Project]:
        """The published entries of the print with all that they show, in stand order."""
        return self.chosen().for_page()  # type: ignore[attr-defined]

    def chosen(self) -> QuerySet[Project]:
        """The published entries of the print, in stand order."""
        published: QuerySet[Project] = Project.objects.published()
        if not self.is_whole:
            published = published.filter(number__in=self.numbers)
        elif self.block:
            published = published.filter(block__slug=self.block)
        return published.order_by("block__position", "number")[:MOST_ENTRIES]

    @cached_property
    def stand_block(self) -> Block | None:
        return Block.objects.filter(slug=self.block).first() if self.block else None

    def title(self) -> str:
        """The title of the print, in the language of the page."""
        if self.kind == RESULTS_PANEL:
            return _("Results of the exhibition of social projects")
        block = self.stand_block
        if block:
            return text_of(block, "name").value
        return _("Exhibition of social projects of the Assembly of People of Kazakhstan")


def asked_order(kind: str, query: QueryDict, sizes: Mapping[str, Any], **fixed: Any) -> Order:
    """The order in an address. A wrong value is left out and named in ``notes``, but a first label
    that no sheet has raises ``BeyondSheetError``: a sheet would be wasted.

    Parameters are ``languages=kk,ru``, ``size``, ``since``, ``start`` and the options ``bleed``,
    ``press``, ``large``, ``grey``, ``loose``, ``only_changed``, each ``=1``; ``PARAMETERS`` lists
    those of each kind.
    """
    asked = {name: query.get(name, "").strip() for name in PARAMETERS[kind]}
    notes: list[str] = []

    def left_out(name: str, value: str) -> None:
        shown = "".join(c if c.isprintable() else " " for c in value[:60])
        notes.append(
            _("“%(value)s” is not a value of “%(facet)s” and was left out.")
            % {"value": shown, "facet": IN_WORDS[name]}
        )

    languages = [current_language()]
    if asked.get("languages"):
        words = list(dict.fromkeys(word.strip() for word in asked["languages"].split(",")))
        known = [word for word in words if word in LANGUAGES]
        for word in (word for word in words if word not in LANGUAGES):
            left_out("languages", word)
        # Three columns are too narrow to read on A4.
        languages = known[:2] or languages
    size = asked.get("size", "").lower()
    if size and size not in sizes:
        left_out("size", size)
        size = ""
    since = asked.get("since", "")
    if since and not re.fullmatch(r"[0-9a-fA-F]{8}", since):
        left_out("since", since)
        since = ""
    # ``skip`` is what addresses of before say: so many labels are used already.
    used = asked.get("skip", "")
    start = asked.get("start") or (str(int(used) + 1) if used.isdecimal() else "1")
    if not re.fullmatch(r"[0-9]{1,6}", start):
        left_out("start", start)
        start = "1"
    most = sizes[size or USUAL_SHEET].per_page if kind == LABELS else 1
    if not 1 <= int(start) <= most:
        raise BeyondSheetError(_("A sheet has only so many labels: %(count)d.") % {"count": most})
    options = ("bleed", "press", "large", "grey", "loose", "only_changed")
    marks: dict[str, Any] = {name: asked.get(name) == "1" for name in options}
    order = Order(
        kind=kind,
        numbers=(),
        languages=tuple(languages),
        size=size,
        since=since.lower(),
        skip=int(start) - 1,
        notes=tuple(notes),
        **marks,
    )
    return replace(order, **fixed)
