"""Takes the samples off the stands."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from projects.models import Project


class Command(BaseCommand):
    help = "Removes every illustrative entry with its figures and pictures; keeps all others."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only list them.")

    def handle(self, dry_run: bool, **options: Any) -> None:
        entries = Project.objects.illustrative().order_by("number")
        for project in entries:
            self.stdout.write(f"{project.number}  {project.title_en or project.title}")
        count = len(entries)
        if dry_run:
            self.stdout.write(f"{count} illustrative entries would be removed.")
            return
        with transaction.atomic():
            entries.delete()
        self.stdout.write(f"{count} illustrative entries removed.")
