"""Adds the sample drawings to samples that have no picture yet."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand
from django.db import transaction

from projects.graphics.sample_drawings import Wall
from projects.models import Photo, Project
from projects.photos.drawn import drawing, wall

WIDTH = 960


def draw_samples() -> int:
    """Draws what ``fixtures/drawings.yaml`` lists; returns how many drawings that were.

    They are treated as any photo: cleaned, resized, shown under the same rules.
    """
    plan = yaml.safe_load((Path(settings.BASE_DIR) / "fixtures" / "drawings.yaml").read_text())
    stands = wall()
    bare = Project.objects.illustrative().filter(number__in=plan["stands"], photos=None)
    count = 0
    with transaction.atomic():
        for project in bare.select_related("block").prefetch_related("themes"):
            for position, kind in enumerate(plan["stands"][project.number], 1):
                _draw(project, kind, position, plan, stands)
                count += 1
    return count


def _draw(project: Project, kind: str, position: int, plan: dict[str, Any], stands: Wall) -> None:
    theme = project.themes.all()[0].slug
    png = drawing(project, kind, stands, WIDTH)
    texts = plan["kinds"][kind] | (plan["scenes"][theme] if kind == "scene" else {})
    Photo.objects.create(
        project=project,
        image=ContentFile(png, f"{project.number}_{position}_{kind}.png"),
        is_drawing=True,
        is_sample=True,
        consent=Photo.Consent.NOT_NEEDED,
        credit=plan["credit"],
        licence=plan["licence"],
        position=position,
        **{field: words.format(number=project.number) for field, words in texts.items()},
    )


class Command(BaseCommand):
    help = "Draws pictures for the samples that have none, as fixtures/drawings.yaml says."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"{draw_samples()} drawings hung.")
