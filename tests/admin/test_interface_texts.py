"""Texts of the interface and of the lists: reviewed one by one, corrected by an outside editor."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from projects.editing.interface_texts import (
    Correction,
    InterfaceText,
    all_texts,
    corrections_folder,
    problem_of,
)
from projects.models import TextReview, Theme
from tests.factories import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
PAGE, EXPORT, IMPORT = (f"/admin/interface-texts/{end}" for end in ("", "export/", "import/"))


@pytest.fixture
def publisher(client: Client, settings: Any, tmp_path: Path) -> Client:
    """A publisher, whose corrections are kept in a folder of the test."""
    settings.DATA_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale", *settings.LOCALE_PATHS[1:]]
    return signed_in(client, "publisher")


def text(english: str) -> InterfaceText:
    return next(t for t in all_texts() if t.english == english)


def test_every_message_and_the_texts_of_lists_are_there(wall: None) -> None:
    texts = all_texts()
    assert len({t.key for t in texts}) == len(texts)
    english = {t.english for t in texts}
    catalogue = polib.pofile("locale/kk/LC_MESSAGES/django.po")
    assert {e.msgid for e in catalogue if not e.msgid_plural and not e.obsolete} <= english
    assert Theme.objects.first().name_en in english
    assert "%(number)s entry\n%(number)s entries" in english


def test_the_name_of_a_value_stands_in_a_frame(publisher: Client) -> None:
    page = publisher.get(f"{PAGE}?q=Photos of stand&state=all").content.decode()
    assert "Photos of stand <code>number</code>" in page
    assert "%(number)d" not in page


def test_a_tick_is_noted_and_a_change_opens_it_again(wall: None, publisher: Client) -> None:
    theme = Theme.objects.first()
    fingerprint = text(theme.name_en).fingerprint("kk")
    publisher.post(PAGE, {"reviewed": [fingerprint, "invented"]})
    assert [r.fingerprint for r in TextReview.objects.all()] == [fingerprint]
    address = f"{PAGE}?q={theme.name_en}&state=all"
    assert "reviewed: publisher" in publisher.get(address).content.decode()
    theme.name_kk = "Басқа атау"
    theme.save()
    assert "reviewed: publisher" not in publisher.get(address).content.decode()


def test_a_page_shows_fifty_and_the_filter_finds_words(wall: None, publisher: Client) -> None:
    page = publisher.get(PAGE).content.decode()
    assert page.count('<td lang="en">') == 50
    found = publisher.get(PAGE, {"q": "снять с показа"}).content.decode()
    assert "Withdraw" in found
    assert "No texts." in publisher.get(PAGE, {"state": "reviewed"}).content.decode()
    assert "No texts." in publisher.get(PAGE, {"q": "zzzzzz"}).content.decode()


def edited(client: Client, changes: dict[str, tuple[str, str]]) -> SimpleUploadedFile:
    """The exported workbook with new Kazakh and Russian words for some English texts."""
    content = client.get(EXPORT, {"state": "all"}).content
    book = openpyxl.load_workbook(BytesIO(content))
    for row in book.active.iter_rows(min_row=2):
        if row[2].value in changes:
            row[3].value, row[4].value = changes[row[2].value]
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("back.xlsx", out.getvalue())


def hidden(page: str) -> str:
    return page.partition('name="changes" value="')[2].partition('"')[0]


def test_what_an_editor_sends_back_is_shown_then_kept(wall: None, publisher: Client) -> None:
    theme = Theme.objects.first()
    old, before = theme.name_kk, text("Withdraw").translations["ru"]
    back = edited(
        publisher, {"Withdraw": ("Көрсетуді тоқтату", before), theme.name_en: ("Жаңа", "")}
    )
    page = publisher.post(IMPORT, {"file": back}).content.decode()
    assert "Көрсетуді тоқтату" in page
    theme.refresh_from_db()
    assert theme.name_kk == old
    answer = publisher.post(IMPORT, {"changes": hidden(page)}, follow=True).content.decode()
    assert "2 texts corrected." in answer
    theme.refresh_from_db()
    assert theme.name_kk == "Жаңа"
    kept = polib.mofile(str(corrections_folder() / "kk/LC_MESSAGES/django.mo"))
    assert kept.find("Withdraw").msgstr == "Көрсетуді тоқтату"
    corrected = text("Withdraw")
    assert corrected.translations == {"kk": "Көрсетуді тоқтату", "ru": before}
    assert TextReview.objects.filter(fingerprint=corrected.fingerprint("kk")).exists()


def test_what_changed_meanwhile_stays(wall: None, publisher: Client) -> None:
    theme = Theme.objects.first()
    back = edited(publisher, {theme.name_en: ("Жаңа", "")})
    page = publisher.post(IMPORT, {"file": back}).content.decode()
    Theme.objects.filter(pk=theme.pk).update(name_kk="Басқа")
    answer = publisher.post(IMPORT, {"changes": hidden(page)}, follow=True).content.decode()
    assert "1 text has changed since the file was read" in answer
    theme.refresh_from_db()
    assert theme.name_kk == "Басқа"


def test_a_correction_keeps_values_and_forms() -> None:
    message = next(t for t in all_texts() if t.english.startswith("%(number)s entry\n"))
    assert problem_of(Correction(message, "kk", "%(number)s жоба\n%(number)s жоба")) == ""
    assert "lines" in problem_of(Correction(message, "kk", "%(number)s жоба"))
    assert "%(number)s" in problem_of(Correction(message, "kk", "жоба\nжоба"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"<html>"])
def test_another_file_is_refused_with_a_sentence(publisher: Client, content: bytes) -> None:
    file = SimpleUploadedFile("back.xlsx", content)
    answer = publisher.post(IMPORT, {"file": file}, follow=True)
    assert answer.status_code == 200
    assert 'class="error"' in answer.content.decode()


def test_a_forged_confirmation_changes_nothing(publisher: Client) -> None:
    answer = publisher.post(IMPORT, {"changes": "forged:x"}, follow=True)
    assert "Import the file again." in answer.content.decode()


def test_an_editor_sees_neither_the_page_nor_the_way_to_it(client: Client) -> None:
    editor = signed_in(client, "editor")
    assert editor.get(PAGE).status_code == 403
    assert reverse("admin:interface-texts") not in editor.get("/admin/").content.decode()
