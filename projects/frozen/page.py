"""A page as it works as a file: relative links, classic scripts, nothing that asks a server.

A browser forbids pages on a disk ES modules, ``fetch`` and fonts fetched ahead. selectolax reads
HTML as browsers do and writes it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from projects.graphics.region_map import shapes
from projects.graphics.region_map_svg import outlines

# Left out: parts for programs that read the live site, parts that ask a server, and the movement
# from page to page, which no browser draws between files on a disk.
LIVE_ONLY = (
    *("link[rel=canonical]", "link[rel=alternate]", "link[rel=manifest]", "link[rel=describedby]"),
    *("link[rel=preload]", "meta[property^='og:']", "meta[name='twitter:card']"),
    *("[data-live]", "body > div[hidden]", "head style", ".print-options"),
)
# “file:” so that it also holds on a disk, where a page has no origin that 'self' could mean.
POLICY = (
    "default-src 'self' file:; img-src 'self' file: data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self' file:"
)
ADDRESSES = (
    *(("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("form", "action")),
    *(("audio", "src"), ("video", "src"), ("track", "src"), ("span", "data-share")),
)
# Addresses that a script completes: a number or a name takes the place of 0 or -.
PATTERNS = (("[data-address]", "data-address"), ("[data-my-stand]", "data-my-stand"))

# Lines left out if all their links are dead; places where a dead link is left out with its words.
LINES = "p.no-print, p.screen-only, .entry-actions"
ALIVE = "a:not([data-dead])"
WHERE_WORDS_GO_TOO = (
    "nav",
    ".page-links",
    ".print-help",
    ".entry-actions",
    ".everywhere",
    ".to-print",
)

# The way to the file of a link; ``None`` where it does not come along. Other sites' stay.
Way = Callable[[str], str | None]


Change = Callable[[LexborHTMLParser], None]


@dataclass(frozen=True)
class Parts:
    """Additions to a page, by relative address: scripts before its own, style sheets after."""

    scripts: Sequence[str] = ()
    styles: Sequence[str] = ()


def _as_it_is(tree: LexborHTMLParser) -> None:
    pass


def as_file(
    html: str, way: Way, pattern: Callable[[str], str], parts: Parts, change: Change = _as_it_is
) -> str:
    """The page rewritten. ``pattern`` gives the way to an address that is still to be completed;
    ``change`` does what this page needs besides, before its links are rewritten."""
    tree = LexborHTMLParser(_with_outlines(html))
    change(tree)
    _with_sheet_beside(tree)
    for selector in LIVE_ONLY:
        for node in tree.css(selector):
            node.decompose()
    _without_dead_ends(tree, way)
    _with_ways(tree, way)
    for selector, name in PATTERNS:
        for node in tree.css(selector):
            node.attrs[name] = pattern(_value(node, name))
    for node in tree.css("[data-number-pad]"):
        # A script opens the stand's own short address; the server's would lead nowhere.
        del node.attrs["action"]
    for node in tree.css("[data-suggest]"):
        node.attrs["data-suggest"] = ""
    _with_classic_scripts(tree, parts)
    _with_head(tree, parts)
    return tree.html or ""


# A browser draws nothing out of another file on a disk.
_SHAPE = re.compile(r'<use( class="[^"]*")? href="[^"#]+#([^"]+)"/>')


def _with_outlines(html: str) -> str:
    """The map's shapes in the page itself."""
    paths = outlines(shapes()[0])
    return _SHAPE.sub(lambda use: f'<path{use[1] or ""} d="{paths[use[2]]}"/>', html)


def part_as_file(html: str, way: Way, left_out: Iterable[str] = ()) -> str:
    """A part of a page with its links rewritten, without what the selectors ``left_out`` find."""
    tree = LexborHTMLParser(html, is_fragment=True)
    for selector in left_out:
        for node in tree.css(selector):
            node.decompose()
    _with_ways(tree, way)
    return tree.html or ""


def _with_sheet_beside(tree: LexborHTMLParser) -> None:
    """The style sheet that a page brings along as a file that all pages share."""
    for style in tree.css("style[data-href]"):
        address = _value(style, "data-href")
        style.insert_before(_element(tree, "link", rel="stylesheet", href=address))


def _with_ways(tree: LexborHTMLParser, way: Way) -> None:
    for selector, name in ADDRESSES:
        for node in tree.css(f"{selector}[{name}]"):
            if (there := way(_value(node, name))) is not None:
                node.attrs[name] = there
    for node in tree.css("[srcset]"):
        node.attrs["srcset"] = _srcset(_value(node, "srcset"), way)


def _value(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _without_dead_ends(tree: LexborHTMLParser, way: Way) -> None:
    """Removes links to what is not in the copy: their words stay, a line of nothing else goes."""
    for link in tree.css("a[href]"):
        if way(_value(link, "href")) is None:
            link.attrs["data-dead"] = ""
    _remove(line for line in tree.css(LINES) if line.css("a") and not line.css(ALIVE))
    _remove(
        item
        for item in tree.css("nav li, .entry-links li")
        if item.css("a") and not item.css(ALIVE)
    )
    _remove(tree.css(", ".join(f"{place} a[data-dead]" for place in WHERE_WORDS_GO_TOO)))
    for link in tree.css("a[data-dead]"):
        link.unwrap()
    emptied = tree.css("nav, .related section, .to-print dd")
    _remove(place for place in emptied if not place.css("a"))
    _remove(tree.css(".to-print dt:has(+ dt), .to-print dt:last-child, .to-print:not(:has(dd))"))
    for summary in tree.css(".to-print summary"):
        summary.inner_html = ", ".join(name.inner_html or "" for name in tree.css(".to-print dt"))


def _remove(nodes: Iterable[LexborNode]) -> None:
    for node in list(nodes):
        node.decompose()


def _srcset(srcset: str, way: Way) -> str:
    candidates = (candidate.split() for candidate in srcset.split(","))
    return ", ".join(" ".join([way(address) or address, *size]) for address, *size in candidates)


def _with_classic_scripts(tree: LexborHTMLParser, parts: Parts) -> None:
    for node in tree.css("script[type=module]"):
        del node.attrs["type"]
        node.attrs["defer"] = ""
    with_scripts(tree, parts.scripts)


def with_scripts(tree: LexborHTMLParser, scripts: Sequence[str]) -> None:
    """Adds classic scripts before the page's own."""
    head = tree.head
    assert head is not None, "every page has a head"
    first = head.css_first("script")
    for src in scripts:
        script = _element(tree, "script", src=src, defer="")
        if first:
            first.insert_before(script)
        else:
            head.insert_child(script)


def _with_head(tree: LexborHTMLParser, parts: Parts) -> None:
    charset, head = tree.css_first("meta[charset]"), tree.head
    assert charset is not None, "every page says its encoding"
    assert head is not None, "every page has a head"
    attributes = {"http-equiv": "Content-Security-Policy", "content": POLICY}
    charset.insert_after(_element(tree, "meta", **attributes))
    for style in parts.styles:
        head.insert_child(_element(tree, "link", rel="stylesheet", href=style))


def _element(tree: LexborHTMLParser, tag: str, **attributes: str) -> Any:
    node = tree.create_node(tag)
    for name, value in attributes.items():
        node.attrs[name] = value
    return node


# What a module may have and a classic script may not.
_OF_MODULES = re.compile(r"^(?:import\b|export\b|await\b)|import\.meta|import\(", re.M)


def as_classic(script: str, name: str) -> str:
    """A module as a classic script, its names its own; refuses what only a module can."""
    if _OF_MODULES.search(script):
        raise ValueError(f"{name} uses what only a module can: it can't be frozen")
    return f'"use strict";\n(() => {{\n{script}\n}})();\n'
