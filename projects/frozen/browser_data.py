"""The data by which a browser searches and filters a frozen exhibition without a server.

Two scripts, since a page on a disk can load no data but a script: ``index.js``, the same for all
languages, holds the words that entries are found by, which entry has which value of which facet,
and the orders; ``LANGUAGE/words.js`` holds names and sentences, ``LANGUAGE/cards.js`` the cards.
An entry is its place in ``numbers``.

The words are those of the site's own index. lunr with lunr-languages and MiniSearch were weighed:
lunr stems Kazakh and matches whole stems, which is another answer than the site's word beginnings,
and neither reads the other keyboard layout or Latin letters, so both would stand around the same
rules as small as they are in ``static/js/frozen/forms.js`` and ``search.js``. The stemmers of
Russian and English are Snowball's own; the tables come from the modules that the site searches
with.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import Any

from django.utils.functional import cached_property
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from projects.catalogue import empty_answer, spelling
from projects.catalogue.cards import ENTRIES_ON_A_PAGE
from projects.catalogue.comparison import rows
from projects.catalogue.entry_sets import members
from projects.catalogue.facet_choices import SHOWN_AT_FIRST
from projects.catalogue.facets import FACETS
from projects.catalogue.fields import MOST_VALUES
from projects.catalogue.filters import MOST_NOTES, OPTIONS, ProjectFilter
from projects.catalogue.index import CatalogueIndex, current_index
from projects.catalogue.indexing import has_length, spelled_words
from projects.catalogue.meanings import meanings_of, spelled_synonyms
from projects.catalogue.selection import MOST_IN_LIST, MOST_TO_COMPARE
from projects.catalogue.sorting import SORT_LABELS
from projects.catalogue.suggestions import key_of
from projects.frozen.search_rules import search_rules
from projects.models import Organisation, Project, Region, Theme
from projects.models.synonyms import known_phrases
from projects.texts import keyboards
from projects.texts.languages import quoted, text_of
from projects.texts.numbers import number
from projects.texts.phrases import Phrase
from projects.texts.words import LONGEST_QUERY, MOST_WORDS

# How a script lists entries: no words are marked, and search engines read nothing of it.
LISTED = {"searched": "", "level": "h2", "is_part": False}


def script(name: str, value: Any) -> bytes:
    """A classic script that sets ``name`` of the browser's object ``frozen``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"(window.frozen ??= {{}}).{name} = {text};\n".encode()


class BrowserData:
    """The data of these entries, in the order of the stands."""

    def __init__(self, entries: Any) -> None:
        self.entries: list[Project] = list(entries.for_page().order_by("number"))
        self.places = {project.pk: place for place, project in enumerate(self.entries)}

    def index(self) -> dict[str, Any]:
        """The words, facets and orders of index.js."""
        words: dict[str, list[int]] = defaultdict(list)
        lengths = []
        phrases = known_phrases()
        for place, project in enumerate(self.entries):
            project.phrases = phrases
            found = project.search_text.split()
            lengths.append(len(found))
            for word, times in sorted(Counter(found).items()):
                words[word] += [place, times]
        return {
            "numbers": [project.number for project in self.entries],
            "slugs": [project.slug for project in self.entries],
            "words": dict(sorted(words.items())),
            "lengths": lengths,
            "facets": _facets(),
            "sets": self.sets,
            "orders": self._orders(),
            **search_rules(),
            "meanings": _meanings(),
            "spelled": self._spelled(),
            "limits": {
                "text": LONGEST_QUERY,
                "words": MOST_WORDS,
                "shortest": keyboards.SHORTEST,
                "wrong": spelling.MOST_WRONG,
                "tried": spelling.MOST_TRIED,
                "few": empty_answer.FEW,
                "widened": empty_answer.MOST_WORDS,
                "shortestWrong": spelling.SHORTEST,
                "shortestStem": spelling.SHORTEST_STEM,
                "longWrong": spelling.LONG,
                "page": ENTRIES_ON_A_PAGE,
                "first": SHOWN_AT_FIRST,
                "notes": MOST_NOTES,
                "values": MOST_VALUES,
                "list": MOST_IN_LIST,
                "compare": MOST_TO_COMPARE,
            },
        }

    def _spelled(self) -> list[str]:
        """The words that a misspelt one may have been meant as."""
        synonyms = filter(has_length, spelled_synonyms(current_index()))
        return sorted(
            {*synonyms, *(word for entry in self.entries for word in spelled_words(entry))}
        )

    @cached_property
    def sets(self) -> dict[str, dict[str, list[int]]]:
        """Facet to value to the entries that have it; values without entries are left away."""
        index = current_index()
        return {
            facet: {
                value: found
                for value, entries in index.sets[facet].items()
                if (found := self._members(entries, index))
            }
            for facet in FACETS
        }

    def _members(self, entries: int, index: CatalogueIndex) -> list[int]:
        found = members(entries, index.stands, 0, len(index.stands))
        return [self.places[pk] for pk in found if pk in self.places]

    def _orders(self) -> dict[str, list[int]]:
        """The orders that are the same in each language."""
        return {
            sort: self._places_by(sort)
            for sort in SORT_LABELS
            if sort not in ("relevance", "title")
        }

    def _places_by(self, sort: str) -> list[int]:
        query = ProjectFilter({"sort": [sort]})
        entries = query.qs.values_list("pk", flat=True)
        return [self.places[pk] for pk in entries if pk in self.places]

    def words(self, language: str) -> dict[str, Any]:
        """The words.js of a language: names of values, sentences, titles."""
        with override(language):
            query = ProjectFilter({})
            return {
                "labels": {
                    name: {
                        v: label for v, label in query.labels(name).items() if self._has(name, v)
                    }
                    for name in (*FACETS, *OPTIONS)
                },
                "facets": {name: query.name_of(name) for name in ("q", *FACETS, *OPTIONS)},
                "titles": [list(text_of(project, "title")) for project in self.entries],
                "order": self._places_by("title"),
                "regions": self._named(Region),
                "organisations": self._named(Organisation),
                "themes": self._named(Theme),
                "says": _sentences(),
                "grouping": number(1000)[1:-3],
            }

    def _has(self, name: str, value: str) -> bool:
        """Whether the value is worth a name: thousands of organisations without entries are not."""
        return name != "organisation" or value in self.sets[name]

    def comparison(self, language: str) -> list[dict[str, Any]]:
        """The comparison: every row of a comparison with every entry's cell."""
        with override(language):
            return [
                {
                    "name": conditional_escape(row.name),
                    "cells": list(map(conditional_escape, row.cells)),
                }
                for row in rows(self.entries)
            ]

    def _named(self, model: Any) -> list[list[str]]:
        """Key, name and its language of what suggestions lead to."""
        facet = model._meta.model_name
        keyed = [(key_of(record), record) for record in model.objects.all()]
        return [
            [key, *text_of(record, "name")]
            for key, record in keyed
            if facet == "theme" or key in self.sets[facet]
        ]


def _meanings() -> dict[str, Any]:
    """The phrases that mean something, each once, and the groups: the places of the phrases that a
    query may say, and of those that entries are found by."""
    groups = meanings_of(current_index()).groups
    places: dict[Phrase, int] = {}
    in_places = [
        [[places.setdefault(phrase, len(places)) for phrase in phrases] for phrases in group]
        for group in groups
    ]
    return {"phrases": list(places), "groups": in_places}


def _facets() -> list[dict[str, Any]]:
    """The facets in their order: what their rules are, for the browser knows none by itself."""
    return [
        {
            "name": facet.name,
            "isShownWhole": facet.is_shown_whole,
            "aliases": dict(facet.aliases),
        }
        for facet in FACETS.values()
    ]


def _forms(singular: str, plural: str) -> dict[str, str]:
    """A sentence with a number in the forms that ``Intl.PluralRules`` names."""
    categories = {"one": 1, "few": 2, "many": 5, "other": 10}
    return {
        category: ngettext(singular, plural, count).replace("%(number)s", "{n}")
        for category, count in categories.items()
    }


def _sentences() -> dict[str, Any]:
    """Sentences that the server would write, from the same messages of the interface."""
    return {
        "entries": _forms("%(number)s entry", "%(number)s entries"),
        "documented": _forms("%(number)s documented", "%(number)s documented"),
        "reported": _forms("%(number)s reported elsewhere", "%(number)s reported elsewhere"),
        "samples": _forms("%(number)s sample", "%(number)s samples"),
        "more": _forms("%(number)s more", "%(number)s more"),
        "projects": _("Projects"),
        "site": _("Exhibition of social projects"),
        "remove": _("Remove filter:"),
        "removeAll": _("Remove all"),
        "chosen": _("Chosen filters"),
        "pages": _("Pages"),
        "previous": _("Previous"),
        "next": _("Next"),
        "page": _("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
        "quoted": quoted("{text}"),
        "nothing": _("No projects match all of these filters."),
        "showing": _("Showing results for “%(shown)s”, instead of “%(typed)s”.")
        % {"shown": "{shown}", "typed": "{typed}"},
        "asTyped": _("Search for “%(typed)s” as typed") % {"typed": "{typed}"},
        "nothingFound": _("nothing found"),
        "wider": _("Little is found. More is found by:"),
        "withoutWord": _("With fewer words:"),
        "withoutFilters": _("Search without the filters"),
        "numberHint": _("The number of a stand finds it, too: from %(first)s to %(last)s.")
        % {"first": "{first}", "last": "{last}"},
        "allStands": _("All stands by number"),
        "nearest": _("The nearest entries"),
        "advice": _(
            "Remove a filter above or shorten your search. The beginning of a word is "
            "enough, and you can type к for қ, о for ө and so on."
        ),
        "noPage": _("There is no page “%(number)s”; this is page %(shown)d.").replace(
            "%(shown)d", "{shown}"
        )
        % {"number": "{number}"},
        "wrong": _("“%(value)s” is not a value of “%(facet)s” and was left out.")
        % {"value": "{value}", "facet": "{facet}"},
        "shortened": _(
            "The search text was shortened: a search takes %(longest)d letters and digits."
        )
        % {"longest": LONGEST_QUERY},
        "project": _("Project"),
        "region": _("Region"),
        "organisation": _("Organisation"),
        "theme": _("Theme"),
        "compare": _("compare"),
        "compareNow": _("Compare side by side"),
        "twoTo": _("Two to %(most)s stands.") % {"most": MOST_TO_COMPARE},
        "takeAway": _("Remove from the list"),
        "differ": _("Rows in which the entries differ are marked."),
        "noStand": _("“%(value)s” is not the number of a stand and was left out.")
        % {"value": "{value}"},
        "onlyFirst": _("Only the first %(most)d stands are shown.").replace("%(most)d", "{most}"),
    }
