"""Reads prints back with tools that did not make them: poppler and zbar."""

import re
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

from projects.printing.structure_tree import structure_of

KAZAKH = "әғқңөұүһі"


def _run(*command: str | Path) -> str:
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, check=True)
    return done.stdout


def kept(answer: Any, path: Path) -> Path:
    """The file of an answered PDF address."""
    assert answer.status_code == 200, answer.status_code
    assert answer["Content-Type"] == "application/pdf"
    path.write_bytes(b"".join(answer.streaming_content))
    return path


def pages(pdf: Path) -> list[str]:
    """The text of each page."""
    return _run("pdftotext", "-layout", pdf, "-").split("\f")[:-1]


def words(pdf: Path) -> str:
    """The whole text, its blanks made one."""
    return " ".join(_run("pdftotext", pdf, "-").split())


def facts(pdf: Path) -> dict[str, str]:
    """What pdfinfo says: Title, Tagged, Pages, Page size …"""
    lines = (line.partition(":") for line in _run("pdfinfo", pdf).splitlines())
    return {name.strip(): value.strip() for name, _colon, value in lines}


def page_box(pdf: Path, name: str) -> list[float]:
    """MediaBox, BleedBox or TrimBox of the first page in mm: left, bottom, right, top."""
    line = re.search(rf"{name}:\s+(.*)", _run("pdfinfo", "-box", pdf))
    assert line
    return [float(points) / 72 * 25.4 for points in line[1].split()]


def font_rows(pdf: Path) -> list[str]:
    """The lines of a file's fonts, as pdffonts lists them."""
    rows = _run("pdffonts", pdf).splitlines()[2:]
    assert rows
    return rows


def fonts_not_embedded(pdf: Path) -> list[str]:
    return [row for row in font_rows(pdf) if row.split()[-5] != "yes"]


def fonts_of_others(pdf: Path) -> list[str]:
    """Fonts that are not the exhibition's own."""
    own = r"\+(Golos|Literata|Noto|Korean)-Print"
    return [row for row in font_rows(pdf) if not re.search(own, row)]


def codes(pdf: Path, folder: Path, dpi: int = 150) -> list[list[str]]:
    """The addresses of the QR codes of each page, from a picture of it in grey."""
    _run("pdftoppm", "-r", str(dpi), "-gray", pdf, folder / "page")
    found = []
    for picture in sorted(folder.glob("page*.pgm")):
        found.append(read(picture))
        picture.unlink()
    return found


def codes_of_places(
    pdf: Path, folder: Path, places: list[tuple[float, float, float, float]], dpi: int = 150
) -> list[str]:
    """The codes in these places (left, top, width, height, in mm) of all pages, read one by one as
    a visitor's phone does: with many in one picture the reader loses one now and then."""
    found = []
    for number, place in enumerate(places):
        left, top, wide, high = (str(round(mm / 25.4 * dpi)) for mm in place)
        cut = ["-x", left, "-y", top, "-W", wide, "-H", high]
        _run("pdftoppm", "-r", str(dpi), "-gray", *cut, pdf, folder / f"place-{number:02}")
    for picture in sorted(folder.glob("place-*.pgm")):
        found += read(picture)
        picture.unlink()
    return found


def read(picture: Path) -> list[str]:
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)],
        capture_output=True,
        text=True,
    )
    return read.stdout.split()


class Box(NamedTuple):
    """A box of a typeset page in CSS pixels, with the class and id of its element."""

    name: str
    key: str
    x: float
    y: float
    width: float
    height: float
    page: int

    @property
    def bottom(self) -> float:
        return self.y + self.height


def boxes(document: Any) -> list[Box]:
    """All boxes of elements of a typeset document."""
    found = []

    def walk(box: Any, page: int) -> None:
        element = getattr(box, "element", None)
        # Lines and runs of text carry the element they stand in; that has a box of its own.
        is_box = hasattr(box, "border_width") and type(box).__name__ not in ("LineBox", "TextBox")
        if is_box and element is not None and not isinstance(element, str):
            found.append(
                Box(
                    element.get("class") or box.element_tag,
                    element.get("id") or "",
                    box.border_box_x(),
                    box.border_box_y(),
                    box.border_width(),
                    box.border_height(),
                    page,
                )
            )
        for child in getattr(box, "children", ()):
            walk(getattr(child, "_box", child), page)

    for number, page in enumerate(document.pages, start=1):
        walk(page._page_box, number)
    return found


def said(pdf: Path) -> list[tuple[str, str]]:
    """What a screen reader reads of a tagged file: each piece of text, in reading order, with the
    language in which it is to be spoken; a figure's words stand in its place."""
    found: list[tuple[str, str]] = []
    with pikepdf.open(pdf) as file:
        pieces = {}
        for number, page in enumerate(file.pages):
            pieces.update({(number, mark): text for mark, text in _pieces(page).items()})
        own = str(file.Root.Lang)
        for element in structure_of(file).walk():
            language = element.language or own
            if words := element.said("Alt"):
                found.append((language, words))
            else:
                found += [(language, pieces.get(mark, "")) for mark in element.marks]
    return found


def _pieces(page: Any) -> dict[int, str]:
    """The text of each piece of marked content of a page."""
    letters = {name: _letters(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    stack: list[int | None] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                stack.append(int(operands[1].MCID))
            case "BMC":
                stack.append(None)
            case "EMC":
                stack.pop()
            case "Tf":
                font = letters[str(operands[0])]
            case "TJ" if stack and stack[-1] is not None:
                strings = [bytes(part) for part in operands[0] if isinstance(part, pikepdf.String)]
                coded = b"".join(strings)
                codes = [int.from_bytes(coded[i : i + 2], "big") for i in range(0, len(coded), 2)]
                text = "".join(font.get(code, "\ufffd") for code in codes)
                found[stack[-1]] = found.get(stack[-1], "") + text
    return found


def _letters(font: Any) -> dict[int, str]:
    """The letter behind each code of a font, as the file says it."""
    pairs = re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def sizes(pdf: Path) -> set[float]:
    """The sizes of the letters of a file, in whole points."""
    told = _run("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", pdf)
    return {float(size) for size in re.findall(r'<fontspec [^>]*size="([\d.]+)"', told)}
