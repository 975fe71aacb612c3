"""What is confirmed is written, all or nothing; what was written can be taken back."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import translation

from projects.catalogue.search import matches
from projects.editing.history import events_of
from projects.editing.pending import publish_pending
from projects.models import (
    Metric,
    Organisation,
    Participation,
    PendingChange,
    Project,
    WorkbookImport,
)
from projects.workbook.apply import ChangedSinceError, write_import
from projects.workbook.pending_rows import all_as_edited
from projects.workbook.plan import plan_of
from projects.workbook.undo import undo_import
from projects.workbook.write import entries_workbook
from tests.workbook.sheets import Edited

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def drafts(wall: None) -> None:
    """The wall before anybody has published it: what is written holds at once."""
    Project.objects.update(publication="draft")


def write(content: bytes, name: str = "a.xlsx") -> WorkbookImport:
    kept = WorkbookImport.objects.create(file_name=name, content=content)
    write_import(kept, plan_of(name, content).digest)
    return kept


def everything() -> list[Any]:
    """All that an import can touch."""
    kept_by_program = ("changed", "title", "summary", "text", "editorial_note")
    entries = [
        {k: v or "" for k, v in row.items() if k not in kept_by_program}
        for row in Project.objects.rewrite(False).order_by("pk").values()
    ]
    lists = [list(Project.themes.through.objects.values_list("project_id", "theme_id"))]
    parts = [list(model.objects.order_by("pk").values()) for model in (Participation, Metric)]
    return [entries, *map(sorted, lists), *parts]


def test_confirmed_changes_are_in_the_catalogue_and_its_search(
    drafts: None, django_capture_on_commit_callbacks: Any
) -> None:
    book = Edited(2, 3).set(2, "title_kk", "Зебра").set(2, "themes", "Charity; Family traditions")
    book.set(2, "value", 36_000_000, "figures").set(3, "budget_kzt", None)
    with django_capture_on_commit_callbacks(execute=True):
        kept = write(book.bytes())
    entry = Project.objects.get(number=2)
    assert entry.title_kk == "Зебра"
    assert entry.title_order_kk != entry.title_order_ru
    assert entry.title_ru == "«Единство через благотворительность»"
    assert entry.title_en == "“Unity through charity”"
    assert {theme.slug for theme in entry.themes.all()} == {"charity", "family"}
    assert entry.metrics.get().value == 36_000_000
    assert Project.objects.get(number=3).budget_kzt is None
    assert list(Project.objects.filter(pk__in=matches("зебра"))) == [entry]
    assert kept.written_at
    assert kept.content == b""


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_text_in_one_language_never_erases_another(project: Any, language: str) -> None:
    texts = {"title_en": "", "title_ru": "По-русски", "text_en": "Text"}
    entry = project(1, published=False, themes=("charity",), **texts)
    content = Edited(1).set(1, "coordinator", "A. B.").bytes()
    with translation.override(language):
        write(content)
    row = Project.objects.rewrite(False).filter(pk=entry.pk).values().get()
    assert (row["title_kk"] or "", row["title_ru"], row["title_en"]) == ("", "По-русски", "")
    assert (row["text_kk"] or "", row["text_ru"] or "", row["text_en"]) == ("", "", "Text")


def test_a_new_entry_is_a_draft_with_an_address_and_its_parts(drafts: None) -> None:
    book = Edited(2).add(
        number=62, block="fund", themes="Charity", title_kk="Ғажайып өнер", publication="published"
    )
    book.add("participants", number=62, organisation="fund-of-apk", role="carried out by")
    write(book.bytes())
    entry = Project.objects.get(number=62)
    assert (entry.slug, entry.publication) == ("gazhaiyp-oner", "draft")
    assert entry.participations.get().organisation == Organisation.objects.get(slug="fund-of-apk")


def test_importing_never_publishes(drafts: None) -> None:
    write(Edited(2).set(2, "publication", "published").set(2, "coordinator", "A. B.").bytes())
    assert Project.objects.get(number=2).publication == "draft"


def test_an_import_is_taken_back_wholly(drafts: None) -> None:
    before = everything()
    book = Edited(2, 3).set(2, "title_kk", "Жаңа").set(2, "themes", "Language environment")
    book.set(2, "value", 1, "figures").set(3, "block", "fund")
    book.add(number=62, block="fund", themes="Charity", title_kk="Жаңа жоба")
    book.add("participants", number=62, organisation="fund-of-apk")
    kept = write(book.bytes())
    assert everything() != before
    undo_import(kept, get_user_model().objects.create_user("a"))
    assert everything() == before
    assert kept.undone_at
    assert kept.undone_by.username == "a"
    with pytest.raises(ChangedSinceError, match="already been undone"):
        undo_import(kept, None)


def test_nothing_is_taken_back_where_somebody_worked_on(drafts: None) -> None:
    kept = write(Edited(2, 3).set(2, "title_kk", "A").set(3, "title_kk", "Б").bytes())
    Project.objects.filter(number=2).update(title_kk="Somebody’s")
    with pytest.raises(ChangedSinceError, match=r"these entries since: 2\."):
        undo_import(kept, None)
    assert Project.objects.get(number=3).title_kk == "Б"


def test_a_new_entry_that_was_published_is_not_taken_back(drafts: None) -> None:
    kept = write(Edited(2).add(number=62, block="fund", themes="Charity", title_kk="Ж").bytes())
    Project.objects.filter(number=62).update(publication="published")
    with pytest.raises(ChangedSinceError, match="62"):
        undo_import(kept, None)


def test_what_changed_between_preview_and_confirming_is_not_written(drafts: None) -> None:
    content = Edited(2).set(2, "title_kk", "Жаңа").bytes()
    digest = plan_of("a.xlsx", content).digest
    Project.objects.filter(number=2).update(title_ru="Чужое")
    kept = WorkbookImport.objects.create(file_name="a.xlsx", content=content)
    with pytest.raises(ChangedSinceError, match="look at the changes again"):
        write_import(kept, digest)
    assert Project.objects.get(number=2).title_kk == "«Қайырымдылық арқылы бірлік»"


def test_one_wrong_row_keeps_all_from_being_written(drafts: None) -> None:
    before = everything()
    content = Edited(2, 3).set(2, "title_kk", "Жаңа").set(3, "status", "half done").bytes()
    plan = plan_of("a.xlsx", content)
    assert not plan.can_be_written
    kept = WorkbookImport.objects.create(file_name="a.xlsx", content=content)
    with pytest.raises(ChangedSinceError):
        write_import(kept, plan.digest)
    assert everything() == before


def test_the_same_file_twice_changes_nothing_the_second_time(drafts: None) -> None:
    book = Edited(2).set(2, "title_kk", "Жаңа")
    book.add(number=62, block="fund", themes="Charity", title_kk="Жаңа жоба")
    book.add("participants", number=62, organisation="fund-of-apk")
    write(book.bytes())
    plan = plan_of("a.xlsx", book.bytes())
    assert plan.written == plan.all_problems == []


def test_the_command_shows_and_writes(drafts: None, tmp_path: Path) -> None:
    file, out = tmp_path / "a.xlsx", StringIO()
    file.write_bytes(Edited(2).set(2, "coordinator", "A. B.").bytes())
    call_command("import_entries", str(file), "--dry-run", stdout=out)
    assert "Coordinator: – → A. B." in out.getvalue()
    assert Project.objects.get(number=2).coordinator == ""
    call_command("import_entries", str(file), stdout=out)
    assert Project.objects.get(number=2).coordinator == "A. B."


def test_the_command_says_what_is_wrong(drafts: None, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(Edited(2).set(2, "status", "half done").bytes())
    with pytest.raises(
        CommandError, match="row 2, stand 2, Status: “half done” is not in the list"
    ):
        call_command("import_entries", str(file), "--language", "en", stdout=StringIO())
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_entries", str(tmp_path / "b.xlsx"), stdout=StringIO())


def test_the_command_writes_the_right_rows_and_keeps_the_wrong_ones(
    drafts: None, tmp_path: Path
) -> None:
    file, left, out = tmp_path / "a.xlsx", tmp_path / "left.xlsx", StringIO()
    book = Edited(2, 3).set(2, "title_kk", "Жаңа").set(3, "title_kk", "Бөлек")
    file.write_bytes(book.set(3, "status", "half done").bytes())
    call_command("import_entries", str(file), "--left-out", str(left), stdout=out)
    assert Project.objects.get(number=2).title_kk == "Жаңа"
    assert Project.objects.get(number=3).title_kk != "Бөлек"
    assert "row 3, stand 3, Status: “half done” is not in the list" in out.getvalue()
    assert "1 problems; their rows are left out." in out.getvalue()
    assert "Written: edited: 1; " in out.getvalue()
    assert "not saved: 1" in out.getvalue()
    (row,) = plan_of("left.xlsx", left.read_bytes()).wrong
    assert (row.number, row.changes[0].new) == (3, "Бөлек")


def test_the_command_keeps_no_wrong_rows_over_a_file_that_is_there(
    drafts: None, tmp_path: Path
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(Edited(2).set(2, "title_kk", "Жаңа").bytes())
    with pytest.raises(CommandError, match="exists; name a new file"):
        call_command("import_entries", str(file), "--left-out", str(file), stdout=StringIO())
    assert Project.objects.get(number=2).title_kk != "Жаңа"


def test_a_file_without_a_right_row_writes_nothing(drafts: None, tmp_path: Path) -> None:
    file, left = tmp_path / "a.xlsx", tmp_path / "left.xlsx"
    file.write_bytes(Edited(2).set(2, "status", "half done").bytes())
    with pytest.raises(CommandError, match="nothing was written"):
        call_command("import_entries", str(file), "--left-out", str(left), stdout=StringIO())
    assert not left.exists()


def test_changes_of_a_published_entry_wait(wall: None) -> None:
    public = everything()
    book = Edited(2, 3).set(2, "title_kk", "Жаңа").set(2, "themes", "Language environment")
    book.set(3, "title_kk", "Үлгі: жаңа").set(2, "value", 1, "figures")
    book.add("participants", number=2, organisation="tildaryn", role="sponsor")
    book.add("participants", number=3, organisation="tildaryn", role="sponsor")
    kept = write(book.bytes())
    assert everything() == public, "visitors read what they read before"
    assert PendingChange.objects.count() == 2
    assert plan_of("a.xlsx", book.bytes()).written == [], "staff see it as done"
    exported = plan_of("a.xlsx", entries_workbook())
    assert exported.written == exported.all_problems == []
    undo_import(kept, None)
    assert not PendingChange.objects.exists()
    assert everything() == public


def test_what_waits_can_be_edited_again(wall: None) -> None:
    add = Edited(2, 3).add("participants", number=2, organisation="tildaryn", role="sponsor")
    write(add.add("participants", number=3, organisation="tildaryn", role="sponsor").bytes())
    with all_as_edited():
        book = Edited(2, 3)
        sheet = book.sheet("participants")
        row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value < -3_000)
        sheet.cell(row, book.column("position", "participants")).value = 7
    write(book.bytes())
    publish_pending(Project.objects.get(number=3), None)
    part = Participation.objects.get(project__number=3, role="sponsor")
    assert (part.organisation.slug, part.position) == ("tildaryn", 7)


def test_an_import_stands_in_the_history(drafts: None) -> None:
    write(Edited(2).set(2, "coordinator", "A. B.").bytes())
    assert "Import of a.xlsx" in [event.what for event in events_of(Project.objects.get(number=2))]
