"""What of a letter the project on its stand has already, and whether that is another project."""

from __future__ import annotations

from collections.abc import Iterable

from projects.models import Project
from projects.texts.languages import LANGUAGES
from projects.texts.near_names import name_key


def is_of_another(entry: Project, titles: Iterable[str]) -> bool:
    """Whether a letter that calls its project so tells of another than this entry, which is real.

    One title may stand within the other. A letter without a title tells of no other project.
    """
    own = [f" {name_key(title)} " for title in titles if title.strip()]
    fields = (getattr(entry, f"title_{code}") for code in LANGUAGES)
    there = [f" {name_key(title)} " for title in fields if title]
    return bool(own and there) and not any(a in b or b in a for a in own for b in there)
