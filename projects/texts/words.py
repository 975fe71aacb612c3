"""Words of texts and queries: cleaned, folded, and marked where a search found them."""

from __future__ import annotations

from functools import lru_cache

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from projects.texts import forms, incoming
from projects.texts.alphabet import WORD, fold

# Longer queries are cut: no person asks them, and they would only cost time.
LONGEST_QUERY, MOST_WORDS = 200, 12
# Words that say nothing by themselves, folded; a query with others does without them.
SILENT = frozenset(
    (
        *("и", "в", "во", "на", "с", "со", "по", "для", "о", "об", "от", "из", "за", "к", "у"),
        *("или", "жане", "мен", "ушин", "туралы", "бойынша", "the", "a", "an", "of", "and", "in"),
        *("for", "to", "on", "at", "with", "or", "by"),
        # The end of an English genitive.
        "s",
    )
)


def plain(text: str) -> str:
    """``text`` composed, without invisible characters, with Cyrillic words in Cyrillic letters."""
    text = incoming.lines(text)
    return text if text.isascii() else incoming.corrected(text, incoming.look_alikes(text))


def words_of(text: str) -> list[str]:
    """The folded words of a text or query, in order."""
    return [fold(word) for word in WORD.findall(plain(text))]


def indexed(text: str, language: str = "") -> list[str]:
    """A text in ``language`` as the search index holds it: each word with its marked stems."""
    return [form for word in words_of(text) for form in forms.indexed(word, language)]


def indexed_name(name: str, language: str) -> list[str]:
    """The same of a name, without what its words are derived from."""
    return [
        form for word in words_of(name) for form in forms.indexed(word, language, derived=False)
    ]


@lru_cache(maxsize=1_000)
def _beginnings(searched: str) -> tuple[str, ...]:
    return tuple(searched.split())


def marked(text: str, searched: str, language: str = "") -> SafeString:
    """``text``, which is in ``language``, escaped, with the words found in ``<mark>``. ``searched``
    lists what a query looks for (``projects.texts.forms``)."""
    beginnings = _beginnings(searched)
    if not beginnings:
        return conditional_escape(text)
    pieces, end = [], 0
    for match in WORD.finditer(text):
        if any(form.startswith(beginnings) for form in forms.indexed(fold(match[0]), language)):
            pieces += [
                escape(text[end : match.start()]),
                format_html("<mark>{}</mark>", match.group()),
            ]
            end = match.end()
    return mark_safe("".join([*pieces, escape(text[end:])]))
