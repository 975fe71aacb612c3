"""An order: what is to be printed, in which languages, on what. From an address or the desk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from projects.models import Block, Project
from projects.texts.languages import LANGUAGES, current_language, text_of

# More is no exhibition but a register; it would keep the server busy for minutes.
MOST_ENTRIES = 500
SUMMARY, PANELS, LABELS = "summary", "panels", "labels"
# What an address can ask of each kind of print.
PARAMETERS = {
    SUMMARY: ("languages", "since", "large", "grey", "loose", "only_changed"),
    PANELS: ("languages", "size", "grey", "bleed"),
    LABELS: ("languages", "size", "grey", "skip"),
}


@dataclass(frozen=True)
class Order:
    """What is to be printed. ``size`` is a panel's or a label sheet's; "" means the usual one.

    ``numbers`` are stand numbers, in the order of the print; ``block`` the slug where it is a
    whole block, ``words`` what was filtered, in words, where it is a part of the list.
    """

    kind: str
    numbers: tuple[int, ...]
    languages: tuple[str, ...]
    site: str = ""
    block: str = ""
    words: tuple[str, ...] = ()
    size: str = ""
    bleed: bool = False
    large: bool = False
    grey: bool = False
    loose: bool = False
    since: str = ""
    only_changed: bool = False
    skip: int = 0
    is_whole: bool = True
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def language(self) -> str:
        """The language of the print's own words, and the first of the entries'."""
        return self.languages[0]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        lists = {"numbers", "languages", "words", "notes"}
        known: dict[str, Any] = {n: tuple(v) if n in lists else v for n, v in data.items()}
        return cls(**known)

    def entries(self) -> QuerySet[Project]:
        """The entries of the print with all that they show, in stand order: published ones."""
        published: QuerySet[Project] = Project.objects.published()
        if not self.is_whole:
            published = published.filter(number__in=self.numbers)
        elif self.block:
            published = published.filter(block__slug=self.block)
        return published.for_page().order_by("block__position", "number")[:MOST_ENTRIES]  # type: ignore[attr-defined]

    @cached_property
    def stand_block(self) -> Block | None:
        return Block.objects.filter(slug=self.block).first() if self.block else None

    def title(self) -> str:
        """What the print shows, in the language of the page."""
        block = self.stand_block
        if block:
            return text_of(block, "name").value
        return _("Exhibition of social projects of the Assembly of People of Kazakhstan")


def asked_order(kind: str, query: QueryDict, sizes: Mapping[str, Any], **fixed: Any) -> Order:
    """The order that an address makes. A wrong value is left out and named in ``notes``.

    Takes of ``languages=kk,ru``, ``size``, ``since``, ``skip`` and the marks ``bleed``, ``large``,
    ``grey``, ``loose``, ``only_changed``, each ``=1``, what the kind has (``PARAMETERS``).
    """
    asked = {name: query.get(name, "").strip() for name in PARAMETERS[kind]}
    notes: list[str] = []

    def left_out(name: str, value: str) -> None:
        shown = "".join(c if c.isprintable() else " " for c in value[:60])
        notes.append(
            _("“%(value)s” is not a value of “%(facet)s” and was left out.")
            % {"value": shown, "facet": name}
        )

    languages = [current_language()]
    if asked["languages"]:
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
    skip = asked.get("skip") or "0"
    if not re.fullmatch(r"[0-9]{1,2}", skip):
        left_out("skip", skip)
        skip = "0"
    marks: dict[str, Any] = {
        name: asked.get(name) == "1" for name in ("bleed", "large", "grey", "loose", "only_changed")
    }
    order = Order(
        kind=kind,
        numbers=(),
        languages=tuple(languages),
        size=size,
        since=since.lower(),
        skip=int(skip),
        notes=tuple(notes),
        **marks,
    )
    return replace(order, **fixed)
