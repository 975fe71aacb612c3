"""Changes in the words of the desk: only what a person edits, readable, with the picture."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from projects.editing import pending
from projects.editing.diff import Row, compared
from projects.editing.snapshots import snapshot
from projects.models import Citation, Indicator, Photo, Project, Source
from projects.templatetags.pictures import smallest
from tests.factories import figure, photo_of

pytestmark = pytest.mark.django_db
OLD = (
    "The girls of the village embroider velvet waistcoats and sell them at the fair in Taraz. " * 3
)


def rows_after(entry: Project, act: Callable[[], Any], language: str = "en") -> list[Row]:
    before = snapshot(entry)
    with pending.editing(entry, None):
        act()
    waiting = pending.pending_of(entry)
    assert waiting
    with translation.override(language):
        return compared(before, waiting.changes)


def test_computed_fields_and_file_names_are_never_told(
    project: Callable[..., Project], media: Any
) -> None:
    entry = project(5)
    rows = rows_after(entry, lambda: (photo_of(entry), figure(entry)))
    told = " ".join(row.new for row in rows)
    assert "Credit: A. B." in told
    for word in (".jpg", "idth", "eight", "Colour", "Original", "Covers", "9999", "IMG"):
        assert word not in told, word


def test_the_language_of_a_sentence_that_is_not_there_is_not_told(
    project: Callable[..., Project],
) -> None:
    entry, source = project(5), Source.objects.first()
    rows = rows_after(entry, lambda: Citation.objects.create(project=entry, source=source))
    assert "language" not in rows[0].new
    rows = rows_after(entry, lambda: entry.citations.update(sentence="Its words"))
    assert "Its words" in rows[0].new
    assert "anguage" in rows[0].new


def test_amounts_are_told_with_what_they_count(project: Callable[..., Project]) -> None:
    entry = project(5, budget_kzt=1_500_000)
    money = Indicator.objects.create(slug="raised", name_en="Raised", unit_en="tenge")
    figure(entry, "raised", 14_200_000)

    def change() -> None:
        Project.objects.filter(pk=entry.pk).update(budget_kzt=2_500_000)
        entry.metrics.filter(indicator=money).update(value=15_000_000)

    assert sorted((row.old, row.new) for row in rows_after(entry, change)) == [
        ("1,500,000 tenge", "2,500,000 tenge"),
        ("14,200,000 tenge", "15,000,000 tenge"),
    ]


def test_a_text_with_marks_is_shown_as_visitors_see_it(
    staff: Client, project: Callable[..., Project]
) -> None:
    entry = project(5, text_en="**In 2024** they sang.")
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(text_en="**In 2025** they sang.")
    page = staff.get(reverse("admin:projects_project_pending", args=[entry.pk])).content.decode()
    assert "<del><p><strong>In 2024</strong> they sang.</p></del>" in page
    assert "**" not in page


def test_what_became_of_a_part_agrees_with_no_gender(
    project: Callable[..., Project], media: Any
) -> None:
    entry = project(5)
    photo_of(entry)
    rows = rows_after(entry, lambda: entry.photos.all().delete(), "ru")
    assert [(row.part, row.field) for row in rows] == [("Фотография", "удаление")]


def test_a_text_with_few_words_in_common_is_shown_whole_instead_of_mixed() -> None:
    changed = Row("", "Text", OLD, OLD.replace("velvet", "silk"))
    assert changed.is_marked
    assert not Row("", "Text", OLD, "A workshop of jewellers teaches young masters. " * 5).is_marked


def test_a_photo_is_shown_small_on_the_page_of_what_would_change(
    staff: Client, project: Callable[..., Project], media: Any
) -> None:
    entry = project(5)
    photo = photo_of(entry)
    with pending.editing(entry, None):
        Photo.objects.get(pk=photo.pk).delete()
    page = staff.get(reverse("admin:projects_project_pending", args=[entry.pk])).content.decode()
    address = reverse("admin:projects_project_photo_file", args=[entry.pk, smallest(photo)])
    assert f'<img src="{address}"' in page


def test_the_question_before_discarding_marks_what_goes_as_going(
    staff: Client, project: Callable[..., Project]
) -> None:
    entry = project(5)
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(title_en="Weavers")
    page = staff.get(reverse("admin:projects_project_discard", args=[entry.pk])).content.decode()
    assert "<td><del>Weavers</del></td><td><ins>Entry 5</ins></td>" in page
    assert ">Discard the pending change</button>" in page


def test_a_replaced_sample_goes_by_its_new_title_before_it_is_published(
    staff: Client, project: Callable[..., Project]
) -> None:
    entry = project(5, provenance="illustrative", title_en="Sample: a workshop")
    with pending.editing(entry, None):
        values = {"provenance": "documented", "title_en": "Weavers"}
        Project.objects.filter(pk=entry.pk).update(**values)
    pending.PendingChange.objects.update(is_submitted=True)
    name = "5. Weavers (in place of the sample “Sample: a workshop”)"
    for page in ("pending", "discard", "photos", "history"):
        address = reverse(f"admin:projects_project_{page}", args=[entry.pk])
        assert name in staff.get(address).content.decode(), page
    assert name in staff.get(reverse("admin:review")).content.decode()


def test_the_history_shows_no_picture_whose_file_is_no_longer_kept(
    staff: Client, project: Callable[..., Project], media: Any
) -> None:
    entry = project(5, title_ru="Проект", summary_ru="Кратко", themes=("heritage",))
    photo = photo_of(entry)
    with pending.editing(entry, None):
        Photo.objects.get(pk=photo.pk).delete()
    address = reverse("admin:projects_project_history", args=[entry.pk])
    picture = f"/photos/file/{photo.token}"
    assert picture in staff.get(address).content.decode()
    pending.publish_pending(entry, None)
    page = staff.get(address).content.decode()
    assert picture not in page
    assert "Photo: removed" in page
