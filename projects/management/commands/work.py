"""The worker: makes visitors' PDFs, ordered prints and large imports beside the web processes."""

import signal
from typing import Any

from django.core.management.base import BaseCommand

from projects.background.keeper import Keeper
from projects.background.limits import die_with_parent
from projects.printing.jobs import clear_old_files


class Command(BaseCommand):
    help = "Does what was asked of the worker; `start` runs it beside the server."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--parent", type=int, help="End with the process of this number.")
        parser.add_argument("--once", action="store_true", help="End when nothing is left to do.")

    def handle(self, parent: int | None, once: bool, **options: Any) -> None:
        if parent:
            die_with_parent(parent, signal.SIGTERM)
        Keeper(parent, [clear_old_files], is_brief=once).run()
