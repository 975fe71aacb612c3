"""The worker: makes visitors' PDFs, ordered prints and large imports beside the web processes."""

import logging
import signal
from collections.abc import Callable
from time import monotonic
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from projects.background.keeper import HOUSEKEEPING, Keeper
from projects.background.limits import die_with_parent
from projects.intake.contributions import clear_old
from projects.intake.received import forget_old
from projects.printing.jobs import clear_old_files

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Does what was asked of the worker; `start` runs it beside the server."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--parent", type=int, help="End with the process of this number.")
        parser.add_argument("--once", action="store_true", help="End when nothing is left to do.")

    def handle(self, parent: int | None, once: bool, **options: Any) -> None:
        if parent:
            die_with_parent(parent, signal.SIGTERM)
        clearing: list[Callable[[], Any]] = [clear_old_files, forget_old, clear_old]
        if not once:
            clearing.append(backup_when_due())
        Keeper(parent, clearing, is_brief=once).run()


def backup_when_due() -> Callable[[], None]:
    """Makes the backup of each ``BACKUP_EVERY`` hours, but none while the site has only just been
    started. One that fails is logged, and the desk says why."""
    begun = monotonic()

    def back_up() -> None:
        if monotonic() - begun > HOUSEKEEPING.total_seconds():
            try:
                call_command("backup", if_due=True)
            except (CommandError, OSError) as error:
                log.error("No backup was made: %s", error)

    return back_up
