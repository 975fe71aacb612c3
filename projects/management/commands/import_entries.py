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

# So many errors are printed; the workbook of rows that were left out has all of them.
MOST_PRINTED = 100


class Command(BaseCommand):
    help = (
        "Writes the new and changed rows of a workbook (XLSX) or of one table (CSV), all or "
        "nothing; with --left-out those without errors. It can be taken back in the desk under "
        "“imports of workbooks”."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="Only say what would change.")
        parser.add_argument(
            "--left-out",
            type=Path,
            metavar="WORKBOOK",
            help="Write the rows without errors; keep the others, each with its reasons, in this "
            "new workbook (XLSX), to be corrected and imported.",
        )
        parser.add_argument("--language", choices=("kk", "ru", "en"), default="en")

    def handle(
        self, file: Path, dry_run: bool, left_out: Path | None, language: str, **options: Any
    ) -> None:
        if left_out and left_out.exists():
            raise CommandError(f"{left_out} exists; name a new file.")
        with translation.override(language):
            try:
                with file.open("rb") as stream:
                    content = stream.read(LARGEST_FILE + 1)
                plan = plan_of(file.name, content)
                self.report(plan, is_in_part=left_out is not None)
                if dry_run or not plan.written:
                    return
                kept = self.written(file, content, plan, left_out)
            except OSError as error:
                raise CommandError(f"{error.filename or file}: {error.strerror}") from error
            except (RefusedError, ChangedSinceError) as error:
                raise CommandError(str(error)) from error
        self.stdout.write(f"Written: {kept.summary}")
        if left_out and kept.content:
            self.stdout.write(f"Rows with errors, with the reasons: {left_out}")

    def written(
        self, file: Path, content: bytes, plan: Plan, left_out: Path | None
    ) -> WorkbookImport:
        """The import once it is written; the rows that it leaves out are then in ``left_out``.

        That file is made first: where it can't be, nothing is written.
        """
        kept = WorkbookImport.objects.create(file_name=file.name[:200], content=content)
        if left_out is None or not plan.wrong:
            write_import(kept, plan.digest)
            return kept
        with left_out.open("xb") as stream:
            try:
                write_import(kept, plan.digest, in_part=True)
            except (RefusedError, ChangedSinceError):
                left_out.unlink()
                raise
            stream.write(kept.content)
        return kept

    def report(self, plan: Plan, *, is_in_part: bool) -> None:
        """Every change, note and error. ``CommandError`` where something is wrong, unless the rest
        can be written and that ``is_in_part`` was asked for."""
        for row in plan.of_state("new", "changed", "conflict"):
            self.stdout.write(f"{row.sheet} {row.row}: {row.name}: {row.state.label}")
            for change in row.changes:
                old, new = change.old_shown or "–", change.new_shown or "–"
                self.stdout.write(f"    {change.label}: {old} → {new}")
        for note in plan.notes:
            self.stdout.write(f"! {note}")
        if problems := plan.all_problems:
            lines = "\n".join(str(problem) for problem in problems[:MOST_PRINTED])
            if not (is_in_part and plan.can_be_written_in_part):
                raise CommandError(f"{lines}\n{len(problems)} problems; nothing was written.")
            self.stdout.write(f"{lines}\n{len(problems)} problems; their rows are left out.")
        self.stdout.write(plan.summary)
