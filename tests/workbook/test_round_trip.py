"""What export writes, import accepts; what a person changes, and only that, is found."""

import io
from typing import Any

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from projects.editing.replacement import replace_sample
from projects.models import Citation, Metric, Participation, Project
from projects.workbook.plan import plan_of
from projects.workbook.tables import ENTRIES, TABLES
from projects.workbook.write import entries_workbook, table_csv
from tests.factories import photo_of
from tests.workbook.sheets import Edited

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def cells(plan: Any) -> list[tuple[Any, ...]]:
    return [
        (row.number, change.column.code, change.old, change.new)
        for row in plan.written
        for change in row.changes
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_unchanged_workbook_changes_nothing(wall: None, language: str) -> None:
    with translation.override(language):
        content = entries_workbook()
    plan = plan_of("entries.xlsx", content)
    assert plan.all_problems == plan.notes == plan.written == []
    assert plan.counts["unchanged"] == len(plan.rows) > 200


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.code)
def test_an_unchanged_csv_changes_nothing(wall: None, table: Any) -> None:
    plan = plan_of("table.csv", table_csv(table))
    assert plan.all_problems == plan.notes == plan.written == []
    assert len(plan.rows) == table.model.objects.count()


def test_ten_edited_cells_are_ten_changes(wall: None) -> None:
    book = Edited()
    book.set(1, "title_kk", "Жаңа атау").set(1, "summary_ru", "Новое краткое описание")
    book.set(3, "budget_kzt", 2_500_000).set(3, "status", "Planned")
    book.set(12, "regions", "Astana; Pavlodar Region").set(13, "coordinator", "A. B.")
    book.set(20, "start_year", "2010").set(20, "end_year", 2014.0)
    book.set(2, "value", 36_000_000, "figures").set(1, "role", "Sponsor", "participants")
    plan = book.plan()
    assert plan.all_problems == []
    assert len(plan.changes) == 10
    assert plan.counts["changed"] == 7


def test_old_and_new_are_named(wall: None) -> None:
    plan = Edited(2).set(2, "status", "closed").plan()
    (change,) = plan.changes
    assert (change.label, change.old_shown, change.new_shown) == (
        "Status",
        "not stated in the source",
        "completed",
    )


def test_a_name_in_any_language_or_a_code_is_understood(wall: None) -> None:
    for name in ("Project of nobody", "Ассамблея Қорының жобалары", "fund", " FUND "):
        plan = Edited(13).set(13, "block", name).plan()
        if name == "Project of nobody":
            assert "is not in the list" in str(plan.all_problems[0])
        else:
            assert cells(plan) == [(13, "block", "republican", "fund")]


def test_an_absent_column_leaves_its_field(wall: None) -> None:
    plan = Edited(2).set(2, "coordinator", "A. B.").without("themes").without("text_kk").plan()
    assert cells(plan) == [(2, "coordinator", "", "A. B.")]


def test_an_absent_row_and_sheet_leave_things_as_they_are(wall: None) -> None:
    book = Edited(2, 3)
    del book.book["Figures"]
    book.sheet().delete_rows(3)
    plan = book.plan()
    assert plan.written == plan.all_problems == []


def test_an_empty_cell_empties_and_is_shown_so(wall: None) -> None:
    plan = Edited(2).set(2, "text_ru", None).plan()
    (change,) = plan.changes
    assert change.is_emptied
    assert change.column.code == "text_ru"
    assert "1 field would be emptied." in [str(note) for note in plan.notes]


def test_a_required_cell_can_not_be_emptied(wall: None) -> None:
    plan = Edited(2).set(2, "block", None).plan()
    assert str(plan.all_problems[0]).startswith(
        "Projects, row 2, stand 2, Block: This can’t be empty."
    )
    assert not plan.can_be_written


def test_a_row_changed_by_somebody_else_is_a_conflict(wall: None) -> None:
    book = Edited(2, 3).set(2, "title_en", "Mine").set(3, "title_en", "Sample: other")
    Project.objects.get(number=2).save()
    assert len(book.plan().changes) == 2, "saving without a change is no conflict"
    Project.objects.filter(number=2).update(title_ru="Чужое")
    plan = book.plan()
    assert [row.number for row in plan.conflicts] == [2]
    assert cells(plan) == [(3, "title_en", Project.objects.get(number=3).title_en, "Sample: other")]


def test_a_new_row_is_a_new_draft(wall: None) -> None:
    book = Edited(2).add(number=62, block="fund", themes="Charity", title_kk="Жаңа жоба")
    book.add("participants", number=62, organisation="fund-of-apk")
    plan = book.plan()
    assert plan.all_problems == []
    assert [row.state for row in plan.written] == ["new", "new"]


def test_a_new_row_with_a_taken_number_is_refused(wall: None) -> None:
    plan = Edited(2).add(number=5, block="fund", themes="Charity", title_en="New").plan()
    assert "The number 5. " in str(plan.all_problems[0])
    assert "is taken. Take a free number" in str(plan.all_problems[0])


def test_texts_that_look_like_formulas_survive(project: Any) -> None:
    entry = project(1, title_en="=1+1", summary_en="+7 700", text_en="'-5", themes=("charity",))
    assert plan_of("a.xlsx", entries_workbook()).written == []
    assert plan_of("a.csv", table_csv(ENTRIES)).written == []
    assert plan_of("a.csv", table_csv(ENTRIES)).all_problems == []
    assert entry.title_en == "=1+1"


def test_a_text_longer_than_a_cell_survives(project: Any) -> None:
    project(1, text_en="Long. " * 6_000, themes=("charity",))
    assert plan_of("a.xlsx", entries_workbook()).written == []


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_survives_both_files(project: Any, text: str) -> None:
    if not Project.objects.filter(number=1, slug="entry-1").exists():
        project(1, themes=("charity",))
    Project.objects.update(text_kk=text, coordinator=text)
    for plan in (plan_of("a.xlsx", entries_workbook()), plan_of("a.csv", table_csv(ENTRIES))):
        assert plan.written == [], (cells(plan), text)


def test_the_workbook_helps_to_fill_it(wall: None) -> None:
    book = load_workbook(io.BytesIO(entries_workbook([1, 2])))
    sheet = book["Projects"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [1, 2]
    assert all(cell.comment and cell.comment.text for cell in sheet[1])
    lists = {str(v.sqref).split(":")[0]: v.formula1 for v in sheet.data_validations.dataValidation}
    assert lists["C2"] == "'List – blocks'!$B$2:$B$5"
    assert sheet.protection.sheet
    assert sheet["A2"].protection.locked
    assert not sheet["D2"].protection.locked
    titles = ["Projects", "Participants", "Figures", "Photos", "Citations", "List – blocks"]
    assert book.sheetnames[:6] == titles
    assert book.sheetnames[-2:] == ["Choices", "How to fill"]


def test_headings_are_unlike_each_other_in_every_language() -> None:
    for language in ("kk", "ru", "en"):
        with translation.override(language):
            for table in TABLES:
                labels = [table.label(column).casefold() for column in table.columns]
                assert len(set(labels)) == len(labels), labels
                assert len(table.name) <= 31
            assert len({table.name for table in TABLES}) == len(TABLES)


def test_texts_of_photos_are_edited_but_photos_not_added(wall: None, media: Any) -> None:
    photo_of(Project.objects.get(number=2))
    book = Edited(2).set(2, "alternative_text_kk", "Сахна", "photos")
    assert cells(book.plan()) == [(2, "alternative_text_kk", "", "Сахна")]
    book.add("photos", number=2, credit="A. B.")
    assert "Photos are added in the desk" in str(book.plan().all_problems[0])


def test_parts_of_another_entry_are_not_moved(wall: None) -> None:
    part = Participation.objects.exclude(project__number=2).first()
    plan = Edited(2).set(2, "id", part.pk, "participants").plan()
    assert "Entry 2 has no row with the number" in str(plan.all_problems[0])


def test_every_row_of_an_export_is_recognised_as_untouched(wall: None) -> None:
    """Also when nothing is left of what it was exported from."""
    content = Edited().bytes()
    Metric.objects.all().delete()
    Citation.objects.all().delete()
    Participation.objects.all().delete()
    Project.objects.update(coordinator="Somebody else")
    plan = plan_of("a.xlsx", content)
    assert plan.all_problems == []
    assert set(plan.counts) == {"unchanged"}
    tables = [row.table.code for row in plan.rows if not row.is_behind]
    assert set(tables) <= {"photos"}


def test_rows_exported_before_a_sample_was_replaced_do_not_hold_up_the_others(
    wall: None,
) -> None:
    book = Edited(2, 33).set(2, "coordinator", "A. B.")
    entry = Project.objects.get(number=33)
    replace_sample(entry, None, "ru")
    plan = plan_of("a.xlsx", book.bytes())
    assert plan.all_problems == []
    assert [(row.number, row.state) for row in plan.written] == [(2, "changed")]
    assert plan.can_be_written
    told = " ".join(str(note) for note in plan.notes)
    assert "changed at the desk since the export and not in the file" in told
    assert entry.slug == Project.objects.get(number=33).slug
    touched = plan_of("a.xlsx", book.set(33, "coordinator", "C. D.").bytes())
    assert [row.number for row in touched.conflicts] == [33]
    assert touched.all_problems == []
