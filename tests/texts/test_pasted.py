"""What is pasted: the clipboards of other programs, and any HTML and text."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from projects.texts.clipboard_depth import MOST_OPEN, MOST_TAGS, flattened
from projects.texts.links import is_public
from projects.texts.pasted import from_html, from_plain, read
from projects.texts.richtext import clean, html, plain

# Written by us after the shapes that the named reports and files show; the texts are our own.
CLIPBOARDS = json.loads((Path(__file__).parent / "fragments/clipboards.json").read_text("utf-8"))


@pytest.mark.parametrize("fragment", CLIPBOARDS, ids=lambda fragment: fragment["name"])
def test_a_clipboard_is_read_rightly_and_once(fragment: dict[str, str]) -> None:
    text = clean(read(fragment.get("html", ""), fragment.get("plain", "")))
    assert text == fragment["text"]
    assert clean(text) == text


FROM_THE_FIELD = {
    "numbers over empty lines": (
        "Этапы:\r\n\r\n1. Сбор заявок\r\n\r\n2. Отбор\r\n\r\n3. Награждение\r\n\r\nПродолжение:"
        "\r\n\r\n4. Отчёт",
        "<p>Этапы:</p><ol><li><p>Сбор заявок</p></li><li><p>Отбор</p></li><li><p>Награждение</p>"
        '</li></ol><p>Продолжение:</p><ol start="4"><li>Отчёт</li></ol>',
    ),
    "a list from three": (
        "Итоги.\r\n\r\n3. Третий пункт\r\n4. Четвёртый пункт",
        '<p>Итоги.</p><ol start="3"><li>Третий пункт</li><li>Четвёртый пункт</li></ol>',
    ),
    "addresses with parentheses": (
        "См. [Ассамблея](https://ru.wikipedia.org/wiki/Ассамблея_(Казахстан)) и "
        "(https://assembly.kz/ru/) и www.assembly.kz и "
        "https://ru.wikipedia.org/wiki/Ассамблея_(Казахстан) конец. Почта info@assembly.kz.",
        '<p>См. <a href="https://ru.wikipedia.org/wiki/Ассамблея_(Казахстан)" rel="noopener">'
        'Ассамблея</a> и (<a href="https://assembly.kz/ru/" rel="noopener">'
        "https://assembly.kz/ru/</a>) и www.assembly.kz и "
        '<a href="https://ru.wikipedia.org/wiki/Ассамблея_(Казахстан)" rel="noopener">'
        "https://ru.wikipedia.org/wiki/Ассамблея_(Казахстан)</a> конец. "
        "Почта info@assembly.kz.</p>",
    ),
    "bullets": (
        "\tПервый\r\n\tВторой\r\n§ Третий\r\no Четвёртый\r\no\tПятый\r\n– Шестой\r\n— Седьмой\r\n"
        "‣ Восьмой\r\n● Девятый\r\n•Десятый",
        "<ul><li>Первый</li><li>Второй</li><li>Третий</li><li>Четвёртый</li><li>Пятый</li>"
        "<li>Шестой</li><li>Седьмой</li><li>Восьмой</li><li>Девятый</li><li>Десятый</li></ul>",
    ),
    "years and dates": (
        "Хроника\r\n\r\n2019. Открытие\r\n\r\n25. 05. 2020 состоялся концерт\r\n\r\n12) мая\r\n\r\n"
        "1. мамыр – мереке",
        "<p>Хроника</p><p>2019. Открытие</p><p>25. 05. 2020 состоялся концерт</p><p>12) мая</p>"
        "<p>1. мамыр – мереке</p>",
    ),
}


@pytest.mark.parametrize(("typed", "shown"), FROM_THE_FIELD.values(), ids=list(FROM_THE_FIELD))
def test_a_text_from_the_field_is_shown_as_it_was_meant(typed: str, shown: str) -> None:
    assert html(clean(typed)) == shown
    assert html(clean(clean(typed))) == shown


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a)\tпервая\nb)\tвторая", "a) первая\nb) вторая"),
        ("1.1.\tпервая\n1.2.\tвторая", "1.1. первая\n1.2. вторая"),
        ("Конец\n\n* * *\n\n- - -", "Конец\n\n* * *\n\n- - -"),
        ("§ 12 устава\n— сказал он", "§ 12 устава\n— сказал он"),
        ("о проекте\n— коротко:\n— раз\n— два", "о проекте\n- коротко:\n- раз\n- два"),
        ("\tОдин абзац с отступом", "Один абзац с отступом"),
        ("1. А\n    • Б\n        o В\n2. Г", "1. А\n   - Б\n     - В\n2. Г"),
        ("см. https://a.kz/_б_/в_(г)_д_ и _е_", "см. https://a.kz/_б_/в_(г)_д_ и *е*"),
    ],
)
def test_a_typed_text_gets_marks_only_where_they_are_meant(typed: str, kept: str) -> None:
    assert clean(typed) == kept
    assert clean(kept) == kept


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1. Маяк", "<ol><li>Маяк</li></ol>"),
        ("1) 05.2020 – раз", "<ol><li>05.2020 – раз</li></ol>"),
        ("1. Мира\n2. Мая\n3. Труда", "<ol><li>Мира</li><li>Мая</li><li>Труда</li></ol>"),
        ("Их было\n25. Потом", "<p>Их было<br>25. Потом</p>"),
        ("Были:\n3. А\n4. Б", '<p>Были:</p><ol start="3"><li>А</li><li>Б</li></ol>'),
        ("1. а\n1. б", "<ol><li>а</li></ol><ol><li>б</li></ol>"),
        ("1. а\n25. 05. 2020 б", "<ol><li>а</li></ol><p>25. 05. 2020 б</p>"),
        ("9. мая\n10. мая", "<p>9. мая<br>10. мая</p>"),
    ],
)
def test_a_number_is_shown_as_it_is_typed(typed: str, shown: str) -> None:
    assert html(clean(typed)) == shown


@pytest.mark.parametrize(
    "address",
    [
        *("/admin/", "https://exhibition.example/admin/projects/5/#_ftn1", "http://a.kz/admin"),
        *("#_ftn1", "https://a.kz/text/#_msocom_1", "file:///C:/a.docx", "about:blank", "a.docx"),
        *("javascript:alert(1)", "https://[bad", "HTTPS://a.kz/admin/x"),
    ],
)
def test_no_link_leads_into_a_desk_a_file_or_a_note(address: str) -> None:
    assert not is_public(address)
    assert "](" not in clean(f'<p><a href="{address}">слово</a></p>')
    assert "href" not in html(f"[слово]({address})")


# Letters alone: the numbers of a list and of a note are marks.
WORDS = st.lists(st.text("абвгдёқңabcXY", min_size=1, max_size=7), min_size=1, max_size=5)
WRAPS = ["{}", "<b>{}</b>", "<i>{}</i>", "<span style='font-weight:700'>{}</span>", "<u>{}</u>"]
WRAPS += ["<a href='https://a.kz/b_(c)'>{}</a>", "<a href='#_ftn3x'>{}</a>", "<font><b>{}</b>"]


@st.composite
def inline(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Words in elements, some of them deleted."""
    pieces, expected = [], []
    for word in draw(WORDS):
        kind = draw(st.sampled_from([*WRAPS, "del", "br"]))
        if kind == "del":
            pieces.append(f"<del>{word}</del>")
        elif kind == "br":
            pieces.append(f"{word}<br>")
            expected.append(word)
        else:
            pieces.append(kind.format(word))
            expected.append(word)
    return draw(st.sampled_from([" ", "\n", " &nbsp;"])).join(pieces), expected


@st.composite
def block(draw: st.DrawFn, depth: int = 0) -> tuple[str, list[str]]:
    """A paragraph, heading, line, list or table."""
    kind = draw(st.sampled_from(["p", "div", "h2", "ul", "ol start=3", "table", "mso"]))
    parts = [draw(inline()) for _ in range(draw(st.integers(1, 3)))]
    words = [word for _, found in parts for word in found]
    tag = kind.partition(" ")[0]
    if tag == "table":
        cells = "".join(f"<td>{text}</td>" for text, _ in parts)
        return f"<table><tr>{cells}</tr></table>", words
    if tag == "mso":
        items = (
            "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
            f"style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>{text}</p>"
            for text, _ in parts
        )
        return "".join(items), words
    if tag in ("ul", "ol"):
        inner, more = draw(block(depth + 1)) if depth < 2 and draw(st.booleans()) else ("", [])
        items = "".join(f"<li>{text}</li>" for text, _ in parts)
        return f"<{kind}>{items.removesuffix('</li>')}{inner}</li></{tag}>", words + more
    text, words = parts[0]
    return f"<{tag}>{text}</{tag}>", words


def letters(text: str) -> list[str]:
    """The words of a text in order, without its numbers."""
    found = re.findall(r"[^\W\d_]+", plain(text, with_addresses=False))
    return [word for word in found if word != "o"]


@given(st.lists(block(), min_size=1, max_size=5))
def test_no_word_is_lost_and_none_changes_its_place(blocks: list[tuple[str, list[str]]]) -> None:
    page = "".join(text for text, _ in blocks)
    text = from_html(page)
    # Words of neighbouring elements may touch: what counts is the row of letters.
    assert "".join(letters(text)) == "".join(word for _, words in blocks for word in words)
    assert "/admin" not in text
    assert clean(text) == text


@given(st.text("аб1.) -–—•§o\t\n_*", max_size=60))
def test_any_plain_text_is_read_once_and_keeps_its_words(text: str) -> None:
    found = from_plain(text)
    assert from_plain(found) == found
    assert clean(found) == found
    kept = re.findall(r"[аб1]+", text)
    assert re.findall(r"[аб1]+", found) == kept


@given(st.text(max_size=150), st.text("<>/pbuliot rd='\"&;!-[]a1. \n", max_size=150))
def test_any_html_is_read(text: str, tags: str) -> None:
    for page in (text, tags, f"<p>{tags}</p>"):
        assert clean(clean(from_html(page))) == clean(from_html(page))


@pytest.mark.parametrize("piece", ["<b>", "<div>", "<ul><li>", "<table><tr><td>", "_а ", "- a\n"])
def test_a_huge_clipboard_is_read_in_one_go(piece: str) -> None:
    text = clean(from_html(piece * 5_000 + "конец"))
    assert text.strip("*").endswith("конец")


@pytest.mark.parametrize("piece", ["<ul><li>", "<ul>", "<div>", "<b class={}>", "<table><tr><td>"])
def test_what_lies_too_deep_is_read_as_flat_text(piece: str) -> None:
    deep = "".join(f"{piece} слово ".format(place) for place in range(5_000))
    flat = flattened(deep)
    assert flat.count(piece.partition(">")[0].partition(" ")[0]) <= MOST_OPEN
    assert clean(deep).count("слово") == 5_000


def test_a_page_of_usual_depth_is_left_as_it_is() -> None:
    page = "<p a='<div>'>а" * 900 + "<ul><li>б</ul><b>в</b><!-- <i> --><style><u></style>" * 900
    assert flattened(page) == page


def test_more_tags_than_any_text_has_are_read_as_flat_text() -> None:
    flat = flattened("<p>а" * (MOST_TAGS + 100))
    assert flat.count("<p>") == MOST_TAGS
    assert flat.count("а") == MOST_TAGS + 100


def test_an_end_that_the_parser_passes_over_hides_no_depth() -> None:
    node, depth = LexborHTMLParser(flattened("<div><object></div></object>" * 900)).body, 0
    while node := node and node.child:
        depth += 1
    assert depth <= MOST_OPEN


@pytest.mark.full
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_the_html_of_a_living_libreoffice_is_read(tmp_path: Path) -> None:
    source = tmp_path / "text.fodt"
    source.write_text(LIVE, encoding="utf-8")
    command: list[Any] = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/home"]
    command += ["--convert-to", "html:HTML (StarWriter)", "--outdir", tmp_path, source]
    subprocess.run(command, check=True, timeout=180)
    text = clean(from_html((tmp_path / "text.html").read_text("utf-8")))
    assert text == "Итоги[1] **года**.\n\n3. Третий\n4. Четвёртый\n\n[1] Сноска."


LIVE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
 <style:style style:name="B" style:family="text">
  <style:text-properties fo:font-weight="bold"/></style:style>
 <text:list-style style:name="L"><text:list-level-style-number text:level="1"
  style:num-suffix="." style:num-format="1" text:start-value="3"/></text:list-style>
</office:automatic-styles>
<office:body><office:text>
<text:p>Итоги<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Сноска.</text:p></text:note-body></text:note> <text:span text:style-name="B">года</text:span>.</text:p>
<text:list text:style-name="L"><text:list-item><text:p>Третий</text:p></text:list-item>
<text:list-item><text:p>Четвёртый</text:p></text:list-item></text:list>
</office:text></office:body></office:document>
"""  # noqa: E501
