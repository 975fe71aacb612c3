"""Every text of the interface as code and templates name it: what translations must hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize
from jinja2 import Environment

from exhibition.template_engine import PageFiles

MARKERS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext"}
CALL = re.compile(
    r"""\b(?:n?gettext|_)\((u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")""",
)
PAGES = Environment(extensions=["jinja2.ext.i18n"])
CODE = ("exhibition", "projects")


def in_python(source: str) -> Iterator[str]:
    """The marked texts of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = 0 if name in MARKERS else 1 if name in IN_CONTEXT else None
            if place is not None and len(node.args) > place:
                text = node.args[place]
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    yield text.value


def in_template(source: str) -> Iterator[str]:
    """The marked texts of a template of Django, by its own reading of it for gettext."""
    for call in CALL.finditer(templatize(source)):
        yield ast.literal_eval(call[1].lstrip("u"))


def in_page(source: str) -> Iterator[str]:
    """The marked texts of a page's or print's template, by Jinja2's own reading of it."""
    for _line, _function, texts in PAGES.extract_translations(source):
        yield texts if isinstance(texts, str) else texts[0]


def all_texts() -> dict[str, str]:
    """Each marked text with the file that it was first seen in."""
    found: dict[str, str] = {}
    for folder in CODE:
        for path in sorted(Path(folder).rglob("*.py")):
            if "migrations" not in path.parts:
                for text in in_python(path.read_text()):
                    found.setdefault(text, str(path))
    for path in sorted(Path("templates").rglob("*.*")):
        if path.suffix in {".html", ".txt", ".xml"}:
            is_page = not path.relative_to("templates").as_posix().startswith(PageFiles.DESK)
            read = in_page if is_page else in_template
            for text in read(path.read_text()):
                found.setdefault(text, str(path))
    found.pop("", None)
    return found
