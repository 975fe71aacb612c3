"""Searches of the desk that know Kazakh letters and all three languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.admin.options import BaseModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest

from projects.models import PendingChange
from projects.texts.alphabet import fold
from projects.texts.languages import LANGUAGES


class FoldedSearch(BaseModelAdmin):
    """Finds what holds every word of the query in one of ``search_fields``, each folded.

    The database knows small letters of ASCII alone (SQLite) or no Kazakh pairs (PostgreSQL), so
    the words are compared here, with one query: right for lists of some thousands of records.
    """

    search_fields: ClassVar[Any]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        words = _folded([search_term]).split()
        if not words:
            return queryset, False
        records = queryset.order_by().values_list("pk", *self.search_fields)
        found = [pk for pk, *texts in records if _has_all(_folded(texts), words)]
        return queryset.filter(pk__in=found), False


def with_pending_title(search_term: str) -> list[int]:
    """The entries whose pending change gives them a title that holds every word."""
    words = _folded([search_term]).split()
    found = []
    for pk, changes in PendingChange.objects.values_list("project", "changes"):
        fields = changes["changed"].get(f"project:{pk}", {})
        titles = [fields.get(f"title_{language}") for language in LANGUAGES]
        if _has_all(_folded(titles), words):
            found.append(pk)
    return found


def _has_all(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def _folded(texts: Iterable[Any]) -> str:
    joined = "\n".join(str(text) for text in texts if text)
    return fold(unicodedata.normalize("NFC", joined))
