"""What was asked of the worker, and what became of it.

The table ``Task`` is the queue. A task is taken by one conditional UPDATE, so two workers never do
the same, on SQLite and PostgreSQL alike, and looking for work locks nothing.
"""

from __future__ import annotations

import logging
import socket
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.background.errors import TaskError
from projects.background.kinds import Kind, kind_named
from projects.models import Task

# A task may take so long; then its worker is ended. What no worker has ended after twice that time
# has been left behind by a machine that is gone.
LONGEST = timedelta(minutes=15)
# A task whose worker died is begun so often.
MOST_ATTEMPTS = 2
# Seconds between two looks at a task that somebody waits for, and between two reports of progress.
LOOK, STEP = 0.1, 0.5
# So many finished tasks are remembered, and so long.
MOST_REMEMBERED, REMEMBERED_FOR = 1000, timedelta(days=30)

log = logging.getLogger(__name__)
_at_once: ContextVar[bool] = ContextVar("tasks_at_once", default=False)


@contextmanager
def at_once() -> Iterator[None]:
    """Within it, work is done by whoever asks for it: for commands, which nobody waits for."""
    token = _at_once.set(True)
    try:
        yield
    finally:
        _at_once.reset(token)


def ask(kind: Kind, key: str, arguments: dict[str, Any], title: str = "") -> Task:
    """The task of this kind and key; made, and then waiting, where there is none yet."""
    task, is_new = Task.objects.get_or_create(
        kind=kind.path,
        key=key,
        defaults={"arguments": arguments, "title": title[:200], "priority": kind.priority},
    )
    if is_new:
        # The lines of the request and those of the task are told apart by their names.
        log.info("asked of the worker as task-%06d: %s", task.pk, kind.path)
    return _begun(task) if is_new else task


def promise(kind: Kind, key: str, arguments: dict[str, Any]) -> None:
    """What this process does as soon as the open transaction is committed, and the worker if this
    process ends before it is done."""
    made = {"arguments": arguments, "priority": kind.priority}
    task = Task.objects.create(kind=kind.path, key=key, **made)
    transaction.on_commit(lambda: run(task) if take(task, here()) else None)


def here() -> str:
    """The name under which this machine and data folder take tasks."""
    return f"{socket.gethostname()}:{settings.DATA_DIR}"[-100:]


def ask_again(task: Task, **changes: Any) -> Task:
    """Lets a task that is over wait once more; one that is open is left alone."""
    anew = {
        **{"state": Task.State.WAITING, "attempts": 0, "done": 0, "total": 0, "reason": ""},
        **{"result": {}, "asked_at": timezone.now(), "changed_at": timezone.now()},
    }
    over = Task.objects.filter(pk=task.pk, state__in=Task.OVER)
    is_mine = over.update(**anew | changes)
    task.refresh_from_db()
    return _begun(task) if is_mine else task


def _begun(task: Task) -> Task:
    if (settings.TASKS_AT_ONCE or _at_once.get()) and take(task, "at once"):
        run(task)
    return task


def wait_for(task: Task, seconds: float) -> bool:
    """Whether the task is over, now or within so many seconds."""
    end = monotonic() + seconds
    while not task.is_over and monotonic() < end:
        sleep(LOOK)
        task.refresh_from_db()
    return task.is_over


def next_task() -> Task | None:
    """The task whose turn it is."""
    return Task.objects.filter(state=Task.State.WAITING).order_by("priority", "id").first()


def take(task: Task, worker: str) -> bool:
    """Whether the task is this worker's now."""
    now = timezone.now()
    taken = Task.objects.filter(pk=task.pk, state=Task.State.WAITING).update(
        state=Task.State.RUNNING,
        attempts=F("attempts") + 1,
        worker=worker,
        started_at=now,
        changed_at=now,
    )
    if taken:
        task.refresh_from_db()
    return bool(taken)


def run(task: Task) -> None:
    """Does the work of a task that was taken, and keeps its outcome."""
    try:
        with override(task.language):
            result = kind_named(task.kind).run(task)
    except TaskError as error:
        fail(task, str(error), type(error).__name__)
    except Exception as error:
        log.exception("background work: %s %s", task.kind, task)
        fail(task, reason_of(error), type(error).__name__)
    else:
        _end(task, state=Task.State.DONE, result=result, reason="")


def reason_of(error: BaseException) -> str:
    """An unexpected error in a line: "OSError: No space left on device (pdf.py:140, …)"."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__}: {error} ({places})"


def fail(task: Task, reason: str, error: str = "") -> None:
    """The task has failed for good, by an error of this class."""
    _end(task, state=Task.State.FAILED, reason=reason[:2000], result={"error": error})
    try:
        with override(task.language):
            kind_named(task.kind).give_up(task)
    except LookupError:
        log.error("background work of another release: %s", task.kind)


def _end(task: Task, **outcome: Any) -> None:
    for name, value in outcome.items():
        setattr(task, name, value)
    task.save(update_fields=[*outcome, "changed_at"])


def left_behind(task: Task, reason: str) -> None:
    """A worker has died over a task: it is done once more, then it has failed for that reason."""
    task.refresh_from_db()
    if task.state != Task.State.RUNNING:
        return
    if task.attempts < MOST_ATTEMPTS:
        _end(task, state=Task.State.WAITING, reason=reason[:2000])
    else:
        fail(task, reason)


def put_back(task: Task) -> None:
    """The worker is being stopped: the task waits for the next, as if it had not been begun."""
    open_ones = Task.objects.filter(pk=task.pk, state=Task.State.RUNNING)
    open_ones.update(state=Task.State.WAITING, attempts=task.attempts - 1)


def take_over(since: timedelta = timedelta(0)) -> None:
    """Settles what was begun here so long ago by a process that has ended, or by a machine that is
    gone; call it while no worker is at work here."""
    running, now = Task.objects.filter(state=Task.State.RUNNING), timezone.now()
    own = Q(worker=here(), started_at__lte=now - since)
    for task in running.filter(own | Q(started_at__lt=now - 2 * LONGEST)):
        with override(task.language):
            reason = _("The worker ended without a word, as when a machine is switched off.")
        left_behind(task, reason)


def clear_old() -> None:
    """Forgets finished tasks that are old or too many."""
    over = Task.objects.filter(state__in=Task.OVER)
    over.filter(changed_at__lt=timezone.now() - REMEMBERED_FOR).delete()
    many = list(over.order_by("-changed_at", "-pk").values_list("pk", flat=True)[MOST_REMEMBERED:])
    with transaction.atomic():
        for start in range(0, len(many), 500):
            Task.objects.filter(pk__in=many[start : start + 500]).delete()


class Progress:
    """Reports how much of a task is done: at most twice a second, and at its end."""

    def __init__(self, task: Task) -> None:
        self.task, self.told = task, 0.0

    def __call__(self, done: int, total: int) -> None:
        if monotonic() - self.told > STEP or done == total:
            self.told = monotonic()
            _end(self.task, done=done, total=total)
