"""Prints: A4 summaries, stand panels, QR labels, the report of the results.

``content`` gives the words of an entry on paper; ``summary``, ``panel``, ``label`` and ``report``
lay them out; ``fit`` knows how much text a place takes; ``edition`` what changed since an earlier
print; ``preflight`` what is wrong before printing. ``order`` reads what is to be printed,
``printable`` makes it, ``pdf`` writes the file, ``kept_prints`` keeps it and ``turns`` lets one be
made at a time. ``views`` answers the addresses of prints; ``jobs`` are the prints that the desk
orders.
"""
