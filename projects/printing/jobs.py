"""The prints that the desk orders: made by the worker, each kept for a month."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.background.errors import TaskError
from projects.background.kinds import STAFF, Kind
from projects.background.queue import Progress, ask, ask_again, reason_of
from projects.models import PrintJob, Task
from projects.printing.choices import order_in_words
from projects.printing.findings import Level
from projects.printing.kept_prints import finished, kept_print, prepare
from projects.printing.order import Order
from projects.printing.preflight import judge_order
from projects.printing.printed_sheets import printed_of
from projects.texts.languages import current_language
from projects.touring.sheets import record

# How long the file of an order is kept after it has been made.
KEPT_FOR = timedelta(days=30)

log = logging.getLogger(__name__)


def start(job: PrintJob) -> None:
    """Asks the worker for the print."""
    arguments = {"job": job.pk, "language": current_language()}
    task = ask(ORDERED, str(job.pk), arguments, job.title)
    if task.is_over:
        ask_again(task, arguments=arguments)


def noted(order: Order, by: Any) -> PrintJob:
    """The record of an order by this person; nothing is asked of the worker yet."""
    made: PrintJob = PrintJob.objects.create(
        order=order.as_json(), title=order_in_words(order), ordered_by_id=by.pk
    )
    return made


def begin(job: PrintJob) -> None:
    """Asks the worker for the print once the transaction is over, unless the preflight stops it."""
    job.tell(done=0, total=0, message="", overruled_by=None, overruled_at=None)
    try:
        level = judge_order(Order.from_json(job.order)).level
    except TaskError as error:
        job.tell(state=PrintJob.State.FAILED, message=str(error))
        return
    if level == Level.STOP:
        job.tell(state=PrintJob.State.HELD)
    else:
        _wait(job)


def overrule(job: PrintJob, user: Any) -> None:
    """Has a print made that the preflight stopped, on the word of ``user``."""
    job.tell(overruled_by=user, overruled_at=timezone.now())
    _wait(job)


def _wait(job: PrintJob) -> None:
    job.tell(state=PrintJob.State.WAITING)
    transaction.on_commit(lambda: start(job))


def run(job: PrintJob, progress: Any = lambda done, total: None) -> None:
    """Makes the file of a job and records its state, a failure as a sentence, and each sheet of
    paper that comes of it."""
    order = Order.from_json(job.order)

    def told(done: int, total: int) -> None:
        progress(done, total)
        job.done, job.total = done, total

    job.tell(state=PrintJob.State.RUNNING, message="", file="")
    try:
        with override(order.language):
            prepared = prepare(order)
            made = kept_print(order, told, prepared)
        _keep(made)
        record(printed_of(order, prepared.sheets, prepared.edition), job)
    except TaskError as error:
        job.tell(state=PrintJob.State.FAILED, message=str(error))
    except Exception as error:
        log.exception("print job %s", job.pk)
        words = _("The print could not be made: %(reason)s") % {"reason": reason_of(error)}
        job.tell(state=PrintJob.State.FAILED, message=words)
    else:
        job.tell(state=PrintJob.State.DONE, file=made.name, done=job.done, total=job.total)


def _run(task: Task) -> dict[str, Any]:
    job = PrintJob.objects.get(pk=task.arguments["job"])
    run(job, Progress(task))
    if job.state == PrintJob.State.FAILED:
        raise TaskError(job.message)
    return {"file": job.file}


def _give_up(task: Task) -> None:
    jobs = PrintJob.objects.filter(pk=task.arguments["job"])
    jobs.update(state=PrintJob.State.FAILED, message=task.reason, changed=timezone.now())


ORDERED = Kind(f"{__name__}.ORDERED", _run, STAFF, _give_up)


def _folder() -> Path:
    folder = Path(settings.ORDERED_PRINTS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _keep(made: Path) -> None:
    """Keeps a finished print for those who ordered it, whatever becomes of the cache."""
    own = _folder() / made.name
    if not own.exists():
        beside = own.with_suffix(".part")
        beside.unlink(missing_ok=True)
        try:
            os.link(made, beside)
        except OSError:  # another disk, or one without links
            shutil.copyfile(made, beside)
        os.replace(beside, own)


def task_of(job: PrintJob) -> Task | None:
    """What the worker knows of a job."""
    return Task.objects.filter(kind=ORDERED.path, key=str(job.pk)).first()


def file_of(job: PrintJob) -> Path | None:
    """The finished file, as long as it is kept. Earlier releases kept it among all prints."""
    folders = (settings.ORDERED_PRINTS_DIR, settings.PRINTS_DIR)
    paths = [Path(folder) / Path(job.file).name for folder in folders]
    return next((path for path in paths if job.file and path.is_file()), None)


def kept_until(job: PrintJob) -> datetime:
    """The end of the time for which the file of a finished job is kept."""
    return job.changed + KEPT_FOR


def clear_old_files(now: datetime | None = None) -> None:
    """Removes the files of orders whose time is over."""
    limit = (now or timezone.now()) - KEPT_FOR
    recent = PrintJob.objects.filter(changed__gt=limit)
    names = set(recent.exclude(file="").values_list("file", flat=True))
    for path in finished(_folder()):
        # A file that has just been kept is not named yet.
        if path.name not in names and path.stat().st_ctime < limit.timestamp():
            with suppress(OSError):
                path.unlink()
