"""What is ticked of a contribution goes into the entry or its pending change, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from projects.editing.pending import as_edited, pending_of
from projects.intake import contributed_files, taking
from projects.models import Contribution, ContributionFile, Organisation, Project, Region
from tests.factories import contribution, picture_file, staff_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

ANSWERS: dict[str, Any] = {
    "title": "Ткачи Тараза",
    "summary": "Двадцать подростков учились ткать.",
    "text": "Первый абзац.\n\n<script>Второй</script> абзац.",
    "carried_out": "ОО «Возрождение»\nBatis Press",
    "partners": "",
    "regions": ["KZ-31"],
    "place": "Дом дружбы",
    "start_year": "2012",
    "end_year": "",
    "budget": "14,2 млн",
    "figures": "Пришло около 1250 человек.",
    "coordinator": "Айгуль С.",
}


@pytest.fixture
def entry(project: Callable[..., Project], media: Any) -> Project:
    Region.objects.get_or_create(code="KZ-31", defaults={"name_en": "Zhambyl", "kind": "region"})
    return project(3, block="regional", published=False)


def sent(entry: Project, **answers: Any) -> Contribution:
    told = {"language": "ru", "state": "sent", "sent_at": timezone.now(), "sender": "A. B."}
    return contribution(entry, answers=ANSWERS | answers, **told)


def test_all_that_is_ticked_stands_in_the_entry(entry: Project) -> None:
    Organisation.objects.create(slug="batis", name_en="Batis Press", kind="partner")
    form = sent(entry)
    taking.take(form, set(ANSWERS), (), staff_member("editor"))
    entry.refresh_from_db()
    assert entry.title_ru == "Ткачи Тараза"
    assert entry.text_ru == "Первый абзац.\n\nабзац."
    assert (entry.start_year, entry.end_year, entry.budget_kzt) == (2012, None, 14_200_000)
    assert (entry.place_as_written, entry.coordinator) == ("Дом дружбы", "Айгуль С.")
    assert [region.code for region in entry.regions.all()] == ["KZ-31"]
    parts = entry.participations.order_by("position")
    assert [(p.organisation.slug, p.role) for p in parts] == [
        ("oo-vozrozhdenie", "implementing"),
        ("batis", "implementing"),
    ]
    assert parts[0].organisation.kind == "regional-eca"


def test_the_form_becomes_the_letter_that_stands_behind_it(entry: Project) -> None:
    form = sent(entry)
    for _again in range(2):
        taking.take(form, {"title", "figures"}, (), staff_member("editor"))
    citation = entry.citations.get()
    assert citation.source.kind == "letter"
    assert citation.source.title_en == "Form filled in by: ОО «Возрождение»"
    assert (citation.sentence, citation.sentence_language) == ("Пришло около 1250 человек.", "ru")
    assert "A. B." not in str(vars(citation.source))


def test_what_is_not_ticked_or_not_right_stays_out(entry: Project) -> None:
    form = sent(entry, start_year="давно")
    taking.take(form, {"title", "start_year"}, (), staff_member("editor"))
    entry.refresh_from_db()
    assert (entry.title_ru, entry.summary_ru or "") == ("Ткачи Тараза", "")
    assert entry.start_year is None
    form.refresh_from_db()
    assert (form.state, form.taken) == ("taken", ["title"])


def test_what_changed_at_the_same_moment_is_not_taken(entry: Project) -> None:
    form = sent(entry)
    Contribution.objects.update(version=1, state="open")
    with pytest.raises(ValidationError):
        taking.take(form, {"title"}, (), staff_member("editor"))
    entry.refresh_from_db()
    assert not entry.title_ru


def test_what_is_still_written_in_stays_open(entry: Project) -> None:
    form = sent(entry)
    Contribution.objects.update(state="open")
    form.refresh_from_db()
    taking.take(form, {"title"}, (), staff_member("editor"))
    form.refresh_from_db()
    assert (form.state, form.taken) == ("open", ["title"])


def test_what_can_t_stand_beside_the_entry_changes_nothing(entry: Project) -> None:
    Project.objects.filter(pk=entry.pk).update(end_year=2010)
    form = sent(entry)
    with pytest.raises(ValidationError):
        taking.take(form, {"title", "start_year"}, (), staff_member("editor"))
    entry.refresh_from_db()
    form.refresh_from_db()
    assert (entry.title_ru, form.state) == (None, "sent")


def test_of_a_public_entry_only_the_pending_change_is_written(
    project: Callable[..., Project], media: Any
) -> None:
    entry = project(5, title_ru="Старое")
    taking.take(sent(entry), {"title"}, (), staff_member("editor"))
    entry.refresh_from_db()
    assert entry.title_ru == "Старое"
    with as_edited(entry):
        assert Project.objects.get(pk=entry.pk).title_ru == "Ткачи Тараза"


def test_a_sample_makes_room_first(wall: None, media: Any) -> None:
    entry = Project.objects.illustrative().order_by("number")[0]
    rows = {row.name: row for row in taking.rows_of(sent(entry))}
    assert rows["title"].can_be_taken
    taking.take(sent(entry), {"title", "summary"}, (), staff_member("editor"))
    assert Project.objects.get(pk=entry.pk).is_illustrative
    with as_edited(entry):
        real = Project.objects.get(pk=entry.pk)
        assert (real.title_ru, real.title_kk, real.provenance) == (
            "Ткачи Тараза",
            "",
            "documented",
        )
        assert real.original_language == "ru"


def test_photos_go_the_way_of_all_photos_with_their_words(entry: Project) -> None:
    form = sent(entry)
    contributed_files.add(form, picture_file(), ContributionFile.Kind.PHOTO)
    file = form.files.get()
    file.values = {"caption": "Май 2012", "alternative_text": "Поля", "credit": "A. B."}
    file.values |= {"consent": "given", "shows_children": ""}
    file.save()
    for _again in range(2):
        outcomes = taking.take(form, (), {file.pk}, staff_member("editor"))
    assert "already" in outcomes[0].sentence
    photo = entry.photos.get()
    assert (photo.caption_ru, photo.alternative_text_ru) == ("Май 2012", "Поля")
    assert (photo.credit, photo.consent) == ("A. B.", "given")


def test_rows_show_the_answer_beside_what_the_entry_says(entry: Project) -> None:
    Project.objects.filter(pk=entry.pk).update(title_ru="Ткачи Тараза", coordinator="Б.")
    rows = {row.name: row for row in taking.rows_of(sent(entry, end_year="1812"))}
    assert not rows["title"].can_be_taken
    assert (rows["coordinator"].answer, rows["coordinator"].now) == ("Айгуль С.", "Б.")
    assert rows["coordinator"].can_be_taken
    assert rows["end_year"].errors
    assert rows["carried_out"].new == ("ОО «Возрождение»", "Batis Press")
    assert pending_of(entry) is None
