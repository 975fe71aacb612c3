"""Panels for eyes and law: sizes that an order shares, lengths of lines, Kazakh first, frames."""

import re
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from projects.models import Project
from projects.printing import panel
from projects.printing.fit import Place
from projects.printing.frames import CAPTION
from projects.printing.order import ON_WALL, PANELS, Order
from projects.printing.panel_texts import main_passages, name_passages
from projects.printing.papers import PANEL_SIZES
from projects.printing.wall_print import wall_panels
from tests.factories import photo_of
from tests.panels import panels, written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"


def lines(file: Path) -> list[str]:
    """The lines of a PDF as they stand on its pages, columns apart."""
    found = subprocess.run(
        ["pdftotext", "-bbox-layout", str(file), "-"], capture_output=True, text=True, check=True
    ).stdout
    words = (
        re.findall(r"<word[^>]*>(.*?)</word>", line)
        for line in re.findall(r"<line .*?</line>", found, re.DOTALL)
    )
    return [" ".join(map(unescape, line)) for line in words]


@pytest.mark.parametrize(("language", "size"), [("ru", "a1"), ("en", "a1"), ("en", "roll-up")])
def test_no_line_is_longer_than_55_letters(
    wall: None, tmp_path: Path, language: str, size: str
) -> None:
    order = {"numbers": (3, 7, 14, 32, 45, 55), "is_whole": False, "size": size}
    found = lines(written(PANELS, tmp_path, language, **order))
    assert len(found) > 50
    assert [line for line in found if len(line) > 55 and "Exhibition catalogue" not in line] == []


def test_nothing_but_credits_is_smaller_than_24_points_on_a1() -> None:
    unit = PANEL_SIZES["a1"].unit_mm * 72 / 25.4
    steps = {
        step
        for paper in PANEL_SIZES.values()
        for place in vars(paper.layout).values()
        for step in (place.steps if isinstance(place, Place) else ())
    }
    scales = {passage.scale for passage in (*name_passages("", ""), *main_passages([""], ""))}
    style = Path("static/css/panel.css").read_text()
    rules = re.sub(r"(?m)^(?:body|\.credits) \{[^}]*\}", "", style)
    own = {float(size) for size in re.findall(r"font(?:-size)?:[^;]*?([\d.]+)rem", rules)}
    assert min(steps) * unit >= 24
    assert min(own) * unit >= 24
    names = PANEL_SIZES["a1"].layout.names.steps
    assert min(names) * min(scales) * unit >= 24


def test_panels_of_an_order_share_the_size_of_each_role(wall: None) -> None:
    alone = panels("ru", "a1", number__in=(31, 32))
    assert alone[0].sizes != alone[1].sizes
    together = panel.alike(alone)
    assert together[0].sizes == together[1].sizes
    assert [one.over for one in together] == [0, 0]
    for role in ("title", "main", "side", "other"):
        shared = getattr(together[0].sizes, role)
        assert shared <= max(getattr(one.sizes, role) for one in alone), role


def test_kazakh_comes_first_and_as_large_on_a_panel_in_another_language(wall: None) -> None:
    (one,) = panels("ru", "a1", number=32)
    page = one.html("x", "ru", grey=False, slug="")
    entry = one.sheet.project
    heads = re.findall(r'<h1 lang="(..)"', page)
    leads = re.findall(r'<p class="lead" lang="(..)">', page)
    assert heads == leads == ["kk", "ru"]
    assert [face.title.value for face in one.leading] == [entry.title_kk, entry.title_ru]
    assert [face.language for face in one.others] == ["en"]


def test_on_a_roll_up_all_that_is_read_stands_between_100_and_170_cm_above_the_floor() -> None:
    size = PANEL_SIZES["roll-up"]
    layout = size.layout
    read = (layout.column, layout.main, layout.side, *layout.others, layout.other, layout.code)
    for place in (*read, layout.scan, layout.address):
        above = [(layout.height - edge) * size.unit_mm / 10 for edge in (
            place.top, place.top + place.height
        )]  # fmt: skip
        assert 99.5 <= above[1] < above[0] <= 170


def test_a_single_photo_is_shown_whole_and_several_share_the_room(
    project: Callable[..., Project], media: Path
) -> None:
    entry = project(1)
    photo_of(entry, size=(900, 600), position=1, caption_en="At the fair")
    (one,) = panels("en", "a1")
    spot = one.spot_of(one.photos[0])
    unit = one.size.unit_mm
    assert round((spot.height + CAPTION * unit) * 1.5) == round(spot.width)
    assert one.frames.ornament
    page = one.html("x", "en", grey=False, slug="")
    assert re.search(r'<p class="caption"[^>]*lang="en">At the fair</p>', page)


@pytest.mark.full
@pytest.mark.parametrize("size", ["a1", "a1-landscape", "roll-up"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_all_panels_are_read_standing(wall: None, tmp_path: Path, language: str, size: str) -> None:
    """The other papers have these shapes, so their lines break alike."""
    found = lines(written(PANELS, tmp_path, language, size=size))
    for kind in ON_WALL:
        found += lines(written(kind, tmp_path, language, size=size))
    assert len(found) > 61 * 15
    assert [line for line in found if len(line) > 55 and "Exhibition catalogue" not in line] == []
    point = PANEL_SIZES[size].unit_mm * 72 / 25.4
    sizes = [fit.size for one in panels(language, size) for fit in one.fits.values()]
    sizes += [
        fit.size
        for kind in ON_WALL
        for one in wall_panels(Order(kind, (), (language,), size=size))
        for fit in one.fits.values()
    ]
    assert min(sizes) * point >= 24
