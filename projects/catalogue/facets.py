"""The facets by which entries can be filtered, and the rule for which entry has which value.

Each is described once, here. The description gives the database condition (``condition``) and the
data that the index in memory reads: ``columns`` and ``values_of`` for a facet of the entry's own
row, ``links`` for one in another table. The counts, the choices beside the list and the data of a
frozen copy come from the index. A test checks that all of them give the same entries.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, Model, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from projects.models import Block, Organisation, Participation, Photo, Project, Region, Theme
from projects.models.entry_rules import EARLIEST_YEAR, LATEST_YEAR
from projects.models.language import Language

# The years that an entry is known to have run in; one stated year stands for both.
FIRST_YEAR = Coalesce(F("start_year"), F("end_year"))
LAST_YEAR = Coalesce(F("end_year"), F("start_year"))


@dataclass(frozen=True)
class ReferenceList:
    """A reference list whose records are the values of a facet: ``key`` in addresses, ``name`` on
    pages. Without a ``position`` they are sorted by name."""

    model: type[Model]
    key: str = "slug"
    name: str = "name"
    position: str = ""


@dataclass(frozen=True, kw_only=True)
class Facet(ABC):
    """A facet. The labels of its values are ``words`` if they are fixed, else those of ``values``.
    All values of a short list are shown, of others only those that some entry has. ``aliases`` are
    other names for values."""

    name: str
    label: Any
    words: Mapping[str, Any] = field(default_factory=dict)
    values: ReferenceList | None = None
    is_shown_whole: bool = False
    aliases: Mapping[str, str] = field(default_factory=dict)

    @abstractmethod
    def condition(self, values: Sequence[str]) -> Q:
        """The entries that have one of the values."""


class OwnFacet(Facet):
    """A facet whose values are in the entry's own row."""

    @property
    @abstractmethod
    def columns(self) -> tuple[Combinable, ...]:
        """The columns that the index reads of the row, as texts."""

    @abstractmethod
    def values_of(self, *texts: Any) -> Iterable[str]:
        """The values of an entry whose row has ``texts`` in these columns."""


class LinkedFacet(Facet):
    """A facet whose values are linked to entries by another table."""

    @abstractmethod
    def links(self) -> tuple[QuerySet[Any], Any, Any]:
        """A query set and its two columns: the database numbers of an entry and of a value that it
        has. A value without a reference list is its own number."""

    def further(self) -> tuple[QuerySet[Any], Any, Any] | None:
        """A query set and its two columns, both values: an entry with the second has the first,
        too."""
        return None


@dataclass(frozen=True, kw_only=True)
class FieldFacet(OwnFacet):
    """A field of the entry has the value; ``path`` leads to it."""

    path: str

    def condition(self, values: Sequence[str]) -> Q:
        return Q(**{f"{self.path}__in": values})

    @property
    def columns(self) -> tuple[Combinable, ...]:
        return (F(self.path),)

    def values_of(self, *texts: str) -> Iterable[str]:
        return texts


class YearFacet(OwnFacet):
    """Each year in which the entry ran."""

    def condition(self, values: Sequence[str]) -> Q:
        ran = Q()
        for year in map(int, values):
            ran |= Q(LessThanOrEqual(FIRST_YEAR, year), GreaterThanOrEqual(LAST_YEAR, year))
        return ran

    @property
    def columns(self) -> tuple[Combinable, ...]:
        return (Cast(FIRST_YEAR, TextField()), Cast(LAST_YEAR, TextField()))

    def values_of(self, *texts: str | None) -> Iterable[str]:
        first, last = texts
        return map(str, range(int(first), int(last) + 1)) if first and last else ()


class LanguageFacet(OwnFacet):
    """Each language in which the entry has a summary or a text."""

    def condition(self, values: Sequence[str]) -> Q:
        written = Q()
        for code in values:
            written |= Q(**{f"summary_{code}__gt": ""}) | Q(**{f"text_{code}__gt": ""})
        return written

    @property
    def columns(self) -> tuple[Combinable, ...]:
        codes = (
            Case(When(self.condition([code]), then=Value(f"{code} ")), default=Value(""))
            for code in self.words
        )
        return (Concat(*codes, output_field=TextField()),)

    def values_of(self, *texts: str) -> Iterable[str]:
        return texts[0].split()


@dataclass(frozen=True, kw_only=True)
class ListFacet(LinkedFacet):
    """A facet of a many-to-many table: rows of ``table`` link an ``entry`` to a ``value`` of the
    list. With ``also``, the entry also has the values that this path leads to from there."""

    table: type[Model]
    value: str
    values: ReferenceList
    also: str = ""
    entry: str = "project"

    def condition(self, values: Sequence[str]) -> Q:
        linked = Q(**{f"{self.values.key}__in": values})
        if self.also:
            linked |= Q(**{f"{self.also}__{self.values.key}__in": values})
        found = self.values.model._default_manager.filter(linked).values("pk")
        rows = self.table._default_manager.filter(**{f"{self.value}__in": found})
        return Q(pk__in=rows.values(self.entry))

    def links(self) -> tuple[QuerySet[Any], Any, Any]:
        return self.table._default_manager.all(), self.entry, self.value

    def further(self) -> tuple[QuerySet[Any], Any, Any] | None:
        if not self.also:
            return None
        leading = self.values.model._default_manager.filter(**{f"{self.also}__isnull": False})
        return leading, self.also, "pk"


@dataclass(frozen=True, kw_only=True)
class HasFacet(LinkedFacet):
    """Whether the entry has any of the ``rows``: the only value is 1."""

    rows: Callable[[], QuerySet[Any]]
    entry: str = "project"

    def condition(self, values: Sequence[str]) -> Q:
        return Q(pk__in=self.rows().values(self.entry))

    def links(self) -> tuple[QuerySet[Any], Any, Any]:
        return self.rows(), self.entry, Value(1)


FACETS: dict[str, Facet] = {
    facet.name: facet
    for facet in (
        FieldFacet(
            name="block",
            label=_("Block"),
            path="block__slug",
            values=ReferenceList(Block, name="short_name", position="position"),
            is_shown_whole=True,
        ),
        ListFacet(
            name="theme",
            label=_("Theme"),
            table=Project.themes.through,
            value="theme",
            values=ReferenceList(Theme, position="position"),
            is_shown_whole=True,
        ),
        # A region of today also finds the entries of what it was part of.
        ListFacet(
            name="region",
            label=_("Region"),
            table=Project.regions.through,
            value="region",
            also="successors",
            values=ReferenceList(Region, key="code"),
        ),
        ListFacet(
            name="organisation",
            label=_("Organisation"),
            table=Participation,
            value="organisation",
            values=ReferenceList(Organisation),
        ),
        FieldFacet(
            name="status",
            label=_("Status"),
            path="status",
            words=dict(Project.Status.choices),
            is_shown_whole=True,
            # The words of the page are accepted in place of the IATI codes that the data uses.
            aliases={
                "planned": Project.Status.PLANNED.value,
                "in-progress": Project.Status.IN_PROGRESS.value,
                "in_progress": Project.Status.IN_PROGRESS.value,
                "completed": Project.Status.COMPLETED.value,
            },
        ),
        YearFacet(
            name="year",
            label=_("Year"),
            words={str(year): year for year in range(EARLIEST_YEAR, LATEST_YEAR + 1)},
        ),
        LanguageFacet(
            name="language",
            label=_("Language of the text"),
            words=dict(Language.choices),
            is_shown_whole=True,
        ),
        HasFacet(
            name="photos",
            label=_("Photos"),
            words={"1": _("with photos")},
            # A drawing is no photo, and most samples have one.
            rows=lambda: Photo.objects.shown().filter(is_drawing=False),
        ),
        FieldFacet(
            name="provenance",
            label=_("Provenance"),
            path="provenance",
            words=dict(Project.Provenance.choices),
            is_shown_whole=True,
        ),
    )
}
