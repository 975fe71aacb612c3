"""Rows with errors are left out where a person wants so, and come back alone with the reasons."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from projects.models import Organisation, Project, WorkbookImport
from projects.workbook.apply import ChangedSinceError, write_import
from projects.workbook.plan import plan_of
from tests.workbook.sheets import BY_CODE, Edited

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def drafts(wall: None) -> None:
    Project.objects.update(publication="draft")


def written_in_part(content: bytes) -> WorkbookImport:
    kept = WorkbookImport.objects.create(file_name="a.xlsx", content=content)
    write_import(kept, plan_of("a.xlsx", content).digest, in_part=True)
    return kept


def rows(content: bytes, sheet: str) -> list[dict[str, Any]]:
    found = load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True)
    names = next(found)
    return [dict(zip(names, row, strict=True)) for row in found]


def test_the_right_rows_are_written_and_the_wrong_one_comes_back_with_its_reason(
    drafts: None,
) -> None:
    book = Edited(2, 3).set(2, "title_kk", "Жаңа").set(3, "title_kk", "Бөлек")
    kept = written_in_part(book.set(3, "status", "half done").bytes())
    assert Project.objects.get(number=2).title_kk == "Жаңа"
    assert Project.objects.get(number=3).title_kk != "Бөлек"
    assert kept.summary.startswith("edited: 1; ")
    assert kept.summary.endswith("not saved: 1")
    (left,) = rows(bytes(kept.content), "Projects")
    assert left["Stand number"] == 3
    assert left["Title · kk"] == "Бөлек"
    assert left["Status"] == "half done"
    assert "Status: “half done” is not in the list" in left["What is wrong"]


def test_the_corrected_rows_are_imported_as_any_others(drafts: None) -> None:
    book = Edited(2, 3).set(2, "title_kk", "Жаңа").set(3, "title_kk", "Бөлек")
    kept = written_in_part(book.set(3, "status", "half done").bytes())
    again = load_workbook(io.BytesIO(bytes(kept.content)))
    (status,) = [cell for cell in again["Projects"][1] if cell.value == "Status"]
    again["Projects"].cell(2, status.column).value = "completed"
    out = io.BytesIO()
    again.save(out)
    plan = plan_of("to-correct.xlsx", out.getvalue())
    assert plan.all_problems == []
    (row,) = plan.written
    assert (row.number, "Бөлек") in {(row.number, change.new) for change in row.changes}


def test_without_the_wish_nothing_is_written(drafts: None) -> None:
    content = Edited(2, 3).set(2, "title_kk", "Жаңа").set(3, "status", "half done").bytes()
    kept = WorkbookImport.objects.create(file_name="a.xlsx", content=content)
    with pytest.raises(ChangedSinceError):
        write_import(kept, plan_of("a.xlsx", content).digest)
    assert Project.objects.get(number=2).title_kk != "Жаңа"


def test_a_part_of_a_new_entry_waits_for_the_row_of_its_entry(drafts: None) -> None:
    book = Edited(2).set(2, "title_kk", "Жаңа")
    book.add(number=62, block="fund", themes="Charity")  # has no title
    slug = Organisation.objects.latest("pk").slug
    book.add("participants", number=62, organisation=slug, role="partner")
    kept = written_in_part(book.bytes())
    assert not Project.objects.filter(number=62).exists()
    (part,) = rows(bytes(kept.content), BY_CODE["participants"].name)
    assert part["What is wrong"].startswith("It belongs to the new entry 62")


def test_a_workbook_whose_columns_are_not_known_is_not_written_in_part(drafts: None) -> None:
    book = Edited(2, 3).set(2, "title_kk", "Жаңа").set(3, "status", "half done")
    book.sheet().cell(1, book.column("title_ru")).value = "Something else"
    assert not book.plan().can_be_written_in_part
    with pytest.raises(ChangedSinceError):
        written_in_part(book.bytes())
