"""Word files: ``document`` reads one, ``program`` is the process that does it within limits."""

# What the process may take, and how its exit code says that it was not enough.
MOST_MEMORY, MOST_SECONDS = 240 * 2**20, 5
DAMAGED, TOO_HEAVY = 3, 4
# Before all ids and the links to them: "#letter-footnote-1".
PREFIX = "letter-"
# Characters that no text has: they frame a list's label, "\ue000level\ue001label\ue002".
BEGIN, MIDDLE, END = "\ue000", "\ue001", "\ue002"
