"""Mixed use of a running site for an hour: `make soak`; `MINUTES=10 make soak` for less.

Starts the server with its worker on a folder of its own, lets eight visitors and one editor use it
and prints, for each quarter of the time, the memory (PSS) of the web processes together and of the
worker, the answers by status and the slowest of them. Ends with 1 where the web processes hold more
than a tenth more at the end than after the first quarter, or where anything answered 500.
"""

from __future__ import annotations

import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
MINUTES = float(os.environ.get("MINUTES", "60"))
VISITORS = 8
LANGUAGES = ("kk", "ru", "en")
BLOCKS = ("fund", "republican", "regional", "partners")
WORDS = ("бірлік", "язык", "charity", "семья", "тіл", "молодёжь")
EDIT = (
    "from projects.models import Project; from time import sleep\n"
    "import itertools, os\n"
    "for turn in itertools.count():\n"
    "    entry = Project.objects.order_by('number')[turn % 61]\n"
    "    entry.editorial_note = f'soak {turn}'; entry.save(); sleep(20)\n"
)


def addresses(chance: random.Random) -> str:
    """One address, as often as people ask for its kind."""
    language, block = chance.choice(LANGUAGES), chance.choice(BLOCKS)
    kinds = (
        (30, f"/{language}/"),
        (20, f"/{language}/projects/?block={block}&page={chance.randint(1, 2)}"),
        (10, f"/{language}/projects/?q={chance.choice(WORDS)}"),
        (20, f"/p/{chance.randint(1, 61)}/"),
        (5, f"/{language}/results/"),
        (4, f"/{language}/projects.{chance.choice(('csv', 'xlsx', 'json'))}?block={block}"),
        (3, f"/{language}/blocks/{block}/{chance.choice(('summary', 'labels'))}.pdf"),
        (2, f"/{language}/projects/panels.pdf?block={block}&size=a3"),
        (1, f"/{language}/results/report.pdf?block={block}"),
        (2, "/admin/login/"),
        (1, f"/{language}/nothing-here/"),
        (2, f"/{language}/suggest?q={chance.choice(WORDS)[:3]}"),
    )
    return chance.choices([kind for _share, kind in kinds], [share for share, _kind in kinds])[0]


def proportional(process: int) -> float:
    """The memory of a process in MiB, what it shares counted in parts."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0


def children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in text.split()]


def memory(server: int) -> tuple[float, float]:
    """Of the web processes together and of the worker with its keeper."""
    web, work = 0.0, 0.0
    for child in children(server):
        command = Path(f"/proc/{child}/cmdline").read_bytes()
        if b"\0work\0" in command:
            work += sum(map(proportional, (child, *children(child))))
        else:
            web += proportional(child)
    return web, work


class Visitors:
    """People who ask for one address after the other until they are told to stop."""

    def __init__(self, port: int) -> None:
        self.port, self.is_over = port, False
        self.answers: Counter[int] = Counter()
        self.slowest, self.most_work = 0.0, 0.0
        self.threads = [threading.Thread(target=self.walk, args=[n]) for n in range(VISITORS)]

    def walk(self, number: int) -> None:
        chance = random.Random(number)
        while not self.is_over:
            address, begin = addresses(chance), monotonic()
            connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                connection.request("GET", quote(address, safe="/?&="))
                answer = connection.getresponse()
                answer.read()
                self.answers[answer.status] += 1
            except OSError:
                self.answers[0] += 1
            finally:
                connection.close()
            if not address.endswith(".pdf") and ".pdf?" not in address:
                self.slowest = max(self.slowest, monotonic() - begin)
            sleep(chance.uniform(0.1, 0.8))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def waited_for(port: int) -> bool:
    end = monotonic() + 600
    while monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        sleep(0.5)
    return False


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        own = {**os.environ, "DATA_DIR": folder}
        manage = [sys.executable, str(ROOT / "manage.py")]
        server = subprocess.Popen([*manage, "start", "--port", str(port)], env=own, cwd=ROOT)
        editor = None
        try:
            if not waited_for(port):
                return 1
            editor = subprocess.Popen([*manage, "shell", "-v0", "-c", EDIT], env=own, cwd=ROOT)
            return used(Visitors(port), server.pid)
        finally:
            for process in filter(None, (editor, server)):
                process.terminate()
                process.wait(30)


def used(visitors: Visitors, server: int) -> int:
    """Lets them use the site for four quarters; tells of each, and gives the exit code."""
    for thread in visitors.threads:
        thread.start()
    print(f"{'quarter':<9}{'web MiB':>9}{'worker MiB, most':>18}{'slowest page s':>16}   answers")
    held = []
    for quarter in range(1, 5):
        end, most = monotonic() + MINUTES * 15, 0.0
        while monotonic() < end:
            sleep(1)
            most = max(most, memory(server)[1])
        held.append(memory(server)[0])
        said = ", ".join(f"{status}: {count}" for status, count in sorted(visitors.answers.items()))
        print(f"{quarter:<9}{held[-1]:>9.0f}{most:>18.0f}{visitors.slowest:>16.2f}   {said}")
        sys.stdout.flush()
        visitors.slowest = 0.0
    visitors.is_over = True
    for thread in visitors.threads:
        thread.join()
    return int(held[-1] > held[0] * 1.1 or visitors.answers[500] > 0)


if __name__ == "__main__":
    sys.exit(main())
