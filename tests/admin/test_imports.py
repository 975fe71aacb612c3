"""The desk's pages: choose a file, see what it would change, confirm, take back."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from projects.models import Project, WorkbookImport
from projects.workbook import large
from tests.background.work import work
from tests.workbook.sheets import Edited

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
UPLOAD = "/admin/projects/workbookimport/add/"


def editor(name: str, *permissions: str) -> Client:
    user = get_user_model().objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def staff(db: None) -> Client:
    return editor("editor", "change_project")


def send(client: Client, content: bytes, name: str = "entries.xlsx") -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)}, follow=True)


def confirm(client: Client, shown: Any) -> Any:
    digest = re.search(r'name="digest" value="(\w+)"', shown.content.decode())
    assert digest
    address = shown.request["PATH_INFO"]
    return client.post(address, {"digest": digest[1], "confirm": "1"}, follow=True)


def test_a_person_imports_and_takes_back(wall: None, staff: Client) -> None:
    Project.objects.filter(number=2).update(publication="draft")
    exported = staff.get(reverse("admin:projects_workbookimport_export") + "?block__id__exact=1")
    assert exported["Content-Disposition"].startswith('attachment; filename="entries-')
    book = load_workbook(io.BytesIO(exported.content))
    assert book["Projects"].max_row == 1 + 12
    shown = send(staff, Edited(2).set(2, "title_kk", "«Мейірім»").bytes())
    html = shown.content.decode()
    assert "edited: 1; unchanged: " in html
    assert "<ins>Мейірім</ins>" in html
    assert Project.objects.get(number=2).title_kk == "«Қайырымдылық арқылы бірлік»"
    done = confirm(staff, shown)
    assert "It can be undone here" in done.content.decode()
    assert Project.objects.get(number=2).title_kk == "«Мейірім»"
    back = re.search(r'action="([^"]+/undo/)"', done.content.decode())
    assert back
    assert "Taken back" in staff.post(back[1], follow=True).content.decode()
    assert Project.objects.get(number=2).title_kk == "«Қайырымдылық арқылы бірлік»"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_speak_the_person_s_language(wall: None, staff: Client, language: str) -> None:
    staff.cookies["django_language"] = language
    with translation.override(language):
        shown = send(staff, Edited(6).set(6, "status", "half done").bytes())
    word = {"kk": "Не қате", "ru": "Что неверно", "en": "What is wrong"}[language]
    assert word in shown.content.decode()
    place = {
        "kk": "Жобалар, 2-жол, 6-стенд",
        "ru": "Проекты, строка 2, стенд 6",
        "en": "Projects, row 2, stand 6",
    }[language]
    assert place in shown.content.decode()


def test_a_wrong_row_offers_no_confirming(wall: None, staff: Client) -> None:
    html = send(staff, Edited(2).set(2, "status", "half done").bytes()).content.decode()
    assert "“half done” is not in the list" in html
    assert 'name="confirm"' not in html


def test_a_refused_file_is_explained_on_the_same_page(wall: None, staff: Client) -> None:
    response = send(staff, b"\x89PNG\r\n", "entries.xlsx")
    assert "This is not a workbook: it is a picture." in response.content.decode()
    assert not WorkbookImport.objects.exists()


def test_a_file_is_its_sender_s_and_kept_for_two_hours(wall: None, staff: Client) -> None:
    shown = send(staff, Edited(2).set(2, "title_kk", "Ж").bytes())
    address = shown.request["PATH_INFO"]
    other = editor("other", "change_project").get(address, follow=True)
    assert "no longer kept" in other.content.decode()
    WorkbookImport.objects.update(sent_at=timezone.now() - timedelta(hours=3))
    assert "no longer kept" in staff.get(address, follow=True).content.decode()
    assert confirm_anyway(staff, address) == 200
    assert Project.objects.get(number=2).title_kk != "Ж"
    send(staff, Edited(2).bytes())
    assert WorkbookImport.objects.count() == 1


def confirm_anyway(client: Client, address: str) -> int:
    return client.post(address, {"digest": "x", "confirm": "1"}, follow=True).status_code


def test_nothing_is_written_without_the_digest_that_was_seen(wall: None, staff: Client) -> None:
    shown = send(staff, Edited(2).set(2, "title_kk", "Ж").bytes())
    assert confirm_anyway(staff, shown.request["PATH_INFO"]) == 200
    assert Project.objects.get(number=2).title_kk != "Ж"


def test_a_discarded_file_is_gone(wall: None, staff: Client) -> None:
    shown = send(staff, Edited(2).set(2, "title_kk", "Ж").bytes())
    staff.post(shown.request["PATH_INFO"], {"discard": "1"})
    assert not WorkbookImport.objects.exists()


def test_who_may_not_change_entries_may_not_import_or_export(wall: None) -> None:
    reader = editor("reader", "view_project")
    done = WorkbookImport.objects.create(file_name="a", content=b"", written_at=timezone.now())
    for name, args in (
        ("changelist", []),
        ("add", []),
        ("export", []),
        ("preview", ["x"]),
        ("undo", [done.pk]),
        ("change", [done.pk]),
    ):
        address = reverse(f"admin:projects_workbookimport_{name}", args=args)
        assert reader.get(address).status_code == 403, address
        assert reader.post(address).status_code == 403, address
        assert Client().get(address).status_code == 302


def test_one_table_comes_as_csv(wall: None, staff: Client) -> None:
    address = reverse("admin:projects_workbookimport_export") + "?table=participants&number=2"
    response = staff.get(address)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "id,number,organisation,role,position,mark"
    assert len(lines) == 2


def test_the_list_of_entries_leads_to_both(wall: None, staff: Client) -> None:
    html = staff.get(reverse("admin:projects_project_changelist") + "?number=2").content.decode()
    assert reverse("admin:projects_workbookimport_export") + "?number=2" in html
    assert UPLOAD in html
    response = staff.post(
        reverse("admin:projects_project_changelist"),
        {
            "action": "download_chosen",
            "_selected_action": list(
                Project.objects.filter(number__in=(3, 4)).values_list("pk", flat=True)
            ),
        },
    )
    book = load_workbook(io.BytesIO(response.content))
    assert [cell.value for cell in book["Projects"]["A"]] == ["Stand number", 3, 4]


def test_the_result_says_which_changes_are_pending_and_writes_numbers_for_people(
    wall: None, staff: Client
) -> None:
    book = Edited(2).set(2, "budget_kzt", 3_000_000_000)
    page = confirm(staff, send(staff, book.bytes())).content.decode()
    assert "3,000,000,000\u00a0₸" in page
    assert "These entries are public, so their changes are pending" in page
    assert reverse("admin:review") in page.partition('id="content-main"')[2]
    entry = Project.objects.get(number=2)
    assert reverse("admin:projects_project_change", args=[entry.pk]) in page


def test_the_good_rows_are_saved_and_the_others_offered_for_correction(
    wall: None, staff: Client
) -> None:
    Project.objects.filter(number__in=(2, 3)).update(publication="draft")
    book = Edited(2, 3).set(2, "title_kk", "Жаңа").set(3, "status", "half done")
    shown = send(staff, book.bytes())
    html = shown.content.decode()
    assert "1 row has errors." in html
    assert 'type="hidden" name="in_part" value="1"' in html
    digest = re.search(r'name="digest" value="(\w+)"', html)
    assert digest
    answer = {"digest": digest[1], "confirm": "1", "in_part": "1"}
    done = staff.post(shown.request["PATH_INFO"], answer, follow=True).content.decode()
    assert "not saved: 1" in done
    assert "Rows with errors were not saved; download them here" in done
    assert Project.objects.get(number=2).title_kk == "Жаңа"
    address = re.search(r'href="([^"]+/left-out/)"', done)
    assert address
    book = load_workbook(io.BytesIO(staff.get(address[1]).content))
    assert book["Projects"]["A1"].value == "What is wrong"
    assert book["Projects"].max_row == 2


def test_a_confirmed_file_that_could_not_be_written_is_told_until_it_is_looked_at_again(
    wall: None, staff: Client, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setattr(large, "LARGE", 0)
    settings.TASKS_AT_ONCE = False
    staff = editor("another", "change_project", "view_project")
    shown = send(staff, Edited(2).set(2, "title_kk", "«Мейірім»").bytes())
    address = shown.request["PATH_INFO"]
    assert "The file is being written" in confirm(staff, shown).content.decode()
    Project.objects.filter(number=2).update(title_kk="Басқа атау")
    work()
    told = "“entries.xlsx” was confirmed, but nothing of it was written: Entries have changed"
    first = staff.get("/admin/").content.decode()
    assert told in first
    assert f'href="{address}"' in first
    for _time in range(2):
        shown = staff.get(address)
        assert told in shown.content.decode()
    assert told not in editor("third", "change_project").get("/admin/").content.decode()
    staff.post(address, {"discard": "1"})
    assert told not in staff.get("/admin/").content.decode()
