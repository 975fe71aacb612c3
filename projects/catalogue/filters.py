"""The one description of what can be asked of the entries.

The list, its counts, the exports and the pages all filter with ``ProjectFilter``. Several values
of one facet mean "or", different facets mean "and". A wrong value is left out and named in
``notes``; the rest of the query still holds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from projects.catalogue import search
from projects.catalogue.conditions import (
    FIRST_YEAR,
    LAST_YEAR,
    in_regions,
    in_years,
    with_languages,
    with_photos,
)
from projects.catalogue.index import CatalogueIndex, current_index, members, set_of
from projects.models import Participation, Project
from projects.models.project import EARLIEST_YEAR, LATEST_YEAR, Language
from projects.texts.languages import current_language

# A person chooses a few values and reads a few notes; thousands are an attack or a mistake.
MOST_VALUES, MOST_NOTES = 40, 8

# The words of the page are taken for the codes of IATI that the data uses.
STATUS_WORDS = {
    "planned": Project.Status.PLANNED.value,
    "in-progress": Project.Status.IN_PROGRESS.value,
    "in_progress": Project.Status.IN_PROGRESS.value,
    "completed": Project.Status.COMPLETED.value,
}

SORTS = {
    "stand": ("number",),
    "title": ("title_order", "number"),
    "year": (FIRST_YEAR.asc(nulls_last=True), "number"),
    "-year": (LAST_YEAR.desc(nulls_last=True), "number"),
    "budget": (F("budget_kzt").asc(nulls_last=True), "number"),
    "-budget": (F("budget_kzt").desc(nulls_last=True), "number"),
}
SORT_LABELS = {
    "relevance": _("best match"),
    "stand": _("stand number"),
    "title": _("title"),
    "year": _("year, oldest first"),
    "-year": _("year, latest first"),
    "budget": _("budget, smallest first"),
    "-budget": _("budget, largest first"),
}


def printable(value: str, longest: int = 60) -> str:
    """What a visitor typed, fit to be shown back: no control characters, not endless."""
    clean = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in value[: longest + 1])
    return clean if len(clean) <= longest else clean[:longest] + "…"


class Shared:
    """A filter or field that all queries share: as deep copies they were a tenth of a list's time.
    What django-filter notes on it of the query that came last (``parent``), ours do not read."""

    def __deepcopy__(self, memo: Any) -> Self:
        return self


class SharedParts(Shared, dict[str, Any]):
    """The filters or fields of all queries, by their names."""


class Read(NamedTuple):
    """What a field understood of a parameter, and what it left out."""

    taken: Any
    wrong: list[str]


class LenientChoices(Shared, forms.Field):
    """Takes those values of a repeated parameter that are known; ``aliases`` are other words for
    them."""

    widget = forms.SelectMultiple

    def __init__(self, *, aliases: dict[str, str] | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.aliases = aliases or {}

    def read(self, value: list[str], labels: dict[str, str]) -> Read:
        """``labels`` has the values that exist."""
        if not value:
            return Read([], [])
        asked = [word.strip() for word in dict.fromkeys(value) if word.strip()]
        words = [self.aliases.get(word, word) for word in asked[:MOST_VALUES]]
        wrong = [word for word in words if word not in labels]
        taken = dict.fromkeys(word for word in words if word in labels)
        return Read([*taken], asked[MOST_VALUES : MOST_VALUES + 1] + wrong)


class FacetFilter(Shared, django_filters.Filter):
    """A facet: ``condition`` turns the chosen values into one ``Q`` about an entry."""

    field_class = LenientChoices

    def __init__(self, condition: Callable[[list[str]], Q], label: Any, **options: Any) -> None:
        super().__init__(label=label, required=False, **options)
        self.condition = condition

    def filter(self, qs: QuerySet[Project], value: list[str]) -> QuerySet[Project]:
        return qs.filter(self.condition(value)) if value else qs


class LenientText(Shared, forms.CharField):
    """A search text; too much of it and what can't be typed is left out."""

    def read(self, value: str | None, labels: dict[str, str]) -> Read:
        if not value:
            return Read("", [])
        typed = value.strip()
        text = printable(typed, search.LONGEST_QUERY).removesuffix("…").strip()
        wrong = [typed] if text != typed or (typed and not search.words_of(typed)) else []
        return Read(text if search.words_of(text) else "", wrong)


class TextFilter(Shared, django_filters.Filter):
    field_class = LenientText

    def filter(self, qs: QuerySet[Project], value: str) -> QuerySet[Project]:
        return qs.filter(pk__in=search.matches(value)) if value else qs


class Question(forms.Form):
    """A form in which nothing is an error and which is never drawn: ``cleaned_data`` and, by the
    fields' names, what is ``wrong``."""

    fields: dict[str, Any]

    def ask(self, labels: dict[str, dict[str, str]]) -> None:
        """Reads the parameters; ``labels`` has the values of each that takes known ones alone."""
        self.cleaned_data, self.wrong = {}, {}
        for name, field in self.fields.items():
            value = field.widget.value_from_datadict(self.data, self.files, name)
            read = field.read(value, labels.get(name, {}))
            self.cleaned_data[name], self.wrong[name] = read


@lru_cache
def fixed_labels(language: str) -> dict[str, dict[str, str]]:
    """The labels of facets whose values no editor can change; ``language`` is the page's."""
    return {
        "status": {value: str(label) for value, label in Project.Status.choices},
        "year": {str(year): str(year) for year in range(EARLIEST_YEAR, LATEST_YEAR + 1)},
        "language": {value: str(label) for value, label in Language.choices},
        "photos": {"1": str(_("with photos"))},
        "provenance": {value: str(label) for value, label in Project.Provenance.choices},
        "sort": {value: str(label) for value, label in SORT_LABELS.items()},
    }


@lru_cache
def _names(language: str) -> dict[str, str]:
    """What the parts of a query are called; ``language`` is the page's."""
    return {name: str(part.label) for name, part in ProjectFilter.base_filters.items()}


@lru_cache
def published_entries() -> QuerySet[Project]:
    """What a query is about; it is made once, for a list counts in the index and asks it
    nothing."""
    return Project.objects.published()


class ProjectFilter(django_filters.FilterSet):
    """A query on the published entries: ``ProjectFilter(request.GET)``.

    ``qs`` is the result in the asked order, ``notes`` what was left out of the query and why,
    ``urlencode()`` the query as an address, ``without(name)`` the result with one facet set aside.
    """

    q = TextFilter(label=_("Search"))
    block = FacetFilter(lambda slugs: Q(block__slug__in=slugs), _("Block"))
    theme = FacetFilter(
        lambda slugs: Q(pk__in=Project.objects.filter(themes__slug__in=slugs).values("pk")),
        _("Theme"),
    )
    region = FacetFilter(in_regions, _("Region"))
    organisation = FacetFilter(
        lambda slugs: Q(
            pk__in=Participation.objects.filter(organisation__slug__in=slugs).values("project")
        ),
        _("Organisation"),
    )
    status = FacetFilter(lambda values: Q(status__in=values), _("Status"), aliases=STATUS_WORDS)
    year = FacetFilter(in_years, _("Year"))
    language = FacetFilter(with_languages, _("Language of the text"))
    photos = FacetFilter(with_photos, _("Photos"))
    provenance = FacetFilter(lambda values: Q(provenance__in=values), _("Provenance"))
    sort = FacetFilter(lambda values: Q(), _("Sorting"))

    FACETS = (
        "block",
        "theme",
        "region",
        "organisation",
        "status",
        "year",
        "language",
        "photos",
        "provenance",
    )

    _form_class: type[forms.Form] | None = None

    class Meta:
        model = Project
        form = Question
        fields: list[str] = []

    def __init__(self, data: Any) -> None:
        super().__init__(data or {}, published_entries())
        self.page_language = current_language()
        self.form.ask(self._labels)
        self.text: str = self.form.cleaned_data["q"]
        self.values: dict[str, list[str]] = {
            name: values for name, values in self.form.cleaned_data.items() if name != "q"
        }

    def get_form_class(self) -> type[forms.Form]:
        """Made with the first filter set: its fields are the same for all."""
        if ProjectFilter._form_class is None:
            made = ProjectFilter._form_class = super().get_form_class()
            made.base_fields = SharedParts(made.base_fields)
        return ProjectFilter._form_class

    def name_of(self, facet: str) -> str:
        """What a facet is called, in the page's language."""
        return _names(self.page_language)[facet]

    def labels(self, name: str) -> dict[str, str]:
        """The values of a facet with the words for them, in the order in which they are shown."""
        return self._labels[name]

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return fixed_labels(self.page_language) | {
            name: self.index.labels(name, self.page_language)
            for name in ("block", "theme", "region", "organisation")
        }

    @cached_property
    def index(self) -> CatalogueIndex:
        """What is counted and shown; the same during one request."""
        return current_index()

    @cached_property
    def _chosen(self) -> dict[str, int]:
        """The set of entries that each part of the query leaves."""
        chosen = {
            name: self.index.union(name, self.values[name])
            for name in self.FACETS
            if self.values[name]
        }
        if text := self.text:
            found = self.index.search(("q", text), lambda: set_of(search.found(text)))
            chosen["q"] = found & self.index.all
        return chosen

    def set_without(self, name: str) -> int:
        """The result as a set of the index, with the facet ``name`` set aside."""
        result = self.index.all
        for other, entries in self._chosen.items():
            if other != name:
                result &= entries
        return result

    def places(self, start: int, stop: int) -> list[int]:
        """The database numbers of the result from one place to another, in the asked order."""
        result, order = self.set_without(""), self._order()
        if result.bit_count() == len(order):
            return list(order[start:stop])
        return members(result, order, start, stop)

    def _order(self) -> Sequence[int]:
        """All that is found, or all that there is, in the asked order."""
        match self.sorting:
            case "stand":
                return self.index.stands
            case "relevance":
                text = self.text
                return self.index.search(("relevance", text), lambda: search.found_best_first(text))
            case "title":
                key: Any = ("title", self.page_language)
            case other:
                key = other
        published = Project.objects.published()
        return self.index.order(key, published.order_by(*self._sort_fields()))

    def _sort_fields(self) -> list[Any]:
        """The fields of the asked order; titles in the alphabet of the page's language."""
        fields: tuple[Any, ...] = SORTS[self.sorting]
        by_title = f"title_order_{self.page_language}"
        return [by_title if part == "title_order" else part for part in fields]

    def without(self, name: str) -> QuerySet[Project]:
        """The result, in no order, with the facet ``name`` set aside."""
        result = self.queryset.alias(first_year=FIRST_YEAR, last_year=LAST_YEAR)
        for other, value in self.form.cleaned_data.items():
            if other != name:
                result = self.filters[other].filter(result, value)
        return result.order_by()

    @property
    def sorting(self) -> str:
        """The order of the result: the asked one, else best match for a search, else the stands."""
        chosen = self.values["sort"][:1]
        if chosen and (chosen != ["relevance"] or self.text):
            return chosen[0]
        return "relevance" if self.text else "stand"

    @property
    def qs(self) -> Any:
        """The result in the asked order."""
        if self.sorting == "relevance":
            return search.best_first(self.without("sort"), self.text)
        return self.without("sort").order_by(*self._sort_fields())

    @cached_property
    def notes(self) -> list[str]:
        """What was left out of the query, a sentence each, in the visitor's language."""
        left_out = self.form.wrong
        notes = [
            _("“%(value)s” is not a value of “%(facet)s” and was left out.")
            % {"value": printable(wrong), "facet": self.name_of(name)}
            for name in (*self.FACETS, "sort")
            for wrong in left_out[name]
        ]
        if left_out["q"]:
            notes.append(
                _("The search text was shortened: a search takes %(longest)d letters and digits.")
                % {"longest": search.LONGEST_QUERY}
            )
        return notes[:MOST_NOTES]

    def urlencode(self, **changes: list[str]) -> str:
        """The query as it stands in an address, known values only, in one fixed order.

        ``changes`` replaces the values of a parameter: ``urlencode(block=["fund"])``. Without the
        leading question mark; empty where nothing is asked.
        """
        chosen = {**self.form.cleaned_data, **changes}
        given = {name: values for name, values in chosen.items() if values}
        return urlencode(given, doseq=True) if given else ""

    def words(self) -> list[tuple[str, str]]:
        """The query in words: pairs of a facet's name and a chosen value's."""
        pairs = [(self.name_of("q"), self.text)] if self.text else []
        return pairs + [
            (self.name_of(name), self.labels(name)[value])
            for name in self.FACETS
            for value in self.values[name]
        ]


ProjectFilter.base_filters = SharedParts(ProjectFilter.base_filters)
