"""Says what each entry still lacks."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from projects.editing.completeness import missing_of
from projects.models import Project


class Command(BaseCommand):
    help = "Lists per entry what is missing: texts, translations, photos, credits, sources."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--language", choices=("kk", "ru", "en"), default="en")

    def handle(self, language: str, **options: Any) -> None:
        entries = Project.objects.order_by("number").prefetch_related(
            "photos", "metrics", "citations", "translation_reviews"
        )
        complete = 0
        with translation.override(language):
            for project in entries:
                if missing := missing_of(project):
                    self.stdout.write(f"{project.number:>4}  {'; '.join(missing)}")
                else:
                    complete += 1
        self.stdout.write(f"{complete} of {len(entries)} entries lack nothing.")
