"""`make release`: what must be so before a release, then its bill of materials and the tag.

A release is named by its day, as CHANGELOG.md heads it: 2026-11-26, a second one of that day
2026-11-26.2. Nothing is pushed.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

PINNED = re.compile(r"^([\w.-]+)(?:\[.*?\])?==(\S+)", re.MULTILINE)
BILL = Path("var/release/bill-of-materials.cdx.json")
HEADING = re.compile(r"^## (\S+)\n((?:(?!^## ).*\n?)*)", re.MULTILINE)


def git(*arguments: str) -> str:
    """What git says in this folder."""
    done = subprocess.run(["git", *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def newest() -> tuple[str, str]:
    """Name and text of the newest entry of the changelog."""
    found = HEADING.search(Path("CHANGELOG.md").read_text(encoding="utf-8"))
    return (found[1], found[2].strip()) if found else ("", "")


def refusals() -> Iterator[str]:
    """Why nothing can be released now, each with what to do."""
    name, text = newest()
    if changed := git("status", "--porcelain"):
        yield f"There is work that is not committed. Commit it or put it away:\n{changed}"
    if name.partition(".")[0] != date.today().isoformat():
        yield f"CHANGELOG.md has no entry of today. Write one headed: ## {date.today()}"
    elif not text:
        yield f"The entry {name} of CHANGELOG.md is empty. Say what changes for who runs the site."
    if name and git("tag", "--list", f"v{name}"):
        yield f"There is a release {name} already. Head the entry of a second one of today: .2"


def bill_of_materials(name: str) -> str:
    """All that can be installed on a server, in the words of CycloneDX."""
    pinned = PINNED.findall(Path("requirements/grow.txt").read_text(encoding="utf-8"))
    components = [
        {
            "type": "library",
            "name": package,
            "version": version,
            "purl": f"pkg:pypi/{package}@{version}",
            "bom-ref": f"{package}@{version}",
        }
        for package, version in pinned
    ]
    site = {"type": "application", "name": "exhibition-catalogue", "version": name}
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1}
    bill = head | {"metadata": {"component": site}, "components": components}
    return json.dumps(bill, indent=1) + "\n"


def main(step: str) -> None:
    if step == "check":
        if found := list(refusals()):
            sys.exit("Nothing is released.\n" + "\n".join(f"- {sentence}" for sentence in found))
    else:
        name = newest()[0]
        BILL.parent.mkdir(parents=True, exist_ok=True)
        BILL.write_text(bill_of_materials(name), encoding="utf-8")
        print(f"The bill of materials lies in {BILL}.")
        print(f"\nAll is well. The release is yours to publish:\n  git tag -a v{name} -m {name}")
        print(f"  git push origin v{name}")


if __name__ == "__main__":
    main(sys.argv[1])
