"""Letters as associations send them, made with Word's own shapes."""

from io import BytesIO

import docx
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.odd_pictures import fields, saved

TITLE = "Мастерская костюма «Шебер»"
SUMMARY = "Двадцать подростков Тараза научились шить национальные костюмы."
TEXT = "Мастерская работала в 2012–2013 годах при поддержке акимата города Тараз."


def russian_letter() -> bytes:
    """A letter with a list and a table, of an association in Taraz."""
    document = docx.Document()
    document.add_heading(TITLE, 1)
    document.add_paragraph(SUMMARY)
    document.add_paragraph(TEXT)
    document.add_paragraph("ОО «Шебер» обучило 20 подростков.")
    for item in ("вышивка", "крой"):
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells),
        ("Показатель", "Число", "Костюмов сшито", "12"),
        strict=True,
    ):
        cell.text = words
    return _bytes(document)


def kazakh_letter() -> bytes:
    """The same letter in Kazakh."""
    document = docx.Document()
    document.add_heading("«Шебер» киім шеберханасы", 1)
    document.add_paragraph("Тараздың жиырма жасөспірімі ұлттық киім тігуді үйренді.")
    document.add_paragraph(
        "Шеберхана 2012–2013 жылдары Тараз қаласы әкімдігінің қолдауымен жұмыс істеді."
    )
    return _bytes(document)


def photo(width: int = 640) -> bytes:
    return saved(fields(size=(width, 480)), "JPEG")


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _bytes(document: docx.document.Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()
