"""Takes the pictures of the main pages that the documentation shows (``make screens``)."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from PIL import Image

FOLDER = settings.BASE_DIR / "docs" / "screens"
PAGES = {
    "home": "kk/",
    "list": "ru/projects/",
    "entry": "en/projects/birlik-edinstvo-kz/",
    "block": "ru/blocks/republican/",
    "results": "en/results/",
    "design": "kk/about/design/",
}
SIZES = {"phone": (390, 844), "desktop": (1440, 900)}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
PATIENCE = 180


class Command(BaseCommand):
    help = "Takes the pictures in docs/screens anew: six pages, phone and desktop, light and dark."

    def handle(self, **options: Any) -> None:
        from playwright.sync_api import sync_playwright  # comes with the tests' packages

        FOLDER.mkdir(parents=True, exist_ok=True)
        with served_exhibition() as site, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            for size, (width, height) in SIZES.items():
                for scheme in ("light", "dark"):
                    page = browser.new_page(
                        viewport={"width": width, "height": height},
                        color_scheme=scheme,
                        reduced_motion="reduce",
                    )
                    for name, path in PAGES.items():
                        page.goto(f"{site}/{path}", wait_until="networkidle")
                        save(page.screenshot(), FOLDER / f"{name}-{size}-{scheme}.png")
                    page.close()
        self.stdout.write(f"{len(PAGES) * 4} pictures in {FOLDER.relative_to(settings.BASE_DIR)}")


def save(picture: bytes, path: Path) -> None:
    """As PNG of few colours: felts are flat, so nothing is lost that an eye would miss."""
    with Image.open(BytesIO(picture)) as image:
        image.convert("RGB").quantize(160, dither=Image.Dither.NONE).save(path, optimize=True)


@contextmanager
def served_exhibition() -> Iterator[str]:
    """A fresh exhibition from the fixtures, served by itself; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "start", "--port", str(port)],
            cwd=settings.BASE_DIR,
            env=os.environ | {"DATA_DIR": folder, "WORKERS": "1"},
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            wait_for(site, process)
            yield site
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def wait_for(site: str, process: "subprocess.Popen[bytes]") -> None:
    """Returns when the site answers; raises ``CommandError`` where it never will."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{site}/healthz", timeout=2).close()
            return
        except OSError:
            time.sleep(0.5)
    raise CommandError("The exhibition did not start; try make run to see why.")
