"""The code's own order, beside what the linter holds."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST_LINES = 300


def test_no_module_is_longer_than_a_reader_keeps_in_mind() -> None:
    modules = [p for name in ("exhibition", "projects") for p in (ROOT / name).rglob("*.py")]
    lengths = {
        str(module.relative_to(ROOT)): len(module.read_text().splitlines())
        for module in modules
        if "migrations" not in module.parts
    }
    assert len(lengths) > 100
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_the_packages_folders_hold_the_modules() -> None:
    """Whoever opens ``projects/`` sees the layers, not modules side by side."""
    lying = {module.name for module in (ROOT / "projects").glob("*.py")}
    assert lying == {"__init__.py", "apps.py", "translation.py"}
