"""Panels for the wall beside the stands: one for each block, and one with the results.

Kazakh comes first, and what the main language says is as large. ``block_panel`` and
``results_panel`` write the rows, ``WallPanel`` lays them out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, override

from projects.graphics.fonts import TITLE_FACE
from projects.printing.fit import Fit, Place, balanced
from projects.printing.frieze import THEMES, frieze_svg
from projects.printing.panel import in_each_language
from projects.printing.papers import PanelSize, style_of
from projects.printing.qr import qr_svg, spoken
from projects.printing.wall_papers import (
    BLOCK_LAYOUTS,
    LONGEST_TITLE,
    RESULTS_LAYOUTS,
    WallLayout,
)
from projects.printing.wall_tables import PADDING, Cell, Row, Table, one_below_the_other
from projects.texts.languages import LANGUAGES, Text

# In units: the space between the entries of a block and its figures.
BETWEEN = 2


@dataclass(frozen=True)
class WallText:
    """What a wall panel says, as rows without their places.

    ``slug`` is the block's, "" for the results; ``number`` is the block's position, 0 for them.
    ``path`` is the page that its code leads to.
    """

    slug: str
    number: int
    languages: tuple[str, ...]
    heading: tuple[Row, ...]
    lead: Row
    list: tuple[Row, ...]
    list_columns: int
    figures: tuple[Row, ...]
    path: str
    themes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the block or of the results, in the main language."""
        return self.heading[0].cells[0].texts[-1].value

    @cached_property
    def version(self) -> str:
        """Fingerprint of all that it says: 16 hexadecimal digits."""
        said = [self.heading, self.lead, self.list, self.figures, self.path]
        text = json.dumps(said, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class WallPanel:
    """A wall panel on a paper. ``shared`` are the sizes of type that all of an order share."""

    text: WallText
    size: PanelSize
    site: str
    shared: tuple[tuple[str, float], ...] = ()

    @property
    def layout(self) -> WallLayout:
        layouts = BLOCK_LAYOUTS if self.text.slug else RESULTS_LAYOUTS
        return layouts[self.size.layout]

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The texts in their places, by part."""
        layout, text, shared = self.layout, self.text, dict(self.shared)
        lead = [text.lead] if not layout.stacks else [Row((cell,)) for cell in text.lead.cells]
        beside, languages = len(lead[0].cells), len(text.languages)
        found = {
            "heading": Table(layout.heading, text.heading),
            "lead": Table(layout.lead, tuple(lead), (1 / beside,) * beside),
            "list": Table(
                layout.list,
                text.list,
                layout.list_shares[languages - 1],
                text.list_columns,
                self._note,
            ),
            "figures": Table(
                layout.figures,
                text.figures,
                layout.figure_shares[languages - 1],
                note=self._note,
            ),
        }
        found = {name: replace(found[name], shared=shared.get(name, 0)) for name in found}
        listed, figures = found["list"], found["figures"]
        # All entries of a block are named, and all blocks of the results.
        if text.slug:
            listed, figures = one_below_the_other(listed, figures, BETWEEN)
            return {**found, "list": listed, "figures": figures.cut()}
        return {**found, "list": listed.cut()}

    @property
    def styles(self) -> dict[str, str]:
        """The places of the texts as CSS."""
        return {name: style_of(one.place, self.size.unit_mm) for name, one in self.tables.items()}

    def _note(self, count: int) -> Row:
        """The row that says how many figures are left out, and where all of them are."""

        def say() -> str:
            words = gettext("More figures: %(count)d, at the address below the code")
            return words % {"count": count}

        return Row((Cell(tuple(said_in(self.text.languages, say))),), kind="note")

    @cached_property
    def fits(self) -> dict[str, Fit]:
        return {name: table.fit for name, table in self.tables.items()}

    def title_style(self, text: Text) -> str:
        """The width of a name as CSS, so that its lines are about as long as each other."""
        ems = min(self.layout.heading.width / self.fits["heading"].size - PADDING, LONGEST_TITLE)
        return f"max-width: {balanced(text.value, TITLE_FACE, ems) + PADDING:.2f}em"

    @property
    def over(self) -> int:
        """The number of characters that don't fit."""
        return sum(fit.over for fit in self.fits.values())

    @property
    def number(self) -> int:
        return self.text.number

    @property
    def sizes(self) -> list[tuple[str, Fit]]:
        return list(self.fits.items())

    @property
    def version(self) -> str:
        return self.text.version

    # What the order for a print shop asks of any panel.
    @property
    def stand(self) -> int | None:
        return None

    @property
    def name(self) -> str:
        return self.text.name

    @property
    def block_name(self) -> str:
        return self.text.name if self.text.slug else ""

    @property
    def file_stem(self) -> tuple[str, str]:
        """What stands before and behind size and language in the name of its file."""
        return ("block", self.text.slug) if self.text.slug else ("results", "")

    @property
    def code_place(self) -> Place:
        return self.layout.code

    @property
    def address(self) -> str:
        return self.site + self.text.path

    @property
    def spoken_address(self) -> str:
        return spoken(self.address).rstrip("/")

    def code(self) -> SafeString:
        return qr_svg(self.address, gettext("QR code of this page"))

    @property
    def pictures(self) -> list[Any]:
        """It shows no photos."""
        return []

    def scan_words(self) -> list[tuple[str, str]]:
        return in_each_language(gettext_lazy("Scan me"))

    def ornament(self, grey: bool) -> SafeString:
        frame = self.layout.pictures
        return frieze_svg(
            frame.width * 10,
            frame.height * 10,
            number=self.number,
            block=self.text.slug,
            themes=self.text.themes or THEMES,
            grey=grey,
        )

    def html(self, stamp: str, language: str, *, grey: bool, slug: str) -> str:
        """Its page; ``slug`` is the line beside the paper."""
        with override(language):
            given = {"panel": self, "stamp": stamp, "grey": grey, "slug": slug}
            return render_to_string("print/wall_panel.html", given)


def leading_languages(language: str) -> tuple[str, ...]:
    """Kazakh, then the main language of the panel where it is another."""
    return tuple(dict.fromkeys((LANGUAGES[0], language)))


def said_in(languages: Sequence[str], say: Any) -> list[Text]:
    """What ``say`` says in each language, the same words only once. It gives a text of its own or
    plain words."""
    found: dict[str, Text] = {}
    for language in languages:
        with override(language):
            said = say()
        text = said if isinstance(said, Text) else Text(str(said), language)
        if text.value:
            found.setdefault(text.value, text)
    return list(found.values())


def alike(panels: Sequence[WallPanel]) -> list[WallPanel]:
    """The panels of an order with the sizes of type that they share."""
    if not panels:
        return []
    names = panels[0].fits
    shared = tuple((name, min(one.fits[name].size for one in panels)) for name in names)
    return [replace(one, shared=shared) for one in panels]
