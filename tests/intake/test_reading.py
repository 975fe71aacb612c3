"""Files of an association become one letter, word for word."""

from __future__ import annotations

import io

import docx
import pytest
from django.core.exceptions import ValidationError

from projects.intake.reading import read
from projects.intake.received import read_letters
from tests.intake.letters import as_bytes, letter, photo, upload, zipped


def test_a_word_file_becomes_blocks_with_its_picture_and_caption() -> None:
    document = docx.Document()
    document.add_heading("Жоба туралы", 1)
    document.add_paragraph("Балаларға арналған үйірме.")
    document.add_paragraph("Бірінші", style="List Number")
    document.add_paragraph("Арасында")
    document.add_paragraph("Екінші", style="List Number")
    document.add_paragraph("«Мұғалімге рақмет», – деді ол.", style="Quote")
    document.add_picture(io.BytesIO(photo()))
    document.add_paragraph("Сурет 1. Ашылу салты")
    found = read([upload("34_хат.docx", as_bytes(document))])
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("heading", "Жоба туралы"),
        ("paragraph", "Балаларға арналған үйірме."),
        ("list", "1. Бірінші"),
        ("paragraph", "Арасында"),
        ("list", "2. Екінші"),
        ("quotation", "«Мұғалімге рақмет», – деді ол."),
        ("paragraph", "Сурет 1. Ашылу салты"),
    ]
    assert found.blocks[0].markdown == "**Жоба туралы**"
    assert found.language == "kk"
    assert [(one.content, one.caption) for one in found.pictures] == [
        (photo(), "Сурет 1. Ашылу салты")
    ]


def test_letters_photos_and_a_zip_sent_together_are_one_letter() -> None:
    archive = zipped(
        {
            "папка/фото 10.jpg": photo("navy"),
            "папка/фото 2.jpg": photo("white"),
            "папка/Письмо.docx": letter("Второе письмо о проекте."),
            "__MACOSX/папка/._фото 2.jpg": b"\x00\x05\x16\x07",
            "папка/Thumbs.db": b"\xd0\xcf\x11\xe0",
        }
    )
    sent = [
        upload("письмо.docx", letter("Первое письмо о проекте.")),
        upload("12.jpg", photo()),
        upload("всё.zip", archive),
    ]
    found = read(sent)
    assert found.name == "письмо.docx"
    assert [block.text for block in found.blocks] == [
        "Первое письмо о проекте.",
        "Второе письмо о проекте.",
    ]
    assert [one.name for one in found.pictures] == ["12.jpg", "фото 2.jpg", "фото 10.jpg"]
    assert found.remarks == ()
    assert found.language == "ru"


def test_a_refused_file_among_good_ones_is_a_remark_and_alone_an_error() -> None:
    pdf = upload("письмо.pdf", b"%PDF-1.7\n%\xe2\xe3")
    found = read([pdf, upload("1.jpg", photo())])
    assert len(found.remarks) == 1
    assert "«письмо.pdf»" in found.remarks[0] or "“письмо.pdf”" in found.remarks[0]
    with pytest.raises(ValidationError) as refused:
        read([pdf, upload("пусто.docx", b"")])
    assert len(refused.value.messages) == 2


def test_the_same_photo_twice_is_taken_once() -> None:
    found = read(
        [upload("a.jpg", photo()), upload("b.jpg", photo()), upload("c.png", photo("navy"))]
    )
    assert [one.name for one in found.pictures] == ["a.jpg", "c.png"]
    assert "b.jpg" in found.remarks[0]


def test_a_plain_text_is_read_in_the_encodings_that_windows_knows() -> None:
    text = "Балалар үйірмесі\n\n- Бірінші\n- Екінші"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "kz1048"):
        found = read([upload("мәтін.txt", text.encode(encoding))])
        assert [(one.kind, one.text) for one in found.blocks] == [
            ("paragraph", "Балалар үйірмесі"),
            ("list", "• Бірінші\n• Екінші"),
        ]
    dos = read([upload("текст.txt", "Проект для детей и взрослых".encode("cp866"))])
    assert dos.blocks[0].text == "Проект для детей и взрослых"


def test_names_in_a_zip_of_windows_are_read_in_its_code_page() -> None:
    def renamed(content: bytes, name: str, encoding: str) -> bytes:
        raw = name.encode(encoding)
        return content.replace(b"x" * len(raw), raw)

    for name, encoding in (("Фото концерта.jpg", "cp866"), ("Әжем.jpg", "utf-8")):
        plain = zipped({"x" * len(name.encode(encoding)): photo()})
        (picture,) = read([upload("a.zip", renamed(plain, name, encoding))]).pictures
        assert picture.name == name


@pytest.mark.parametrize("name", ["письмо.docx", "письмо.DOCX"])
def test_a_zip_of_pictures_that_is_called_a_word_file_is_no_work_for_word(name: str) -> None:
    sent = upload(name, zipped({"снимки/": "", "снимки/1.jpg": photo(), "2.HEIC": b"x"}))
    with pytest.raises(ValidationError) as refused:
        read([sent])
    told = refused.value.messages[0]
    assert "Word" in told
    assert ".zip" in told
    other = upload(name, zipped({"1.jpg": photo(), "about.xml": "<a/>"}))
    with pytest.raises(ValidationError) as refused:
        read([other])
    assert ".docx" in refused.value.messages[0]
    assert ".zip" not in refused.value.messages[0]


def test_a_good_letter_beside_one_that_is_refused_is_read() -> None:
    pdf = upload("письмо.pdf", b"%PDF-1.7\n%\xe2\xe3")
    told = upload("письмо.docx", letter("Проект собирает песни сёл, которых никто не пел."))
    found = read_letters([pdf, told, upload("1.jpg", photo())])
    assert len(found) == 1
    assert "собирает песни" in found[0].markdown
    assert len(found[0].pictures) == 1
    assert "письмо.pdf" in found[0].remarks[0]
    with pytest.raises(ValidationError) as refused:
        read_letters([pdf, upload("2.pdf", b"%PDF-1.7\n%")])
    assert len(refused.value.messages) == 2
