"""The exhibition as files, for places without a network and for any file host."""

from __future__ import annotations

import os
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.http.request import validate_host

from projects.frozen.copies import note_copy
from projects.frozen.crawl import site_origin
from projects.frozen.exhibition import freeze
from projects.frozen.folder import NotOursError
from projects.frozen.kiosk import KioskPlan
from projects.frozen.plan import Plan
from projects.models import Block
from projects.serving.static_files import collect_static_once
from projects.texts.languages import LANGUAGES

# The countdown is 20 seconds (WCAG 2.2.1); before it one must have had time to read something.
LEAST_IDLE = 40


class Command(BaseCommand):
    help = "Writes the whole public exhibition into a folder, as files that need no server."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("folder", type=Path, help="An empty folder, or a frozen exhibition.")
        parser.add_argument("--without-pdf", action="store_true", help="Leaves the PDFs away.")
        parser.add_argument(
            "--compress", action="store_true", help="Puts .gz and .br beside texts, for servers."
        )

        parser.add_argument(
            "--kiosk", action="store_true", help="For a tablet at a stand: see docs/frozen.md."
        )
        parser.add_argument("--block", default="", help="A kiosk of this block alone.")
        parser.add_argument(
            "--idle",
            type=int,
            default=60,
            help=f"A kiosk returns to the start after so many seconds; {LEAST_IDLE} at least.",
        )

    def handle(self, folder: Path, compress: bool, **options: Any) -> None:
        begin, plan = monotonic(), plan_of(**options)
        host = urlsplit(site_origin()).hostname or ""
        if not validate_host(host, settings.ALLOWED_HOSTS):
            raise CommandError(f"ALLOWED_HOSTS must name {host}, the host of SITE_ADDRESS.")
        if hasattr(staticfiles_storage, "manifest_name"):
            collect_static_once()
        try:
            outcome = freeze(folder, plan, compress=compress, processes=processes())
        except NotOursError as error:
            raise CommandError(str(error)) from error
        note_copy(folder, plan, options["block"])
        self.stdout.write(
            f"{outcome.count} files, {outcome.size / 1e6:.1f} MB, in {monotonic() - begin:.0f} s: "
            f"{len(outcome.new)} new, {len(outcome.changed)} changed, "
            f"{outcome.unchanged} unchanged, {len(outcome.removed)} removed."
        )
        if not settings.SITE_ADDRESS:
            self.stdout.write("SITE_ADDRESS is not set: addresses in data files begin with “/”.")


def processes() -> int:
    """As many as there are processors, and languages; one where the database is in memory."""
    is_shared = (
        connection.vendor != "sqlite" or Path(str(connection.settings_dict["NAME"])).is_file()
    )
    return min(len(LANGUAGES), os.cpu_count() or 1) if is_shared else 1


def plan_of(
    without_pdf: bool = False, kiosk: bool = False, block: str = "", idle: int = 60, **others: Any
) -> Plan:
    """The plan that the options describe; ``CommandError`` where they contradict each other."""
    if block and not kiosk:
        raise CommandError("--block goes with --kiosk.")
    if block and not Block.objects.filter(slug=block).exists():
        known = ", ".join(Block.objects.values_list("slug", flat=True))
        raise CommandError(f"There is no block {block}; there are {known}.")
    if idle < LEAST_IDLE:
        raise CommandError(f"--idle must be {LEAST_IDLE} or more: people need time to answer.")
    if kiosk:
        return KioskPlan(with_pdf=False, block=block, idle=idle)
    return Plan(with_pdf=not without_pdf)
