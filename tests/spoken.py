"""What a page says to a person, and what of it is English where the page is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

# What is shown as it was typed or quoted: programs, code, words of people and of sources.
AS_TYPED = {"script", "style", "textarea", "code", "del", "ins", "bdi", "blockquote", "q"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
READ_OUT = ("aria-label", "title", "placeholder", "alt")
LATIN_WORD, CYRILLIC = r"[A-Za-z]{3,}", re.compile("[Ѐ-ӿ]")
TWO_WORDS = re.compile(r"\b[A-Za-z]{2,} [A-Za-z]{2,}")
# Names of more than one word.
NAMES = re.compile(
    r"Golos Text|Data Package|SIL Open Font License|Alexander Rodionov|OCHA cod|CC BY|Open XML"
)
# Names, formats and examples that are written in Latin letters in every language.
LATIN = re.compile(
    r"""https?://\S+|\S*\.(?:kz|yaml|pdf|csv|xlsx|jpg|txt|vtt)\S*|\w+(?:-\w+)+|CC\sBY|ISO|JPE?G|PNG|WebP
    |TIFF|AVIF|QR|KZ|EN|English|rrggbb|revival|slug|staff|Foundation\sof\sAPC|Control|Command|Mac|UUID
    |Birlik|Edinstvo|pbkdf2_sha256|LDAP|Single|letter|Tab|Shift|Ctrl|Enter|\w+\*{5,}
    |[ivxIVX]+|OK|XLSX|CSV|Excel|LibreOffice|URL|kk|ru|en|\[\w\w\]|Word|Google\sDocs|A4|dpi
    |Google\sAuthenticator|Aegis|2FAS|PIN|https|EMAIL_URL
    |FOGRA39L|Coated|\b[0-9a-f]{8}\b|--\w+|PDF|JSON|\w+\.json(?:ld)?|Literata
    |WebVTT|WEBVTT|cookie""",
    re.X,
)


# An example of a short name, whatever words of records are in it.
SHORT_NAME = re.compile(r"«[a-z]+(?:-[a-z]+)+»")


class _Texts(HTMLParser):
    """The texts of a page in its language and the attributes that are read out."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.open: list[tuple[str, bool]] = []
        self.texts: list[str] = []

    @property
    def is_skipped(self) -> bool:
        return bool(self.open) and self.open[-1][1]

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = dict(attrs)
        foreign = given.get("lang", self.language) != self.language
        skipped = self.is_skipped or foreign or tag in AS_TYPED
        if tag not in VOID:
            self.open.append((tag, skipped))
        if not skipped:
            names = [*READ_OUT]
            if tag == "input" and given.get("type") in ("submit", "button"):
                names.append("value")
            if tag == "meta" and "description" in (given.get("name"), given.get("property")):
                names.append("content")
            self.texts += [given[name] for name in names if given.get(name)]

    def handle_endtag(self, tag: str) -> None:
        # An element that was never opened closes nothing.
        while any(opened == tag for opened, _skipped in self.open):
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self.is_skipped:
            self.texts.append(data)


def said_by(page: str, language: str) -> list[str]:
    """The texts that a page says in its language."""
    parser = _Texts(language)
    parser.feed(page)
    return parser.texts


def english_in(
    page: str, language: str, names: Iterable[str] = (), *, has_codes: bool = False
) -> list[str]:
    """The texts of a page that have a Latin word, but for ``names``: longest first.

    Where a page names codes of data within its sentences (``has_codes``), two Latin words in a row
    or a text without any other.
    """
    left = []
    for text in said_by(page, language):
        if not re.search(LATIN_WORD, text):
            continue
        plain = SHORT_NAME.sub("", text)
        for name in names:
            plain = plain.replace(name, "")
        if has_codes and CYRILLIC.search(text):
            is_english = TWO_WORDS.search(NAMES.sub("·", plain))
        else:
            is_english = re.search(LATIN_WORD, LATIN.sub(" ", plain))
        if is_english:
            left.append(" ".join(text.split()))
    return left
