"""Clears pictures that were deleted or replaced more than 30 days ago. Run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from projects.pictures.keeping import purge


class Command(BaseCommand):
    help = "Removes the files of photos deleted or replaced more than 30 days ago, and strays."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{purge()} pictures cleared.")
