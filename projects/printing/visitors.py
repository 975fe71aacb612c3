"""The PDFs that visitors ask for: the kept file, or a task of the worker.

A print is known by its order alone, so that no web process reads its entries: the task of an order
remembers the file and the state of the catalogue that it was made of. If something has changed
since, the worker looks whether that changed the print, and makes it anew only then.
"""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from projects.background.kinds import VISITORS, Kind
from projects.background.queue import Progress, ask, ask_again, wait_for
from projects.catalogue.filters import ProjectFilter
from projects.models import Edition, Task
from projects.printing import report
from projects.printing.choices import order_in_words
from projects.printing.kept_prints import kept_print, kept_report
from projects.printing.order import Order
from projects.serving import version
from projects.serving.fingerprint import code_fingerprint
from projects.texts.languages import current_language

# Seconds that a request waits for the worker, and after which a page asks again.
PATIENCE, ASK_AGAIN = 10, 5
# So many prints may wait for the worker: more would not be made within minutes.
MOST_WAITING = 20
# What has failed is tried again after this time.
FAILED_FOR = timedelta(minutes=1)
# One of the two threads of a process may wait for the worker, the other goes on answering.
_may_wait = threading.BoundedSemaphore(1)


class BusyError(Exception):
    """Too many prints are waiting to be made."""


def _make_print(task: Task) -> dict[str, Any]:
    state = _state()
    path = kept_print(Order.from_json(task.arguments["order"]), Progress(task))
    return {"file": path.name, **state}


def _make_report(task: Task) -> dict[str, Any]:
    state, query = _state(), ProjectFilter(QueryDict(task.arguments["query"]))
    path = kept_report(report.prepared(query, task.arguments["site"]))
    return {"file": path.name, **state}


PRINT = Kind(f"{__name__}.PRINT", _make_print, VISITORS)
REPORT = Kind(f"{__name__}.REPORT", _make_report, VISITORS)


def print_task(order: Order) -> Task:
    """The task of an order; see ``_asked``. An edition that nobody knows is left out: each made-up
    one would be another file."""
    if not Edition.objects.filter(version=order.since).exists():
        order = replace(order, since="", only_changed=False)
    arguments = {"order": replace(order, notes=()).as_json(), "language": order.language}
    return _asked(PRINT, arguments, order_in_words(order))


def report_task(query: ProjectFilter, site: str) -> Task:
    """The task of the results of a query; see ``_asked``."""
    asked = {"query": query.urlencode(), "site": site, "language": current_language()}
    return _asked(REPORT, asked, f"{_('Results')}: {query.urlencode()}")


def _asked(kind: Kind, arguments: dict[str, Any], title: str) -> Task:
    """The task with these arguments: over if its print is there, as it would be now, or has just
    failed; else waiting for the worker. ``BusyError`` if too many wait already."""
    text = json.dumps(arguments, ensure_ascii=False, sort_keys=True)
    key = hashlib.sha256(text.encode()).hexdigest()[:32]
    known = Task.objects.filter(kind=kind.path, key=key).first()
    if known and (not known.is_over or _is_valid(known)):
        return known
    waiting = Task.objects.filter(state=Task.State.WAITING, priority=VISITORS)
    if waiting.count() >= MOST_WAITING:
        raise BusyError
    return ask_again(known) if known else ask(kind, key, arguments, title)


def _state() -> dict[str, Any]:
    """What decides how a print looks, beside its order."""
    catalogue = version.current()
    number = catalogue.number if catalogue else 0
    return {"number": number, "day": f"{localdate()}", "code": code_fingerprint()}


def _is_valid(task: Task) -> bool:
    """Whether the outcome of a task is what it would be now."""
    if task.state == Task.State.FAILED:
        return timezone.now() - task.changed_at < FAILED_FOR
    now = _state()
    is_as_now = all(task.result.get(name) == now[name] for name in ("day", "code"))
    return is_as_now and task.result["number"] >= now["number"] and file_of(task) is not None


def file_of(task: Task) -> Path | None:
    """The finished file of a task, as long as it is kept."""
    path = Path(settings.PRINTS_DIR) / task.result.get("file", "")
    return path if path.is_file() else None


def is_over(task: Task) -> bool:
    """Whether the task is over, now or within ``PATIENCE``. Where another request of this process
    waits already, this one does not."""
    if task.is_over or not _may_wait.acquire(blocking=False):
        return task.is_over
    try:
        return wait_for(task, PATIENCE)
    finally:
        _may_wait.release()
