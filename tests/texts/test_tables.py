"""Tables of texts: from the clipboard to a page, a file and a print, with every word."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from projects.models import Project
from projects.printing.content import sheet_of
from projects.texts.pasted import from_html, from_plain
from projects.texts.richtext import clean, html, plain

YEARS = "| Жыл | Қатысушы |\n| --- | --- |\n| 2012 | 300 |\n| 2013 | **450** |"


def rows(shown: str) -> list[list[str]]:
    tree = LexborHTMLParser(shown)
    return [[cell.text() for cell in row.css("th, td")] for row in tree.css("tr")]


def test_a_table_is_shown_as_one_with_heads_in_a_frame_that_scrolls() -> None:
    shown = html(f"До:\n{YEARS}\nПосле")
    assert shown == (
        '<p>До:</p><div class="scroller" tabindex="0" role="group" '
        'aria-label="Жыл, Қатысушы, 2012"><table><thead><tr><th scope="col">Жыл</th>'
        '<th scope="col">Қатысушы</th></tr></thead><tbody>'
        "<tr><td>2012</td><td>300</td></tr><tr><td>2013</td><td><strong>450</strong></td></tr>"
        "</tbody></table></div><p>После</p>"
    )


def test_a_table_without_heads_shows_none() -> None:
    shown = html("|  |  |\n| --- | --- |\n| Срок | 2019 |")
    assert "<th" not in shown
    assert rows(shown) == [["Срок", "2019"]]


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ("Показатель\t2023\t2024\nУчастников\t280\t310\nВстреч\t–\t11", True),
        ("\t2023 год\t2024 год\nУчастников\tоколо 280\t310", True),
        ("Мероприятие\tУчастники\nКонцерт\tоколо 120 человек\nВстреча\t40", True),
        ("Мероприятие\tГород\tУчастники\nКонцерт\tТараз\t120", True),
        ("Фестиваль\t2019\tТараз\nФорум\t2020\tАлматы", False),
        ("Фестиваль\t2019\t2020\nФорум\t2021\t2022", False),
        ("Срок\t2019\nБюджет\t5 млн тенге", False),
        ("Участников\t280\t310\nВстреч\t9\t11", False),
        ("Название\tСундук\nГород\tТараз", False),
    ],
)
def test_a_first_row_above_figures_is_the_head(rows: str, heads: bool) -> None:
    cells = [row.split("\t") for row in rows.split("\n")]
    table = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in cells)
    shown = html(from_html(f"<table>{table}</table>"))
    assert ("<thead>" in shown) is heads


def test_cleaning_and_files_keep_the_table() -> None:
    assert clean(YEARS) == YEARS
    assert plain(f"До\n\n{YEARS}\n\nПосле") == (
        "До\n\nЖыл | Қатысушы\n2012 | 300\n2013 | 450\n\nПосле"
    )


def test_bars_and_line_ends_in_cells_part_no_cells() -> None:
    text = from_html(
        "<table><tr><th>А|Б</th><th>В\\|</th></tr><tr><td>1<br>2</td><td><p>3</p><p>|4</p></td></tr>"
        "<tr><td><ul><li>5</li><li>6</li></ul></td><td><table><tr><td>7</td><td>8</td></tr></table>"
        "</td></tr></table>"
    )
    assert rows(html(text)) == [["А|Б", "В\\|"], ["1 2", "3 |4"], ["• 5 • 6", "7 | 8"]]


def test_merged_cells_keep_the_columns_below_each_other() -> None:
    text = from_html(
        "<table><tr><td colspan=2>Год</td><td>Люди</td></tr><tr><td rowspan=2>2019</td><td>май</td>"
        "<td>10</td></tr><tr><td>июнь</td><td>20</td></tr></table>"
    )
    assert rows(html(text)) == [
        ["Год", "", "Люди"],
        ["2019", "май", "10"],
        ["", "июнь", "20"],
    ]


@pytest.mark.parametrize("span", ["1000000000", "65535", "-1", "x", "0"])
def test_a_wild_span_takes_no_room(span: str) -> None:
    text = from_html(
        f"<table><tr><td colspan={span}>а</td><td>б</td></tr><tr><td>в</td></tr></table>"
    )
    assert len(text) < 500
    assert re.findall(r"\w", text) == ["а", "б", "в"]


@pytest.mark.parametrize(
    "text",
    [
        "a | b\nc | d",
        "| a | b |",
        "| a | b |\n| c | d |",
        "a\n---",
        "- | a | b |\n  | --- | --- |",
        "| a |\n--- | ---",
    ],
)
def test_lines_with_bars_alone_are_no_table(text: str) -> None:
    assert "<table" not in html(text)


def test_a_row_longer_than_the_heads_loses_no_word() -> None:
    shown = html("| a | b |\n| --- | --- |\n| 1 | 2 | 3 |\n| 4 | 5 |")
    assert all(word in shown for word in "ab12345")


@given(st.lists(st.lists(st.text("аб |\\*", max_size=6), min_size=2, max_size=4), max_size=5))
def test_every_cell_of_any_table_comes_out_word_for_word(cells: list[list[str]]) -> None:
    inside = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in cells)
    text = from_html(f"<table>{inside}</table>")
    wanted = [letter for row in cells for cell in row for letter in re.findall("[аб]", cell)]
    assert re.findall("[аб]", plain(text)) == wanted
    assert clean(text) == text


def test_a_table_of_lines_with_tabs_is_one() -> None:
    assert from_plain("Қала\tАдам\r\nАстана\t120\r\nАлматы\t340") == (
        "| Қала | Адам |\n| --- | --- |\n| Астана | 120 |\n| Алматы | 340 |"
    )


def test_page_and_data_have_the_table(project: Any, client: Client) -> None:
    one = project(5, text_kk=f"Қорытынды:\n\n{YEARS}")
    page = client.get(f"/kk/projects/{one.slug}/").content.decode()
    assert '<th scope="col">Қатысушы</th>' in page
    assert ["2013", "450"] in rows(page)
    assert "| --- |" not in page
    told = client.get("/kk/projects.json").json()["projects"][0]["text"]
    assert told == "Қорытынды:\n\nЖыл | Қатысушы\n2012 | 300\n2013 | 450"


def test_a_panel_and_its_measure_have_the_table_without_marks(project: Any) -> None:
    one = project(5, text_kk=YEARS)
    (face,) = sheet_of(Project.objects.for_page().get(pk=one.pk), ["kk"]).faces
    assert "<table>" in face.text
    assert face.plain_text == "Жыл Қатысушы\n2012 300\n2013 450"
