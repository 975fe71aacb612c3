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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from benchmarks.run import HOME, ROOT, Server, data, free_port

PAGE = "en/projects/index.html"
CONNECTIONS = (1, 16)
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


@contextmanager
def nginx(folder: Path, settings: str) -> Iterator[Server]:
    """Two workers that serve a folder."""
    port, home = free_port(), HOME / "nginx"
    home.mkdir(parents=True, exist_ok=True)
    user = "user root;" if os.getuid() == 0 else ""
    (home / "nginx.conf").write_text(
        f"{user} worker_processes 2; daemon off; pid {home}/pid; error_log {home}/log;"
        "events {} http { access_log off; types { text/html html; } server {"
        f"listen 127.0.0.1:{port}; root {folder}; {settings} }} }}"
    )
    process = subprocess.Popen(["nginx", "-c", str(home / "nginx.conf")], start_new_session=True)
    sleep(1)
    try:
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait(20)


def beside(folder: Path, alone: Path) -> tuple[list[float], list[float]]:
    """Requests a second of the frozen page and of the file alone: medians of turns that alternate,
    for a busy machine is now faster, now slower."""
    ours, theirs = [], []
    for _ in range(TURNS):
        with nginx(folder, "gzip_static on;") as server:
            ours.append([server.requests_a_second(f"/{PAGE}", c) for c in CONNECTIONS])
        with nginx(alone, "add_header Content-Encoding gzip;") as server:
            theirs.append([server.requests_a_second("/page.html", c) for c in CONNECTIONS])
    return _medians(ours), _medians(theirs)


def _medians(turns: list[list[float]]) -> list[float]:
    return [median(rates) for rates in zip(*turns, strict=True)]


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
