"""The stand panel: one entry on one large sheet, in the units of its paper (see ``papers``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy, override

from projects.catalogue.addresses import stand_address
from projects.models import Block
from projects.printing.content import Face, Picture, Sheet, name_of, sheet_of
from projects.printing.edition import Printed, stamp_of, to_print
from projects.printing.fit import Fit, Place, fitted
from projects.printing.frames import PanelFrames
from projects.printing.frieze import THEMES, frieze_svg
from projects.printing.images import Spot, files_of
from projects.printing.order import PANELS, Order
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
from projects.printing.papers import (
    PANEL_SIZES,
    USUAL_SIZE,
    PanelSize,
    panel_style,
    style_of,
)
from projects.printing.pdf import write_pdf
from projects.printing.printable import Prepared
from projects.printing.profiles import profile_of
from projects.printing.qr import qr_svg, spoken
from projects.printing.summary import block_colours, stamp_words
from projects.texts.languages import LANGUAGES, language_name, text_of

MOST_PICTURES = 3


@dataclass(frozen=True)
class Panel:
    """An entry laid out on a paper, in a main language with the titles of the other two.

    On a panel in another language Kazakh comes first, its title and summary as large as those of
    the main language (Law on languages of 11 July 1997, article 21). ``sizes`` are those that all
    panels of an order share; without them it takes its own.
    """

    sheet: Sheet
    size: PanelSize
    site: str
    sizes: Sizes = field(default=None)  # type: ignore[assignment]
    fits: dict[str, Fit] = field(init=False)

    def __post_init__(self) -> None:
        if self.sizes is None:
            object.__setattr__(self, "sizes", common_sizes([self.texts], self.size.layout))
        layout, sizes, texts = self.size.layout, self.sizes, self.texts
        fits = {
            "names": _fit(texts.names, layout.names, sizes.names),
            "title": _fit(texts.titles, layout.titles, sizes.title),
            "main": _fit(texts.main, self.place_of_main, sizes.main),
            "side": _fit(texts.sides[len(self.figures)], self.place_of_side, sizes.side),
        }
        for at, face in enumerate(self.others):
            place = texts.place_of_other(layout, at)
            fits[face.language] = _fit(texts.other(layout, at), place, sizes.other)
        object.__setattr__(self, "fits", fits)

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

    @property
    def place_of_main(self) -> Place:
        return self._below_titles(self.size.layout.main, self.texts.end(self.size.layout))

    @property
    def place_of_side(self) -> Place:
        side = self.size.layout.side
        return self._below_titles(side, side.top + side.height)

    def _below_titles(self, place: Place, end: float) -> Place:
        top = self.texts.below(self.size.layout, self.sizes.title)
        return replace(place, top=top, height=end - top)

    @cached_property
    def styles(self) -> dict[str, str]:
        """The places of the texts as CSS."""
        layout, texts = self.size.layout, self.texts
        places = {"title": layout.titles, "main": self.place_of_main, "side": self.place_of_side}
        for at, face in enumerate(self.others):
            places[face.language] = texts.place_of_other(layout, at)
        return {name: style_of(place, self.size.unit_mm) for name, place in places.items()}

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
        texts, layout = self.texts, self.size.layout
        return [
            (face, self.fits[face.language], len(texts.other(layout, at)) > 1)
            for at, face in enumerate(self.others)
        ]

    @cached_property
    def figures(self) -> list[Any]:
        """The figures that the side has room for, at most three."""
        count = self.texts.side(self.size.layout, self.sizes.title)
        return list(self.face.figures[:count])

    @property
    def facts(self) -> list[Any]:
        return [fact for fact in self.face.facts if fact.is_stated]

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

    @property
    def address(self) -> str:
        return stand_address(self.sheet.number, self.site)

    @property
    def spoken_address(self) -> str:
        return spoken(self.address)

    def code(self) -> str:
        return qr_svg(self.address, gettext("QR code of this entry"))

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


def _fit(passages: Passages, place: Place, size: float) -> Fit:
    return fitted(passages, replace(place, steps=(size,)))


def ordered_languages(language: str) -> list[str]:
    """The languages of a panel, its main one first."""
    return [language, *(other for other in LANGUAGES if other != language)]


def panel_html(panel: Panel, stamp: str, language: str, **options: Any) -> str:
    """The page of a panel; ``options`` are ``grey`` and ``slug``, a line beside the paper."""
    with override(language):
        given = {"grey": False, "slug": "", **options}
        return render_to_string("print/panel.html", {"panel": panel, "stamp": stamp, **given})


def alike(panels: Sequence[Panel]) -> list[Panel]:
    """The panels of an order with the sizes that they share."""
    if not panels:
        return []
    sizes = common_sizes([panel.texts for panel in panels], panels[0].size.layout)
    return [replace(panel, sizes=sizes) for panel in panels]


def slug_of(panel: Panel, stamp: str, language: str) -> str:
    """What a print shop reads beside the paper: stand, language, size and edition with its date."""
    with override(language):
        return f"№ {panel.sheet.number} · {language_name(language)} · {panel.size.label} · {stamp}"


def prepared(order: Order) -> Prepared:
    """The panels as a print that can be written."""
    size, languages = PANEL_SIZES[order.size or USUAL_SIZE], ordered_languages(order.language)
    printed = Printed(PANELS, languages, [sheet_of(e, languages) for e in order.entries()])
    # All entries of the order decide on the sizes, also where only some are printed again.
    whole = alike([Panel(sheet, size, order.site) for sheet in printed.sheets])
    sheets = to_print(order, printed)
    panels = [panel for panel in whole if panel.sheet in sheets]
    with override(order.language):
        stamp = stamp_words(stamp_of(printed, record=order.is_whole))
        title = f"{name_of(sheets, order.title())}: {gettext('stand panels')}"
    colours = block_colours(list(Block.objects.all()), order.grey)
    has_bleed = order.bleed or order.press
    style = panel_style(size, has_bleed) + "\n" + colours
    style += "\n.ground { background: #fff !important; }" if order.grey else ""
    style += "\n.figure { color: #22201d !important; }" if order.press else ""
    press = profile_of(order.profile) if order.press else None
    pictures = [
        (panel.sheet, photo, panel.spot_of(photo)) for panel in panels for photo in panel.photos
    ]
    files = files_of(pictures, order.grey, press)

    def write(target: Path, progress: Callable[[int, int], None]) -> None:
        def html() -> Any:
            for panel in panels:
                slug = slug_of(panel, stamp, order.language) if has_bleed else ""
                yield panel_html(panel, stamp, order.language, grey=order.grey, slug=slug)

        def each(done: int) -> None:
            progress(done, len(panels))

        each(0)
        given: Any = {"title": title, "style": style, "grey": order.grey, "press": press}
        write_pdf(html(), target, files, **given, each=each)

    sizes = str(panels[0].sizes) if panels else ""
    content = "\n".join([title, stamp, style, sizes, *(sheet.version for sheet in sheets)])
    return Prepared(content=content, write=write)
