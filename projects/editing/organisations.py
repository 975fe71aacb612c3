"""Organisations as letters and forms name them: found in the list, or added to it."""

from __future__ import annotations

from collections import defaultdict

from projects.editing.slugs import free_slug
from projects.models import Block, Organisation
from projects.texts.languages import LANGUAGES
from projects.texts.near_names import name_key


class KnownOrganisations:
    """The organisations of the list by their names in all languages, read once."""

    def __init__(self) -> None:
        self.by_key: dict[str, set[int]] = defaultdict(set)
        fields = [f"{name}_{code}" for name in ("name", "short_name") for code in LANGUAGES]
        for pk, *names in Organisation.objects.order_by().values_list("pk", *fields):
            for name in filter(None, names):
                self.by_key[name_key(name)].add(pk)

    def named(self, name: str) -> Organisation | None:
        """The one organisation that is called so; none where several are."""
        found = self.by_key.get(name_key(name), set())
        return Organisation.objects.get(pk=min(found)) if len(found) == 1 else None

    def add(self, name: str, language: str, block: Block) -> Organisation:
        """A new organisation, which is known from now on."""
        made = add_organisation(name, language, block)
        self.by_key[name_key(name)].add(made.pk)
        return made


def add_organisation(name: str, language: str, block: Block) -> Organisation:
    """A new organisation, of the kind that entries of this block name."""
    made = Organisation(kind=Organisation.kind_in(block), **{f"name_{language}": name})
    made.slug = free_slug(made)
    made.save()
    return made
