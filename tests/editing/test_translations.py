"""A text is called a translation only where it is one."""

from collections.abc import Callable

import pytest
from django.utils.translation import override

from projects.editing.translations import source_hash, translation_note
from projects.models import Project, TranslationReview

TEXTS = [f"{name}_{code}" for name in ("title", "summary", "text") for code in ("kk", "ru", "en")]


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("ru", ""),
        ("kk", "әлі тексерілмеген"),
        ("en", "it has been reviewed"),
    ],
)
def test_a_page_calls_only_translations_translations(
    project: Callable[..., Project], language: str, says: str
) -> None:
    entry = project(5, **{name: f"A {name[-2:]}" for name in TEXTS}, original_language="ru")
    TranslationReview.objects.create(project=entry, language="en", source_hash=source_hash(entry))
    with override(language):
        note = translation_note(entry)
    assert says in note
    assert bool(note) == bool(says)
