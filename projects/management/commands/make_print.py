"""Makes one print that was ordered at the desk; the desk starts it as a process of its own."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from projects.models import PrintJob
from projects.printing.jobs import run


class Command(BaseCommand):
    help = "Makes the print job with this number; the print desk calls it."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("job", type=int)

    def handle(self, job: int, **options: Any) -> None:
        os.nice(10)  # visitors come first
        try:
            run(PrintJob.objects.get(pk=job))
        except PrintJob.DoesNotExist as error:
            raise CommandError(f"There is no print job {job}.") from error
