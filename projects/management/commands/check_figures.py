"""Lists what in the figures can't be right; for editors and for a nightly job."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext, override

from projects.results.contradictions import contradictions
from projects.texts.languages import LANGUAGES
from projects.texts.numbers import number


class Command(BaseCommand):
    help = "Lists contradictions in the figures, each with its explanation and its field."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--language", choices=LANGUAGES, default="en")

    def handle(self, language: str, **options: Any) -> None:
        with override(language):
            found = contradictions()
            title = ""
            for contradiction in found:
                if contradiction.title != title:
                    title = contradiction.title
                    self.stdout.write(f"\n{title}")
                self.stdout.write(f"  {contradiction.about}")
                self.stdout.write(f"    {contradiction.explanation}")
                self.stdout.write(f"    {contradiction.address}")
            told = ngettext("%(count)s finding", "%(count)s findings", len(found))
            self.stdout.write("\n" + told % {"count": number(len(found))})
