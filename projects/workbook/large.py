"""A large file is written by the worker, while its sender looks at a page of progress."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from projects.background.errors import TaskError
from projects.background.kinds import STAFF, Kind
from projects.background.queue import ask
from projects.models import Task, WorkbookImport
from projects.texts.languages import current_language
from projects.workbook.apply import ChangedSinceError, write_import
from projects.workbook.safe import RefusedError

# A file of so many bytes takes longer than a person should wait for an answer.
LARGE = 60_000


def is_large(kept: WorkbookImport) -> bool:
    return len(kept.content) > LARGE


def write_by_worker(kept: WorkbookImport, digest: str, *, in_part: bool = False) -> Task:
    """Asks the worker to write a file whose plan has this digest."""
    arguments = {
        "import": kept.pk,
        "digest": digest,
        "in_part": in_part,
        "language": current_language(),
    }
    return ask(IMPORT, str(kept.pk), arguments, kept.file_name)


def task_of(kept: WorkbookImport) -> Task | None:
    """The worker's task for this file, if there is one."""
    return Task.objects.filter(kind=IMPORT.path, key=str(kept.pk)).first()


def not_written(kept: WorkbookImport, task: Task) -> str:
    """What is said of a confirmed file that the worker could not write."""
    text = _("“%(file)s” was confirmed, but nothing of it was written: %(reason)s")
    return text % {"file": kept.file_name, "reason": task.reason}


def unwritten(by: Any) -> Iterator[tuple[WorkbookImport, Task]]:
    """The files of a person that were confirmed and not written, nor confirmed again or dropped
    since, each with its task."""
    failed = Task.objects.filter(kind=IMPORT.path, state=Task.State.FAILED)
    tasks = {int(task.key): task for task in failed}
    waiting = (
        WorkbookImport.objects.waiting_for(by).filter(pk__in=tasks).defer("content", "changes")
    )
    return ((kept, tasks[kept.pk]) for kept in waiting.defer("content", "changes"))


def _run(task: Task) -> dict[str, Any]:
    kept = WorkbookImport.objects.get(pk=task.arguments["import"])
    if kept.written_at:
        # A worker that was killed has written it.
        return {}
    try:
        in_part = task.arguments.get("in_part", False)
        write_import(kept, task.arguments["digest"], task.pk, in_part=in_part)
    except (ChangedSinceError, RefusedError) as error:
        raise TaskError(str(error)) from error
    return {}


IMPORT = Kind(f"{__name__}.IMPORT", _run, STAFF)
