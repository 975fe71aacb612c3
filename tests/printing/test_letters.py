"""Letters of the languages that associations write, in prints."""

from pathlib import Path

import pytest

from projects.graphics.fonts import READING_FACE, TITLE_FACE, missing_letters, width
from projects.printing.pdf import write_pdf
from tests import paper

WORDS = {
    "Kazakh with its money": "500 ₸",
    "Korean": "고려인",
    "Georgian": "ქართველი",
    "Armenian": "Հայեր",
    "Greek": "Ελληνικά",
    "Uyghur": "ئۇيغۇر تىلى",
    "Azerbaijani": "Əliyev",
    "Polish": "Łódź",
    "Bashkir": "Ҫәсән",
}


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_no_letter_is_missing_and_each_has_its_width(text: str) -> None:
    assert missing_letters(text) == ""
    for face in (READING_FACE, TITLE_FACE):
        assert 0 < width(text, face) < len(text) * 1.2


def test_a_letter_that_no_font_has_is_named_once() -> None:
    assert missing_letters("ᠪ ab ᠪ 고") == "ᠪ"


def test_they_are_printed_in_our_own_fonts(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    body = "".join(f"<h1>{text}</h1><p>{text}</p>" for text in WORDS.values())
    sheets = "".join(
        f'<link rel="stylesheet" href="/static/css/{name}.css">'
        for name in ("print-fonts", "entry-sheet")
    )
    write_pdf([f'<html lang="en"><title>A</title>{sheets}<body>{body}'], file, {})
    names = [row.split()[0].partition("+")[2] for row in paper.font_rows(file)]
    assert all(name.startswith(("Golos", "Literata", "Noto-Print", "Korean")) for name in names)
    assert any(name.startswith("Korean") for name in names)
    assert paper.fonts_not_embedded(file) == []
