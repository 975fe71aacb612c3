"""The guest book on paper: a page a language, with the questions and a code that leads to it."""

from pathlib import Path

import pytest

from projects.printing.guest_sheet import prepared
from projects.printing.order import GUEST_SHEETS, Order
from tests import paper
from tests.factories import guest_book

pytestmark = pytest.mark.django_db
ORDER = Order(
    GUEST_SHEETS,
    (),
    ("kk", "ru", "en"),
    site="https://kormeler.kz",
    showing="showing-1",
    is_whole=False,
)


def test_each_language_is_one_page_of_a4_with_the_same_questions_and_its_code(
    tmp_path: Path,
) -> None:
    book = guest_book()
    file = tmp_path / "sheet.pdf"
    prepared(ORDER).write(file, lambda done, total: None)
    pages = [" ".join(page.split()) for page in paper.pages(file)]
    assert len(pages) == 3
    for page, code in zip(pages, ORDER.languages, strict=True):
        assert f"kormeler.kz/{code}/visit/showing-1/guest-book/" in page.replace(" ", "")
        for question in book.questions.all():
            words = getattr(question, f"text_{code}")
            assert words.replace(" ", "") in page.replace(" ", "").replace("\xa0", "")
            for answer in getattr(question, f"answers_{code}").split():
                assert answer in page
    assert "A4" in paper.facts(file)["Page size"]
    assert paper.facts(file)["Tagged"] == "yes"
    assert paper.fonts_not_embedded(file) == []


def test_of_a_guest_book_that_is_gone_a_sentence_is_left() -> None:
    assert "There is no such guest book any more." in prepared(ORDER).content
