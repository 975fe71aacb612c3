"""Data out: the shapes that other programs rely on, and files that open rightly."""

import csv
import io
import json
from collections import Counter
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.factories import figure, photo_of, project
from tests.recordings import recording_of

pytestmark = pytest.mark.django_db


def rows(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/en/projects.csv?{query}")
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_projects_json_holds_the_61(wall: None, client: Client) -> None:
    data = json.loads(client.get("/en/projects.json").content)
    projects = data["projects"]
    assert data["count"] == len(projects) == 61
    assert [project["number"] for project in projects] == list(range(1, 62))
    assert Counter(p["provenance"] for p in projects) == {"documented": 8, "illustrative": 53}
    assert Counter(p["block"] for p in projects) == {
        "fund": 12,
        "republican": 17,
        "regional": 22,
        "partners": 10,
    }


def test_projects_json_has_the_agreed_fields(wall: None, client: Client) -> None:
    first = json.loads(client.get("/ru/projects.json").content)["projects"][1]
    agreed = (
        "number slug url title summary text text_language block themes regions status "
        "start_year end_year budget_kzt provenance participants metrics photos ground "
        "easy_text easy_text_language recordings"
    )
    assert " ".join(first) == agreed
    assert first["text_language"] == "ru"
    assert first["ground"] == "document"
    assert first["url"] == "http://testserver/ru/projects/unity-through-charity/"
    assert first["participants"] == [
        {"name": "Фонд Ассамблеи народа Казахстана", "role": "implementing"}
    ]
    assert first["metrics"][0] == {
        "indicator": "funds-raised",
        "value": 35_000_000,
        "qualifier": "more-than",
        "period": "",
        "source": "Выставка социальных проектов Ассамблеи народа Казахстана",
    }


def test_a_limit_is_in_the_data(client: Client) -> None:
    figure(project(107), "seminars-held", 20, "at-least")
    record = json.loads(client.get("/en/projects.json").content)["projects"][-1]
    assert record["metrics"][0]["qualifier"] == "at-least"
    assert rows(client)[-1]["metrics"] == "seminars-held: at-least 20"


def test_projects_json_holds_the_other_forms_of_an_entry(client: Client, media: Any) -> None:
    entry = project(107, easy_text_ru="Мы пекли. **Все** пришли.")
    photo_of(entry, long_description_en="On the left a kettle.")
    recording_of(entry, language="kk", transcript="Біз нан пісірдік.")
    record = json.loads(client.get("/en/projects.json").content)["projects"][-1]
    assert record["number"] == 107
    assert record["easy_text"] == "Мы пекли. Все пришли."
    assert record["easy_text_language"] == "ru"
    assert record["photos"][0]["long_description"] == "On the left a kettle."
    [recording] = record["recordings"]
    assert recording["url"].startswith("http://testserver/recordings/")
    told = recording["kind"], recording["language"], recording["transcript"], recording["subtitles"]
    assert told == ("audio", "kk", "Біз нан пісірдік.", "")


def test_files_follow_the_query_of_the_page(wall: None, client: Client) -> None:
    query = "block=fund&theme=charity&sort=-budget"
    from_json = json.loads(client.get(f"/en/projects.json?{query}").content)["projects"]
    assert [int(row["number"]) for row in rows(client, query)] == [p["number"] for p in from_json]
    assert {p["block"] for p in from_json} == {"fund"}


def test_csv_opens_rightly_in_excel(wall: None, client: Client) -> None:
    response = client.get("/kk/projects.csv")
    body = b"".join(response)
    assert body.startswith(b"\xef\xbb\xbf")
    assert "тілашары" in body.decode("utf-8-sig")


def test_csv_says_query_date_and_number_of_rows(wall: None, client: Client) -> None:
    row = rows(client, "block=fund")[0]
    assert "Block: Fund of the Assembly" in row["note"]
    assert "Rows: 12" in row["note"]


@pytest.mark.parametrize("text", ["=1+1", "+7 700", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_looks_like_a_formula_is_harmless(project, client: Client, text: str) -> None:
    project(1, title_en="A title", summary_en=text)
    assert rows(client)[0]["summary"].startswith("'")
    book = load_workbook(io.BytesIO(client.get("/en/projects.xlsx").content))
    cell = book.worksheets[0]["E2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.strip() == text.strip()


def test_a_negative_or_plain_number_stays_a_number(project, client: Client) -> None:
    project(1, budget_kzt=1_500_000)
    book = load_workbook(io.BytesIO(client.get("/en/projects.xlsx").content))
    header = [cell.value for cell in book.worksheets[0][1]]
    assert book.worksheets[0].cell(2, header.index("budget_kzt") + 1).value == 1_500_000


def test_the_workbook_explains_itself(wall: None, client: Client) -> None:
    book = load_workbook(io.BytesIO(client.get("/en/projects.xlsx?theme=family").content))
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert about["Query"] == "Theme: Family traditions"
    assert about["Rows"] == book["Projects"].max_row - 1
    assert "whole tenge" in about["budget_kzt"]
    assert about["people-trained"].endswith("people")
    assert any("assembly.kz" in str(value) for value in about.values())


def test_control_characters_do_not_break_the_workbook(project, client: Client) -> None:
    project(1, title_en="A\x0btitle")
    assert client.get("/en/projects.xlsx").status_code == 200


def test_results_json_has_the_agreed_shape(wall: None, client: Client) -> None:
    indicators = json.loads(client.get("/en/results.json").content)["indicators"]
    assert len(indicators) == 13
    raised = next(i for i in indicators if i["slug"] == "funds-raised")
    assert raised["headline"]["value"] == 35_000_000
    assert raised["headline"]["qualifier"] == "more-than"
    assert raised["documented"]["total"] == 35_000_000
    assert raised["documented"]["entries"] == [2]
    elderly = next(i for i in indicators if i["slug"] == "elderly-helped")
    assert elderly["headline"]["value"] is None
    assert elderly["headline"]["statement"] == "thousands of older people"
