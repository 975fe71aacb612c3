"""Publishes under load: ``python -m tests.serving.publisher PORT TIMES``.

Publishes number after number as the title of an entry, by three ways in turn, while 16 connections
read three pages all the time. An answer is stale if it shows a lower number than the one that had
been confirmed before it was asked for. The last line says how many were.
"""

from __future__ import annotations

import re
import sys
from http.client import HTTPConnection
from threading import Thread

import django

django.setup()

from projects.models import Project  # noqa: E402

READERS = 16
SHOWN = re.compile(r"[Pp]ublishednumber(?:</mark>)? (\d+)")


class Publisher:
    """One entry whose title is a number, and the readers that look whether it is the last."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.entry = Project.objects.get(number=5)
        self.pages = (
            "/en/projects/?q=publishednumber",
            "/en/",
            f"/en/projects/{self.entry.slug}/",
        )
        self.confirmed, self.is_running = 0, True
        self.stale: list[tuple[str, int, str | None]] = []
        self.answers = 0

    def connection(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=30)

    def look(self, connection: HTTPConnection, page: str) -> None:
        before = self.confirmed
        connection.request("GET", page)
        shown = SHOWN.search(connection.getresponse().read().decode())
        if not shown or int(shown[1]) < before:
            self.stale.append((page, before, shown and shown[1]))
        self.answers += 1

    def read(self) -> None:
        connection = self.connection()
        while self.is_running:
            for page in self.pages:
                self.look(connection, page)

    def publish(self, number: int) -> None:
        """Saves the entry, updates its row or writes it in bulk: each way in turn."""
        self.entry.title_en = f"Publishednumber {number}"
        if number % 3 == 1:
            self.entry.save()
        elif number % 3 == 2:
            Project.objects.filter(pk=self.entry.pk).update(title_en=self.entry.title_en)
        else:
            Project.objects.bulk_update([self.entry], ["title_en"])
        self.confirmed = number

    def run(self, times: int) -> None:
        """Publishes that often; the readers begin with the first number."""
        own, readers = self.connection(), [Thread(target=self.read) for _ in range(READERS)]
        for number in range(1, times + 1):
            self.publish(number)
            if number == 1:
                for reader in readers:
                    reader.start()
            self.look(own, self.pages[number % 3])
        self.is_running = False
        for reader in readers:
            reader.join()


if __name__ == "__main__":
    port, times = int(sys.argv[1]), int(sys.argv[2])
    publisher = Publisher(port)
    publisher.run(times)
    stale = publisher.stale
    print(f"{times} publishes, {publisher.answers} answers, {len(stale)} stale", stale[:3])
