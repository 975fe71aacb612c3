"""The HTML of a clipboard becomes our small Markdown.

``from_html`` reads what Word, Google Docs, Excel, LibreOffice, Outlook and messengers put on the
clipboard; ``from_plain`` their plain text. Every word stays, in its order, but for what the writer
no longer sees: deleted tracked text, hidden text, the machinery of the program.

- Lists keep their numbers and nesting; a label that our marks don't know ("a.", "1.1.") stays as
  words before its line.
- A table becomes one of ours (``projects.texts.tables``); in a list or in another cell its rows are
  lines with " | " between the cells. A table of one column is its cells, one below the other; one
  of two whose first numbers the rows ("1.") is a numbered list.
- Footnotes, endnotes and comments stand at the end as "[1] …", "[1]" stays where they belong.
- A heading is bold. Links lead to the web or to an e-mail address, never into a desk or a file.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from projects.texts import incoming
from projects.texts.clipboard_blocks import joined
from projects.texts.clipboard_depth import flattened
from projects.texts.clipboard_notes import HAS_COMMENTS
from projects.texts.clipboard_reader import Reader
from projects.texts.clipboard_styles import Look, css_of_classes
from projects.texts.clipboard_tables import with_rows
from projects.texts.lists import with_marks

_TAG = re.compile(r"<(?:p|div|br|li|ul|ol|table|tr|td|h[1-6]|body|html|pre)\b", re.IGNORECASE)


def from_html(html: str, *, was_typed: bool = False) -> str:
    """The HTML as marks. ``was_typed``: some tags in a typed text, whose line ends count."""
    keeps_lines = was_typed and not _TAG.search(html)
    html = flattened(html)
    tree = LexborHTMLParser(html)
    reader = Reader(css_of_classes(tree), has_comments=bool(HAS_COMMENTS.search(html)))
    if tree.body is None:
        return ""
    reader.read(tree.body, Look(keeps_lines=keeps_lines))
    text = incoming.lines(joined([*reader.blocks, *reader.notes]))
    return _tidy(with_marks(_UNDERLINED.sub(_starred, text)))


def from_plain(text: str) -> str:
    """Plain text with our marks in place of a messenger's, of bullets and of the tabs of cells."""
    text = incoming.lines(text)
    if any(found[1] for found in _UNDERLINED.finditer(text)):
        text = _UNDERLINED.sub(_starred, _STARRED.sub(r"**\1**", text))
    return _tidy(with_rows(with_marks(text)))


def read(html: str, plain: str) -> str:
    """What a clipboard holds: its HTML, or its plain text where only that has the line ends."""
    found = from_html(html) if html.strip() else ""
    if not found or ("\n" not in found and "\n" in plain.strip()):
        return from_plain(plain)
    return found


# Underscores are no marks of ours: where they are, single stars are a messenger's and mean bold.
_UNDERLINED = re.compile(r"https?://\S+|(?<![\w_/])_([^\s_](?:[^_\n]*[^\s_])?)_(?![\w_/])")
_STARRED = re.compile(r"(?<![\w*])\*([^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])")


def _starred(found: re.Match[str]) -> str:
    """Stars for a messenger's underscores; addresses stay as they are."""
    return f"*{found[1]}*" if found[1] else found[0]


def _tidy(text: str) -> str:
    lines = (line.rstrip(" \t\u00a0").replace("\t", " ") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
