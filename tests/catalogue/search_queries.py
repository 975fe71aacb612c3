"""Queries as people type them, with the entries that they should find.

The first file comes from a reading of the exhibition at 4a76b11: a query's entries are those whose
texts have the word in any form, or for synonyms what is meant. The others have the same
kinds with other words, made in the same way from the fixtures; the fourth also has words that
people clip (юр. помощь) and abbreviations of what is not a name, the fifth what visitors may say
at a stand in words that do not stand there, and the sixth several stands at once and places by
their oldest names.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[1] / "data" / "search"
FILES = (
    "queries.tsv",
    "more_queries.tsv",
    "third_queries.tsv",
    "fourth_queries.tsv",
    "fifth_queries.tsv",
    "sixth_queries.tsv",
)


class Row(NamedTuple):
    kind: str
    query: str
    entries: frozenset[int]


def rows(*names: str) -> Iterator[Row]:
    """The queries of these files, by default of all."""
    for name in names or FILES:
        with (FOLDER / name).open(encoding="utf-8") as file:
            for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield Row(line["kind"], line["query"], frozenset(map(int, line["entries"].split())))
