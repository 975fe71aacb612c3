"""The results as an A4 report."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from projects.models import Metric
from tests import paper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"


def pdf_text(client: Client, tmp_path: Path, address: str) -> tuple[int, str]:
    file = paper.kept(client.get(address), tmp_path / "report.pdf")
    return int(paper.facts(file)["Pages"]), "\f".join(paper.pages(file))


@pytest.mark.parametrize(
    ("language", "official", "budget"),
    [
        ("en", "more than 32,000", "Budget"),
        ("kk", "32 000-нан астам", "Бюджет"),
        ("ru", "более 32 000", "Бюджет"),
    ],
)
def test_the_report_has_two_to_four_pages_with_every_figure(
    wall: None, client: Client, tmp_path: Path, language: str, official: str, budget: str
) -> None:
    pages, text = pdf_text(client, tmp_path, f"/{language}/results/report.pdf")
    assert 2 <= pages <= 4
    plain = text.replace("\xa0", " ").replace("\u202f", " ")
    assert official in plain
    assert budget in plain
    assert "trained more than 32,000" in " ".join(plain.split())


def test_the_report_under_a_query_says_so(wall: None, client: Client) -> None:
    html = client.get("/en/results/print/?block=fund").content.decode()
    assert "Only these entries: Block: Fund of the Assembly" in html


def written(settings: Any) -> dict[str, int]:
    """The finished prints; a file written again has another number."""
    return {path.name: path.stat().st_ino for path in Path(settings.PRINTS_DIR).iterdir()}


def test_a_report_is_typeset_once_for_the_same_texts(
    wall: None, client: Client, settings: Any
) -> None:
    first = client.get("/en/results/report.pdf?block=fund")
    assert first["Content-Disposition"].startswith('inline; filename="results-')
    once = written(settings)
    again = client.get("/en/results/report.pdf?block=fund")
    assert b"".join(again.streaming_content) == b"".join(first.streaming_content)
    same = client.get("/en/results/report.pdf?block=fund", headers={"If-None-Match": first["ETag"]})
    assert same.status_code == 304
    assert written(settings) == once
    assert len(once) == 1


def test_a_report_of_other_figures_is_another(wall: None, client: Client, settings: Any) -> None:
    first = client.get("/en/results/report.pdf?block=fund")
    metric = Metric.objects.filter(project__block__slug="fund", value__isnull=False).first()
    assert metric
    metric.value += 7
    metric.save()
    assert client.get("/en/results/report.pdf?block=fund")["ETag"] != first["ETag"]
    assert len(written(settings)) == 2
