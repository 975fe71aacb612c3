"""An edit is on the pages from the moment at which it is confirmed, whatever the load."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import Served, served

# Publishes number after number as the title of an entry, by three ways in turn, while 16
# connections read three pages all the time. An answer is stale if it shows a lower number than
# the one that had been confirmed before it was asked for.
PUBLISHER = """
import http.client, re, sys, threading
import django
django.setup()
from django.contrib import admin
from projects.models import Project

port, times = int(sys.argv[1]), int(sys.argv[2])
entry = Project.objects.get(number=5)
pages = ["/en/projects/?q=publishednumber", "/en/", f"/en/projects/{entry.slug}/"]
confirmed, running, stale, answers = 0, True, [], 0

def look(connection, page):
    global answers
    before = confirmed
    connection.request("GET", page)
    html = connection.getresponse().read().decode()
    shown = re.search(r"[Pp]ublishednumber(?:</mark>)? (\\d+)", html)
    if not shown or int(shown[1]) < before:
        stale.append((page, before, shown and shown[1]))
    answers += 1

def read():
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while running:
        for page in pages:
            look(connection, page)

own = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
threads = [threading.Thread(target=read) for _ in range(16)]
for number in range(1, times + 1):
    title = f"Publishednumber {number}"
    if number % 3 == 1:
        entry.title_en = title
        entry.save()
    elif number % 3 == 2:
        Project.objects.filter(pk=entry.pk).update(title_en=title)
    else:
        entry.title_en = title
        Project.objects.bulk_update([entry], ["title_en"])
    confirmed = number
    if number == 1:
        for thread in threads:
            thread.start()
    look(own, pages[number % 3])
running = False
for thread in threads:
    thread.join()
print(f"{times} publishes, {answers} answers, {len(stale)} stale", stale[:3])
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    with served(tmp_path_factory.mktemp("served")) as server:
        yield server


def publish(server: Served, times: int) -> str:
    command = [sys.executable, "-c", PUBLISHER, str(server.port), str(times)]
    environment = server.environment | {"DJANGO_SETTINGS_MODULE": "exhibition.settings"}
    done = subprocess.run(
        command, env=environment, cwd=Path(__file__).parents[2], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    print(done.stdout)
    return done.stdout


def test_no_answer_is_stale_in_50_publishes_under_load(server: Served) -> None:
    assert "50 publishes" in (printed := publish(server, 50))
    assert re.search(r"answers, 0 stale", printed), printed


@pytest.mark.full
def test_no_answer_is_stale_in_1000_publishes_under_load(server: Served) -> None:
    assert re.search(r"1000 publishes, \d+ answers, 0 stale", publish(server, 1000))
