"""The results as data: JSON, CSV, XLSX, Data Package, Dataset, and the page that explains them."""

import csv
import json
import re
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.test import Client
from frictionless import Package
from openpyxl import load_workbook

from projects.models import HeadlineFigure, Metric
from projects.open_data.results import COLUMNS
from projects.open_data.tables import TABLES
from projects.texts.numbers import Qualifier
from tests.factories import figure

pytestmark = pytest.mark.django_db


def test_every_qualifier_is_explained() -> None:
    fields = [field for table in TABLES.values() for field in table.fields]
    explained = [str(field.meaning) for field in fields if field.name == "qualifier"]
    explained.append(str(COLUMNS["qualifier"]))
    assert len(explained) == 4
    for words in explained:
        assert set(Qualifier.values) <= set(re.findall(r"[\w-]+", words))


def table(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_results_json_keeps_its_shape_and_says_query_and_date(wall: None, client: Client) -> None:
    found = json.loads(client.get("/en/results.json?block=fund").content)
    assert found["query"] == "Block: Fund of the Assembly"
    assert found["date"]
    money = next(i for i in found["indicators"] if i["slug"] == "funds-raised")
    assert money["headline"]["value"] == 35_000_000
    assert money["headline"]["qualifier"] == "more-than"
    assert {"statement", "source"} <= set(money["headline"])
    assert money["documented"] == {
        "total": 35_000_000,
        "qualifier": "more-than",
        "entries": [2],
    }
    assert set(money["illustrative"]) >= {"total", "entries"}
    assert money["unexplained"] == 0
    assert money["by"]["theme"]["charity"]["documented"]["total"] == 35_000_000


def test_results_csv_holds_official_figures_totals_and_evidence(wall: None, client: Client) -> None:
    rows = table(client, "/en/results.csv")
    kinds = [row["kind"] for row in rows]
    assert kinds.count("official") == HeadlineFigure.objects.count() == 13
    assert kinds.count("total") == 13 * 3
    figures = [r for r in rows if r["kind"] == "figure" and r["indicator"] == "funds-raised"]
    assert figures[0]["entry"] == "2"
    assert "helped to attract more than 35 million tenge" in figures[0]["sentence"]
    assert rows[0]["note"].endswith(f"Rows: {len(rows)}.")


def test_figures_that_count_add_up_to_their_total(project, client: Client) -> None:
    entry = project(1, provenance="documented")
    figure(entry, "seminars-held", 50)
    figure(entry, "seminars-held", 20, period="2011")
    figure(project(2, provenance="documented", published=False), "seminars-held", 9)
    rows = [r for r in table(client, "/en/results.csv") if r["indicator"] == "seminars-held"]
    figures = [r for r in rows if r["kind"] == "figure"]
    assert [(r["value"], r["counts"]) for r in figures] == [("50", "true"), ("20", "false")]
    total = next(r for r in rows if r["kind"] == "total" and r["provenance"] == "documented")
    assert (total["value"], total["entries"]) == ("50", "1")


def test_a_text_that_looks_like_a_formula_stays_text(project, client: Client) -> None:
    figure(project(1, title_en="=1+1"), "seminars-held", 5)
    rows = [r for r in table(client, "/en/results.csv") if r["kind"] == "figure"]
    assert {r["title"] for r in rows} == {"'=1+1"}
    book = load_workbook(BytesIO(client.get("/en/results.xlsx").content))
    cells = [cell for row in book["Evidence"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert cells
    assert all(cell.data_type == "s" for cell in cells)


def test_the_workbook_has_results_breakdowns_evidence_and_what_they_mean(
    wall: None, client: Client
) -> None:
    book = load_workbook(BytesIO(client.get("/ru/results.xlsx").content))
    assert len(book.sheetnames) == 4
    assert book.worksheets[0].max_row == 14
    assert book.worksheets[2].max_row > 150


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_data_package_is_valid(
    wall: None, client: Client, tmp_path: Path, language: str
) -> None:
    address = f"/{language}/data"
    described = client.get(f"{address}/datapackage.json").content
    (tmp_path / "datapackage.json").write_bytes(described)
    for name in TABLES:
        (tmp_path / f"{name}.csv").write_bytes(client.get(f"{address}/{name}.csv").content)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])
    for resource in json.loads(described)["resources"]:
        for field in resource["schema"]["fields"]:
            said = field["descriptions"]
            assert set(said) == {"kk", "ru", "en"}
            assert field["description"] == said[language]
            assert len({said["kk"], said["ru"], said["en"]}) == 3, said


def test_the_tables_hold_every_published_figure(wall: None, client: Client) -> None:
    assert len(table(client, "/en/data/figures.csv")) == Metric.objects.count()
    assert len(table(client, "/en/data/entries.csv")) == 61
    assert client.get("/en/data/nonsense.csv").status_code == 404


def test_drafts_are_in_no_file(project, client: Client) -> None:
    figure(project(1, published=False, title_en="Secret seminar"), "seminars-held", 77)
    for address in ("results.json", "results.csv", "data/entries.csv", "data/figures.csv"):
        body = client.get(f"/en/{address}").content.decode()
        assert "Secret" not in body
        assert "77" not in body.replace("277", "")


def test_search_engines_find_a_dataset(wall: None, client: Client) -> None:
    answer = client.get("/en/data/dataset.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    said = json.loads(answer.content)
    assert said["@type"] == "Dataset"
    assert len(said["distribution"]) == len(TABLES)
    assert 'href="/en/data/dataset.jsonld"' in client.get("/en/data/").content.decode()


def test_a_licence_is_stated_only_once_there_is_one(wall: None, client: Client, settings) -> None:
    assert "has not stated a licence" in client.get("/en/data/").content.decode()
    assert "licenses" not in json.loads(client.get("/en/data/datapackage.json").content)
    settings.DATA_LICENCE = "CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/"
    assert "CC-BY-4.0" in client.get("/en/data/").content.decode()
    described = json.loads(client.get("/en/data/datapackage.json").content)
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
