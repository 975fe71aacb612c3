"""An entry on A4 to take along, and the entries of "my list"."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.test import Client
from pdfua.validator import Validator

from projects.models import Citation, Project, Source
from projects.printing.accessible import faults
from tests import paper
from tests.factories import figure, photo_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"


def findings(file: Path) -> list[str]:
    """What we and a checker that is not ours find wrong, a missing mark included."""
    with pikepdf.open(file) as pdf:
        found = faults(pdf)
        if b'pdfuaid:part="1"' not in pdf.Root.Metadata.read_bytes():
            found.append("no mark")
    return found + [finding.message for finding in Validator().validate(str(file)).findings]


@pytest.fixture
def entry(project: Callable[..., Project], media: Path) -> Project:
    """An entry with all that a sheet can show."""
    made = project(7, title_en="House of crafts", summary_en="In short.", text_en="The whole text.",
                   coordinator="D. Ospanova", text_ru="Весь текст.", title_ru="Дом ремёсел",
                   provenance="reported")  # fmt: skip
    source = Source.objects.create(slug="a-report", title_en="Report of 2013", kind="public")
    figure(made, value=1200)
    made.metrics.update(source=source)
    Citation.objects.create(project=made, source=source)
    for number in (1, 2, 3):
        photo_of(made, caption_en=f"Picture {number}", credit=f"Author {number}", size=(300, 200))
    return made


def test_a_sheet_carries_all_that_the_page_says(
    entry: Project, client: Client, tmp_path: Path
) -> None:
    file = paper.kept(client.get(f"/en/entry-sheet/{entry.slug}.pdf"), tmp_path / "a.pdf")
    read = paper.words(file)
    for words in (
        *("House of crafts", "In short.", "The whole text.", "D. Ospanova", "1,200"),
        *("Picture 1", "Author 1", "Picture 3", "Author 3", "Source: Report of 2013"),
        *("testserver/p/7/", "Cite as: 7. House of crafts", "Edition ", "page 1 of "),
    ):
        assert words in read
    assert paper.codes(file, tmp_path)[0] == ["http://testserver/p/7/"]
    assert paper.facts(file)["Title"] == "7. House of crafts"
    assert findings(file) == []


def test_a_sheet_is_in_the_language_of_its_address(
    entry: Project, client: Client, tmp_path: Path
) -> None:
    file = paper.kept(client.get(f"/ru/entry-sheet/{entry.slug}.pdf"), tmp_path / "a.pdf")
    assert ("ru", "Весь текст.") in paper.said(file)
    assert ("en", "In short.") in paper.said(file)


def test_large_print_is_large_everywhere(entry: Project, client: Client, tmp_path: Path) -> None:
    address = f"/en/entry-sheet/{entry.slug}.pdf?large=1"
    file = paper.kept(client.get(address), tmp_path / "a.pdf")
    assert min(paper.sizes(file)) >= 18
    assert findings(file) == []


@pytest.mark.parametrize("publication", ["draft", "review", "withdrawn"])
def test_what_is_not_public_has_no_sheet(entry: Project, client: Client, publication: str) -> None:
    Project.objects.update(publication=publication)
    for address in (f"/kk/entry-sheet/{entry.slug}.pdf", "/kk/my-list.pdf?n=7"):
        assert client.get(address).status_code == 404


def test_my_list_is_one_file_of_its_entries(wall: None, client: Client, tmp_path: Path) -> None:
    answer = client.get("/kk/my-list.pdf?n=32&n=7&n=zzz&n=999")
    file = paper.kept(answer, tmp_path / "a.pdf")
    pages = [" ".join(page.split()) for page in paper.pages(file)]
    firsts = [page for page in pages if "1-бет" in page]
    assert [("/p/7/" in page, "/p/32/" in page) for page in firsts] == [
        (True, False),
        (False, True),
    ]
    assert findings(file) == []
    assert client.get("/kk/my-list.pdf").status_code == 404


def test_the_pages_lead_to_the_sheets(wall: None, client: Client) -> None:
    slug = Project.objects.get(number=7).slug
    page = client.get(f"/en/projects/{slug}/").content.decode()
    assert f'href="/en/entry-sheet/{slug}.pdf"' in page
    listed = client.get("/en/my-list/?n=7&n=32").content.decode()
    assert 'href="/en/my-list.pdf?n=7&amp;n=32"' in listed


@pytest.mark.full
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_sheets_of_all_entries_pass_the_checks(
    wall: None, client: Client, tmp_path: Path, language: str
) -> None:
    asked = "&".join(f"n={number}" for number in range(1, 62))
    answer = client.get(f"/{language}/my-list.pdf?{asked}")
    assert findings(paper.kept(answer, tmp_path / "a.pdf")) == []
