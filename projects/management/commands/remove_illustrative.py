"""Takes the samples off the stands."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from projects.models import DiscardedPicture, Photo, Project
from projects.photos.clearing import clear


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
        drawings = list(
            Photo.everything.filter(project__in=entries).values_list("image", flat=True)
        )
        with transaction.atomic():
            entries.delete()
        # Nobody will want the samples' drawings back.
        clear(DiscardedPicture.objects.filter(image_name__in=drawings))
        self.stdout.write(f"{count} illustrative entries removed.")
