"""What the preflight says of block and results panels."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from projects.printing import checks
from projects.printing.findings import Finding, Level, Report
from projects.printing.order import Order
from projects.printing.wall_panel import WallPanel
from projects.printing.wall_print import wall_panels
from projects.texts.languages import language_name


def wall_reports(order: Order) -> list[Report]:
    """The findings on each panel of an order."""
    return [
        Report(None, order.language, list(_of(panel)), panel.name) for panel in wall_panels(order)
    ]


def _of(panel: WallPanel) -> Iterator[Finding]:
    for name, table in panel.tables.items():
        told = {"place": place_name(name), "count": table.fit.over}
        if table.fit.over:
            words = _("Does not fit (%(place)s): %(count)d characters too many.")
            yield Finding(Level.STOP, words % told)
        if table.left_out:
            words = _("No room for figures: %(count)d. The panel says where they are.")
            yield Finding(Level.LOOK, words % {"count": table.left_out})
        if torn := table.torn(table.fit.size):
            words = _("Torn apart, for it is wider than its place (%(place)s): %(words)s")
            yield Finding(Level.STOP, words % {**told, "words": ", ".join(torn[:5])})
    if not panel.over:
        yield Finding(Level.GOOD, _("All texts fit."))
    said = {text.language for cell in panel.text.lead.cells for text in cell.texts}
    for language in panel.text.languages:
        if language not in said:
            words = _("The introduction in %(language)s is missing.")
            yield Finding(Level.LOOK, words % {"language": language_name(language)})
    yield from checks.letters([(place_name(n), t.text) for n, t in panel.tables.items()])


def place_name(name: str) -> str:
    """A place of a wall panel in words."""
    places = {
        "heading": _("title"),
        "lead": _("introduction"),
        "list": _("entries or results"),
        "figures": _("figures"),
    }
    return places[name]
