"""The A4 summary: as a page, as a file, in one language or two, and what changed since."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from projects.models import Block, Edition, Project
from projects.printing import kept_prints, summary
from projects.printing import pdf as pdf_module
from projects.printing.order import SUMMARY, Order
from projects.printing.pdf import PdfUnavailableError
from tests import paper
from tests.factories import photo_of
from tests.in_turn import in_turn

pytestmark = pytest.mark.django_db
SAMPLE = {"kk": "үлгі", "ru": "образец", "en": "sample"}


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"


def typeset(order: Order) -> Any:
    """The document of a summary with its page boxes."""
    with override(order.language):
        made = summary.summary_of(order)
        html = summary.summary_html(
            made, ornament=summary.ornament_of(made), style_address="/print.css"
        )
        style = summary.page_style(made)
    files = summary.files_of(summary.pictures_of(made)) | {
        "/print.css": lambda: (style.encode(), "text/css")
    }
    return pdf_module.typeset(html, files)


@pytest.mark.parametrize("language", in_turn("kk"))
def test_a_block_is_one_file_with_cover_contents_entries_and_numbered_pages(
    wall: None, client: Client, tmp_path: Path, language: str
) -> None:
    answer = client.get(f"/{language}/blocks/fund/summary.pdf")
    file = paper.kept(answer, tmp_path / "summary.pdf")
    facts, sheets, text = paper.facts(file), paper.pages(file), paper.words(file)
    block = Block.objects.get(slug="fund")
    assert facts["Title"] == getattr(block, f"name_{language}")
    assert facts["Tagged"] == "yes"
    assert "A4" in facts["Page size"]
    assert len(sheets) == int(facts["Pages"])
    version = Edition.objects.get().version
    assert all(version in sheet for sheet in sheets)
    assert all(
        str(place) in sheet and str(len(sheets)) in sheet
        for place, sheet in enumerate(sheets[1:], start=2)
    )
    for entry in Project.objects.in_block(block):
        assert getattr(entry, f"title_{language}")[:20] in text
    assert SAMPLE[language] in text
    assert paper.fonts_not_embedded(file) == []
    assert paper.fonts_of_others(file) == []
    said = " ".join(str(e.title_kk) + e.summary_kk + e.text_kk for e in block.projects.all())
    if language == "kk":
        assert {c for c in paper.KAZAKH if c in said} <= set(text)


def test_contents_name_the_page_on_which_an_entry_stands(
    wall: None, client: Client, tmp_path: Path
) -> None:
    file = paper.kept(client.get("/en/blocks/partners/summary.pdf"), tmp_path / "a.pdf")
    sheets = paper.pages(file)
    for entry in Project.objects.filter(block__slug="partners"):
        line = next(line for line in sheets[1].splitlines() if entry.title_en[:40] in line)
        page = int(line.split()[-1])
        assert entry.title_en[:30] in sheets[page - 1]


def test_two_languages_stand_side_by_side(wall: None, client: Client, tmp_path: Path) -> None:
    answer = client.get("/kk/projects/summary.pdf?block=fund&theme=language&languages=kk,ru")
    sheets = paper.pages(paper.kept(answer, tmp_path / "a.pdf"))
    entry = Project.objects.get(number=7)
    page = next(sheet for sheet in sheets[2:] if entry.title_kk in " ".join(sheet.split()))
    lines = [line for line in page.splitlines() if "үлгі" in line and "образец" in line]
    assert lines


def test_large_print_is_18_points_and_grey_has_no_colour(
    wall: None, client: Client, tmp_path: Path
) -> None:
    address = "/en/blocks/fund/print/style.css"
    assert "font-size: 18pt" in client.get(address + "?large=1").content.decode()
    assert "#0b4a8f" in client.get(address).content.decode()
    grey = client.get(address + "?grey=1").content.decode()
    assert "#0b4a8f" not in grey
    few = "/en/projects/summary.pdf?block=fund&theme=language"
    answer, plain = client.get(f"{few}&large=1&grey=1"), client.get(few)
    larger, usual = paper.kept(answer, tmp_path / "l.pdf"), paper.kept(plain, tmp_path / "u.pdf")
    assert int(paper.facts(larger)["Pages"]) > int(paper.facts(usual)["Pages"])


def test_a_wrong_option_is_named_on_the_page_and_left_out(wall: None, client: Client) -> None:
    page = client.get("/en/blocks/fund/print/?languages=de,kk&since=<b>").content.decode()
    assert "“de” is not a value" in page
    assert "&lt;b&gt;" in page
    assert '<html lang="kk"' in page


def test_a_filtered_list_prints_what_it_shows(wall: None, client: Client) -> None:
    page = client.get("/en/print/?block=fund&theme=language").content.decode()
    shown = client.get("/en/projects.json?block=fund&theme=language").json()["projects"]
    assert shown
    for entry in Project.objects.all():
        expected = entry.number in {found["number"] for found in shown}
        assert (f'id="entry-{entry.number}"' in page) == expected
    assert Edition.objects.count() == 0


def test_a_draft_is_printed_nowhere(project: Callable[..., Project], client: Client) -> None:
    project(1)
    hidden = Project.objects.create(
        number=2,
        slug="entry-2",
        title_en="Secret",
        block=Block.objects.get(slug="fund"),
        publication="draft",
    )
    for address in ("/en/blocks/fund/print/", "/en/print/", "/en/print/?q=secret"):
        assert "Secret" not in client.get(address).content.decode()
    for kind in ("panel", "label"):
        assert client.get(f"/en/projects/{hidden.slug}/{kind}.pdf").status_code == 404


@pytest.mark.parametrize("language", in_turn("kk"))
def test_no_entry_is_cut_and_no_picture_leaves_the_margin(wall: None, language: str) -> None:
    document = typeset(Order(kind=SUMMARY, numbers=(), languages=(language,), site="https://x.kz"))
    found = paper.boxes(document)
    entries = [box for box in found if box.key.startswith("entry-")]
    assert len(entries) == len({box.key for box in entries}) == 61
    left, right = 16 * 96 / 25.4, 194 * 96 / 25.4
    for box in found:
        if box.name.startswith(("picture", "entry")) and box.page > 1:
            assert box.x >= left - 1, box
            assert box.x + box.width <= right + 1, box
    foot = (297 - 19) * 96 / 25.4
    assert [box for box in entries if box.bottom > foot + 1] == []


def test_tall_and_wide_photos_stay_whole_beside_their_text(
    project: Callable[..., Project], media: Path
) -> None:
    long = "A sentence about the work of the association. " * 12
    entry = project(1, summary_en="Short.", text_en=long)
    for number, size in ((2, (300, 1800)), (3, (2000, 300)), (4, (60, 60))):
        other = Project.objects.create(
            number=number,
            slug=f"entry-{number}",
            block=entry.block,
            title_en="Photo",
            text_en=long,
            publication="published",
        )
        photo_of(other, size=size)
    document = typeset(Order(kind=SUMMARY, numbers=(), languages=("en",)))
    found = paper.boxes(document)
    entries = {box.key: box for box in found if box.key.startswith("entry-")}
    assert len([box for box in found if box.key.startswith("entry-")]) == 4
    pictures = [box for box in found if box.name.startswith("picture")]
    assert [box.name for box in pictures] == [
        "picture plain bare", "picture tall", "picture wide", "picture plain"
    ]  # fmt: skip
    for number, picture in enumerate(pictures, start=1):
        assert picture.bottom <= entries[f"entry-{number}"].bottom + 1
        assert picture.height < 120 * 96 / 25.4


def test_an_entry_longer_than_a_page_breaks_between_its_lines(
    project: Callable[..., Project],
) -> None:
    project(1, text_en="\n\n".join(["A sentence about the work of the association. " * 9] * 30))
    document = typeset(Order(kind=SUMMARY, numbers=(), languages=("en",)))
    parts = [box for box in paper.boxes(document) if box.key == "entry-1"]
    assert len(parts) > 1
    heads = [box for box in paper.boxes(document) if box.name == "entry-head"]
    assert {box.page for box in heads} == {parts[0].page}


def test_a_print_says_what_changed_since_the_edition_in_hand(
    project: Callable[..., Project], client: Client
) -> None:
    first = project(1, title_en="Stays")
    for number, title in ((2, "Changes"), (3, "Goes")):
        Project.objects.create(
            number=number, slug=f"entry-{number}", block=first.block, title_en=title,
            publication="published",
        )  # fmt: skip
    client.get("/en/blocks/fund/print/")
    had = Edition.objects.get().version
    changed = Project.objects.get(number=2)
    changed.summary_en = "Now it says more."
    changed.save()
    Project.objects.filter(number=3).update(publication="withdrawn")
    Project.objects.create(
        number=4, slug="entry-4", block=first.block, title_en="Comes", publication="published"
    )
    page = client.get(f"/en/blocks/fund/print/?since={had}").content.decode()
    changes = page[page.index('class="changes"') : page.index('class="contents"')]
    assert [w for w in ("Stays", "Changes", "Goes", "Comes") if w in changes] == [
        "Changes",
        "Comes",
    ]
    assert "№\xa03" in changes
    only = client.get(f"/en/blocks/fund/print/?since={had}&only_changed=1").content.decode()
    assert 'id="entry-2"' in only
    assert 'id="entry-1"' not in only
    other = client.get(f"/kk/blocks/fund/print/?since={had}").content.decode()
    assert had in other
    assert "белгісіз" in other


def test_an_edition_keeps_its_version_and_date_while_nothing_changes(
    project: Callable[..., Project], client: Client
) -> None:
    entry = project(1)
    client.get("/en/blocks/fund/print/")
    kept = Edition.objects.get()
    Edition.objects.update(created="2026-01-05T12:00:00Z")
    page = client.get("/en/blocks/fund/print/").content.decode()
    assert f"Edition {kept.version} · 5 January 2026" in page
    entry.save()
    client.get("/en/blocks/fund/print/")
    assert Edition.objects.count() == 1


def test_a_file_is_made_once_and_anew_when_a_text_changes(
    project: Callable[..., Project], client: Client, settings: Any
) -> None:
    entry = project(1)
    first = client.get("/en/blocks/fund/summary.pdf")
    made = set(Path(settings.PRINTS_DIR).iterdir())
    again = client.get("/en/blocks/fund/summary.pdf", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert set(Path(settings.PRINTS_DIR).iterdir()) == made
    entry.title_en = "Another title"
    entry.save()
    changed = client.get("/en/blocks/fund/summary.pdf", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert len(set(Path(settings.PRINTS_DIR).iterdir())) == 2


def test_a_print_that_fails_leaves_no_half_file(
    project: Callable[..., Project], settings: Any
) -> None:
    project(1)
    order = Order(kind=SUMMARY, numbers=(), languages=("en",), block="fund")

    def stop(done: int, total: int) -> None:
        if done:
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        kept_prints.kept_print(order, stop)
    assert list(Path(settings.PRINTS_DIR).iterdir()) == []


def test_two_who_load_the_typesetter_at_once_leave_the_search_for_libraries_as_it_was() -> None:
    command = [sys.executable, "-m", "tests.load_at_once"]
    assert subprocess.run(command, capture_output=True, check=True).stdout.strip() == b"True"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("kk", "орнатыңыз"), ("ru", "установите"), ("en", "install it on the server")],
)
def test_without_pango_the_address_says_what_to_install(
    wall: None, client: Client, monkeypatch: pytest.MonkeyPatch, language: str, sentence: str
) -> None:
    def without() -> Any:
        raise PdfUnavailableError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf_module, "typesetter", without)
    answer = client.get(f"/{language}/blocks/fund/summary.pdf")
    assert answer.status_code == 503
    text = answer.content.decode()
    assert sentence in text
    assert "libpango-1.0-0" in text
    assert client.get(f"/{language}/blocks/fund/print/").status_code == 200
