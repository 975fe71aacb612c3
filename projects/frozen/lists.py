"""Pages of the list as files: an attribute for their script, plain links for browsers without."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override
from selectolax.lexbor import LexborHTMLParser, LexborNode

from projects.frozen.page import Change
from projects.frozen.plan import Address, address_of


def changed(address: Address, origin: str) -> Change:
    """The change of the page at ``address``."""

    def change(tree: LexborHTMLParser) -> None:
        browse = tree.css_first("[data-browse]")
        if browse is None or address.query:
            return
        answered_by_script(tree, address.path, origin)
        with override(address.language):
            links = render_to_string("frozen/lists.html", {"facets": _facets(tree, address.path)})
        for part in LexborHTMLParser(links, is_fragment=True).css("noscript"):
            browse.insert_child(part)

    return change


def answered_by_script(tree: LexborHTMLParser, path: str, origin: str) -> None:
    """Marks the list at ``path`` as whole: its script answers every query."""
    for browse in tree.css("[data-browse]"):
        browse.attrs["data-whole"] = ""
    for link in tree.css("[data-browse] .region-map a"):
        asked = address_of(link.attributes["href"] or "", path, origin)
        link.attrs["data-region"] = dict(asked.query)["region"] if asked else ""


def _facets(tree: LexborHTMLParser, path: str) -> list[dict[str, Any]]:
    """The facets of a list page, each with links to its choices' own lists."""
    return [
        {
            "label": legend.text(),
            "links": [_link(item, path) for item in facet.css("li label:not(.none)")],
        }
        for facet in tree.css("fieldset.facet")
        for legend in facet.css("legend")
    ]


def _link(choice: LexborNode, path: str) -> dict[str, str]:
    label, count = choice.css("span")
    [told] = count.css("small")
    said = count.attributes
    address = f"{path}?{said['data-facet']}={said['data-value']}"
    return {"address": address, "label": label.text(), "count": told.text()}
