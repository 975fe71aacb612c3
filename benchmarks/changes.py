"""What visitors wait for beside an editor: first pages after a change, readers beside 200."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

from benchmarks.servers import Server

CHANGES, PAUSE = 200, 0.1


def change(folder: Path) -> None:
    """Another budget for one entry, as plain as can be: the triggers note it like any other."""
    with closing(sqlite3.connect(folder / "db.sqlite3", timeout=20)) as database, database:
        database.execute(
            "UPDATE projects_project SET budget_kzt = COALESCE(budget_kzt, 0) + 1 WHERE number = 7"
        )


def milliseconds(server: Server, path: str) -> float:
    begin = perf_counter()
    server.get(path, **{"Accept-Encoding": "br"})
    return (perf_counter() - begin) * 1000


def first_pages(server: Server, folder: Path, questions: Mapping[str, str]) -> Iterator[str]:
    """A table of the first page after one change, the middle of nine: each of the two processes has
    answered before, and whichever is asked has an index of some changes ago."""
    yield "| first page after one change | ms (median) |\n|---|---|"
    for name, path in questions.items():
        for _ in range(6):
            server.get(path)
        taken = []
        for _ in range(9):
            change(folder)
            taken.append(milliseconds(server, path))
        yield f"| {name} | {median(taken):.1f} |"


def readers_beside_changes(server: Server, folder: Path, paths: list[str]) -> str:
    """Four readers ask one page after the other while one entry changes 200 times."""
    taken: list[float] = []
    is_over = threading.Event()

    def read(start: int) -> None:
        turn = start
        while not is_over.is_set():
            taken.append(milliseconds(server, paths[turn % len(paths)]))
            turn += 1

    readers = [threading.Thread(target=read, args=(start,)) for start in range(4)]
    for reader in readers:
        reader.start()
    for _ in range(CHANGES):
        change(folder)
        sleep(PAUSE)
    is_over.set()
    for reader in readers:
        reader.join()
    p99 = quantiles(taken, n=100)[98]
    return (
        f"Beside {CHANGES} changes in a row, {len(taken):,} pages: median {median(taken):.1f} ms, "
        f"p99 {p99:.1f} ms; memory afterwards {server.memory():.0f} MiB."
    )
