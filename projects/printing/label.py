"""QR labels on sheets of common label formats: number, title in three languages, code, address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from projects.catalogue.addresses import stand_address
from projects.graphics.fonts import STRONG_FACE, width
from projects.graphics.signs import sign_svg
from projects.models import Block
from projects.printing.content import Sheet, name_of, sheet_of
from projects.printing.edition import Printed, stamp_of, to_print
from projects.printing.fit import Passage, Place, fitted, height_of, line_count
from projects.printing.label_sheets import MM_PER_POINT, LabelSheet, sheet_of_order
from projects.printing.order import LABELS, Order
from projects.printing.panel import ordered_languages
from projects.printing.pdf import write_pdf
from projects.printing.printable import Prepared, Progress
from projects.printing.profiles import profile_of
from projects.printing.qr import qr_svg, quiet_zone, spoken
from projects.printing.summary import block_colours, stamp_words

TITLE_LEADING, TITLE_GAP = 1.22, 0.35
SMALLEST_ADDRESS, ADDRESS_LEADING = 4.2, 1.15
# The width of a pictogram, in parts of the number's size.
SIGN = 0.55


class Title(NamedTuple):
    """A title as it stands on a label, in its language, without its last ``cut`` characters."""

    text: str
    language: str
    cut: int


@dataclass(frozen=True)
class Label:
    """One label, laid out: its titles at the step at which they fit, else shortened."""

    sheet: Sheet
    titles: list[Title]
    size: float
    address: str
    address_size: float
    quiet: float

    def code(self) -> str:
        return qr_svg(self.address, gettext("QR code of this entry"), self.quiet)

    def signs(self) -> list[SafeString]:
        """Pictograms of the entry's other forms; a sample has its badge in their place."""
        return [] if self.sheet.is_sample else [sign_svg(form, "#000") for form in self.sheet.signs]

    @property
    def spoken_address(self) -> str:
        return spoken(self.address)


def title_passage(text: str) -> Passage:
    return Passage(text, STRONG_FACE, leading=TITLE_LEADING, gap=TITLE_GAP)


def label_of(sheet: Sheet, paper: LabelSheet, site: str) -> Label:
    """An entry as a label of a format."""
    texts = list(dict.fromkeys(face.title for face in sheet.faces))
    place = paper.titles
    steps = tuple(step * MM_PER_POINT for step in place.steps)
    place = Place(place.left, place.top, place.width, place.height, steps)
    fit = fitted([title_passage(text.value) for text in texts], place)
    whole = [" ".join(text.value.split()) for text in texts]
    shown = whole if fit.fits else shorten(whole, place, fit.size)
    address = stand_address(sheet.number, site)
    room = paper.address.width / MM_PER_POINT / max(width(spoken(address), STRONG_FACE), 1)
    # Where the address stands below, its letters would lie in the margin.
    margin = paper.padding if paper.is_low else 0
    return Label(
        sheet=sheet,
        titles=[
            Title(short, text.language, len(long) - len(short.removesuffix("…")))
            for text, long, short in zip(texts, whole, shown, strict=True)
        ],
        size=fit.size / MM_PER_POINT,
        address=address,
        address_size=round(max(SMALLEST_ADDRESS, min(room * 0.97, paper.number * 0.42)), 1),
        quiet=quiet_zone(address, paper.code, margin),
    )


def address_fits(label: Label, paper: LabelSheet) -> bool:
    """Whether the address in letters stays in its place."""
    size, place = label.address_size * MM_PER_POINT, paper.address
    lines = line_count(label.spoken_address, STRONG_FACE, place.width / size)
    return lines * size * ADDRESS_LEADING <= place.height


def shorten(texts: Sequence[str], place: Place, size: float) -> list[str]:
    """The texts, shortened until all fit: the longest loses its last words first and ends with
    "…"."""
    kept = [text.split() for text in texts]
    cut = [False] * len(kept)

    def shown() -> list[str]:
        return [" ".join(words) + "…" * gone for words, gone in zip(kept, cut, strict=True)]

    while height_of([title_passage(t) for t in shown()], place.width, size) > place.height:
        longest = max(range(len(kept)), key=lambda i: len(" ".join(kept[i])))
        if len(kept[longest]) < 2:
            break
        kept[longest].pop()
        cut[longest] = True
    return shown()


def label_style(paper: LabelSheet) -> str:
    """Places on the sheet and on a label as CSS; type is in labels.css."""
    titles, address = paper.titles, paper.address
    beside = "start" if paper.is_low else "center"
    rules = [
        f".label {{ width: {paper.width}mm; height: {paper.height}mm; }}",
        f".code {{ left: {paper.padding}mm; top: {paper.padding}mm; width: {paper.code}mm; "
        f"height: {paper.code}mm; }}",
        f".address {{ left: {address.left}mm; top: {address.top:.2f}mm; "
        f"width: {address.width}mm; text-align: {beside}; }}",
        f".number {{ left: {titles.left}mm; top: {paper.margin}mm; width: {titles.width}mm; "
        f"font-size: {paper.number}pt; }}",
        f".titles {{ left: {titles.left}mm; top: {titles.top:.2f}mm; width: {titles.width}mm; "
        f"height: {titles.height:.2f}mm; }}",
        f".signs {{ right: {paper.margin}mm; top: {paper.margin}mm; "
        f"height: {paper.number * SIGN}pt; }}",
        f".sign {{ width: {paper.number * SIGN}pt; height: {paper.number * SIGN}pt; }}",
        f".badge {{ right: {paper.margin}mm; top: {paper.margin}mm; "
        f"max-width: {titles.width - paper.number * MM_PER_POINT * 1.3:.2f}mm; "
        f"font-size: {paper.steps[-1]}pt; }}",
    ]
    for place in range(paper.per_page):
        row, column = divmod(place, paper.columns)
        left = paper.left + column * (paper.width + paper.gap)
        top = paper.top + row * (paper.height + paper.gap_down)
        rules.append(f".place-{place} {{ left: {left:.2f}mm; top: {top:.2f}mm; }}")
    return "\n".join(rules)


def pages_of(labels: Sequence[Label], paper: LabelSheet, skip: int) -> list[list[Any]]:
    """Labels with their places, one list for each page. ``skip`` labels of the first are already
    used."""
    placed: list[list[Any]] = []
    for index, label in enumerate(labels, start=min(skip, paper.per_page - 1)):
        page, place = divmod(index, paper.per_page)
        if page == len(placed):
            placed.append([])
        placed[page].append((place, label))
    return placed


def prepared(order: Order) -> Prepared:
    """Labels ready to be written."""
    paper = sheet_of_order(order)
    languages = ordered_languages(order.language)
    printed = Printed(LABELS, languages, [sheet_of(e, languages) for e in order.entries()])
    sheets = to_print(order, printed)
    labels = [label_of(sheet, paper, order.site) for sheet in sheets]
    style = label_style(paper) + "\n" + block_colours(list(Block.objects.all()), order.grey) + "\n"
    sizes = sorted({label.size for label in labels} | {label.address_size for label in labels})
    style += "".join(
        f"\n.size-{round(size * 100)} {{ font-size: {size:.2f}pt; }}" for size in sizes
    )
    # Of several inks the squares of a code and small letters would never meet exactly.
    style += "\n.number, .badge { color: #000 !important; }" if order.press else ""
    press = profile_of(order.profile) if order.press else None
    with override(order.language):
        stamp = stamp_of(printed, record=order.is_whole)
        html = render_to_string(
            "print/labels.html",
            {
                "pages": pages_of(labels, paper, order.skip),
                "paper": paper,
                "stamp": stamp_words(stamp),
                "title": name_of(sheets, order.title()),
            },
        )

    def write(target: Path, progress: Progress) -> None:
        progress(0, len(labels))
        write_pdf([html], target, {}, style=style, grey=order.grey, press=press)
        progress(len(labels), len(labels))

    return Prepared(html + style, write, sheets=sheets, edition=stamp.version)
