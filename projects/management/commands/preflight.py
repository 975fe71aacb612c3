"""Lists what is wrong with panels or labels before they are printed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from projects.catalogue.addresses import site_of
from projects.models import Block, Project
from projects.printing.findings import Finding, Level
from projects.printing.label_sheets import LABEL_SHEETS
from projects.printing.order import LABELS, PANELS
from projects.printing.papers import PANEL_SIZES, USUAL_SIZE
from projects.printing.preflight import judge
from projects.texts.languages import LANGUAGES


class Command(BaseCommand):
    help = "Checks panels or labels before printing; ends with 1 where one must not be printed."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--block", help="Only this block.")
        parser.add_argument("--number", type=int, nargs="*", help="Only these stands.")
        sizes = [*PANEL_SIZES, *LABEL_SHEETS]
        parser.add_argument("--size", default=USUAL_SIZE, choices=sizes, help="Of panel or label.")
        parser.add_argument(
            "--language", action="append", choices=LANGUAGES, help="Of panels; labels have all."
        )
        parser.add_argument("--site", default="", help="Where QR codes lead; else SITE_ADDRESS.")

    def handle(self, block: str | None, number: list[int] | None, **options: Any) -> None:
        entries = Project.objects.exclude(publication="withdrawn").order_by("number")
        if block:
            if not Block.objects.filter(slug=block).exists():
                known = ", ".join(Block.objects.values_list("slug", flat=True))
                raise CommandError(f"There is no block “{block}”; there are: {known}")
            entries = entries.filter(block__slug=block)
        if number:
            entries = entries.filter(number__in=number)
        languages = options["language"] or list(LANGUAGES)
        site = options["site"].rstrip("/") or site_of()
        kind = LABELS if options["size"] in LABEL_SHEETS else PANELS
        with override("en"):
            verdict = judge(entries, kind, languages, size=options["size"], site=site)
            self._say(verdict.findings, "", options["verbosity"])
            for report in verdict.reports:
                number_or_name = report.project.number if report.project else report.name
                stand = f"{number_or_name:>3} {report.language or 'label'}"
                self.stdout.write(f"{stand}  {report.level.label}")
                self._say(report.findings, " " * 9, options["verbosity"])
            summary = ", ".join(f"{count} {level.label}" for level, count in verdict.counts)
            self.stdout.write(f"Size {options['size']}: {summary}")
        if verdict.level == Level.STOP:
            raise SystemExit(1)

    def _say(self, findings: list[Finding], indent: str, verbosity: int) -> None:
        for finding in findings:
            if finding.level != Level.GOOD or verbosity > 1:
                self.stdout.write(f"{indent}{finding.level.label}: {finding.words}")
