"""The query of a list of published entries.

The list, its counts, the exports and the pages all filter with ``ProjectFilter``. Several values
of one facet mean "or", different facets mean "and". A wrong value is left out and named in
``notes``; the rest of the query still holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from projects.catalogue import search
from projects.catalogue.entry_sets import members, set_of
from projects.catalogue.facets import FACETS
from projects.catalogue.fields import CopiedShallowly, KnownValues, LenientForm, SearchText
from projects.catalogue.index import CatalogueIndex, Earlier, current_index
from projects.catalogue.query_words import Part, forms_of
from projects.catalogue.sorting import SORT_LABELS, sort_fields
from projects.catalogue.spelling import correction_of
from projects.models import Project
from projects.texts.languages import current_language

# The values of parameters that are no facets.
OPTIONS: dict[str, dict[str, Any]] = {"sort": SORT_LABELS, "exact": {"1": _("yes")}}

# More notes would not be read.
MOST_NOTES = 8


class TextFilter(CopiedShallowly, django_filters.Filter):
    """The entries that a search finds."""

    field_class = SearchText

    def filter(self, qs: QuerySet[Project], value: str) -> QuerySet[Project]:
        return qs.filter(pk__in=search.matches(value)) if value else qs


class FacetFilter(CopiedShallowly, django_filters.Filter):
    """The entries that have one of the chosen values of a facet."""

    field_class = KnownValues

    def filter(self, qs: QuerySet[Project], value: list[str]) -> QuerySet[Project]:
        return qs.filter(FACETS[self.field_name].condition(value)) if value else qs


class OptionFilter(CopiedShallowly, django_filters.Filter):
    """Filters nothing by itself: how to sort, whether to search for the text as it was typed."""

    field_class = KnownValues

    def filter(self, qs: QuerySet[Project], value: list[str]) -> QuerySet[Project]:
        return qs


@lru_cache
def fixed_labels(language: str) -> dict[str, dict[str, str]]:
    """The words for values that no editor can change; ``language`` is the page's."""
    words = {facet.name: facet.words for facet in FACETS.values() if not facet.values}
    return {
        name: {value: str(label) for value, label in labels.items()}
        for name, labels in (words | OPTIONS).items()
    }


@lru_cache
def published_entries() -> QuerySet[Project]:
    """The entries that a query filters. Cached: a list is counted in the index and rarely evaluates
    it."""
    return Project.objects.published()


@lru_cache
def _names(language: str) -> dict[str, str]:
    """The labels of the parts of a query; ``language`` is the page's."""
    return {name: str(part.label) for name, part in ProjectFilter.base_filters.items()}


class ProjectFilter(django_filters.FilterSet):
    """A query on the published entries: ``ProjectFilter(request.GET)``.

    ``text`` is the search text, ``values`` has the chosen values of each facet. ``qs`` is the
    result in the asked order, ``notes`` names what was left out of the query and why,
    ``urlencode()`` is the query as an address, ``without(name)`` the result with one facet ignored.
    """

    _form_class: type[forms.Form] | None = None

    class Meta:
        model = Project
        form = LenientForm
        fields: list[str] = []

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        """The search, a filter for each facet, the order."""
        facets = {
            name: FacetFilter(name, label=facet.label, aliases=facet.aliases)
            for name, facet in FACETS.items()
        }
        return {
            "q": TextFilter("q", label=_("Search")),
            **facets,
            "sort": OptionFilter("sort", label=_("Sorting")),
            "exact": OptionFilter("exact", label=_("Search as typed")),
        }

    def __init__(self, data: Any) -> None:
        super().__init__(data or {}, published_entries())
        self.page_language = current_language()
        # Most queries ask one thing, so the other fields are not cleaned.
        fields = self.form.fields
        for name in [name for name in fields if name not in self.data]:
            del fields[name]
        for name in fields.keys() - {"q"}:
            fields[name].known = partial(self.labels, name)
        self.form.full_clean()
        nothing: dict[str, list[str]] = {name: [] for name in (*FACETS, *OPTIONS)}
        self.form.cleaned_data = {"q": "", **nothing, **self.form.cleaned_data}
        self.text: str = self.form.cleaned_data["q"]
        self.values = {name: self.form.cleaned_data[name] for name in nothing}
        if not self.text:
            self.form.cleaned_data["exact"] = self.values["exact"] = []

    def get_form_class(self) -> type[forms.Form]:
        """The class of the form, built once: the fields are the same for every query, and each form
        copies them."""
        form_class = ProjectFilter._form_class or super().get_form_class()
        ProjectFilter._form_class = form_class
        return form_class

    def name_of(self, facet: str) -> str:
        """The label of a facet, in the page's language."""
        return _names(self.page_language)[facet]

    def labels(self, name: str) -> dict[str, str]:
        """The values of a facet with the words for them, in the order in which they are shown."""
        fixed = fixed_labels(self.page_language)
        return fixed[name] if name in fixed else self.index.labels(name, self.page_language)

    @cached_property
    def index(self) -> CatalogueIndex:
        """The index that is counted and shown; the same during one request."""
        return current_index()

    @cached_property
    def _chosen(self) -> dict[str, int]:
        """The set of entries that each part of the query leaves."""
        chosen = {
            name: self.index.union(name, self.values[name]) for name in FACETS if self.values[name]
        }
        if self.text:
            chosen["q"] = self.found(self.searched)
        return chosen

    def _parts(self, text: str) -> list[Part]:
        return search.understood(text, self.index)

    def found(self, text: str) -> int:
        """The public entries that a text finds, without the filters."""
        found: int = self.index.search(
            ("q", text),
            lambda: set_of(search.found_with(self._parts(text))),
            lambda was: (was.value & ~set_of(was.changed)) | self._among(text, was),
        )
        return found & self.index.all

    def _among(self, text: str, was: Earlier) -> int:
        """Those of the changed entries that the text finds, for the set and its order."""
        found: int = self.index.remember(
            ("among", text, was.changed),
            lambda: set_of(search.found_among(self._parts(text), was.changed)),
        )
        return found

    @cached_property
    def correction(self) -> str:
        """The text that is searched for instead of one that finds nothing, if there is one."""
        if not self.text or self.values["exact"] or self.found(self.text):
            return ""
        key = ("correction", self.text)
        corrected: str = self.index.search(key, lambda: correction_of(self.text, self.index))
        return corrected

    @property
    def searched(self) -> str:
        """The text that is searched for: as typed, or corrected."""
        return self.correction or self.text

    @cached_property
    def marks(self) -> str:
        """What is marked in the results: see ``projects.texts.words.marked``."""
        return " ".join(forms_of(self._parts(self.searched))) if self.text else ""

    @cached_property
    def _asked(self) -> dict[str, Any]:
        """The values of all parameters, with the text that is searched for."""
        return {**self.form.cleaned_data, "q": self.searched}

    def set_without(self, name: str) -> int:
        """The result as a set of the index, with the facet ``name`` ignored."""
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
        """The found entries, or all entries, in the asked order."""
        sorting, text, language = self.sorting, self.searched, self.page_language
        if sorting == "stand":
            return self.index.stands
        if sorting == "relevance":
            return self.index.search(
                ("relevance", text),
                lambda: search.found_best_first(self._parts(text)),
                lambda was: None if self._is_touched(text, was) else was.value,
            )
        key = (sorting, language) if sorting == "title" else sorting
        fields = sort_fields(sorting, language)
        return self.index.order(key, Project.objects.published().order_by(*fields))

    def _is_touched(self, text: str, was: Earlier) -> bool:
        """Whether a changed entry was found before, or is now."""
        return bool(was.changed.intersection(was.value) or self._among(text, was))

    def without(self, name: str) -> QuerySet[Project]:
        """The result, in no order, with the facet ``name`` ignored."""
        result = self.queryset
        for other, value in self._asked.items():
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

    def filter_queryset(self, queryset: QuerySet[Project]) -> QuerySet[Project]:
        """``qs``: the result in the asked order."""
        found = queryset
        for name, value in self._asked.items():
            found = self.filters[name].filter(found, value)
        if self.sorting == "relevance":
            return search.best_first(found, self._parts(self.searched))
        return found.order_by(*sort_fields(self.sorting, self.page_language))

    @cached_property
    def notes(self) -> list[str]:
        """A sentence for each thing left out of the query, in the visitor's language."""
        notes = (note for name in (*FACETS, *OPTIONS, "q") for note in self.errors.get(name, ()))
        return list(islice(notes, MOST_NOTES))

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
            for name in FACETS
            for value in self.values[name]
        ]
