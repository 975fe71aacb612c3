"""The stand panel: one entry on one large sheet, in the units of its paper (see ``papers``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, override

from projects.graphics.fonts import TITLE_FACE
from projects.graphics.signs import sign_svg
from projects.printing.content import Face, Picture, Sheet
from projects.printing.fit import Fit, Place, balanced, fitted
from projects.printing.frames import PanelFrames
from projects.printing.frieze import THEMES, frieze_svg
from projects.printing.images import Spot
from projects.printing.panel_texts import (
    MOST_FIGURES,
    Passages,
    Sizes,
    Texts,
    common_sizes,
    main_passages,
    name_passages,
    other_passages,
    side_passages,
    title_passages,
)
from projects.printing.papers import LONGEST_TITLE, PanelSize, style_of
from projects.printing.qr import StandCode
from projects.texts.languages import LANGUAGES, text_of

MOST_PICTURES = 3
# As panel.css has it.
INK = "#22201d"


@dataclass(frozen=True)
class Panel(StandCode):
    """An entry laid out on a paper, in a main language with the titles of the other two.

    On a panel in another language Kazakh comes first, its title and summary as large as those of
    the main language (Law on languages of 11 July 1997, article 21). ``shared`` are the sizes that
    all panels of an order share; without them it takes its own.
    """

    sheet: Sheet
    size: PanelSize
    site: str
    shared: Sizes | None = None

    @cached_property
    def sizes(self) -> Sizes:
        return self.shared or common_sizes([self.texts], self.size.layout)

    @cached_property
    def passages(self) -> dict[str, tuple[Passages, Place]]:
        """The texts with their places and sizes: by part, those of further languages by
        language."""
        layout, sizes, texts = self.size.layout, self.sizes, self.texts
        side, end_of_side = texts.sides[len(self.figures)], layout.side.top + layout.side.height
        main_place = self._below_titles(layout.main, texts.end(layout))
        side_place = self._below_titles(layout.side, end_of_side)
        found = {
            "names": (texts.names, _at(layout.names, sizes.names)),
            "title": (texts.titles, _at(layout.titles, sizes.title)),
            "main": (texts.main, _at(main_place, sizes.main)),
            "side": (side, _at(side_place, sizes.side)),
        }
        for at, face in enumerate(self.others):
            place = _at(texts.place_of_other(layout, at), sizes.other)
            found[face.language] = (texts.other(layout, at), place)
        return found

    @cached_property
    def fits(self) -> dict[str, Fit]:
        """The size of type of each text."""
        return {name: fitted(texts, place) for name, (texts, place) in self.passages.items()}

    @cached_property
    def texts(self) -> Texts:
        face, figures = self.face, self.face.figures[:MOST_FIGURES]
        return Texts(
            names=name_passages(self.block_name, self.exhibition),
            titles=title_passages(*(one.title.value for one in self.leading)),
            main=main_passages([one.summary.value for one in self.leading], face.plain_text),
            sides=tuple(side_passages(face, figures[:count]) for count in range(len(figures) + 1)),
            others=tuple(
                (other_passages(one), other_passages(one, with_summary=False))
                for one in self.others
            ),
        )

    def _below_titles(self, place: Place, end: float) -> Place:
        top = self.texts.below(self.size.layout, self.sizes.title)
        return replace(place, top=top, height=end - top)

    @cached_property
    def styles(self) -> dict[str, str]:
        """The places of the texts as CSS."""
        places = ((name, place) for name, (_texts, place) in self.passages.items())
        return {name: style_of(place, self.size.unit_mm) for name, place in places}

    @property
    def face(self) -> Face:
        return self.sheet.faces[0]

    @property
    def block_name(self) -> str:
        return text_of(self.sheet.project.block, "name", self.face.language).value

    @property
    def exhibition(self) -> str:
        with override(self.face.language):
            return gettext("Exhibition of social projects of the Assembly of People of Kazakhstan")

    @cached_property
    def leading(self) -> list[Face]:
        """The faces whose title and summary are set largest: Kazakh, then the main language."""
        kazakh = (one for one in self.sheet.faces[1:] if one.language == LANGUAGES[0])
        return [*(one for one in kazakh if one.title.language == one.language), self.face]

    @cached_property
    def others(self) -> list[Face]:
        """The further languages, those in which the entry has a title."""
        known = [face for face in self.sheet.faces[1:] if face.title.language == face.language]
        return [face for face in known if face not in self.leading]

    def others_with_fit(self) -> list[tuple[Face, Fit, bool]]:
        """Each with its fit, and whether its summary is printed."""
        return [
            (face, self.fits[face.language], len(self.passages[face.language][0]) > 1)
            for face in self.others
        ]

    @cached_property
    def figures(self) -> list[Any]:
        """The figures that the side has room for, at most three."""
        count = self.texts.side(self.size.layout, self.sizes.title)
        return list(self.face.figures[:count])

    @property
    def facts(self) -> list[Any]:
        return [fact for fact in self.face.facts if fact.is_stated]

    def title_style(self, face: Face) -> str:
        """The width of a title as CSS, so that its lines are about as long as each other."""
        size = self.fits["title"].size
        ems = min(self.size.layout.titles.width / size, LONGEST_TITLE)
        return f"max-width: {balanced(face.title.value, TITLE_FACE, ems):.2f}em"

    @property
    def photos(self) -> list[Any]:
        return [picture for picture in self.sheet.pictures if picture.photo][:MOST_PICTURES]

    @property
    def credits(self) -> list[tuple[str, bool]]:
        """The credits of the pictures, each once, and whether they are drawings."""
        shown = [picture.photo for picture in self.photos]
        return list(dict.fromkeys((photo.credit, photo.is_drawing) for photo in shown))

    @cached_property
    def frames(self) -> PanelFrames:
        return PanelFrames(tuple(self.photos), self.size, self.face.language)

    def spot_of(self, picture: Picture) -> Spot:
        """The frame that a photo fills."""
        return self.frames.spot_of(picture)

    @property
    def over(self) -> int:
        """The number of characters that don't fit on the panel, all places together."""
        return sum(fit.over for fit in self.fits.values())

    def ornament(self, grey: bool) -> str:
        """The ornament in the frame of the pictures if there is no photo."""
        frame = self.frames.ornament or self.size.layout.pictures
        own = [theme.slug for theme in self.sheet.project.themes.all()]
        return frieze_svg(
            frame.width * 10,
            frame.height * 10,
            number=self.sheet.number,
            block=self.sheet.project.block.slug,
            themes=own or list(THEMES),
            grey=grey,
        )

    # What files and the order for a print shop ask of any panel.
    @property
    def stand(self) -> int | None:
        return self.sheet.number

    @property
    def name(self) -> str:
        return self.face.title.value

    @property
    def version(self) -> str:
        return self.sheet.version

    @property
    def file_stem(self) -> tuple[str, str]:
        """What stands before and behind size and language in the name of its file."""
        return f"{self.sheet.number:02}", self.sheet.project.slug

    @property
    def code_place(self) -> Place:
        return self.size.layout.code

    @property
    def pictures(self) -> list[tuple[Sheet, Picture, Spot]]:
        """The photos with their places, as ``images.files_of`` takes them."""
        return [(self.sheet, photo, self.spot_of(photo)) for photo in self.photos]

    def html(self, stamp: str, language: str, *, grey: bool, slug: str) -> str:
        """Its page; ``slug`` is the line beside the paper."""
        with override(language):
            given = {"panel": self, "stamp": stamp, "grey": grey, "slug": slug}
            return render_to_string("print/panel.html", given)

    def signs(self) -> list[SafeString]:
        """Pictograms of the entry's other forms, which its page offers."""
        return [sign_svg(form, INK) for form in self.sheet.signs]

    def sample_words(self) -> list[tuple[str, str]]:
        return in_each_language(gettext_lazy("sample"))

    def scan_words(self) -> list[tuple[str, str]]:
        return in_each_language(gettext_lazy("Scan me"))


def in_each_language(words: Any) -> list[tuple[str, str]]:
    """A lazy text in each language, with its language."""
    found = []
    for language in LANGUAGES:
        with override(language):
            found.append((language, str(words)))
    return found


def _at(place: Place, size: float) -> Place:
    """A place whose text takes one size."""
    return replace(place, steps=(size,))


def ordered_languages(language: str) -> list[str]:
    """The languages of a panel, its main one first."""
    return [language, *(other for other in LANGUAGES if other != language)]


def alike(panels: Sequence[Panel]) -> list[Panel]:
    """The panels of an order with the sizes that they share."""
    if not panels:
        return []
    sizes = common_sizes([panel.texts for panel in panels], panels[0].size.layout)
    return [replace(panel, shared=sizes) for panel in panels]
