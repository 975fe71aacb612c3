"""Entries as their pending changes make them, for pages that show many."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from projects.admin.dashboard import for_overview, overview
from projects.editing import pending, snapshots
from projects.editing.completeness import checks_of, missing_for_publication
from projects.editing.edited import as_edited_all
from projects.editing.replacement import replace_sample
from projects.models import Citation, Project, Source, Theme

pytestmark = pytest.mark.django_db


def lacks(entry: Project) -> list[Any]:
    shown = [(check.message, check.is_met, check.field) for check in checks_of(entry)]
    return [shown, [check.message for check in missing_for_publication(entry)]]


def test_what_they_lack_is_what_they_would_lack_with_the_change_written(wall: None) -> None:
    for number in (33, 34):
        replace_sample(Project.objects.get(number=number), None, "ru")
    written, emptied = Project.objects.get(number=34), Project.objects.get(number=7)
    letter = Source.objects.create(slug="letter", title_ru="Письмо", kind="letter")
    with pending.editing(written, None):
        Project.objects.filter(pk=written.pk).update(title_ru="Дом ремёсел", summary_ru="Кратко")
        written.themes.set(Theme.objects.filter(slug="heritage"))
        Citation.objects.create(project=written, source=letter, position=1)
    with pending.editing(emptied, None):
        emptied.citations.all().delete()
        emptied.metrics.update(value=5)
        Project.objects.filter(pk=emptied.pk).update(summary_en="")
    waiting = [project for project in for_overview() if hasattr(project, "pending")]
    edited = as_edited_all(waiting)
    assert [project.number for project in waiting] == [7, 33, 34]
    for project in waiting:
        with transaction.atomic():
            snapshots.apply(project, project.pending.changes, for_good=False)
            assert lacks(edited[project.pk]) == lacks(for_overview().get(pk=project.pk))
            transaction.set_rollback(True)
    assert edited[written.pk].title_ru == "Дом ремёсел"
    assert not missing_for_publication(edited[written.pk])


def test_the_overview_asks_the_same_number_of_questions_however_many_wait(wall: None) -> None:
    asked = []
    for numbers in ((33,), range(34, 50)):
        for number in numbers:
            replace_sample(Project.objects.get(number=number), None, "ru")
        with CaptureQueriesContext(connection) as queries:
            overview()
        asked.append(len(queries))
    assert asked[0] == asked[1] < 15
