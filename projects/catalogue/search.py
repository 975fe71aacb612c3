"""What a search finds: folding, stems, the indexed text, and the marking of what matched.

A query matches an entry when every word of it begins some word of the entry, in any language.
Words are compared folded (``projects.texts.alphabet.fold``); a Russian or English word is compared
by its stem too, so that «фестивали» finds «фестиваль». Latin letters for Cyrillic ones and the
other keyboard layout are read as they may have been meant (``projects.texts.keyboards``). The
engine is chosen by ``SEARCH_URL`` (see the README); the index holds one folded text an entry, so
each engine finds the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import snowballstemmer
from django.conf import settings
from django.db import connection
from django.db.models import Case, QuerySet, When
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from modelsearch.query import And, Or, PlainText, SearchQuery

from projects.texts.alphabet import WORD, fold
from projects.texts.keyboards import readings
from projects.texts.languages import LANGUAGES
from projects.texts.richtext import plain

if TYPE_CHECKING:
    from projects.models import Project

# A longer query is no question that a person asks; it would only cost time.
LONGEST_QUERY, MOST_WORDS = 200, 12
# Words of a title count this many times: a match there is the better match.
TITLE_WEIGHT = 5


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The beginning that the forms of a folded word share; the word itself for Kazakh.

    Kazakh has no stemmer in Snowball, and its endings follow the stem: word beginnings serve.
    A stem shorter than four letters would match nearly anything, so the word is kept.
    """
    if not word.isalpha():
        return word
    language = "english" if word.isascii() else "russian"
    # A stemmer of its own for each word: it keeps the word in itself, and threads would share it.
    shorter = snowballstemmer.stemmer(language).stemWord(word)
    return shorter if len(shorter) >= 4 and word.startswith(shorter) else word


def words_of(text: str) -> list[str]:
    """The folded words of a text or query, in order."""
    return [fold(word) for word in WORD.findall(text)]


def indexed_text(project: Project) -> str:
    """All words that an entry is found by, folded; those of the titles ``TITLE_WEIGHT`` times."""
    titles: list[str] = []
    texts: list[str] = []
    for language in LANGUAGES:
        titles.append(getattr(project, f"title_{language}") or "")
        texts.append(getattr(project, f"summary_{language}") or "")
        texts.append(plain(getattr(project, f"text_{language}") or "", with_addresses=False))
        for theme in project.themes.all():
            texts.append(getattr(theme, f"name_{language}") or "")
        for region in project.regions.all():
            texts.append(getattr(region, f"name_{language}") or "")
        for participation in project.participations.all():
            organisation = participation.organisation
            texts.append(getattr(organisation, f"name_{language}") or "")
            texts.append(getattr(organisation, f"short_name_{language}") or "")
    texts += [project.place_as_written, project.coordinator, str(project.number)]
    return " ".join(words_of(" ".join(titles)) * TITLE_WEIGHT + words_of(" ".join(texts)))


def _as_typed(word: str) -> SearchQuery:
    forms = dict.fromkeys((word, stem(word)))
    return Or([PlainText(form) for form in forms]) if len(forms) > 1 else PlainText(word)


def _asked(text: str) -> list[SearchQuery]:
    """What to look for, one for each word of ``text``: as typed, or as it may have been meant."""
    asked = []
    for token in dict.fromkeys(text[:LONGEST_QUERY].split()):
        typed = [_as_typed(word) for word in words_of(token)]
        meant = [_as_typed(word) for word in readings(token)]
        if meant:
            asked.append(
                Or([And(typed) if len(typed) > 1 else typed[0], *meant] if typed else meant)
            )
        else:
            asked += typed
    return asked[:MOST_WORDS]


def _asked_words(text: str) -> list[str]:
    """The words, folded, whose beginnings the page marks as found."""
    tokens = text[:LONGEST_QUERY].split()
    words = [word for token in tokens for word in (*words_of(token), *readings(token))]
    return list(dict.fromkeys(words))[: 3 * MOST_WORDS]


def _results(entries: Any, query: SearchQuery, **options: bool) -> Any:
    """The engine's answer as a query set: as it is from the database, by number from a cluster."""
    results = entries.autocomplete(query, **options)
    if hasattr(results, "get_queryset"):
        return results.get_queryset()
    pks = [entry.pk for entry in results]
    place = Case(*(When(pk=pk, then=place) for place, pk in enumerate(pks)), default=len(pks))
    return entries.filter(pk__in=pks).order_by(place)


def _every_word(text: str) -> Any:
    """What the library finds for every word of ``text``, before it is asked of the database."""
    from projects.models import Project

    return Project.objects.order_by().autocomplete(And(_asked(text)), order_by_relevance=False)


def _is_in_sqlite() -> bool:
    return connection.vendor == "sqlite" and not settings.SEARCH_IS_LATE


def matches(text: str) -> QuerySet[Project, Any]:
    """Entries, as their database numbers, that every word of ``text`` finds; needs a word."""
    from projects.models import Project

    if _is_in_sqlite():
        from projects.catalogue.sqlite_ranking import in_sqlite

        return Project.objects.filter(pk__in=in_sqlite(_every_word(text))).order_by().values("pk")
    every_word = And(_asked(text))
    unordered = Project.objects.order_by()
    return _results(unordered, every_word, order_by_relevance=False).order_by().values("pk")


def best_first(entries: QuerySet[Project], text: str) -> QuerySet[Project]:
    """``entries``, which ``text`` finds, in the order of how well they match.

    Asks for any of the words: the library multiplies the ranks of words that are all asked for,
    and a product of BM25's negative ranks puts the best match last.
    """
    from projects.models import Project

    any_word = Or(_asked(text))
    return _results(Project.objects.filter(pk__in=entries.values("pk")), any_word)


def found(text: str) -> list[int]:
    """The database numbers of all entries that ``text`` finds, in no order."""
    if _is_in_sqlite():
        from projects.catalogue.sqlite_ranking import in_sqlite

        return [int(pk) for pk in in_sqlite(_every_word(text))]
    return list(matches(text).values_list("pk", flat=True))


def found_best_first(text: str) -> list[int]:
    """The same, the best match first."""
    from projects.models import Project

    if _is_in_sqlite():
        from projects.catalogue.sqlite_ranking import best_in_sqlite

        return [int(pk) for pk in best_in_sqlite(_every_word(text))]
    found = Project.objects.filter(pk__in=matches(text))
    return list(best_first(found, text).values_list("pk", flat=True))


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
