"""A real Chromium, Debian's, on the real site."""

import os
import shutil
from typing import Any

import pytest

# Playwright's own loop runs in this thread; Django's guard is not for a test's fixtures.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's browser, without the lines it would open to the world by itself."""
    return browser_type_launch_args | {
        "executable_path": shutil.which("chromium"),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture
def site(transactional_wall: None, live_server: Any) -> str:
    """The address of the served exhibition with its 61 entries."""
    return live_server.url
