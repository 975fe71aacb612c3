"""Prints: A4 summaries, stand panels, QR labels, the report of the results.

``content`` gives the words of an entry on paper; ``summary``, ``panel``, ``label``, ``report`` and
``entry_sheet`` lay them out; ``wall_texts`` writes panels of a block and of the results,
``wall_panel`` lays these out; ``fit`` knows how much text a place takes; ``edition`` what changed
since an earlier print; ``preflight`` what is wrong before printing, with its ``checks`` and
``findings``. ``order`` reads what is to be printed, ``printable`` makes it, ``pdf`` writes the
file, ``structure`` completes it for screen readers, ``accessible`` judges that; ``press`` makes one
for a print shop, ``colours`` sets its inks, ``parcel`` packs what the shop gets, and
``kept_prints`` keeps it. ``views`` answers the addresses of prints, ``visitors`` asks the worker
for those that are not there; ``jobs`` are the prints that the desk orders.
"""
