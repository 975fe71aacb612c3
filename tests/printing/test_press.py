"""What a print shop takes: PDF/X-4 in four inks, with bleed, marks and a slug line."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.utils.translation import override
from PIL import Image

from projects.models import Project
from projects.printing import label, panel_print, pdf, wall_print
from projects.printing.label_sheets import LABEL_SHEETS
from projects.printing.order import LABELS, ON_WALL, PANELS, Order
from projects.printing.papers import PANEL_SIZES
from projects.printing.press import (
    FREE_PROFILE,
    MOST_INK,
    Profile,
    ProfileError,
    convert,
    faults,
    free_profile,
)
from tests import paper
from tests.factories import photo_of

pytestmark = pytest.mark.django_db
SITE = "https://exhibition.example.kz"
MAKERS = {
    PANELS: panel_print.prepared,
    LABELS: label.prepared,
    **dict.fromkeys(ON_WALL, wall_print.prepared),
}


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"
    settings.SITE_ADDRESS = SITE


def written(kind: str, folder: Path, language: str = "kk", **order: Any) -> Path:
    few = {"numbers": (7,), "is_whole": False, "site": SITE, "press": True}
    asked = Order(**{**few, **order}, kind=kind, languages=(language,))
    with override(language):
        MAKERS[kind](asked).write(folder / f"{kind}.pdf", lambda done, total: None)
    return folder / f"{kind}.pdf"


def found_in(file: Path) -> list[str]:
    with pikepdf.open(file) as opened:
        return faults(opened)


def test_an_address_gives_a_panel_for_the_press(
    wall: None, media: Path, client: Client, tmp_path: Path
) -> None:
    entry = Project.objects.get(number=8)
    photo_of(entry, size=(900, 600))
    answer = client.get(f"/ru/projects/{entry.slug}/panel.pdf?size=a3&press=1")
    file = paper.kept(answer, tmp_path / "panel.pdf")
    assert found_in(file) == []
    media_box, bleed, trim = (paper.page_box(file, f"{n}Box") for n in ("Media", "Bleed", "Trim"))
    assert [round(side, 2) for side in trim] == [0, 0, 297, 420]
    assert [round(side, 2) for side in bleed] == [-3, -3, 300, 423]
    assert round(media_box[2] - media_box[0]) == 317
    with pikepdf.open(file) as opened:
        (image,) = opened.pages[0].get_images().values()
        assert image.ColorSpace == "/DeviceCMYK"
        intent = opened.Root.OutputIntents[0]
        assert intent.DestOutputProfile.read_bytes()[12:20] == b"prtrCMYK"
        assert b"pdfuaid" not in opened.Root.Metadata.read_bytes()
    assert paper.codes(file, tmp_path, dpi=100) == [[f"{SITE}/p/8/"]]
    text = paper.words(file)
    assert "№ 8 · русский · A3 · Выпуск" in text.replace("\xa0", " ")


def test_labels_are_printed_in_black_and_the_inks_of_nothing_else(
    wall: None, tmp_path: Path
) -> None:
    file = written(LABELS, tmp_path, size="card")
    assert found_in(file) == []
    with pikepdf.open(file) as opened:
        content = opened.pages[0].Contents.read_bytes()
    inks = {line for line in content.splitlines() if line.endswith(b" k")}
    assert inks
    assert all(line.startswith(b"0 0 0 ") for line in inks)


def inks_of_text(file: Path) -> set[str]:
    """The fills in which texts of the first page are set."""
    found, fill, kept = set(), "0 g", []
    with pikepdf.open(file) as opened:
        for operands, operator in pikepdf.parse_content_stream(opened.pages[0]):
            match str(operator):
                case "q":
                    kept.append(fill)
                case "Q":
                    fill = kept.pop()
                case "g" | "k" | "rg":
                    fill = " ".join([*(f"{float(o):g}" for o in operands), str(operator)])
                case "Tj" | "TJ":
                    found.add(fill)
    return found


@pytest.mark.parametrize("grey", [True, False])
@pytest.mark.parametrize("kind", MAKERS)
def test_letters_for_a_press_are_in_full_black_or_in_the_white_of_the_paper(
    wall: None, tmp_path: Path, kind: str, grey: bool
) -> None:
    size = "card" if kind == LABELS else "a3"
    file = written(kind, tmp_path, "ru", size=size, grey=grey)
    assert found_in(file) == []
    black, white = ("0 g", "1 g") if grey else ("0 0 0 1 k", "0 0 0 0 k")
    inks = inks_of_text(file)
    assert black in inks
    assert inks <= {black, white}


@pytest.mark.full
@pytest.mark.parametrize("size", [*PANEL_SIZES, *LABEL_SHEETS])
def test_every_size_is_ready_for_the_press(wall: None, tmp_path: Path, size: str) -> None:
    kind = PANELS if size in PANEL_SIZES else LABELS
    for language in ("kk", "ru", "en"):
        file = written(kind, tmp_path, language, size=size, numbers=(3, 7, 32))
        assert found_in(file) == []


def test_no_colour_takes_more_ink_than_the_paper_dries() -> None:
    picture = Image.new("RGB", (64, 64))
    picture.putdata([(r * 4, g * 4, (r + g) * 2) for r in range(64) for g in range(64)])
    sums = {sum(pixel) / 2.55 for pixel in free_profile().picture(picture).get_flattened_data()}
    assert max(sums) <= MOST_INK + 1
    assert free_profile().inks((0.133, 0.125, 0.114)) == (0, 0, 0, 1)
    assert free_profile().inks((1, 1, 1)) == (0, 0, 0, 0)


def test_what_a_print_shop_would_send_back_is_found(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    html = '<html lang="en"><title>A</title><h1 style="color: #b00">Red</h1></html>'
    pdf.write_pdf([html], file, {})
    with pikepdf.open(file) as opened:
        before = faults(opened)
        convert(opened, free_profile())
        after = faults(opened)
    for words in ("no output intent of four inks", "does not say that it is PDF/X-4"):
        assert words in before
    assert "a colour in red, green and blue" in before
    assert "a colour in red, green and blue" not in after
    assert "text in more than black" in after


def test_text_that_a_press_would_screen_is_found(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    html = '<html lang="en"><title>A</title><h1 style="color: #555">Grey</h1></html>'
    pdf.write_pdf([html], file, {})
    with pikepdf.open(file) as opened:
        convert(opened, free_profile())
        assert "text in 67% of black" in faults(opened)


@pytest.mark.parametrize("kept", [150, 100_000, -1_000])
def test_a_profile_that_ends_too_soon_is_refused(kept: int) -> None:
    with pytest.raises(ProfileError):
        Profile(FREE_PROFILE.read_bytes()[:kept])


@pytest.mark.parametrize("content", [b"", b"no profile" * 20, b"\0" * 36 + b"acsp" * 50])
def test_a_file_that_is_no_profile_of_a_press_is_refused(content: bytes) -> None:
    with pytest.raises(ProfileError):
        Profile(content)
    from PIL import ImageCms

    with pytest.raises(ProfileError):
        Profile(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
