"""Slugs of new records, made once from a title in Latin letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify

from projects.models import Project, former_slugs

LONGEST = 104
# Room for a number behind an address that is taken.
ROOM = 4
ORDER = ("en", "ru", "kk")
_LETTERS = str.maketrans(
    {
        **dict(zip("аәбвгғдезийкқлмнңо", "aabvggdeziikqlmnno", strict=True)),
        **dict(zip("өпрстуұүфхһыіэ", "oprstuuufhhyie", strict=True)),
        **{"ё": "e", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch"},
        **{"ъ": "", "ь": "", "ю": "iu", "я": "ia"},
    }
)


def latin(text: str) -> str:
    """Kazakh or Russian text in basic Latin letters."""
    return text.casefold().translate(_LETTERS)


def free_slug(record: Any, taken: Iterable[str] = ()) -> str:
    """An address for a new record, from its English title or name or another; none that is taken
    or was."""
    model = type(record)
    field = model._meta.get_field("slug")
    longest = min(field.max_length, LONGEST) - ROOM
    named = ("title", "name", "words")
    texts = [getattr(record, f"{name}_{code}", "") for name in named for code in ORDER]
    slugs = (slugify(latin(text or ""))[:longest].strip("-") for text in texts)
    base = next(filter(None, slugs), "")
    if not base:
        base = f"entry-{record.number}" if model is Project else str(model._meta.model_name)
    former = former_slugs(model).exclude(record=record.pk)
    others = model._default_manager.exclude(pk=record.pk)
    slug, count = base, 1
    while slug in taken or others.filter(slug=slug).exists() or former.filter(slug=slug).exists():
        count += 1
        slug = f"{base}-{count}"
    return slug
