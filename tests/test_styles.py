"""The style sheets: short lines, one spelling of class names, and no rule for what is not there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib import admin

SHEETS = sorted(Path("static/css").glob("*.css"))
NOT_SELECTORS = re.compile(r"/\*.*?\*/|url\([^)]*\)|\"[^\"]*\"", re.DOTALL)
CLASS = re.compile(r"\.([a-zA-Z_][\w-]*)")
# Where a class is given: an attribute in a template, a line of a script or of Python that says so.
GIVEN = {
    ".html": re.compile(r'class="((?:\{\{.*?\}\}|\{%.*?%\}|[^"])*)"'),
    ".js": re.compile(r"class(?:Name|List)?\b(.*)"),
    ".py": re.compile(r"class(?:=|\"[:,])(.*)"),
}
# Words of the data that are classes as they stand: provenance, pattern, light, ground of a map.
FROM_DATA = {"documented", "reported", "illustrative", "solid", "dotted", "hatched", "empty"}
FROM_DATA |= {"good", "look", "stop", "land", "done", "running", "planned", "unstated"}
# A class whose last part is filled in: block-{{ slug }}, depth-${depth}, focus-x-{tenth}.
STEM = re.compile(r"([\w-]+-)\$?\{")
# What Django's own admin calls its parts; the desk's style sheets place them anew.
OF_DJANGO = " ".join(
    path.read_text()
    for folder in ("static/admin/css", "templates/admin")
    for path in sorted((Path(admin.__file__).parent / folder).rglob("*.*"))
    if path.suffix in {".css", ".html"}
)


def classes(sheet: Path) -> set[str]:
    """The classes that a style sheet has rules for."""
    rules = NOT_SELECTORS.sub("", sheet.read_text())
    selectors = re.findall(r"([^{};]+)\{", rules)
    return {name for selector in selectors for name in CLASS.findall(selector)}


def ours() -> Iterator[tuple[str, str]]:
    """Every template, script and module: its ending and its text."""
    for folder in ("templates", "static/js", "projects", "exhibition"):
        for path in Path(folder).rglob("*.*"):
            if path.suffix in GIVEN:
                yield path.suffix, path.read_text()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_line_is_longer_than_120_characters(sheet: Path) -> None:
    lines = sheet.read_text().splitlines()
    assert [(place, line) for place, line in enumerate(lines, 1) if len(line) > 120] == []


def test_every_rule_is_for_a_class_that_something_has() -> None:
    given, stems = FROM_DATA.copy(), set()
    for ending, text in ours():
        given.update(re.findall(r"[\w-]+", " ".join(GIVEN[ending].findall(text))))
        stems.update(STEM.findall(text))
    dead = {
        (sheet.name, name)
        for sheet in SHEETS
        for name in classes(sheet)
        if name not in given and not name.startswith(tuple(stems)) and name not in OF_DJANGO
    }
    assert dead == set()


def test_class_names_are_spelt_in_one_way() -> None:
    names = {name for sheet in SHEETS for name in classes(sheet)}
    ours = {name for name in names if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name)}
    # Django gives each cell of a list the name of its column.
    columns = {name for name in ours if name.startswith("field-")}
    assert {name for name in ours - columns if name not in OF_DJANGO} == set()
