"""Words of texts and queries: folded, stemmed, and marked where a search found them."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from projects.texts.alphabet import WORD, fold
from projects.texts.keyboards import readings

# Longer queries are cut: no person asks them, and they would only cost time.
LONGEST_QUERY, MOST_WORDS = 200, 12


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The beginning that the forms of a folded word share; the word itself for Kazakh.

    Kazakh has no stemmer in Snowball, and its endings follow the stem: word beginnings serve.
    A stem shorter than four letters would match nearly anything, so the word is kept.
    """
    if not word.isalpha():
        return word
    language = "english" if word.isascii() else "russian"
    # A new stemmer each time: it holds the word as state, so threads can't share one.
    shorter = snowballstemmer.stemmer(language).stemWord(word)
    return shorter if len(shorter) >= 4 and word.startswith(shorter) else word


def words_of(text: str) -> list[str]:
    """The folded words of a text or query, in order."""
    return [fold(word) for word in WORD.findall(text)]


def _asked_words(text: str) -> list[str]:
    """The folded words of a query and their other readings, without repetition."""
    tokens = text[:LONGEST_QUERY].split()
    words = [word for token in tokens for word in (*words_of(token), *readings(token))]
    return list(dict.fromkeys(words))[: 3 * MOST_WORDS]


def marked(text: str, query: str) -> SafeString:
    """``text`` escaped, with the words that ``query`` found in ``<mark>``."""
    beginnings = tuple({stem(word) for word in _asked_words(query)})
    if not beginnings:
        return conditional_escape(text)
    pieces, end = [], 0
    for match in WORD.finditer(text):
        if fold(match.group()).startswith(beginnings):
            pieces += [
                escape(text[end : match.start()]),
                format_html("<mark>{}</mark>", match.group()),
            ]
            end = match.end()
    return mark_safe("".join([*pieces, escape(text[end:])]))
