"""Computes the stored sort keys, the years of figures and the search index of entries.

Signals do it, and fixtures, forms and imports all send them, so no key becomes stale.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from time import sleep
from typing import Any

from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from django.utils import timezone
from modelsearch.backends import get_search_backend

from projects.background.kinds import VISITORS, Kind
from projects.background.queue import promise
from projects.catalogue.search_engines import forget_in_cluster, index_in_cluster
from projects.models import (
    IndexedWord,
    Metric,
    Organisation,
    Participation,
    Project,
    Region,
    SynonymGroup,
    Task,
    Theme,
)
from projects.models.synonyms import known_phrases
from projects.texts.alphabet import WORD, fold, order_key
from projects.texts.forms import languages_of
from projects.texts.languages import LANGUAGES, text_of
from projects.texts.stems import stem
from projects.texts.words import plain

# Entries that are indexed in one go.
AT_ONCE = 500


@receiver(pre_save, sender=Project)
def keep_order_keys(instance: Project, raw: bool, **kwargs: Any) -> None:
    """Sets the sort key of each language from the title that is shown in it.

    Also the time of the change where a fixture is loaded that names none.
    """
    if raw and instance.changed is None:
        instance.changed = timezone.now()
    for language in LANGUAGES:
        key = order_key(text_of(instance, "title", language).value)
        setattr(instance, f"title_order_{language}", key[:250])


# So many entries are indexed at once where there are many, with so many seconds in between.
IN_TURN, PAUSE = 50, 0.05


class _Waiting(threading.local):
    """Entries that this thread's transaction has changed and that are not indexed yet."""

    def __init__(self) -> None:
        self.pks: set[int] = set()


_waiting = _Waiting()


def reindex(*pks: int) -> None:
    """Brings entries into the search index when the transaction commits, all of them at once.

    Entries left over by a rollback are indexed with the next change, which does no harm.
    """
    _waiting.pks.update(pks)
    transaction.on_commit(_index_waiting)


def index_in_turns(pks: Sequence[int], key: str) -> None:
    """Brings many entries into the search index once the open transaction is committed, a few at a
    time: others write in between. ``key`` says whose entries they are."""
    _waiting.pks.clear()
    promise(INDEX, key, {"entries": list(pks)})


def _index_in_turns(task: Task) -> dict[str, Any]:
    pks = task.arguments["entries"]
    for start in range(0, len(pks), IN_TURN):
        with transaction.atomic():
            reindex(*pks[start : start + IN_TURN])
        sleep(PAUSE)
    return {}


INDEX = Kind(f"{__name__}.INDEX", _index_in_turns, VISITORS)


def _index_waiting() -> None:
    pks, _waiting.pks = _waiting.pks, set()
    if pks:
        entries = list(Project.objects.filter(pk__in=pks).for_indexing())
        _index(entries)


def _index(entries: list[Project]) -> None:
    phrases = known_phrases()
    for entry in entries:
        entry.phrases = phrases
    get_search_backend().add_bulk(Project, entries)
    index_in_cluster(entries)
    words = {word for entry in entries for word in spelled_words(entry)}
    known = set(IndexedWord.objects.filter(pk__in=words).values_list("pk", flat=True))
    IndexedWord.objects.bulk_create(
        (IndexedWord(word=word, stems=stems_of(word)) for word in sorted(words - known)),
        batch_size=400,
        ignore_conflicts=True,
    )


# Shorter words are found as they are typed; longer ones are none.
SHORTEST_WORD, LONGEST_WORD = 4, 40


def spelled_words(entry: Project) -> Iterator[str]:
    """The words of an entry's texts as they are spelled, in small letters."""
    for text, _language in (*entry.searched_titles, *entry.searched_texts):
        for word in WORD.findall(plain(text)):
            if has_length(word):
                yield word.lower()


def has_length(word: str) -> bool:
    """Whether a word is one that a misspelt one may have been meant as."""
    return word.isalpha() and SHORTEST_WORD <= len(word) <= LONGEST_WORD


@lru_cache(maxsize=8192)
def stems_of(word: str) -> str:
    """The stems of a spelled word in each language that it may be of, each once."""
    folded = fold(word)
    found = (stem(folded, language) for language in languages_of(folded))
    return " ".join(one for one in dict.fromkeys(found) if one != folded)


def index_all(using: str, **kwargs: Any) -> None:
    """Indexes all entries where no words are known: after ``migrate`` of an exhibition from before
    they were kept, or whose index follows older rules. Waits for the last migration. All or none
    is kept: an update that is cut off begins anew."""
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if Project.objects.exists() and not IndexedWord.objects.exists():
        numbers = list(Project.objects.values_list("pk", flat=True))
        with transaction.atomic():
            for start in range(0, len(numbers), AT_ONCE):
                some = Project.objects.filter(pk__in=numbers[start : start + AT_ONCE])
                _index(list(some.for_indexing()))


@receiver(post_save, sender=Project)
def index_entry(instance: Project, **kwargs: Any) -> None:
    reindex(instance.pk)


@receiver(m2m_changed, sender=Project.themes.through)
@receiver(m2m_changed, sender=Project.regions.through)
def index_entry_under_lists(instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and isinstance(instance, Project):
        reindex(instance.pk)


@receiver([post_save, post_delete], sender=Participation)
@receiver([post_save, post_delete], sender=Metric)
def index_entry_with_part(instance: Participation | Metric, **kwargs: Any) -> None:
    reindex(instance.project_id)


@receiver(post_save, sender=Organisation)
@receiver(post_save, sender=Region)
@receiver(post_save, sender=Theme)
def index_entries_of(instance: Organisation | Region | Theme, **kwargs: Any) -> None:
    """Reindexes the entries of a renamed organisation, region or theme."""
    field = {Organisation: "participants", Region: "regions", Theme: "themes"}[type(instance)]
    reindex(*Project.objects.filter(Q(**{field: instance})).values_list("pk", flat=True))


@receiver(post_save, sender=SynonymGroup)
def index_entries_with(instance: SynonymGroup, raw: bool, **kwargs: Any) -> None:
    """Reindexes the entries that have all words of a phrase of the group: it may stand in them."""
    # Loaded before any entry.
    if raw:
        return
    # Imported late: a search asks for the corrections, which are made of what is indexed here.
    from projects.catalogue.query_words import Part
    from projects.catalogue.search import found_with

    phrases = [phrase for phrase in instance.phrases if len(phrase) > 1]
    pks = found_with([Part(instance.slug, tuple(phrases))]) if phrases else []
    if len(pks) > AT_ONCE:
        index_in_turns(sorted(pks), f"{instance.slug}")
    elif pks:
        reindex(*pks)


@receiver(post_delete, sender=Project)
def forget_entry(instance: Project, **kwargs: Any) -> None:
    get_search_backend().delete(instance)
    forget_in_cluster(instance)
