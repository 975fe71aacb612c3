"""Freezing as a whole: makes all files of the exhibition and renews the folder with them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import override

from projects.frozen.browser_data import LISTED, BrowserData, script
from projects.frozen.crawl import Crawl
from projects.frozen.folder import Folder, Outcome, compressed
from projects.frozen.kiosk import KioskCrawl, KioskPlan, worker
from projects.frozen.page import part_as_file
from projects.frozen.plan import Address, Plan
from projects.serving import version
from projects.serving.fingerprint import code_fingerprint

Files = dict[str, bytes]


def freeze(path: Path, plan: Plan, *, compress: bool = False, processes: int = 1) -> Outcome:
    """Brings the folder to the exhibition as the public sees it now.

    Where nothing has changed since the last time, nothing is asked of the site either. Several
    ``processes`` share the languages. Raises ``NotOursError`` where the folder holds something
    else.
    """
    folder, state = Folder(path), state_of(plan, compress)
    if folder.state == state and folder.is_whole():
        return folder.as_it_is()
    files = in_all_languages(plan, compress, processes)
    if isinstance(plan, KioskPlan):
        files |= for_a_tablet(plan, files)
    return folder.renew(files, state)


def state_of(plan: Plan, compress: bool) -> str:
    """A hash of all that a frozen exhibition is made from: the same hash gives the same files."""
    catalogue = version.current()
    parts = (
        *(plan, compress, catalogue.number if catalogue else 0, code_fingerprint()),
        *(settings.SITE_ADDRESS, settings.DATA_LICENCE, localdate()),
    )
    return hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def in_all_languages(plan: Plan, compress: bool, processes: int) -> Files:
    """The files of every language, and those that they share."""
    if processes == 1:
        return frozen_files(plan, plan.languages, compress=compress)
    connections.close_all()  # a child must not speak on its parent's line
    files: Files = {}
    walk = partial(frozen_files, plan, compress=compress)
    with ProcessPoolExecutor(processes, get_context("fork")) as pool:
        for found in pool.map(walk, [(language,) for language in plan.languages]):
            files |= found
    return files


def frozen_files(plan: Plan, languages: Sequence[str], *, compress: bool) -> Files:
    """Pages, pictures, styles, scripts and data of these languages."""
    crawl = _crawl(plan, languages)
    files = dict(crawl.files()) | data_files(crawl)
    if compress:
        files |= {n: b for name in [*files] for n, b in compressed(name, files[name])}
    return files


def _crawl(plan: Plan, languages: Sequence[str]) -> Crawl:
    return (KioskCrawl if isinstance(plan, KioskPlan) else Crawl)(plan, languages)


def data_files(crawl: Crawl) -> Files:
    """The data of the pages' scripts."""
    data = BrowserData(crawl.plan.entries())
    files = {"index.js": script("index", data.index())}
    for language in crawl.languages:
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
            render_to_string("components/card.html", {"project": project, **LISTED})
            for project in data.entries
        ]
    way = partial(crawl.way, page=page)
    return [part_as_file(html, way, crawl.without) for html in drawn]


def for_a_tablet(plan: KioskPlan, files: Files) -> Files:
    """The manifest and service worker by which a tablet installs a kiosk and stores it."""
    crawl = KioskCrawl(plan, ())
    manifest = crawl.manifest()
    added = dict(crawl.files()) | {"kiosk.webmanifest": manifest}
    return added | {"worker.js": worker(files | added)}
