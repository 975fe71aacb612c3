"""Totals of figures. Every page, print and export that shows a total calls ``total.totals``.

The rules, which the page about the data repeats for readers:

1. Documented, reported and illustrative entries are added up apart; never together.
2. "sum" adds the values, "greatest" takes the largest, "not-at-all" gives no total.
3. *Never twice in time.* Of the figures that one entry states for one indicator, only one counts
   for any year: where two share a year the one for more years counts, of equally long ones the
   greater. A figure without a period is for the whole entry and stands before all others. The
   figures left out are shown with their entry and add nothing (``periods.counted``).
4. *Never twice in space.* An entry in two regions, or of two themes, or of two organisations,
   counts once in the whole and in full under each of them, so those rows need not add up to the
   whole. Rows by block and by period always do: a figure for several years has a row of its own
   and is never spread over them.
5. A sum is "exactly" only if every part is; one part "about" or "up to" makes it "about", else one
   part "more than" makes it "more than", else one part "at least" makes it "at least".
6. A figure without a number ("thousands") adds nothing, takes no other figure's place and is
   counted in no total.
7. People may be counted twice where one came to two projects; no source tells how many.

All adding up is done by the database, in a number of queries that does not depend on its size.
"""

from projects.results.totals.entry_counts import EntryCounts, count_entries
from projects.results.totals.evidence import Evidence, evidence
from projects.results.totals.remainder import Remainder, remainder
from projects.results.totals.total import Part, Parts, Total, totals

__all__ = [
    "EntryCounts",
    "Evidence",
    "Part",
    "Parts",
    "Remainder",
    "Total",
    "count_entries",
    "evidence",
    "remainder",
    "totals",
]
