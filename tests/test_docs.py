"""The pages for developers name what exists, and what code says of other code is true."""

from __future__ import annotations

import re
import tomllib

from tests.references import (
    ROOT,
    TOP,
    Reference,
    comments_and_docstrings,
    exists,
    is_importable,
    other_files,
    python_files,
    references,
    references_in,
)

WHERE = (ROOT / "docs/where.md").read_text()
# Each line of a table, without its head: the cells between the bars.
ROWS = re.compile(r"^\| (?!question|word)(.+) \|$", re.MULTILINE)


def cells(page: str) -> list[list[str]]:
    return [row.split(" | ") for row in ROWS.findall(page)]


def named(cell: str) -> str:
    """What stands between the ticks of a cell."""
    return cell.strip("`")


def folders(name: str) -> set[str]:
    return {
        f"{name}/{path.name}/"
        for path in (ROOT / name).iterdir()
        if path.is_dir() and path.name != "__pycache__" and any(path.glob("[!_]*"))
    }


def test_where_names_only_what_exists():
    for _question, place in cells(WHERE):
        path = ROOT / named(place)
        assert path.is_dir() if place.endswith("/`") else path.is_file(), place


def test_where_leaves_no_folder_out():
    named_there = {named(place) for _question, place in cells(WHERE)}
    all_folders = folders("projects") | folders("exhibition") | {f"{name}/" for name in TOP}
    assert all_folders <= named_there, all_folders - named_there


def test_where_shows_the_order_that_the_linter_holds():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    whole, inner = settings["contracts"]
    shown = re.search(r"```\n(.+?)```", WHERE, re.DOTALL)
    assert shown
    assert shown[1].split("\n")[:-1] == whole["layers"] + [f"  {line}" for line in inner["layers"]]


def test_each_word_is_one_line_that_leads_to_its_place():
    rows = cells((ROOT / "docs/words.md").read_text())
    words = [word for word, _meaning, _place in rows]
    assert len(words) == len(set(words))
    for _word, _meaning, place in rows:
        name = named(place)
        assert (ROOT / name).exists() if "/" in name else is_importable(name), place


def broken(found: set[Reference]) -> list[str]:
    return [str(reference) for reference in sorted(found) if not exists(reference)]


def test_what_comments_and_pages_refer_to_exists():
    files = [*python_files(), *other_files()]
    assert not [name for path in files for name in broken(references(path))]


SAMPLE = '''"""Of ``photos.storage``, ``pictures.keeping`` and projects.models.Project.number."""

# As in projects/models/stand.py, models/review and docs/*.md, but in no page under /kk/projects/.
# Not as in projects/register.py, models/nothing, docs/nothing.md or static/js/nothing.js.


class Row:
    """Neither ``Photo.nothing`` nor projects.models.nothing, but ``Photo.image``."""

    def as_json(self, photo):
        """Of ``photo.image``, which is an argument's. ``projects.json`` is a download."""
        return {"file": "docs/in_code.md"}
'''


def test_a_broken_reference_is_found():
    found = references_in(comments_and_docstrings(SAMPLE), ROOT / "projects/photos/storage.py")
    assert {reference.name for reference in found if not exists(reference)} == {
        *("pictures.keeping", "projects.models.nothing", "Photo.nothing"),
        *("projects/register.py", "models/nothing", "docs/nothing.md", "static/js/nothing.js"),
    }
    assert len(found) == 14


def test_a_package_names_its_modules():
    found = references_in(
        "``storage`` keeps, ``keeping`` clears.", ROOT / "projects/photos/__init__.py"
    )
    assert broken(found) == ["projects/photos/__init__.py: keeping"]
