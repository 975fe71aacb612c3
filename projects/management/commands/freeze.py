"""The exhibition as files, for places without a network and for any file host."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management.base import BaseCommand, CommandError

from exhibition.management.commands.start import collect_static_once
from projects.frozen.exhibition import freeze
from projects.frozen.folder import NotOursError
from projects.frozen.plan import Plan


class Command(BaseCommand):
    help = "Writes the whole public exhibition into a folder, as files that need no server."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("folder", type=Path, help="An empty folder, or a frozen exhibition.")
        parser.add_argument("--without-pdf", action="store_true", help="Leaves the PDFs away.")
        parser.add_argument(
            "--compress", action="store_true", help="Puts .gz and .br beside texts, for servers."
        )

    def handle(self, folder: Path, without_pdf: bool, compress: bool, **options: Any) -> None:
        begin = monotonic()
        if hasattr(staticfiles_storage, "manifest_name"):
            collect_static_once()
        try:
            outcome = freeze(folder, Plan(with_pdf=not without_pdf), compress=compress)
        except NotOursError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{outcome.count} files, {outcome.size / 1e6:.1f} MB, in {monotonic() - begin:.0f} s: "
            f"{len(outcome.new)} new, {len(outcome.changed)} changed, "
            f"{outcome.unchanged} unchanged, {len(outcome.removed)} removed."
        )
        if not settings.SITE_ADDRESS:
            self.stdout.write("SITE_ADDRESS is not set: addresses in data files begin with “/”.")
