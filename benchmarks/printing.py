"""Seconds and peak memory of the prints: `python benchmarks/printing.py`, a part of `make bench`.

Works in a folder of its own with all 61 entries, first with the pictures that they come with, then
each with a photo of 12 megapixels; every print is made by a fresh process, so that its memory is
its own. Loading WeasyPrint, which a server does once, is timed beside. What takes seconds is made
three times and the middle one counts: a shared machine is slower by a third from one moment to the
next. Ends with 1 where a limit is passed.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# Name: the order, the most seconds, the most MB (0: not limited).
PRINTS: dict[str, tuple[dict[str, Any], float, int]] = {
    "block summary": ({"kind": "summary", "block": "regional", "languages": ("kk",)}, 3, 0),
    "whole summary": ({"kind": "summary", "languages": ("ru",)}, 8, 0),
    "61 panels A1": ({"kind": "panels", "languages": ("kk",), "size": "a1"}, 40, 500),
    "61 labels": ({"kind": "labels", "languages": ("kk",), "size": "sticker"}, 0, 0),
}
# Seconds under which a print is made three times.
SHORT = 20.0


def hang_photos() -> None:
    """A photo of 12 megapixels on every entry: one file taken in, its copies named apart."""
    import random
    from io import BytesIO

    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage
    from PIL import Image

    from projects.models import Photo, Project

    noise = Image.frombytes("RGB", (400, 300), random.Random(1).randbytes(400 * 300 * 3))
    file = BytesIO()
    noise.resize((4000, 3000), Image.Resampling.BICUBIC).save(file, "JPEG", quality=92)
    entries = list(Project.objects.all())
    Photo.objects.all().delete()
    first = Photo.objects.create(
        project=entries[0],
        image=ContentFile(file.getvalue(), "photo.jpg"),
        alternative_text_kk="Өрнек",
        credit="benchmark",
        consent="not-needed",
    )
    names = [f"photos/benchmark-{entry.number:03}.jpg" for entry in entries]
    for ending in ("", *(f"-{width}" for width in first.copy_widths)):
        with default_storage.open(f"photos/{first.token}{ending}.jpg") as stored:
            content = stored.read()
        for name in names[1:]:
            default_storage.save(name.replace(".jpg", f"{ending}.jpg"), ContentFile(content))
    Photo.objects.bulk_create(
        Photo(
            project=entry,
            image=name,
            width=first.width,
            height=first.height,
            original=first.original,
            original_width=first.original_width,
            original_height=first.original_height,
            copy_widths=first.copy_widths,
            alternative_text_kk="Өрнек",
            credit="benchmark",
            consent="not-needed",
        )
        for entry, name in zip(entries[1:], names[1:], strict=True)
    )


def one(name: str) -> None:
    """Makes one print and says: seconds, of them on the processor, peak memory in MB, bytes,
    seconds that loading WeasyPrint took before."""
    from django.utils.translation import override

    from projects.printing.kept_prints import kept_print
    from projects.printing.order import Order
    from projects.printing.pdf import typesetter

    begin = perf_counter()
    typesetter()
    loading = perf_counter() - begin
    asked = PRINTS[name][0]
    order = Order(numbers=(), site="https://exhibition.example.kz", **asked)
    begin, worked = perf_counter(), process_time()
    with override(order.language):
        path = kept_print(order)
    seconds, worked = perf_counter() - begin, process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(seconds, worked, peak, path.stat().st_size, loading)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATA_DIR=folder, DEBUG="1", DJANGO_SETTINGS_MODULE="exhibition.settings")
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.core.management import call_command

        from exhibition.management.commands.start import FIXTURES

        call_command("migrate", verbosity=0)
        call_command("loaddata", *FIXTURES, verbosity=0)
        say("Their own pictures")
        failed = measured("block summary", "whole summary")
        hang_photos()
        say("A photo of 12 megapixels on each")
        failed += measured(*PRINTS)
    return int(failed > 0)


def say(pictures: str) -> None:
    print(f"{pictures}\n{'print':<16}{'loading':>9}{'seconds':>9}{'of CPU':>9}", end="")
    print(f"{'limit':>8}{'MB':>7}{'limit':>8}{'KiB':>9}   runs (s)")


def measured(*names: str) -> int:
    """Prints a line a print; gives how many limits were passed."""
    failed = 0
    for name in names:
        _order, most_seconds, most_memory = PRINTS[name]
        runs = [made(name)]
        if runs[0][0] < SHORT:
            runs = sorted([*runs, made(name), made(name)])
        seconds, worked, peak, size, loading = runs[len(runs) // 2]
        failed += bool(most_seconds and seconds > most_seconds)
        failed += bool(most_memory and peak > most_memory)
        print(
            f"{name:<16}{loading:>9.2f}{seconds:>9.2f}{worked:>9.2f}{most_seconds or '–':>8}"
            f"{peak:>7.0f}{most_memory or '–':>8}{size / 1024:>9.0f}"
            f"   {', '.join(f'{run[0]:.2f}' for run in runs)}"
        )
    return failed


def made(name: str) -> tuple[float, ...]:
    """What `one` says of a print that nothing is kept of, by a process of its own."""
    shutil.rmtree(Path(os.environ["DATA_DIR"]) / "prints", ignore_errors=True)
    said = subprocess.run(
        [sys.executable, __file__, name], capture_output=True, text=True, check=True
    ).stdout.split()[-5:]
    return tuple(float(word) for word in said)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        one(sys.argv[1])
    else:
        sys.exit(main())
