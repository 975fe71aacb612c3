"""The room for a text on a stand panel, counted at its field (``static/js/marked.js``)."""

from __future__ import annotations

from typing import Any, NamedTuple

from projects.printing.panel_texts import characters_that_fit

# The height of the box for each text, in lines.
ROWS = {"summary": 4, "text": 10}


class Room(NamedTuple):
    """How long a text is and how much fits; the ``id`` of the note that says so."""

    id: str
    length: int
    fits: int

    @property
    def is_over(self) -> bool:
        return self.length > self.fits


def mark_room(field: Any, name: str, code: str) -> None:
    """Gives the field of a text (name, language) its room and the attributes that count it."""
    fits = characters_that_fit(name, code)
    room = Room(f"fits-{name}-{code}", len(field.value() or ""), fits)
    described = " ".join(filter(None, [room.id, f"{field.id_for_label}_helptext"]))
    field.field.room = room
    field.field.widget.attrs |= {
        "data-fits": fits,
        "aria-describedby": described if field.help_text else room.id,
    }
    if name in ROWS:
        field.field.widget.attrs["rows"] = ROWS[name]
