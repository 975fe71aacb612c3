"""Freezes the exhibition and serves it by nginx, beside nginx with the same ready file alone.

`python -m benchmarks.frozen` measures it by itself; `make bench` does for its smallest size.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.servers import HOME, ROOT, data, medians, nginx

PAGE = "en/projects/index.html"
TURNS = 3


def freeze(folder: Path, environment: dict[str, str]) -> tuple[float, str]:
    """Seconds that it took, and what it said."""
    begin = perf_counter()
    done = subprocess.run(
        [sys.executable, "manage.py", "freeze", str(folder), "--without-pdf", "--compress"],
        cwd=ROOT,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return perf_counter() - begin, done.stdout.splitlines()[0]


def beside(folder: Path, alone: Path) -> tuple[list[float], list[float]]:
    """Requests a second of the frozen page and of the file alone: medians of turns that alternate,
    for a busy machine is now faster, now slower."""
    ours, theirs = [], []
    for _ in range(TURNS):
        with nginx(folder, "gzip_static on;") as server:
            ours.append(server.rates(f"/{PAGE}"))
        with nginx(alone, "add_header Content-Encoding gzip;") as server:
            theirs.append(server.rates("/page.html"))
    return medians(ours), medians(theirs)


def measured(environment: dict[str, str]) -> list[str]:
    """What was measured, as lines of Markdown."""
    folder, alone = HOME / "frozen", HOME / "ready"
    shutil.rmtree(folder, ignore_errors=True)
    first, said = freeze(folder, environment)
    again, _ = freeze(folder, environment)
    alone.mkdir(exist_ok=True)
    ready = (folder / f"{PAGE}.gz").read_bytes()
    (alone / "page.html").write_bytes(ready)
    with nginx(folder, "gzip_static on;") as server:
        body, headers = server.get(f"/{PAGE}", **{"Accept-Encoding": "gzip"})
        assert body == ready, "nginx sends the ready file"
        assert gzip.decompress(body) == (folder / PAGE).read_bytes()
        assert headers["content-encoding"] == "gzip"
    ours, theirs = beside(folder, alone)
    files, size = re.search(r"(\d+) files, ([\d.]+ MB)", said).groups()  # type: ignore[union-attr]
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    return [
        f"Frozen (without PDFs, with .gz and .br): {int(files):,} files, {size}, in {first:.0f} s;"
        f" again, unchanged: {again:.1f} s.",
        "",
        "| listing by nginx, requests a second | 1 connection | 16 connections |",
        "|---|---|---|",
        f"| frozen page | {ours[0]:,.0f} | {ours[1]:,.0f} |",
        f"| the same ready file alone | {theirs[0]:,.0f} | {theirs[1]:,.0f} |",
        f"| ratio | {ratios[0]:.2f} | {ratios[1]:.2f} |",
    ]


if __name__ == "__main__":
    print("\n".join(measured(data(61))))
