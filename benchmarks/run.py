"""Measures the site and what stands beside it, in one run: `make bench`.

SIZES (default "61 6100 61000") says how many entries, SECONDS (default 2) how long each
measurement takes. Everything runs on the loopback address of this machine.

All servers run beside each other and are asked in turn, in ROUNDS (default 5) rounds; what is
said is the middle of the rounds. A shared machine is slower by half from one minute to the next:
servers that are measured one after the other are not measured on the same machine.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import ExitStack, closing
from datetime import date
from statistics import median
from typing import NamedTuple

from benchmarks import changes, frozen
from benchmarks.servers import (
    CONNECTIONS,
    HOME,
    OTHERS,
    ROOT,
    SECONDS,
    Server,
    data,
    granian,
    make_run,
    medians,
    nginx,
    running,
    stock,
)

ROUNDS = int(os.environ.get("ROUNDS", "5"))
ENTRY = "projects/unity-through-charity/"
QUESTIONS = {
    "listing": "projects/",
    "deep page": "projects/?page={deep}",
    "filter": "projects/?block=fund&theme=heritage",
    "search": "projects/?q=festival",
    "sorted by title": "projects/?sort=title",
    "entry": ENTRY,
    "results": "results/",
}
# Wagtail saves a few pages a second; more than these nobody waits for.
MOST_PAGES = 100
RATIOS = (
    ("hit", "typical Django"),
    ("hit", "stock Wagtail"),
    ("hit", "Datasette"),
    ("hit", "bare Django, our bytes"),
    ("miss", "typical Django"),
    ("miss", "stock Wagtail"),
    ("miss", "Datasette"),
    ("miss, 35 filters", "typical Django, 35 filters"),
    ("miss, entry", "typical Django, entry"),
    ("miss, entry", "stock Wagtail, entry"),
    ("miss, results", "typical Django, results"),
    ("miss, results", "stock Wagtail, results"),
)
YEARS = ("", "2010", "2011", "2012", "2013")
lines: list[str] = []


def say(line: str = "") -> None:
    print(line, flush=True)
    lines.append(line)


def filtered(size: int) -> tuple[list[str], list[str]]:
    """The list under each theme and some years, ours and the typical site's addresses: pages that
    differ, so that nothing kept of one page makes the next."""
    with closing(sqlite3.connect(HOME / str(size) / "db.sqlite3")) as database:
        themes = [("", ""), *database.execute("SELECT id, slug FROM projects_theme")]
    asked = [(pk, slug, year) for pk, slug in themes for year in YEARS]
    ours = [f"/en/projects/?theme={slug}&year={year}" for _pk, slug, year in asked]
    typical = [f"/projects/?themes={pk}&start_year={year}" for pk, _slug, year in asked]
    return ours, typical


class Asked(NamedTuple):
    """What a server is asked for again and again."""

    server: Server
    path: str | list[str]
    headers: dict[str, str] = {}


def in_rounds(asked: dict[str, Asked]) -> dict[str, list[list[float]]]:
    """Requests a second of each name: one list a round, at one connection and at sixteen."""
    rates: dict[str, list[list[float]]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, (server, path, headers) in asked.items():
            rates[name].append(server.rates(path, **headers))
    return rates


def ratio(ours: list[list[float]], theirs: list[list[float]], place: int) -> str:
    """The middle of the rounds' ratios; a dash where the other answered nothing in a round."""
    pairs = [(one[place], other[place]) for one, other in zip(ours, theirs, strict=True)]
    return f"{median(a / b for a, b in pairs):.1f}" if all(b for _, b in pairs) else "–"


def datasette(size: int) -> tuple[list[str], str]:
    """How Datasette is started on the same rows, and the address with the same facets."""
    facets = ("block_id", "status", "start_year", "provenance", "end_year")
    address = "&".join(f"_facet={name}" for name in facets)
    patience = ("facet_time_limit_ms", "sql_time_limit_ms")
    return [
        *(str(OTHERS / "datasette"), "serve", str(HOME / str(size) / "db.sqlite3")),
        *("-h", "127.0.0.1", "-p", "PORT"),
        *(word for name in patience for word in ("--setting", name, "60000")),
    ], f"/db/projects_project?_size=24&{address}"


def measure(size: int) -> None:
    environment = data(size)
    filters, typical_filters = filtered(size)
    site = granian("exhibition.wsgi:application")
    say(f"\n## {size:,} entries\n")
    # By itself: what several servers share in memory would be counted for none of them whole.
    with running(make_run(), "/en/projects/", **environment) as ours:
        ours.rates("/en/projects/")
        page, headers = ours.get("/en/projects/", **{"Accept-Encoding": "br"})
        (HOME / "page.br").write_bytes(page)
        say(f"Cold start {ours.cold_start:.1f} s.")
        say(f"Memory of both web processes after the run: {ours.memory():.0f} MiB.\n")
    with ExitStack() as stack:

        def start(command: list[str], path: str, **variables: str) -> Server:
            return stack.enter_context(running(command, path, **variables))

        ours = start(site, "/en/projects/", **environment)
        bare = start(granian("benchmarks.sites.bare:application"), "/", PAGE=str(HOME / "page.br"))
        unkept = start(site, "/en/projects/", **environment, CACHE_URL="none")
        first, _ = unkept.get("/en/projects/", **{"Accept-Encoding": "br"})
        say(f"Listing: {len(page):,} bytes (brotli), {len(first):,} for whoever asks first.\n")
        # Before the others are asked: Datasette works on for long after.
        say("| page that nothing is kept of | ms (median) |\n|---|---|")
        for name, question in QUESTIONS.items():
            path = "/en/" + question.format(deep=max(size // 24, 1))
            say(f"| {name} | {unkept.milliseconds(path):.1f} |")
        typical = start(
            granian("benchmarks.sites.typical:application"), "/projects/", **environment
        )
        asked = {
            "hit": Asked(ours, "/en/projects/"),
            "304": Asked(ours, "/en/projects/", {"If-None-Match": headers["etag"]}),
            "miss": Asked(unkept, "/en/projects/"),
            "miss, 35 filters": Asked(unkept, filters),
            "miss, entry": Asked(unkept, f"/en/{ENTRY}"),
            "miss, results": Asked(unkept, "/en/results/"),
            "typical Django": Asked(typical, "/projects/"),
            "typical Django, entry": Asked(typical, f"/{ENTRY}"),
            "typical Django, results": Asked(typical, "/results/"),
            "typical Django, 35 filters": Asked(typical, typical_filters),
            "bare Django, our bytes": Asked(bare, "/"),
        }
        if (OTHERS / "datasette").exists():
            command, address = datasette(size)
            asked["Datasette"] = Asked(start(command, address), address)
        if (OTHERS / "granian").exists() and size <= MOST_PAGES:
            command = granian("benchmarks.sites.stock.site:application", str(OTHERS / "python"))
            wagtail = start(command, "/projects/", DATABASE=stock(size))
            asked["stock Wagtail"] = Asked(wagtail, "/projects/")
            asked["stock Wagtail, entry"] = Asked(wagtail, f"/{ENTRY}")
            asked["stock Wagtail, results"] = Asked(wagtail, "/projects/results/")
        if shutil.which("nginx"):
            ready = HOME / "nginx"
            ready.mkdir(exist_ok=True)
            shutil.copy(HOME / "page.br", ready / "page.html")
            server = stack.enter_context(nginx(ready, "add_header Content-Encoding br;"))
            asked["nginx, our bytes"] = Asked(server, "/page.html")
        rates = in_rounds(asked)
    addresses = {
        name: "/en/" + question.format(deep=max(size // 24, 1))
        for name, question in {"home": "", **QUESTIONS}.items()
    }
    say()
    # By itself again: the others work on at requests that were given up.
    with running(make_run(), "/en/projects/", **environment) as ours:
        for line in changes.first_pages(ours, HOME / str(size), addresses):
            say(line)
        readers = [addresses[name] for name in ("home", "listing", "filter", "entry")]
        say("\n" + changes.readers_beside_changes(ours, HOME / str(size), readers))
    say("\n| requests a second | 1 connection | 16 connections |\n|---|---|---|")
    for name, found in rates.items():
        one, sixteen = medians(found)
        say(f"| {name} | {one:,.0f} | {sixteen:,.0f} |")
    say("\n| ratio | 1 connection | 16 connections |\n|---|---|---|")
    for name, other in RATIOS:
        if other in rates:
            both = [ratio(rates[name], rates[other], place) for place in range(len(CONNECTIONS))]
            say(f"| {name} / {other} | {both[0]} | {both[1]} |")


def main() -> None:
    HOME.mkdir(parents=True, exist_ok=True)
    say("# What `make bench` measured\n")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    say(
        f"{date.today()}, {os.cpu_count()} cores, {memory:.0f} GiB, Python {sys.version[:6]}. "
        f"wrk, the middle of {ROUNDS} rounds of {SECONDS} s, on the loopback address; "
        f"load before: {os.getloadavg()[0]:.1f}."
    )
    sizes = [int(size) for size in os.environ.get("SIZES", "61 6100 61000").split()]
    for size in sizes:
        measure(size)
    say(f"\n## Frozen, {sizes[0]:,} entries\n")
    for line in frozen.measured(data(sizes[0])):
        say(line)
    (ROOT / "benchmarks" / "RESULTS.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
