"""Makes the site what a backup says: ``manage.py restore FILE [--replace]``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from exhibition.operations.restore import restore


class Command(BaseCommand):
    help = "Restores a backup into an empty DATA_DIR, or with --replace over what is there."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument(
            "--replace",
            action="store_true",
            help="Move the old site aside; the backup replaces it.",
        )

    def handle(self, file: str, replace: bool, **options: Any) -> None:
        done = restore(
            Path(file), replace=replace, waits=lambda: self.stdout.write("… waiting for its turn")
        )
        made = done.said["made_at"]
        self.stdout.write(f"Restored: the site as of {made}, {done.files} pictures and originals.")
        if done.missing:
            some = ", ".join(done.missing[:5])
            self.stdout.write(f"Not in the backup: {len(done.missing)} files of photos: {some}")
        if done.aside:
            self.stdout.write(f"The old site lies in {done.aside}.")
        self.stdout.write("If the site is running, restart it: it may sign by another key now.")
