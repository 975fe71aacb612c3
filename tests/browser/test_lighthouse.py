"""What Lighthouse says of the pages on a phone (its own preset, no audit switched off).

`make lighthouse` installs it and shows the figures; `make test-full` runs it, too. Performance is
measured in time, so a busy machine takes points away and no page can gain any by chance: of up to
three runs the best counts. The other three scores are the same in every run.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.full]
LIGHTHOUSE = Path("var/lighthouse/node_modules/.bin/lighthouse")
BROWSER = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
PATHS = (
    "kk/",
    "ru/projects/",
    "en/projects/?theme=heritage",
    "kk/projects/sample-costume-workshop/",
    "ru/projects/unity-through-charity/",
    "en/blocks/regional/",
    "kk/results/",
    "ru/about/",
)


def report(address: str) -> dict[str, Any]:
    """Lighthouse's own report of one run; an error of its own counts as no point at all."""
    done = subprocess.run(
        [str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--chrome-flags={BROWSER}"],
        env={**os.environ, "CHROME_PATH": shutil.which("chromium") or ""},
        capture_output=True,
        text=True,
        timeout=180,
    )
    if done.returncode:
        return {"error": done.stderr, "categories": {}, "audits": {}}
    return json.loads(done.stdout)


def scores(found: dict[str, Any]) -> dict[str, int]:
    """Points of a hundred; none where Lighthouse gave none."""
    categories = found["categories"]
    return {name: round(100 * (categories.get(name, {}).get("score") or 0)) for name in LEAST}


def failed(found: dict[str, Any]) -> list[str]:
    """The audits that took points away, or why there was none."""
    return [found.get("error", "")] + [
        f"{audit['id']} {audit.get('displayValue', '')}"
        for category in found["categories"].values()
        for audit in (found["audits"][ref["id"]] for ref in category["auditRefs"] if ref["weight"])
        if audit["score"] is not None and audit["score"] < 0.9
    ]


@pytest.mark.parametrize("path", PATHS)
def test_lighthouse_is_content(standing_site: str, path: str) -> None:
    assert LIGHTHOUSE.exists(), "make lighthouse installs it"
    best: dict[str, int] = dict.fromkeys(LEAST, 0)
    for _run in range(3):
        found = report(f"{standing_site}/{path}")
        now = scores(found)
        best = {name: max(best[name], now[name]) for name in LEAST}
        if all(best[name] >= least for name, least in LEAST.items()):
            break
    print(f"/{path}", *(f"{name} {score}" for name, score in best.items()))
    assert all(best[name] >= least for name, least in LEAST.items()), (best, failed(found))
