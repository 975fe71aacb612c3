"""What the preflight says of block and results panels: each finding names its panel."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from projects.printing import checks
from projects.printing.findings import Finding, Level
from projects.printing.order import Order
from projects.printing.wall_panel import WallPanel
from projects.printing.wall_print import wall_panels
from projects.texts.languages import language_name


def wall_findings(order: Order) -> list[Finding]:
    """The findings on all panels of an order."""
    panels = wall_panels(order)
    if not panels:
        return [Finding(Level.STOP, _("There are no published entries, so there is no panel."))]
    return [
        finding._replace(words=f"{panel.name}: {finding.words}")
        for panel in panels
        for finding in _of(panel)
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
