"""Takes the samples off the stands."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from projects.editing import pending
from projects.models import Project


class Command(BaseCommand):
    help = (
        "Removes every illustrative entry with its figures and pictures; keeps all others, and "
        "those with a pending change. The desk brings each back."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only list them.")

    def handle(self, dry_run: bool, **options: Any) -> None:
        if kept := self._remove(dry_run):
            lines = "\n".join(_line(entry) for entry in kept)
            raise CommandError(
                f"{len(kept)} illustrative entries have a pending change and are kept; publish or "
                f"discard it first:\n{lines}"
            )

    @transaction.atomic
    def _remove(self, dry_run: bool) -> list[Project]:
        """Removes what can be, and gives what is kept."""
        samples = Project.objects.illustrative().order_by("number").select_for_update()
        kept = [entry for entry in samples if pending.pending_of(entry)]
        removed = [entry for entry in samples if entry not in kept]
        for entry in removed:
            self.stdout.write(_line(entry))
        if dry_run:
            self.stdout.write(f"{len(removed)} illustrative entries would be removed.")
        else:
            for entry in removed:
                # What the history does not have yet could not be brought back.
                pending.remember_beginning(entry)
                entry.delete()
            self.stdout.write(f"{len(removed)} illustrative entries removed.")
        return kept


def _line(entry: Project) -> str:
    return f"{entry.number}  {entry.title_en or entry.title}"
