"""Options of prints do what they say: no colour, large print without loss, two languages."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from PIL import Image

from projects.models import Project
from projects.printing import label, panel_print, pdf, summary, wall_print
from projects.printing.order import LABELS, ON_WALL, PANELS, SUMMARY, Order
from tests import paper
from tests.factories import photo_of

pytestmark = pytest.mark.django_db
SITE = "https://exhibition.example.kz"
MAKERS = {
    SUMMARY: summary.prepared,
    PANELS: panel_print.prepared,
    LABELS: label.prepared,
    **dict.fromkeys(ON_WALL, wall_print.prepared),
}
PIXELS_PER_MM = 96 / 25.4


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"


def written(kind: str, folder: Path, *languages: str, **order: Any) -> Path:
    asked = Order(**{"numbers": (), "site": SITE, **order}, kind=kind, languages=languages)
    with override(languages[0]):
        MAKERS[kind](asked).write(folder / f"{kind}.pdf", lambda done, total: None)
    return folder / f"{kind}.pdf"


def coloured_pixels(file: Path) -> int:
    """The pixels of all pages whose red, green and blue differ."""
    command = ["pdftoppm", "-r", "20", str(file), str(file.with_suffix(""))]
    subprocess.run(command, check=True)
    count = 0
    for path in sorted(file.parent.glob(f"{file.stem}-*.ppm")):
        with Image.open(path) as page:
            red, green, blue = page.convert("RGB").split()
            pixels = zip(*(part.tobytes() for part in (red, green, blue)), strict=True)
            count += sum(1 for a, b, c in pixels if not a == b == c)
        path.unlink()
    return count


@pytest.mark.parametrize("kind", MAKERS)
def test_black_and_white_has_no_coloured_pixel(
    wall: None, media: Path, tmp_path: Path, kind: str
) -> None:
    photo_of(Project.objects.get(number=8), size=(300, 200))
    few = {
        "numbers": (7, 8, 32),
        "is_whole": False,
        "size": "a3" if kind in (PANELS, *ON_WALL) else "",
    }
    assert coloured_pixels(written(kind, tmp_path, "kk", **few)) > 100
    assert coloured_pixels(written(kind, tmp_path, "kk", grey=True, **few)) == 0


def test_head_and_foot_of_a_pair_are_in_both_languages(wall: None, tmp_path: Path) -> None:
    file = written(SUMMARY, tmp_path, "kk", "ru", block="fund", numbers=(7,), is_whole=False)
    page = " ".join(paper.pages(file)[-1].split())
    for words in ("Ассамблея Қорының жобалары", "Проекты Фонда Ассамблеи", "-бет", "стр."):
        assert words in page


def lost_or_small(*languages: str, **order: Any) -> list[str]:
    """What of a summary in large print is under 18 points, or leaves the paper's margins."""
    asked = Order(**{"numbers": (), **order}, kind=SUMMARY, languages=languages, large=True)
    with override(languages[0]):
        made = summary.summary_of(asked)
        html = summary.summary_html(
            made, ornament=summary.ornament_of(made), style_address="/print.css"
        )
        style = summary.page_style(made)
    files = summary.files_of(summary.pictures_of(made)) | {
        "/print.css": lambda: (style.encode(), "text/css")
    }
    found = []
    for number, page in enumerate(pdf.typeset(html, files).pages, start=1):
        for text in texts(page._page_box):
            if text.style["font_size"] < 23.99:
                found.append(f"page {number}: small: {text.text}")
            if text.position_x < 15.9 * PIXELS_PER_MM or (
                text.position_x + text.width > 194.1 * PIXELS_PER_MM
            ):
                found.append(f"page {number}: beside the paper: {text.text}")
            if text.position_y < 0 or text.position_y + text.height > 297 * PIXELS_PER_MM:
                found.append(f"page {number}: above or below: {text.text}")
    return found


def texts(box: Any) -> Any:
    """The pieces of text of a typeset box."""
    box = getattr(box, "_box", box)
    if type(box).__name__ == "TextBox":
        if box.text.strip():
            yield box
        return
    for child in getattr(box, "children", ()):
        yield from texts(child)


@pytest.mark.parametrize("languages", [("ru",), ("kk", "en")])
def test_large_print_is_large_everywhere_and_loses_nothing(
    wall: None, languages: tuple[str, ...]
) -> None:
    few = {"numbers": (1, 2, 7, 32), "is_whole": False, "block": "fund"}
    assert lost_or_small(*languages, **few) == []


@pytest.mark.full
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_large_print_of_all_entries_loses_nothing(wall: None, language: str) -> None:
    assert lost_or_small(language) == []


def test_long_words_and_a_long_introduction_stay_on_the_paper(
    project: Callable[..., Project],
) -> None:
    entry = project(1, title_en="W" * 60, summary_en="A long summary. " * 40)
    entry.block.introduction_en = "A sentence that introduces the block to its visitors. " * 40
    entry.block.save()
    assert lost_or_small("en", block="fund") == []
