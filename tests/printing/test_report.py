"""The results as an A4 report."""

from pathlib import Path

import pytest
from django.test import Client

from tests import paper

pytestmark = pytest.mark.django_db


def pdf_text(client: Client, tmp_path: Path, address: str) -> tuple[int, str]:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    file = tmp_path / "report.pdf"
    file.write_bytes(answer.content)
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
