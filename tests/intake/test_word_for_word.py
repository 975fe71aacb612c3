"""A letter as Word writes it comes out word for word, in Russian and in Kazakh."""

from __future__ import annotations

import io
from typing import Any, NamedTuple

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from projects.intake.letter import Letter
from projects.intake.reading import read
from projects.texts.richtext import clean, html, plain
from tests.intake.letters import HEAD, as_bytes, paragraph, photo, upload, with_body, with_parts
from tests.odd_pictures import iphone


class Words(NamedTuple):
    language: str
    title: str
    first: str
    added: str
    deleted: str
    items: tuple[str, str, str, str]
    between: str
    rows: tuple[tuple[str, str, str], ...]
    quotation: str
    note: str
    caption: str


RUSSIAN = Words(
    "ru",
    "Школа дружбы",
    "Проект объединил детей и родителей из 12 городов",
    " и 5 сёл",
    " и посёлков",
    ("Занятия языком", "казахский для начинающих", "разговорный клуб", "Праздники"),
    "Каждый участник получил книгу.",
    (
        ("Год", "Участники", "Место"),
        ("2019", "300", "Алматы"),
        ("2020", "1 200 | онлайн", "Астана"),
    ),
    "«Спасибо учителям!» – сказала Айгуль.",
    "По данным отчёта ассоциации за 2020 год.",
    "Рис. 1. Открытие школы",
)
KAZAKH = Words(
    "kk",
    "Достық мектебі",
    "Жоба 12 қаланың балалары мен ата-аналарын біріктірді",
    " және 5 ауылдың",
    " және кенттің",
    ("Тіл сабақтары", "бастаушыларға қазақ тілі", "әңгіме клубы", "Мерекелер"),
    "Әр қатысушы кітап алды.",
    (
        ("Жыл", "Қатысушы", "Орны"),
        ("2019", "300", "Алматы"),
        ("2020", "1 200 | онлайн", "Астана"),
    ),
    "«Ұстаздарға рақмет!» – деді Айгүл.",
    "Бірлестіктің 2020 жылғы есебі бойынша.",
    "Сурет 1. Мектептің ашылуы",
)
LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl>'
    for level, kind, text in ((0, "decimal", "%1."), (1, "russianLower", "%2)"))
)
NUMBERING = (
    f'{HEAD.format("numbering")}<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def xml(inside: str) -> Any:
    return parse_xml(inside.replace(">", f" {nsdecls('w')}>", 1))


def put_in_list(paragraph: Any, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(xml(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'))


def written(words: Words) -> bytes:
    document = docx.Document()
    document.add_heading(words.title, 1)
    first = document.add_paragraph(words.first)
    for tag, kind, said in (("ins", "t", words.added), ("del", "delText", words.deleted)):
        first._p.append(
            xml(
                f'<w:{tag} w:id="1" w:author="а"><w:r><w:{kind} xml:space="preserve">{said}'
                f"</w:{kind}></w:r></w:{tag}>"
            )
        )
    first._p.append(xml('<w:r><w:footnoteReference w:id="2"/></w:r>'))
    first.add_run(". ")
    first.add_run("14,2").bold = True
    first.add_run(" млн")
    for at, item in enumerate(words.items):
        put_in_list(document.add_paragraph(item), int(at in (1, 2)))
        if at == 2:
            document.add_paragraph(words.between)
    table = document.add_table(0, 3)
    for row in words.rows:
        for cell, said in zip(table.add_row().cells, row, strict=True):
            cell.text = said
    document.add_paragraph(words.quotation, style="Quote")
    document.add_picture(io.BytesIO(photo()))
    document.add_paragraph(words.caption)
    document.add_picture(io.BytesIO(photo("navy", "PNG")))
    document.sections[0].header.paragraphs[0].text = "г. Алматы, ул. Достык, 1"
    notes = f'{HEAD.format("footnotes")}<w:footnote w:id="2">{paragraph(words.note)}</w:footnote>'
    parts = {"word/numbering.xml": NUMBERING, "word/footnotes.xml": f"{notes}</w:footnotes>"}
    return with_parts(as_bytes(document), dict(parts))


@pytest.fixture(params=[RUSSIAN, KAZAKH], ids=["ru", "kk"], scope="module")
def words(request: pytest.FixtureRequest) -> Words:
    return request.param


@pytest.fixture(scope="module")
def found(words: Words) -> Letter:
    sent = [upload("34_хат.docx", written(words)), upload("IMG_1.HEIC", iphone())]
    return read(sent)


def test_every_block_has_its_words_and_no_other(found: Letter, words: Words) -> None:
    first, second, third, last = words.items
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("heading", words.title),
        ("paragraph", f"{words.first}{words.added}[1]. 14,2 млн"),
        ("list", f"1. {first}\nа) {second}\nб) {third}"),
        ("paragraph", words.between),
        ("list", f"2. {last}"),
        ("table", "\n".join("\t".join(row) for row in words.rows)),
        ("quotation", words.quotation),
        ("paragraph", words.caption),
        ("note", f"[1] {words.note}"),
    ]
    assert found.language == words.language


def test_the_marks_keep_bold_lists_and_the_table_and_are_clean(found: Letter, words: Words) -> None:
    markdown = found.markdown
    assert clean(markdown) == markdown
    assert f"**{words.title}**" in markdown
    assert "**14,2** млн" in markdown
    first, second, third, _last = words.items
    assert f"1. {first}\n   а) {second}\n   б) {third}" in markdown
    assert "1 200 \\| онлайн" in markdown
    shown = html(markdown)
    assert f'<th scope="col">{words.rows[0][1]}</th>' in shown
    assert f"<td>{words.rows[2][1]}</td>" in shown
    assert '<ol start="2">' in shown
    for block in found.blocks:
        told = block.text.replace("\t", " | ")
        assert plain(block.markdown).split() == told.split()


def test_three_photos_come_along_with_what_stands_below_them(found: Letter, words: Words) -> None:
    assert [(one.name, one.caption) for one in found.pictures] == [
        ("34_хат – image1.jpg", words.caption),
        ("34_хат – image2.png", ""),
        ("IMG_1.jpg", ""),
    ]
    assert found.pictures[0].content == photo()


def test_what_stands_at_the_edges_of_pages_is_said_to_be_left_out(found: Letter) -> None:
    assert len(found.remarks) == 1
    assert "ул. Достык" in found.remarks[0]


def read_body(body: str) -> list[str]:
    return [block.text for block in read([upload("а.docx", with_body(body))]).blocks]


def test_words_that_mammoth_passes_over_are_kept_and_hidden_ones_are_not() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    body = (
        '<w:p><w:fldSimple w:instr="SEQ"><w:r><w:t>Рисунок 7</w:t></w:r></w:fldSimple></w:p>'
        f'<w:p><m:oMath xmlns:m="{math}"><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>'
        "<w:p><w:r><w:t>видно</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>скрыто</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>отсюда</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>сюда</w:t>"
        "</w:r></w:moveTo></w:p>"
        "<w:p><w:r><w:t>строка</w:t><w:br/><w:t>ещё</w:t><w:tab/><w:t>одна</w:t></w:r></w:p>"
    )
    assert read_body(body) == ["Рисунок 7", "a+b", "видно", "сюда", "строка\nещё одна"]


def test_a_frame_of_one_cell_is_no_table() -> None:
    cell = f"<w:tc>{paragraph('Первый')}{paragraph('Второй')}</w:tc>"
    assert read_body(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == ["Первый", "Второй"]


def test_a_row_of_texts_in_columns_is_read_column_by_column_and_a_row_of_values_is_a_table() -> (
    None
):
    def row(*cells: tuple[str, ...]) -> str:
        inside = ("".join(map(paragraph, cell)) for cell in cells)
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{one}</w:tc>' for one in inside)}</w:tr></w:tbl>"

    columns = row(("«Ақ бота» қоры", "Қарағанды қ."), ("Фонд «Ақ бота»", "г. Караганда"))
    assert read_body(columns) == [
        "«Ақ бота» қоры",
        "Қарағанды қ.",
        "Фонд «Ақ бота»",
        "г. Караганда",
    ]
    assert read_body(row(("Бюджет",), ("3 млн",))) == ["Бюджет\t3 млн"]
