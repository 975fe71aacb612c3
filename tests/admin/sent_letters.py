"""Letters as associations send them, made with Word's own shapes."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from projects.models import Project
from tests.forms import form_of
from tests.odd_pictures import fields, saved

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# What three columns of a letter's table say.
TABLE = (
    ("Показатель", "2023", "2024"),
    ("Участников", "280", "310"),
    ("Встреч и мастер-классов", "9", "11"),
)
TITLE = "Мастерская костюма «Шебер»"
SUMMARY = "Двадцать подростков Тараза научились шить национальные костюмы."
SPOKEN = "Я сшила платье, которое надену на свадьбу"
TITLE_KK = "«Шебер» киім шеберханасы"
IPHONE = Path(__file__).parents[1] / "data" / "iphone.heic"


def russian_letter() -> bytes:
    """A letter with facts, a list, a table, a footnote and tracked changes."""
    document = docx.Document()
    for line in (
        f"Название проекта: {TITLE}",
        "Исполнитель: ОО «Шебер»",
        "Партнёр: Акимат города Тараз",
        "Сроки реализации: 2012–2013 годы",
        "Регион: Жамбылская область",
        "Бюджет: 2,5 млн тенге",
        "Описание проекта:",
        f"{SUMMARY} Проект завершён.",
        "Обучено 20 подростков, народные ремёсла они показали на празднике города.",
        f"«{SPOKEN}», — сказала участница Алия Бекова.",
    ):
        document.add_paragraph(line)
    for item in ("вышивка", "крой"):
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    cells = (cell for row in table.rows for cell in row.cells)
    words = ("Показатель", "Число", "Костюмов сшито", "12")
    for cell, text in zip(cells, words, strict=True):
        cell.text = text
    with_footnote(document, changed_paragraph(document, "Занятия шли ", "три", "два", " года."))
    return as_bytes(document)


def kazakh_letter() -> bytes:
    """The same letter in Kazakh."""
    document = docx.Document()
    for line in (
        f"Жобаның атауы: {TITLE_KK}",
        "Жобаның сипаттамасы:",
        "Тараздың жиырма жасөспірімі ұлттық киім тігуді үйренді. Сабақтар екі жыл өтті.",
    ):
        document.add_paragraph(line)
    return as_bytes(document)


def photo(width: int = 640) -> bytes:
    return saved(fields(size=(width, 480)), "JPEG")


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _run(xml: str) -> Any:
    return parse_xml(xml.format(f'{WORD} w:id="9" w:author="A" w:date="2014-05-12T00:00:00Z"'))


def changed_paragraph(document: Any, before: str, old: str, new: str, behind: str) -> Any:
    """A paragraph in which tracked changes put one word in place of another."""
    changed = document.add_paragraph(before)
    changed._p.append(_run(f"<w:del {{0}}><w:r><w:delText>{old}</w:delText></w:r></w:del>"))
    changed._p.append(_run(f"<w:ins {{0}}><w:r><w:t>{new}</w:t></w:r></w:ins>"))
    changed.add_run(behind)
    return changed


def with_footnote(document: Any, paragraph: Any, words: str = "По журналу занятий.") -> None:
    """A footnote at the end of a paragraph."""
    note = (
        f'<w:footnotes {WORD}><w:footnote w:id="2"><w:p><w:r><w:t>{words}</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        note.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph._p.append(parse_xml(f'<w:r {WORD}><w:footnoteReference w:id="2"/></w:r>'))


def as_bytes(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def at(name: str, *place: Any) -> str:
    return reverse(f"admin:projects_project_{name}", args=place)


def files() -> list[Any]:
    return [
        upload("33 Письмо.docx", russian_letter()),
        upload("33 Хат.docx", kazakh_letter()),
        upload("1.jpg", photo()),
        upload("2.jpg", photo(660)),
    ]


def dropped(client: Client, entry: Project, sent: list[Any] | None = None) -> Any:
    """The page of proposals after these files were chosen on the stand's own page."""
    return client.post(at("letters", entry.pk), {"files": sent or files()}, follow=True)


def sent_back(page: Any, **changes: Any) -> dict[str, Any]:
    """What a browser sends of the page, a theme ticked, unknown organisations said to be new."""
    html = page.content.decode()
    values = form_of(html[html.index("data-letter>") :])
    rows = re.findall(r'data-keys="(people-\d+)"( data-extra)?', html)
    new = [f"{key}-organisation" for key, is_extra in rows if not is_extra]
    theme = re.search(r'name="themes" value="(\d+)"', html)
    values |= {"themes": [theme[1]]} if theme else {}
    return values | {name: values[name] or "new" for name in new} | changes


def take(client: Client, page: Any, **changes: Any) -> Any:
    return client.post(page.redirect_chain[-1][0], sent_back(page, **changes), follow=True)


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


ABOUT = (
    "Название проекта: Глина",
    "Описание проекта:",
    "В двух дворах дети лепили посуду вместе с дедушками и бабушками. Работы видел весь город.",
    "Занятия посетили около 1 250 человек.",
)


def letter(*lines: str, name: str = "письмо.docx") -> Any:
    document, file = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return upload(name, file.getvalue())


def ticked(page: Any) -> list[str]:
    return re.findall(r'name="take" value="([^"]+)" checked', page.content.decode())


def with_table(*rows: tuple[str, ...], after: str = "") -> Any:
    """A letter with a table of these rows, and a paragraph behind it."""
    document, file = docx.Document(), BytesIO()
    for line in ABOUT[:3]:
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph(after)
    document.save(file)
    return upload("письмо.docx", file.getvalue())


def box_of(html: str, value: str) -> tuple[str, str]:
    """The key and the card of the figure that was read as this number."""
    key = re.search(rf'name="(figure-\d+)-value" value="{value}"', html)
    assert key is not None, f"no figure {value}"
    card = html.partition(f'id="box-{key[1]}"')[2].partition('class="letter-box')[0]
    return key[1], unescape(card)
