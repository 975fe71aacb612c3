"""Clears pictures that were deleted or replaced more than 90 days ago. Run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from projects.photos.clearing import clear_strays, purge


class Command(BaseCommand):
    help = "Removes the files of photos that were deleted or replaced more than 90 days ago."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--strays",
            action="store_true",
            help="Also remove files older than 90 days that no record in this database names.",
        )

    def handle(self, strays: bool, **options: Any) -> None:
        self.stdout.write(f"{purge()} pictures cleared.")
        if strays:
            self.stdout.write(f"{clear_strays()} stray files cleared.")
