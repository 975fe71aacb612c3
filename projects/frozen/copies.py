"""Where frozen copies were written to, so that a photo that is hidden can be looked for in them."""

from __future__ import annotations

from pathlib import Path
from platform import node

from django.utils import timezone

from projects.frozen.plan import Plan
from projects.models import FrozenCopy, Photo


def note_copy(folder: Path, plan: Plan, block: str = "") -> FrozenCopy:
    """Notes that the folder holds the exhibition, or a block of it, as it is public now."""
    shown = Photo.objects.shown().filter(project__in=plan.entries().values("pk"))
    copy: FrozenCopy = FrozenCopy.objects.update_or_create(
        machine=node()[:100],
        folder=str(folder.resolve())[-500:],
        defaults={
            "what": block,
            "photos": sorted(shown.values_list("pk", flat=True)),
            "made_at": timezone.now(),
        },
    )[0]
    return copy
