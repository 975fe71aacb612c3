"""The panels of an order as files: laid out alike, written in one or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.utils.translation import gettext, override

from projects.models import Block
from projects.printing.content import name_of, sheet_of
from projects.printing.edition import Printed, stamp_of, to_print
from projects.printing.fit import Place
from projects.printing.images import files_of
from projects.printing.order import PANELS, Order
from projects.printing.panel import Panel, alike, ordered_languages
from projects.printing.papers import PANEL_SIZES, USUAL_SIZE, PanelSize, panel_style
from projects.printing.pdf import write_pdf
from projects.printing.press import Profile
from projects.printing.printable import Prepared, Progress, one_by_one
from projects.printing.profiles import profile_of
from projects.printing.summary import block_colours, stamp_words
from projects.texts.languages import language_name


def slug_of(panel: AnyPanel, stamp: str, language: str) -> str:
    """What a print shop reads beside the paper: stand, language, size and edition with its date."""
    with override(language):
        what = f"№ {panel.stand}" if panel.stand else panel.name
        return f"{what} · {language_name(language)} · {panel.size.label} · {stamp}"


class AnyPanel(Protocol):
    """What a panel of any kind tells its files and the order for a print shop."""

    @property
    def size(self) -> PanelSize: ...
    @property
    def stand(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def block_name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def sizes(self) -> Any: ...
    @property
    def file_stem(self) -> tuple[str, str]: ...
    @property
    def code_place(self) -> Place: ...
    @property
    def pictures(self) -> list[Any]: ...
    def html(self, stamp: str, language: str, *, grey: bool, slug: str) -> str: ...


@dataclass(frozen=True)
class PanelPrint:
    """The panels of an order with all that their files share. ``edition`` is that of all, ``stamp``
    the words that say it."""

    order: Order
    panels: Sequence[AnyPanel]
    edition: str
    stamp: str
    title: str
    style: str
    press: Profile | None

    @property
    def content(self) -> str:
        """All that its files depend on, as text."""
        versions = (f"{panel.version} {panel.sizes}" for panel in self.panels)
        return "\n".join([self.title, self.stamp, self.style, *versions])

    @property
    def sheets(self) -> list[Any]:
        """What is recorded of its panels: the entries, or the panels for the wall themselves."""
        return [panel.sheet if isinstance(panel, Panel) else panel for panel in self.panels]

    def write(
        self,
        target: Path,
        panels: Sequence[AnyPanel],
        title: str,
        progress: Progress = lambda done, total: None,
    ) -> None:
        """Writes a file of these panels; ``progress`` is told how many are typeset."""
        order = self.order
        pictures = [picture for one in panels for picture in one.pictures]

        def html() -> Iterator[str]:
            for panel in panels:
                slug = slug_of(panel, self.stamp, order.language) if order.has_bleed else ""
                yield panel.html(self.stamp, order.language, grey=order.grey, slug=slug)

        write_pdf(
            one_by_one(html(), len(panels), progress),
            target,
            files_of(pictures, order.grey, self.press),
            title=title,
            style=self.style,
            grey=order.grey,
            press=self.press,
        )


def colours_of(order: Order) -> str:
    """The colours of an order's panels as CSS: for a press, letters are in full black alone, or
    in the paper's white."""
    style = block_colours(list(Block.objects.all()), order.grey)
    style += "\n.ground { background: #fff !important; }" if order.grey else ""
    if order.press:
        style += "\n:root { --soft: #22201d !important; } .other-name { color: #fff !important; }"
        style += (
            "\n.figure, .wall-panel td, .stand.illustrative span { color: #22201d !important; }"
        )
    return style


def laid_out(order: Order) -> PanelPrint:
    """The panels of an order, laid out; of only what changed, those that have."""
    size, languages = PANEL_SIZES[order.size or USUAL_SIZE], ordered_languages(order.language)
    printed = Printed(PANELS, languages, [sheet_of(e, languages) for e in order.entries()])
    # All entries of the order decide on the sizes, also where only some are printed again.
    whole = alike([Panel(sheet, size, order.site) for sheet in printed.sheets])
    sheets = to_print(order, printed)
    panels = [panel for panel in whole if panel.sheet in sheets]
    with override(order.language):
        edition = stamp_of(printed, record=order.is_whole)
        stamp = stamp_words(edition)
        title = f"{name_of(sheets, order.title())}: {gettext('stand panels')}"
    style = panel_style(size, order.has_bleed) + "\n" + colours_of(order)
    press = profile_of(order.profile) if order.press else None
    return PanelPrint(order, panels, edition.version, stamp, title, style, press)


def prepared(order: Order) -> Prepared:
    """The panels as a print that can be written."""
    return prepared_of(laid_out(order))


def prepared_of(made: PanelPrint) -> Prepared:
    """Panels that are laid out as a print that can be written."""

    def write(target: Path, progress: Progress) -> None:
        made.write(target, made.panels, made.title, progress)

    return Prepared(made.content, write, sheets=made.sheets, edition=made.edition)
