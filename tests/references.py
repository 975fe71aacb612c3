"""Finds what comments, docstrings and pages of docs/ refer to, and says whether it exists.

A reference is a path that begins with a folder of ours (projects/models/stand.py,
models/stand, static/js/share.js), a dotted name that begins with one of our packages, or, in
double backticks, any dotted name and, in the docstring of a package, the name of a module.
"""

from __future__ import annotations

import ast
import importlib
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings

ROOT: Path = settings.BASE_DIR
PYTHON_FOLDERS = ("projects", "exhibition", "tests", "benchmarks")
SKIPPED = {"migrations", "__pycache__", "snowball"}
TOP = sorted(
    path.name
    for path in ROOT.iterdir()
    if path.is_dir() and not path.name.startswith(".") and path.name != "var"
)
ROOMS = sorted(
    path.name for path in (ROOT / "projects").iterdir() if path.is_dir() and path.name[0] != "_"
)
PATH = re.compile(rf"(?<![\w./<>?&=*{{}}:-])(?:{'|'.join([*TOP, *ROOMS])})/[\w*][\w./*{{}}-]*")
PACKAGE = re.compile(rf"(?<![\w./])(?:{'|'.join(PYTHON_FOLDERS)})(?:\.\w+)+")
QUOTED = re.compile(r"``([A-Za-z_]\w*(?:\.\w+)*)(?:\(\))?``")
# A dotted name that is a file's: of the site, of the frozen copy, of a download.
FILE = re.compile(
    r"\.(?:js|json|jsonld|html|css|csv|xlsx|pdf|svg|png|yaml|md|xml|po|mo|gz|br|example)$"
)


class Reference(NamedTuple):
    """A name in a text, and the file that it stands in."""

    file: Path
    name: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}: {self.name}"


def python_files() -> Iterator[Path]:
    for folder in PYTHON_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not SKIPPED & set(path.parts):
                yield path


def other_files() -> Iterator[Path]:
    """Templates and scripts, whose comments are read, and pages of docs/, read whole."""
    for pattern in ("templates/**/*.html", "static/**/*.js", "static/**/*.css", "docs/*.md"):
        for path in sorted(ROOT.glob(pattern)):
            if not SKIPPED & set(path.parts):
                yield path
    yield ROOT / "README.md"


def words_of(path: Path) -> str:
    """The comments of a file; of Python its docstrings too; of Markdown all."""
    source = path.read_text()
    match path.suffix:
        case ".py":
            return comments_and_docstrings(source)
        case ".html":
            return "\n".join(re.findall(r"\{#.*?#\}", source, re.DOTALL))
        case ".js":
            return "\n".join(re.findall(r"^\s*//.*|/\*.*?\*/", source, re.MULTILINE | re.DOTALL))
        case ".css":
            return "\n".join(re.findall(r"/\*.*?\*/", source, re.DOTALL))
        case _:
            return source


def comments_and_docstrings(source: str) -> str:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds))
    return "\n".join([*comments, *(ast.get_docstring(node) or "" for node in nodes)])


def references(path: Path) -> set[Reference]:
    """All references in a file's comments."""
    return references_in(words_of(path), path)


def references_in(text: str, path: Path) -> set[Reference]:
    """The references of a text that stands in that file."""
    names = {found.group().rstrip("./-") for found in PATH.finditer(text)}
    names |= {name for name in PACKAGE.findall(text) if not FILE.search(name)}
    if path.suffix == ".py":
        quoted = {found[1] for found in QUOTED.finditer(text)}
        names |= {name for name in quoted if "." in name and not FILE.search(name)}
        if path.name == "__init__.py":
            names |= {name for name in quoted if name.islower() and "." not in name}
    return {Reference(path, name) for name in names}


def exists(reference: Reference) -> bool:
    file, name = reference
    if "/" in name:
        return any(
            any(ROOT.glob(f"{room}{name}{ending}"))
            for room in ("", "projects/")
            for ending in ("", ".py")
        )
    first = name.partition(".")[0]
    if first[0].isupper() and not is_importable(f"{dotted(file)}.{first}"):
        return True  # a class of Django's, of Python's or of the browser's
    if first in PYTHON_FOLDERS:
        return is_importable(name)
    if file.suffix != ".py":
        return False
    if name == first:
        return (file.parent / f"{name}.py").exists() or (file.parent / name).is_dir()
    here = dotted(file.parent)
    candidates = [f"{dotted(file)}.{name}", f"{here}.{name}"]
    candidates += [f"projects.{name}"] if first in ROOMS else []
    if any(is_importable(candidate) for candidate in candidates):
        return True
    return first in variables(file) or is_setting(name)


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def is_importable(name: str) -> bool:
    """Whether a dotted name leads to a module, or to what a module or class has."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        module = ".".join(parts[:length])
        if is_module(module):
            rest = parts[length:]
            return not rest or has(importlib.import_module(module), rest)
    return False


def is_module(name: str) -> bool:
    """Without importing it: some are programs of their own."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def has(owner: Any, names: list[str]) -> bool:
    for name in names:
        if name in getattr(owner, "__annotations__", {}):
            return True
        if not hasattr(owner, name):
            return False
        owner = getattr(owner, name)
    return True


@cache
def variables(file: Path) -> set[str]:
    """Names of arguments and variables within functions: what they have is not followed."""
    nodes = list(ast.walk(ast.parse(file.read_text())))
    names = {node.arg for node in nodes if isinstance(node, ast.arg)}
    return names | {
        node.id
        for node in nodes
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id.islower()
    }


def is_setting(name: str) -> bool:
    first, _, rest = name.partition(".")
    return first == "settings" and hasattr(settings, rest)
