"""Pictures of numbers: findings, drawings, files."""

from io import BytesIO

import pytest
from defusedxml.ElementTree import fromstring
from django.http import QueryDict
from django.test import Client
from PIL import Image

from projects.catalogue.filters import ProjectFilter
from projects.open_data.chart_files import csv_file, png_file, svg_file
from projects.results.charts import Chart, Row, Series, Strip, for_pages
from projects.results.overview import Overview, overview
from projects.templatetags.results import drawn
from tests.factories import figure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

SVG = "{http://www.w3.org/2000/svg}"


def asked(query: str = "") -> ProjectFilter:
    return ProjectFilter(QueryDict(query))


@pytest.fixture
def results(wall: None) -> Overview:
    return overview(asked())


def small_chart(label: str = "Жоба") -> Chart:
    return Chart(
        name="small",
        finding="Most are here",
        head="Where",
        series=[Series("Documented", "solid"), Series("Samples", "dotted")],
        rows=[Row(label, [Strip([(0, 3), (1, 5)], "8")], ["3", "5"], [3, 5])],
    )


def test_every_picture_says_its_finding_and_has_text_and_a_table(results: Overview) -> None:
    assert len(results.charts) >= 6
    for chart in results.charts.values():
        assert len(chart.finding) > 10
        drawing = fromstring(svg_file(chart))
        assert drawing.find(f"{SVG}title").text == chart.finding
        assert chart.rows[0].label in drawing.find(f"{SVG}desc").text
        assert all(len(row.cells) + 1 == len(chart.heads) for row in chart.rows)


def test_a_drawing_has_no_style_and_no_script(results: Overview) -> None:
    for chart in results.charts.values():
        for element in fromstring(svg_file(chart)).iter():
            assert element.tag != f"{SVG}style"
            assert "style" not in element.attrib
            assert not [name for name in element.attrib if name.startswith("on")]


def test_patterns_tell_the_series_apart_without_colour() -> None:
    fills = [
        box.attrib["fill"]
        for box in fromstring(svg_file(small_chart())).iter(f"{SVG}rect")
        if "box" in box.attrib.get("class", "")
    ]
    assert fills[:2] == ["#0a5478", "url(#small-file-dotted)"]


def test_bars_are_as_long_as_their_numbers() -> None:
    drawing = fromstring(svg_file(small_chart()))
    boxes = [r for r in drawing.iter(f"{SVG}rect") if "box" in r.attrib.get("class", "")][2:]
    three, five = (float(box.attrib["width"]) for box in boxes)
    assert three / five == pytest.approx(3 / 5, abs=0.01)


def test_hostile_words_stay_words() -> None:
    chart = small_chart('=cmd|"x"<script>')
    assert "<script>" not in svg_file(chart)
    assert csv_file(chart).splitlines()[1].startswith("\"'=cmd")


def test_a_picture_can_be_had_as_svg_png_and_csv(wall: None, client: Client) -> None:
    address = "/kk/results/pictures/people-trained-by-block"
    drawing = client.get(f"{address}.svg")
    assert drawing["Content-Type"] == "image/svg+xml"
    assert "Өңірлік" in drawing.content.decode()
    picture = Image.open(BytesIO(client.get(f"{address}.png").content))
    assert picture.size[0] == 1920
    table = client.get(f"{address}.csv").content.decode("utf-8-sig").splitlines()
    assert table[0].startswith("Блок")
    assert client.get(f"{address}.exe").status_code == 404
    assert client.get("/kk/results/pictures/nonsense.svg").status_code == 404


def test_the_png_has_the_kazakh_letters(wall: None) -> None:
    """A letter without a glyph would be drawn as the same box as any other such letter."""
    drawn = {letter: png_file(small_chart(letter * 3)) for letter in "ӘҒҚҢӨҰҮҺІ"}
    assert len(set(drawn.values())) == 9


def test_a_finding_names_where_most_is(project) -> None:
    figure(project(1, block="fund", provenance="documented"), "seminars-held", 30)
    figure(project(2, block="regional", provenance="documented"), "seminars-held", 10)
    chart = for_pages.by_name("seminars-held-by-block", asked())
    assert chart
    assert chart.finding == "Documented: most in “Fund of the Assembly”, 30 of 40."


def test_a_tie_names_nobody_the_most(project) -> None:
    for number, block in enumerate(("fund", "regional", "partners"), 1):
        figure(project(number, block=block, provenance="documented"), "seminars-held", 10)
    chart = for_pages.by_name("seminars-held-by-block", asked())
    assert chart
    assert chart.finding == "Documented: spread out, at most 10 of 30 in one place."


def test_the_timeline_counts_a_project_in_each_of_its_years(project) -> None:
    project(1, provenance="documented", start_year=2010, end_year=2012, status="closed")
    project(2, provenance="documented", start_year=2012, status="implementation")
    project(3, provenance="documented")
    chart = for_pages.by_name("timeline-documented", asked())
    assert chart
    assert [(row.label, list(row.numbers)) for row in chart.rows] == [
        ("2010", [1, 0, 0, 0]),
        ("2011", [1, 0, 0, 0]),
        ("2012", [1, 1, 0, 0]),
    ]
    assert chart.finding == "Documented: most projects ran in 2012, 2 of 2."
    assert "1 entry states no year." in chart.note


def test_pictures_follow_the_query(wall: None) -> None:
    chart = for_pages.by_name("people-trained-by-block", asked("block=fund"))
    assert chart
    assert [row.label for row in chart.rows] == ["Fund of the Assembly"]


def test_a_chart_that_is_kept_is_drawn_once_for_each_width(
    wall: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = for_pages.by_name("seminars-held-by-block", asked())
    first = {width: drawn(chart, width) for width in (620, 360)}
    monkeypatch.setattr("projects.results.charts.svg.svg", None)
    assert {width: drawn(chart, width) for width in (620, 360)} == first
    assert first[620] != first[360]
