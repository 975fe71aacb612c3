"""The print desk's jobs, run in a separate process so that no visitor waits for them."""

from __future__ import annotations

import logging
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.models import PrintJob
from projects.printing.kept_prints import kept_print
from projects.printing.order import Order
from projects.printing.pdf import PdfUnavailableError

# The process of a job that has reported nothing for so long is taken for dead.
SILENCE = timedelta(minutes=5)
# Seconds between two reports of a job's progress.
STEP = 0.5

log = logging.getLogger(__name__)


def start(job: PrintJob) -> None:
    """Starts the job in another process, which outlives this request and this server."""
    subprocess.Popen(
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "make_print", str(job.pk)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def run(job: PrintJob) -> None:
    """Makes the file of a job and records its state, a failure as a sentence."""
    order = Order.from_json(job.order)
    told = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal told
        if monotonic() - told > STEP or done == total:
            told = monotonic()
            job.tell(done=done, total=total)

    job.tell(state=PrintJob.State.RUNNING, message="", file="")
    with override(order.language):
        try:
            path = kept_print(order, progress, patience=-1)
        except PdfUnavailableError:
            words = _("PDF files need the system library Pango, which is not installed here.")
            job.tell(state=PrintJob.State.FAILED, message=words)
        except Exception:
            log.exception("print job %s", job.pk)
            words = _("The print could not be made; the server’s log says why. Make it again.")
            job.tell(state=PrintJob.State.FAILED, message=words)
        else:
            job.tell(state=PrintJob.State.DONE, file=path.name)


def is_lost(job: PrintJob) -> bool:
    """Whether the process of the job has died without a report."""
    return not job.is_over and timezone.now() - job.changed > SILENCE


def file_of(job: PrintJob) -> Path | None:
    """The finished file, as long as the cache has it."""
    path = Path(settings.PRINTS_DIR) / Path(job.file).name
    return path if job.file and path.is_file() else None
