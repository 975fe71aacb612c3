"""The exhibition for a tablet at a stand: large type, no ways out, and back to the start by itself.

One block alone becomes a kiosk of its own: its page is the start, its entries are the list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from selectolax.lexbor import LexborHTMLParser

from projects.frozen.crawl import Crawl
from projects.frozen.page import Change, Parts
from projects.frozen.plan import DOORS, Address, Plan, relative
from projects.models.querysets import ProjectQuerySet

PAGES = {"home", "list", "entry", "block", "theme", "region", "organisation"}
PAGES |= {"results", "indicator", "about", "accessibility", "privacy", "visit", "showing"}
PAGES_OF_A_BLOCK = {"list", "entry", "block", "about", "accessibility", "privacy"}
FILES = {"cover", "photo", "recording", "favicon"}
# Left out: what is for a device of one's own (a list for later, sharing, a scanned stand).
OF_ONE_VISITOR = (
    *(".take-along", ".to-print", "[data-recent]", "[data-my-stand]", "li:has([data-my-list])"),
    *(".keep", ".ask", ".number-pad", "[data-number-sheet]", "[data-kept-list]"),
)
# Left out too where a kiosk shows one block.
OF_MORE_BLOCKS = ("fieldset.facet:has([data-facet=block])", ".chips", ".other-blocks")


@dataclass(frozen=True)
class KioskPlan(Plan):
    """Pages to look at and nothing to take along. ``block`` restricts it to one block's entries;
    after ``idle`` seconds without a touch it returns to the start."""

    block: str = ""
    idle: int = 60

    def holds(self, address: Address, linked_from: str) -> bool:
        if address.name in DOORS:
            return address.name == "front-door"
        if address.path.startswith(settings.STATIC_URL) or address.name in FILES:
            return super().holds(address, linked_from)
        if address.name not in (PAGES_OF_A_BLOCK if self.block else PAGES):
            return False
        if self.block and not self._is_of_the_block(address):
            return False
        return super().holds(address, linked_from)

    def _is_of_the_block(self, address: Address) -> bool:
        slug = address.path.rstrip("/").rpartition("/")[2]
        if address.name == "block":
            return slug == self.block
        if address.name == "entry":
            return self.entries().filter(slug=slug).exists()
        return True

    def entries(self) -> ProjectQuerySet:
        published = super().entries()
        return published.filter(block__slug=self.block) if self.block else published

    def instead(self, address: Address) -> Address:
        """Home is the block's page, the list is the list of its entries."""
        if self.block and address.name == "home":
            return self.start(address.language)
        if self.block and address.name == "list":
            return Address(address.path, tuple(p for p in address.query if p[0] != "block"))
        return address

    def asked(self, address: Address) -> Address:
        if self.block and address.name == "list":
            return Address(address.path, (("block", self.block), *address.query))
        return address

    def start(self, language: str) -> Address:
        """The page that everything returns to."""
        return Address(f"/{language}/blocks/{self.block}/" if self.block else f"/{language}/")


class KioskCrawl(Crawl):
    """Walks what a kiosk shows."""

    plan: KioskPlan
    without = OF_ONE_VISITOR
    without_scripts = (*Crawl.without_scripts, "chosen.js", "share.js", "remembered.js")

    def beginnings(self) -> Iterator[Address]:
        yield from super().beginnings()
        yield from map(self.plan.start, self.languages)

    def way(self, link: str, page: Address) -> str | None:
        found = super().way(link, page)
        leads_out = ("http:", "https:", "mailto:", "tel:", "geo:")
        return None if found and found.startswith(leads_out) else found

    def parts(self, address: Address) -> Parts:
        parts = super().parts(address)
        if address.name in DOORS:
            return parts
        script, style = (self.asset(name) for name in ("js/frozen/kiosk.js", "css/kiosk.css"))
        return Parts(
            [*parts.scripts, relative(script, address.file)],
            [*parts.styles, relative(style, address.file)],
        )

    def change(self, address: Address) -> Change:
        before = super().change(address)

        def change(tree: LexborHTMLParser) -> None:
            selectors = (*self.without, *(OF_MORE_BLOCKS if self.plan.block else ()))
            for selector in selectors:
                for node in tree.css(selector):
                    node.decompose()
            before(tree)
            if address.name not in DOORS and tree.body:
                for dialog in LexborHTMLParser(self.dialog(address), is_fragment=True).css(
                    "dialog"
                ):
                    tree.body.insert_child(dialog)

        return change

    def dialog(self, address: Address) -> str:
        """The dialog that asks whether anybody is there, with addresses relative to that page."""
        ways = {"start": "index.html", "manifest": "kiosk.webmanifest", "worker": "worker.js"}
        context = {name: relative(file, address.file) for name, file in ways.items()}
        is_start = address == self.plan.start(address.language)
        with override(address.language):
            return render_to_string(
                "frozen/kiosk.html", context | {"idle": self.plan.idle, "is_start": is_start}
            )

    def manifest(self) -> bytes:
        """The web manifest by which a tablet installs it and shows it on the whole screen."""
        icons = [
            {
                "src": self.asset(f"images/icon-{name}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, purpose in (
                ("192", 192, "any"),
                ("512", 512, "any"),
                ("512-maskable", 512, "maskable"),
            )
        ]
        with override(self.plan.languages[0]):
            body = {
                "name": _("Exhibition of social projects"),
                "short_name": _("Exhibition"),
                "lang": self.plan.languages[0],
                "id": "kiosk",
                "start_url": "index.html",
                "scope": "./",
                "display": "fullscreen",
                "orientation": "any",
                "background_color": "#ffffff",
                "theme_color": "#14171b",
                "icons": icons,
            }
        return json.dumps(body, ensure_ascii=False, indent=2).encode()


def worker(files: dict[str, bytes]) -> bytes:
    """The service worker that keeps these files."""
    version = hashlib.blake2b(digest_size=8)
    for name in sorted(files):
        version.update(name.encode() + files[name])
    with open(str(finders.find("js/frozen/kiosk_worker.js")), "rb") as source:
        head = f"const VERSION = {json.dumps(version.hexdigest())};\n"
        return f"{head}const FILES = {json.dumps(sorted(files))};\n".encode() + source.read()
