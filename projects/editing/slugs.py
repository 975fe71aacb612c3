"""Slugs of new entries, made once from a title in Latin letters."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import slugify

from projects.models import Project

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


def free_slug(project: Project, taken: Iterable[str] = ()) -> str:
    """A free slug for a new entry, from its English title or another."""
    title = project.title_en or project.title_ru or project.title_kk or ""
    base = slugify(latin(title))[:100].strip("-") or f"entry-{project.number}"
    slug, count = base, 1
    while slug in taken or Project.objects.filter(slug=slug).exists():
        count += 1
        slug = f"{base}-{count}"
    return slug
