"""The order form of the print desk: what it refuses, and what it says to do."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import Edition, PrintJob
from projects.printing import jobs
from projects.printing.choices import KINDS
from projects.printing.order import BLOCK_PANELS, LABELS, PANELS, SUMMARY, Order

pytestmark = pytest.mark.django_db
ADD = reverse("admin:projects_printjob_add")


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"
    settings.SITE_ADDRESS = "https://exhibition.example.kz"


def edition(kind: str, block: str) -> str:
    """The version of an edition that is printed of a block."""
    order = Order(kind=kind, numbers=(), languages=("kk",), block=block)
    jobs.run(PrintJob.objects.create(title="a", order=order.as_json()))
    return Edition.objects.of(kind).latest("created").version


@pytest.mark.parametrize("kind", [LABELS, BLOCK_PANELS])
@pytest.mark.parametrize("of", ["", "each", "partners"])
def test_an_edition_of_another_block_is_refused_with_what_to_do(
    wall: None, staff: Client, kind: str, of: str
) -> None:
    since = edition(kind, "fund")
    count = PrintJob.objects.count()
    data = {"kind": kind, "languages": "kk", "since": since, "only_changed": "1"}
    page = staff.post(ADD, data | {"of": of}).content.decode()
    assert "Projects of the Fund of the Assembly · Kazakh · " in page
    assert f"({since}). Choose an edition of what you print now, or none" in page
    assert PrintJob.objects.count() == count
    assert staff.post(ADD, data | {"of": "fund"}).status_code == 302


def test_an_edition_of_the_whole_summary_has_no_pages_of_a_block(wall: None, staff: Client) -> None:
    data = {"kind": "summary", "of": "fund", "languages": "kk", "since": edition(SUMMARY, "")}
    page = staff.post(ADD, data | {"only_changed": "1"}).content.decode()
    assert "The edition is of another print: A4 summary: the whole exhibition · Kazakh" in page
    assert staff.post(ADD, data).status_code == 302


def test_an_edition_of_another_kind_is_refused_with_what_to_do(wall: None, staff: Client) -> None:
    since = edition(LABELS, "fund")
    data = {"kind": "panels", "of": "fund", "languages": "kk", "since": since}
    page = staff.post(ADD, data).content.decode()
    assert "The list has no such edition for this kind of print. Choose one from it" in page


def test_the_form_says_that_panels_are_in_kazakh_too(wall: None, staff: Client) -> None:
    words = "Panels in Russian or English say title and summary in Kazakh, too"
    shown = [words in staff.get(f"{ADD}?kind={kind}").content.decode() for kind in KINDS]
    assert shown == [kind == PANELS for kind in KINDS]


def test_stands_of_the_block_of_an_edition_are_printed_by_it(wall: None, staff: Client) -> None:
    since = edition(LABELS, "fund")
    data = {"kind": "labels", "of": "", "languages": "kk", "since": since}
    assert "Choose an edition" in staff.post(ADD, data | {"numbers": "7, 52"}).content.decode()
    assert staff.post(ADD, data | {"numbers": "7-8"}).status_code == 302
