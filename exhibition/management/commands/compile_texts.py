"""Compiles the interface's translations, without GNU gettext on the machine."""

import os
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


def compile_texts() -> int:
    """Compiles each ``.po`` newer than its ``.mo``; returns how many."""
    compiled = 0
    for folder in settings.LOCALE_PATHS:
        for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                # Two processes may do this at once: neither may read a half-written file.
                part = target.with_suffix(f".{os.getpid()}")
                polib.pofile(str(source)).save_as_mofile(str(part))
                part.replace(target)
                compiled += 1
    return compiled


class Command(BaseCommand):
    help = "Compiles the translations of the interface (locale/) where they have changed."

    def handle(self, **options: Any) -> None:
        compile_texts()
