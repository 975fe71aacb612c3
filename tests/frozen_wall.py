"""A small wall, frozen: five entries of two blocks and two regions, in three languages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from projects.frozen.exhibition import freeze
from projects.frozen.plan import Address, Plan
from projects.models import (
    Block,
    HeadlineFigure,
    Indicator,
    Metric,
    Organisation,
    Project,
    Region,
    Theme,
)

ENTRIES = (1, 2, 32, 33, 34)
PLAIN_STATIC = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@dataclass(frozen=True)
class QuickPlan(Plan):
    """Everything but PDFs and pictures of numbers, which take as long as the rest together; the
    full tests freeze them too."""

    with_pdf: bool = False

    def holds(self, address: Address, linked_from: str) -> bool:
        return address.name != "picture-of-numbers" and super().holds(address, linked_from)


def leave_a_small_wall() -> None:
    """Takes all but a few entries off the wall, with the blocks, themes and regions of the rest."""
    Project.objects.exclude(number__in=ENTRIES).delete()
    Organisation.objects.exclude(participations__project__number__in=ENTRIES).delete()
    Organisation.objects.update(region=None)
    Region.objects.exclude(code__in=("KZ-55", "KZ-75")).delete()
    Theme.objects.exclude(slug__in=("unity", "charity")).delete()
    Block.objects.exclude(slug__in=("fund", "regional")).delete()
    others = Indicator.objects.exclude(slug="funds-raised")
    Metric.objects.filter(indicator__in=others).delete()
    HeadlineFigure.objects.filter(indicator__in=others).delete()
    others.delete()


@contextmanager
def small_wall(blocker: Any) -> Iterator[None]:
    """A small wall until the end, with static files under their own names."""
    plain = override_settings(STORAGES=settings.STORAGES | PLAIN_STATIC)
    with blocker.unblock(), plain, transaction.atomic():
        leave_a_small_wall()
        yield
        transaction.set_rollback(True)


def frozen_once(folder: Path, blocker: Any, plan: Plan) -> Path:
    """A small wall as files, in a folder that the workers of one run share; the first makes it.
    Beside it lies the sitemap of that moment."""
    with folder.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not folder.exists():
            with small_wall(blocker):
                freeze(folder, plan)
                sitemap = Client().get("/sitemap.xml").content
                folder.with_suffix(".sitemap.xml").write_bytes(sitemap)
    return folder
