"""A frozen exhibition as a whole: all its files, and how a folder is brought to them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import override

from exhibition import version
from exhibition.fingerprint import code_fingerprint
from projects.frozen.browser_data import BrowserData, script
from projects.frozen.crawl import Crawl
from projects.frozen.folder import Folder, Outcome, compressed
from projects.frozen.kiosk import KioskCrawl, KioskPlan, worker
from projects.frozen.page import part_as_file
from projects.frozen.plan import Address, Plan


def freeze(path: Path, plan: Plan, *, compress: bool = False) -> Outcome:
    """Brings the folder to the exhibition as the public sees it now.

    Where nothing has changed since the last time, nothing is asked of the site either. Raises
    ``NotOursError`` where the folder holds something else.
    """
    folder, state = Folder(path), state_of(plan, compress)
    if folder.state == state and folder.is_whole():
        return folder.as_it_is()
    is_kiosk = isinstance(plan, KioskPlan)
    files = kiosk_files(KioskCrawl(plan)) if is_kiosk else frozen_files(Crawl(plan))
    if compress:
        files |= {n: b for name in [*files] for n, b in compressed(name, files[name])}
    return folder.renew(files, state)


def state_of(plan: Plan, compress: bool) -> str:
    """What a frozen exhibition is made from, as a hash: the same again gives the same files."""
    catalogue = version.current()
    parts = (
        *(plan, compress, catalogue.number if catalogue else 0, code_fingerprint()),
        *(settings.SITE_ADDRESS, settings.DATA_LICENCE, localdate()),
    )
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def kiosk_files(crawl: KioskCrawl) -> dict[str, bytes]:
    """The same for a kiosk, with what lets a tablet keep it."""
    manifest = crawl.manifest()
    files = frozen_files(crawl) | {"kiosk.webmanifest": manifest}
    return files | {"worker.js": worker(files)}


def frozen_files(crawl: Crawl) -> dict[str, bytes]:
    """Pages, pictures, styles, scripts and data."""
    files = dict(crawl.files())
    data = BrowserData(crawl.plan.entries())
    files["index.js"] = script("index", data.index())
    for language in crawl.plan.languages:
        files[f"{language}/words.js"] = script("words", data.words(language))
        files[f"{language}/cards.js"] = script("cards", cards(crawl, data, language))
        if crawl.plan.holds(Address(f"/{language}/compare/"), ""):
            comparison = script("comparison", data.comparison(language))
            files[f"{language}/comparison.js"] = comparison
    return files


def cards(crawl: Crawl, data: BrowserData, language: str) -> list[str]:
    """The card of each entry as the list of that language shows it, with links that work there."""
    page = Address(f"/{language}/projects/")
    with override(language):
        drawn = [
            render_to_string("components/card.html", {"project": project})
            for project in data.entries
        ]
    return [part_as_file(html, lambda link: crawl.way(link, page)) for html in drawn]
