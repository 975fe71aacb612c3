"""The lists that cells choose from: blocks, themes, statuses … with names in each language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from projects.models import (
    Block,
    Indicator,
    Organisation,
    Participation,
    Project,
    Region,
    Source,
    Theme,
    Venue,
)
from projects.models.language import Language
from projects.models.results import Qualifier
from projects.texts.alphabet import fold
from projects.texts.languages import LANGUAGES, current_language, fallback_order


class YesNo(models.TextChoices):
    YES = "yes", _lazy("yes")
    NO = "no", _lazy("no")


# Lists of records: model, field of the code, field of the name.
RECORDS: dict[str, tuple[Any, str, str]] = {
    "block": (Block, "slug", "name"),
    "theme": (Theme, "slug", "name"),
    "region": (Region, "code", "name"),
    "organisation": (Organisation, "slug", "name"),
    "indicator": (Indicator, "slug", "name"),
    "source": (Source, "slug", "title"),
    "venue": (Venue, "slug", "name"),
}
# Lists that are fixed in the code.
CHOICES: dict[str, type[models.TextChoices]] = {
    "status": Project.Status,
    "provenance": Project.Provenance,
    "publication": Project.Publication,
    "language": Language,
    "role": Participation.Role,
    "qualifier": Qualifier,
    "wheelchair": Venue.Wheelchair,
    "yes_no": YesNo,
}


class CellError(ValueError):
    """A cell with a wrong value; the message says what is wrong and what is right."""


def _key(text: str) -> str:
    return " ".join(fold(text).split())


class ChoiceList:
    """Codes in order, with their names in three languages."""

    def __init__(
        self, names: dict[str, dict[str, str]], pks: dict[str, int | None] | None = None
    ) -> None:
        self.names = names
        self.pks = pks or {}

    @cached_property
    def _codes(self) -> dict[str, set[str]]:
        """The codes that a folded name may mean."""
        found: dict[str, set[str]] = defaultdict(set)
        for code, names in self.names.items():
            for name in names.values():
                found[_key(name)].add(code)
        for code in self.names:
            found[_key(code)] = {code}
        return found

    def label(self, code: str) -> str:
        """The name that a cell shows, or the code if the name is not unique."""
        names = self.names.get(code, {})
        for language in fallback_order(current_language()):
            if name := names.get(language, "").strip():
                is_clear = self._codes[_key(name)] == {code} and ";" not in name
                return name if is_clear and "\n" not in name else code
        return code

    @property
    def labels(self) -> list[str]:
        return [self.label(code) for code in self.names]

    def code_of(self, text: str) -> str:
        """The code that ``text`` names, in any language; ``CellError`` suggests the nearest
        name."""
        codes = self._codes.get(_key(text), set())
        if len(codes) == 1:
            return next(iter(codes))
        if codes:
            message = _("“%(text)s” may mean %(codes)s; write the code.")
            raise CellError(message % {"text": text[:60], "codes": ", ".join(sorted(codes))})
        if near := get_close_matches(_key(text), list(self._codes), 1, 0.6):
            nearest = self.label(min(self._codes[near[0]]))
            message = _("“%(text)s” is not in the list; did you mean “%(nearest)s”?")
            raise CellError(message % {"text": text[:60], "nearest": nearest})
        labels = "; ".join(self.labels[:12]) + ("; …" if len(self.names) > 12 else "")
        message = _("“%(text)s” is not in the list: %(labels)s.")
        raise CellError(message % {"text": text[:60], "labels": labels})


def _of_choices(choices: type[models.TextChoices]) -> ChoiceList:
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for language in LANGUAGES:
        with translation.override(language):
            for code, label in choices.choices:
                names[code][language] = str(label)
    return ChoiceList(dict(names))


def _of_records(model: Any, code: str, name: str) -> ChoiceList:
    columns = [f"{name}_{language}" for language in LANGUAGES]
    rows: Iterable[Any] = model.objects.values_list("pk", code, *columns)
    names, pks = {}, {}
    for pk, key, *texts in rows:
        names[key] = {language: text or "" for language, text in zip(LANGUAGES, texts, strict=True)}
        pks[key] = pk
    return ChoiceList(names, pks)


class Lists:
    """All lists, each read once at its first use. Make one instance for each export or plan."""

    def __init__(self) -> None:
        self._lists: dict[str, ChoiceList] = {}

    records = RECORDS

    def __getitem__(self, name: str) -> ChoiceList:
        if name not in self._lists:
            is_record = name in RECORDS
            self._lists[name] = (
                _of_records(*RECORDS[name]) if is_record else _of_choices(CHOICES[name])
            )
        return self._lists[name]
