"""Imports a workbook or CSV from the command line, with the same rules as the desk."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from projects.models import WorkbookImport
from projects.workbook.apply import ChangedSinceError, write_import
from projects.workbook.outcome import Plan
from projects.workbook.plan import plan_of
from projects.workbook.safe import LARGEST_FILE, RefusedError


class Command(BaseCommand):
    help = (
        "Writes the new and changed rows of a workbook (XLSX) or of one table (CSV), all or "
        "nothing. It can be taken back in the desk under “imports of workbooks”."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Only say what would change.")
        parser.add_argument("--language", choices=("kk", "ru", "en"), default="en")

    def handle(self, file: Path, dry_run: bool, language: str, **options: Any) -> None:
        with translation.override(language):
            try:
                with file.open("rb") as stream:
                    content = stream.read(LARGEST_FILE + 1)
                plan = plan_of(file.name, content)
                self.report(plan)
                if dry_run or not plan.written:
                    return
                intake = WorkbookImport.objects.create(file_name=file.name[:200], content=content)
                write_import(intake, plan.digest)
            except OSError as error:
                raise CommandError(f"{file}: {error.strerror}") from error
            except (RefusedError, ChangedSinceError) as error:
                raise CommandError(str(error)) from error
        self.stdout.write("Written.")

    def report(self, plan: Plan) -> None:
        """Every change and note; ``CommandError`` where something is wrong."""
        for row in plan.of_state("new", "changed", "conflict"):
            self.stdout.write(f"{row.sheet} {row.row}: {row.name}: {row.state.label}")
            for change in row.changes:
                old, new = change.old_shown or "–", change.new_shown or "–"
                self.stdout.write(f"    {change.label}: {old} → {new}")
        for note in plan.notes:
            self.stdout.write(f"! {note}")
        if problems := plan.all_problems:
            lines = "\n".join(str(problem) for problem in problems[:100])
            raise CommandError(f"{lines}\n{len(problems)} problems; nothing was written.")
        self.stdout.write(plan.summary)
