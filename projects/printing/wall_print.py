"""The block and results panels of an order as files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext, override

from projects.models import Project
from projects.printing.edition import Printed, stamp_of, to_print
from projects.printing.order import RESULTS_PANEL, Order
from projects.printing.panel import ordered_languages
from projects.printing.panel_print import PanelPrint, colours_of, prepared_of
from projects.printing.papers import PANEL_SIZES, USUAL_SIZE
from projects.printing.printable import Prepared
from projects.printing.profiles import profile_of
from projects.printing.summary import stamp_words
from projects.printing.wall_panel import WallPanel, alike
from projects.printing.wall_papers import wall_style
from projects.printing.wall_texts import wall_texts


def wall_panels(order: Order) -> list[WallPanel]:
    """The panels of an order, laid out alike."""
    size = PANEL_SIZES[order.size or USUAL_SIZE]
    return alike([WallPanel(text, size, order.site) for text in wall_texts(order)])


def laid_out(order: Order) -> PanelPrint:
    """The panels of an order, of only what changed those that have."""
    printed = Printed(order.kind, ordered_languages(order.language), wall_panels(order))
    panels: Sequence[WallPanel] = to_print(order, printed)
    is_results = order.kind == RESULTS_PANEL
    entries = Project.objects.published() if is_results else order.chosen()
    stamp = replace(stamp_of(printed, record=True), count=entries.count())
    with override(order.language):
        what = gettext("results panel") if is_results else gettext("block panels")
        title = panels[0].name if len(panels) == 1 else f"{order.title()}: {what}"
        words = stamp_words(stamp)
    size = PANEL_SIZES[order.size or USUAL_SIZE]
    style = wall_style(panels[0].layout, size, order.has_bleed) + "\n" + colours_of(order)
    press = profile_of(order.profile) if order.press else None
    return PanelPrint(order, list(panels), stamp.version, words, title, style, press)


def prepared(order: Order) -> Prepared:
    """The panels as a print that can be written."""
    return prepared_of(laid_out(order))
