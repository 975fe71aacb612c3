"""The frames of a panel's photos: each as near to the photo's own shape as its room allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from projects.graphics.fonts import READING_FACE
from projects.printing.content import Picture
from projects.printing.fit import Place, line_count
from projects.printing.images import Spot
from projects.printing.papers import FLOOR, LONGEST_LINE, PanelSize
from projects.texts.languages import Text, text_of

# Shapes are width by height; one beyond these is cut.
TALLEST, WIDEST = 0.6, 2.0
# Between two photos; the least room that ornament fills beside a single one.
BETWEEN, LEAST_ORNAMENT = 0.5, 12
# The height of two lines of a caption with the space around them.
CAPTION = 4.6


@dataclass(frozen=True)
class PanelFrames:
    """The photos of a panel in their room, with captions in a language."""

    photos: tuple[Picture, ...]
    size: PanelSize
    language: str

    @cached_property
    def _places(self) -> tuple[list[Place], Place | None]:
        room = self.size.layout.pictures
        if not self.photos:
            return [], room
        known: list[Any] = [picture.photo for picture in self.photos]
        return frames(
            [photo.width / photo.height if photo.height else 1.5 for photo in known], room
        )

    @property
    def ornament(self) -> Place | None:
        """What the photos leave of their room; all of it where there are none."""
        return self._places[1]

    def _frame(self, picture: Picture) -> Place:
        return self._places[0][self.photos.index(picture)]

    def caption(self, picture: Picture) -> Text:
        """The caption of a photo; empty where it has none or it is longer than two lines."""
        photo: Any = picture.photo
        caption = text_of(photo, "caption", self.language)
        width = min((self._frame(picture).width - 3) / FLOOR, LONGEST_LINE)
        fits = caption.value and line_count(caption.value, READING_FACE, width) <= 2
        return caption if fits else Text("", "")

    def place_of(self, picture: Picture) -> Place:
        """The frame of a photo without the lines of its caption."""
        frame = self._frame(picture)
        return (
            replace(frame, height=frame.height - CAPTION) if self.caption(picture).value else frame
        )

    def spot_of(self, picture: Picture) -> Spot:
        """The frame on paper that a photo fills."""
        frame, unit = self.place_of(picture), self.size.unit_mm
        return Spot(frame.width * unit, frame.height * unit, self.size.good, is_filled=True)

    def style_of(self, place: Place) -> str:
        """A frame as CSS, in shares of the room of all pictures."""
        room = self.size.layout.pictures
        left, top = (place.left - room.left) / room.width, (place.top - room.top) / room.height
        wide, high = place.width / room.width, place.height / room.height
        return f"left: {left:.3%}; top: {top:.3%}; width: {wide:.3%}; height: {high:.3%}"

    def caption_style(self, picture: Picture) -> str:
        """The lines below a photo, as CSS."""
        frame = self._frame(picture)
        lines = replace(frame, top=frame.top + frame.height - CAPTION, height=CAPTION)
        return self.style_of(lines)


def frames(shapes: Sequence[float], room: Place) -> tuple[list[Place], Place | None]:
    """The places of one to three photos in a room, and the rest of it for ornament, if any.

    A single photo is shown whole, as far as its shape is not extreme; of several, the first is the
    largest.
    """
    shapes = [min(max(shape, TALLEST), WIDEST) for shape in shapes]
    if len(shapes) == 1:
        return _single(shapes[0], room)
    if len(shapes) == 2:
        return _halves(room, shapes[0], shapes[1]), None
    first, rest = _parted(room, 0.645, across=_is_wide(room))
    return [first, *_parted(rest, 0.5, across=not _is_wide(room))], None


def _is_wide(room: Place) -> bool:
    return room.width > room.height * 1.2


def _single(shape: float, room: Place) -> tuple[list[Place], Place | None]:
    is_across = room.width / room.height > shape
    long = room.width if is_across else room.height
    share = (room.height * shape if is_across else room.width / shape) / long
    if long * (1 - share) < LEAST_ORNAMENT:
        return [room], None
    photo, ornament = _parted(room, share, across=is_across, between=0)
    return [photo], ornament


def _halves(room: Place, first: float, second: float) -> list[Place]:
    is_across = _is_wide(room)
    share = first / (first + second) if is_across else second / (first + second)
    return list(_parted(room, share, across=is_across))


def _parted(
    room: Place, share: float, *, across: bool, between: float = BETWEEN
) -> tuple[Place, Place]:
    """Two places beside each other (``across``) or one below the other."""
    if across:
        wide = room.width * share - between / 2
        rest = room.left + wide + between
        return (
            Place(room.left, room.top, wide, room.height),
            Place(rest, room.top, room.left + room.width - rest, room.height),
        )
    high = room.height * share - between / 2
    rest = room.top + high + between
    return (
        Place(room.left, room.top, room.width, high),
        Place(room.left, rest, room.width, room.top + room.height - rest),
    )
