"""Makes a backup of the whole site, or tries one: ``manage.py backup [FILE]``."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime

from exhibition.operations.backup import make_backup
from exhibition.operations.folder import turn
from exhibition.operations.last_backup import is_due, note_failure
from exhibition.operations.verify import verify


class Command(BaseCommand):
    help = (
        "Copies the database, pictures, private originals and the key into one file, while people "
        "work. Without FILE it lies in BACKUP_DIR, where old ones are removed after BACKUP_DAYS."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", nargs="?", default="", metavar="FILE")
        parser.add_argument(
            "--verify", metavar="FILE", help="Restore FILE into a temporary place and compare."
        )
        parser.add_argument(
            "--if-due", action="store_true", help="Only if BACKUP_EVERY hours have passed."
        )

    def handle(self, file: str, verify: str | None, if_due: bool, **options: Any) -> None:
        if verify:
            self.try_out(Path(verify))
        elif not if_due:
            self.back_up(file)
        elif is_due():
            try:
                self.back_up(file)
            except (CommandError, OSError) as error:
                note_failure(error)
                raise

    def back_up(self, file: str) -> None:
        with turn(alone=False, waits=lambda: self.stdout.write("… waiting for its turn")):
            made = make_backup(file)
        self.stdout.write(f"Backup: {made.path} ({made.files} files, {made.size:,} bytes)")
        if made.replaced:
            moment = localtime(made.replaced)
            self.stdout.write(f"It took the place of the one made on {moment:%d %B %Y, %H:%M}.")
        for name in made.left_out:
            self.stderr.write(f"Left out, for no archive carries such a name: {name}")
        if made.pruned:
            days = settings.BACKUP_DAYS
            self.stdout.write(f"Removed after {days} days: {made.pruned}")

    def try_out(self, file: Path) -> None:
        count, lacks = verify(file)
        for line in lacks:
            self.stdout.write(line)
        self.stdout.write(f"Verified: {file} can be restored; {count} files are equal.")
