"""Run as a process: a Word file from standard input becomes HTML on standard output.

A file of a few kilobytes may hold a million paragraphs, so this happens under a limit of memory
and time. Nothing is fetched, and no file is opened: where a picture stands, the member of the ZIP
that it is in tells its name (``projects.intake.word.document``).
"""

from __future__ import annotations

import json
import re
import resource
import sys
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import mammoth
from mammoth.docx import office_xml

from projects.intake.word import DAMAGED, MOST_MEMORY, MOST_SECONDS, PREFIX, TOO_HEAVY, tree
from projects.intake.word.numbering import Labels

STYLES = "\n".join(
    [
        *(f"p[style-name='heading {level}'] => h{level}:fresh" for level in range(1, 7)),
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => h2:fresh",
        *(
            f"p[style-name='{name}'] => blockquote > p:fresh"
            for name in ("Quote", "Intense Quote", "Block Text", "Quotations")
        ),
        "p[style-name='caption'] => p.caption:fresh",
        "r[style-name='Strong'] => strong",
        "r[style-name='Emphasis'] => em",
    ]
)
_AROUND = re.compile(r"word/(?:header|footer)\d*\.xml")


class Reading:
    """The parts of one file as mammoth asks for them, prepared."""

    def __init__(self) -> None:
        self._roots: dict[str, Any] = {}
        self.linked = 0

    def parsed(self, file: Any, namespaces: Any) -> Any:
        root = tree.parsed(file, namespaces)
        self._roots[root.name] = root
        if root.name in ("w:document", "w:footnotes", "w:endnotes"):
            tree.prepare(root, Labels(self._roots.get("w:numbering"), self._roots.get("w:styles")))
        return root

    def picture(self, image: Any) -> dict[str, str]:
        """The name of the picture's member; nothing of a picture that is elsewhere."""
        try:
            with image.open() as file:
                return {"src": file.read().decode()}
        except (KeyError, ValueError, OSError):
            self.linked += 1
            return {"src": ""}


def html(content: bytes) -> dict[str, Any]:
    """The HTML of the file, how many pictures are no part of it, and what its headers and footers
    say."""
    reading = Reading()
    office_xml.parse_xml = reading.parsed
    result = mammoth.convert_to_html(
        BytesIO(content),
        style_map=STYLES,
        include_default_style_map=False,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(reading.picture),
        id_prefix=PREFIX,
    )
    return {"html": result.value, "linked": reading.linked, "around": around(content)}


def around(content: bytes) -> list[str]:
    """The words of each header and footer, each once."""
    found = []
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if _AROUND.fullmatch(name):
                with archive.open(name) as file:
                    root = office_xml.read(file)
                found.append(" ".join(tree.words_of(p) for p in root.find_children("w:p")).strip())
    return list(dict.fromkeys(one for one in found if one))


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    sys.setrecursionlimit(20_000)
    try:
        json.dump(html(sys.stdin.buffer.read()), sys.stdout)
    except (MemoryError, tree.TooLongError):
        return TOO_HEAVY
    except Exception as error:  # a hostile file makes a parser raise anything
        print(repr(error)[:500], file=sys.stderr)
        return DAMAGED
    return 0


if __name__ == "__main__":
    sys.exit(main())
