"""The tests' own order: which folder a test lies in, and what it may import."""

import ast
from pathlib import Path

TESTS = Path(__file__).parent
PROJECTS = TESTS.parent / "projects"
MODULES = sorted(TESTS.rglob("*.py"))
# Folders without a namesake in projects/: the site around it, and what only a browser can tell.
OTHERS = {"exhibition", "browser"}


def _imported(module: Path) -> set[str]:
    """The names of all modules that it imports, names imported from a package among them."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return names


def test_no_test_imports_from_another_test() -> None:
    wrong = [
        f"{module.relative_to(TESTS)}: {name}"
        for module in MODULES
        for name in sorted(_imported(module))
        if name.startswith("tests.") and ".test_" in name
    ]
    assert wrong == []


def test_tests_lie_in_folders_that_mirror_those_of_the_code() -> None:
    folders = {
        module.parent.relative_to(TESTS)
        for module in MODULES
        if module.name.startswith("test_") and module.parent != TESTS
    }
    places = (PROJECTS, PROJECTS.parent)
    mirrored = {f for f in folders if any((place / f).is_dir() for place in places)}
    assert {str(f) for f in folders - mirrored} <= OTHERS
