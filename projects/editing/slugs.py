"""Slugs of new records, made once from a title in Latin letters."""

from __future__ import annotations

import re
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
    return free_variant(record, base, taken)


def free_variant(record: Any, base: str, taken: Iterable[str] = ()) -> str:
    """The slug, with a number behind it where another record of the model has it or had it."""
    model = type(record)
    former = former_slugs(model).exclude(record=record.pk)
    others = model._default_manager.exclude(pk=record.pk)
    slug, count = base, 1
    while slug in taken or others.filter(slug=slug).exists() or former.filter(slug=slug).exists():
        count += 1
        slug = f"{base}-{count}"
    return slug


def slug_until_titled(project: Project) -> str:
    """The address of an entry that takes a sample's place and has no title yet."""
    return free_variant(project, f"stand-{project.number}")


def give_address(project: Project) -> None:
    """Makes the address of such an entry of its title, once it has one."""
    entry = Project.objects.filter(pk=project.pk).first()
    waits = entry and re.fullmatch(rf"stand-{entry.number}(-\d+)?", entry.slug)
    if waits and any(getattr(entry, f"title_{code}") for code in ORDER):
        entry.slug = free_slug(entry)
        entry.save()
