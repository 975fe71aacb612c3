"""How prints are set: words parted at a line's end, balanced titles, pages that are filled."""

from typing import Any

import pytest
from django.utils.translation import override

from projects.graphics.fonts import TITLE_FACE, width
from projects.models import Block, Project
from projects.printing import pdf
from projects.printing.fit import SAFE, balanced, line_count, words_of
from projects.printing.images import files_of
from projects.printing.order import SUMMARY, Order
from projects.printing.summary import (
    ornament_of,
    page_style,
    pictures_of,
    summary_html,
    summary_of,
)


def lines_of(box: Any) -> list[str]:
    """The lines of a typeset page."""
    if type(box).__name__ == "LineBox":
        return ["".join(part.text for part in box.descendants() if hasattr(part, "text"))]
    return [line for child in getattr(box, "children", ()) for line in lines_of(child)]


@pytest.mark.parametrize(
    ("language", "words", "parts"),
    [
        ("kk", "мектептерінде қайырымдылық", {"мектеп-", "мектепте-", "қайы-", "қайырым-"}),
        ("ru", "образовательное учреждение", {"образо-", "образова-", "учреж-"}),
        ("en", "representative communities", {"repres-", "com-", "ive com-"}),
    ],
)
def test_words_are_parted_in_three_languages(language: str, words: str, parts: set[str]) -> None:
    for width_of_page in (60, 70, 80, 90):
        style = f"@page {{ size: {width_of_page}px 400px; margin: 0 }}"
        style += " p { font-size: 14px; margin: 0;"
        style += " hyphens: auto; hyphenate-limit-chars: 8 3 3; hyphenate-character: '-' }"
        page = pdf.typeset(f'<p lang="{language}">{words}</p>', {}, style).pages[0]
        if parts & {line.strip() for line in lines_of(page._page_box)}:
            return
    pytest.fail("no word was parted")


@pytest.mark.parametrize(
    "title",
    [
        "Разработка и внедрение моделей многоязычного образования в школах",
        "Өңірлік этномәдени бірлестіктердің жобалары мен бастамалары",
        "Unity",
    ],
)
def test_the_lines_of_a_title_are_about_as_long_as_each_other(title: str) -> None:
    ems = balanced(title, TITLE_FACE, 22)
    count = line_count(title, TITLE_FACE, ems * SAFE)
    assert ems <= 22
    assert count == line_count(title, TITLE_FACE, 22 * SAFE)
    if count > 1:
        long = sum(width(word, TITLE_FACE) for word in words_of(title))
        assert ems < long / count * 1.35


@pytest.mark.django_db
def test_a_title_takes_no_more_lines_than_its_place_was_measured_for() -> None:
    title = "Үлгі: жасөспірімдердің костюм шеберханасы"
    assert line_count(title, TITLE_FACE, 24) == 1
    assert line_count(title, TITLE_FACE, balanced(title, TITLE_FACE, 24)) == 1


def test_entries_in_two_languages_flow_on_so_that_pages_are_filled(wall: None) -> None:
    order = Order(SUMMARY, (), ("kk", "ru"), block="fund")
    summary = summary_of(order)
    with override("kk"):
        html = summary_html(summary, ornament=ornament_of(summary), style_address="/print.css")
    files: dict[str, Any] = files_of(pictures_of(summary))
    files["/print.css"] = lambda: (page_style(summary).encode(), "text/css")
    pages = pdf.typeset(html, files).pages
    entries = Project.objects.published().in_block(Block.objects.get(slug="fund")).count()
    # Cover, contents, totals and lists take four: an entry a page would be more.
    assert len(pages) < entries + 4 - 2
