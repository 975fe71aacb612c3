"""A translation is written beside its original, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.editing import pending
from projects.editing.translations import TranslationState, source_hash, translation_state
from projects.models import PendingChange, Project
from tests.forms import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
TEXT = "Помогли 250 людям.\n\nПожилые люди пели."


@pytest.fixture
def entry(project: Callable[..., Project]) -> Project:
    values = {"title_kk": "", "title_ru": "Проект", "summary_ru": "Кратко", "text_ru": TEXT}
    return project(7, themes=("language",), original_language="ru", publication="draft", **values)


def address(entry: Project, code: str = "kk") -> str:
    return reverse("admin:projects_project_translate", args=[entry.pk, code])


def send(client: Client, entry: Project, **changes: Any) -> str:
    boxes = form_of(client.get(address(entry)).content.decode()) | {
        name.replace("_", "-"): value for name, value in changes.items()
    }
    return client.post(address(entry), boxes, follow=True).content.decode()


def test_each_paragraph_has_its_box_and_the_terms_that_stand_in_it(
    staff: Client, entry: Project
) -> None:
    page = staff.get(address(entry)).content.decode()
    assert re.findall(r'<textarea name="(\S+)"', page) == [
        *("title-0", "summary-0", "paragraph-0", "paragraph-1")
    ]
    assert '<p class="desk-original" lang="ru" id="original-paragraph-1">Пожилые люди пели.' in page
    assert '<b lang="kk">егде жастағы адамдар</b>' in page


def test_the_paragraphs_are_saved_as_the_text(staff: Client, entry: Project) -> None:
    boxes = {"title_0": "Жоба", "paragraph_0": "250 адамға көмек берілді.", "paragraph_1": "Ән."}
    page = send(staff, entry, **boxes)
    assert "is saved" in page
    entry.refresh_from_db()
    assert (entry.title_kk, entry.text_kk) == ("Жоба", "250 адамға көмек берілді.\n\nӘн.")
    assert entry.text_ru == TEXT
    assert send(staff, entry).count("Nothing was changed") == 1


TABLE = "| Год | Дети, чел. |\n| --- | --- |\n| 2023 | 120 |\n| Итого \\| всего | 240 |"


def test_a_table_is_translated_cell_by_cell(staff: Client, entry: Project) -> None:
    Project.objects.filter(pk=entry.pk).update(text_ru=f"Помогли.\n\n{TABLE}\n\nПели.")
    html = staff.get(address(entry)).content.decode()
    boxes = form_of(html)
    assert boxes["paragraph-1-1-0"] == "2023"
    assert boxes["paragraph-1-0-1"] == ""
    assert "Итого | всего</span>" in html
    send(staff, entry, title_0="Жоба", paragraph_0="Көмектесті.", paragraph_2="Ән айтты.")
    entry.refresh_from_db()
    assert entry.text_kk == "Көмектесті.\n\nӘн айтты."
    Project.objects.filter(pk=entry.pk).update(text_kk="")
    words = {"paragraph_1_0_0": "Жыл", "paragraph_1_0_1": "Бала\nсаны"}
    send(staff, entry, paragraph_0="Көмек.", **words, paragraph_1_2_0="Барлығы | бәрі")
    entry.refresh_from_db()
    told = "| Жыл | Бала саны |\n| --- | --- |\n| 2023 | 120 |\n| Барлығы \\| бәрі | 240 |"
    assert entry.text_kk == f"Көмек.\n\n{told}"
    again = form_of(staff.get(address(entry)).content.decode())
    assert again["paragraph-1-2-0"] == "Барлығы | бәрі"
    assert again["paragraph-1-2-1"] == "240"


@pytest.mark.parametrize(
    "told", ["| Жыл |\n| --- |\n| 2023 |", "Жыл бойынша: 120, 240", "| Жыл | Бала |"]
)
def test_a_table_that_was_translated_in_another_shape_is_one_text(
    staff: Client, entry: Project, told: str
) -> None:
    Project.objects.filter(pk=entry.pk).update(text_ru=TABLE, text_kk=told)
    boxes = form_of(staff.get(address(entry)).content.decode())
    assert boxes["paragraph-0"].replace("\r\n", "\n") == told


def test_what_is_translated_can_be_submitted_from_the_same_page(
    staff: Client, entry: Project
) -> None:
    boxes = form_of(staff.get(address(entry)).content.decode())
    boxes |= {"title-0": "Жоба", "_submit": "1"}
    page = staff.post(address(entry), boxes, follow=True).content.decode()
    assert "waits for a publisher" in page
    entry.refresh_from_db()
    assert (entry.title_kk, entry.publication) == ("Жоба", Project.Publication.IN_REVIEW)


def test_a_paragraph_that_is_the_summary_is_translated_once(staff: Client, entry: Project) -> None:
    Project.objects.filter(pk=entry.pk).update(text_ru="Кратко\n\nПожилые люди пели.")
    hint = "It is the summary: left empty, it gets the translation of that."
    assert staff.get(address(entry)).content.decode().count(hint) == 1
    page = send(staff, entry, summary_0="Қысқаша", paragraph_1="Қарттар ән айтты.")
    assert "An empty paragraph was left out" not in page
    entry.refresh_from_db()
    assert (entry.summary_kk, entry.text_kk) == ("Қысқаша", "Қысқаша\n\nҚарттар ән айтты.")
    send(staff, entry, summary_0="Қысқа", paragraph_0="Өзгеше")
    entry.refresh_from_db()
    assert entry.text_kk == "Өзгеше\n\nҚарттар ән айтты."
    Project.objects.filter(pk=entry.pk).update(text_ru="В ответ.\n\nКратко", text_kk="")
    send(staff, entry, paragraph_0="Жауап.")
    entry.refresh_from_db()
    assert entry.text_kk == "Жауап.\n\nҚысқа"


def test_a_translation_of_a_public_entry_waits(staff: Client, entry: Project) -> None:
    Project.objects.filter(pk=entry.pk).update(publication="published")
    send(staff, entry, paragraph_0="250 адам.")
    assert not Project.objects.get(pk=entry.pk).text_kk
    assert PendingChange.objects.get().project == entry


def test_what_somebody_else_has_changed_meanwhile_is_asked_about(
    staff: Client, entry: Project
) -> None:
    sent = form_of(staff.get(address(entry)).content.decode()) | {"title-0": "Менікі"}
    Project.objects.filter(pk=entry.pk).update(title_kk="Бөтен")
    page = staff.post(address(entry), sent).content.decode()
    assert "Nothing is saved yet" in page
    assert 'name="choice-title_kk"' in page
    assert Project.objects.get(pk=entry.pk).title_kk == "Бөтен"


def test_a_missing_figure_is_a_remark_and_keeps_nothing_from_being_saved(
    staff: Client, entry: Project
) -> None:
    page = send(staff, entry, title_0="Жоба", paragraph_0="Адамдарға көмек берілді.")
    assert "is saved" in page
    assert "A figure of the original is missing: 250." in page
    form = staff.get(reverse("admin:projects_project_change", args=[entry.pk])).content.decode()
    assert "A figure of the original is missing: 250." in form


def test_a_term_that_is_said_otherwise_is_a_remark(staff: Client, entry: Project) -> None:
    page = send(staff, entry, paragraph_0="250 адам.", paragraph_1="Қарттар ән айтты.")
    said = '<span lang="ru">пожилые люди</span> — <span lang="kk">егде жастағы адамдар</span>'
    assert f"The glossary says this term otherwise: {said}." in page
    page = send(staff, entry, paragraph_0="250 адам.", paragraph_1="Егде жастағы адамдардың әні.")
    assert "says this term otherwise" not in page


def test_the_review_queue_names_it_too(staff: Client, entry: Project) -> None:
    Project.objects.filter(pk=entry.pk).update(publication="published", text_kk="250 адам.")
    entry = Project.objects.get(pk=entry.pk)
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(text_kk="205 адам.")
    pending.submit_pending(entry, None)
    page = staff.get("/admin/review/").content.decode()
    assert "A figure of the original is missing: 250." in page


def test_the_review_queue_compares_with_the_language_in_which_the_change_was_written(
    staff: Client, project: Callable[..., Project]
) -> None:
    words = {"title_ru": "Проект", "summary_ru": "Кратко", "summary_kk": "Қысқаша"}
    sample = project(8, original_language="kk", text_kk="Үлгі.", themes=("language",), **words)
    with pending.editing(sample, None):
        texts = {"text_ru": "Помогли 250 людям.", "text_kk": "205 адам."}
        Project.objects.filter(pk=sample.pk).update(original_language="ru", **texts)
    pending.submit_pending(sample, None)
    page = staff.get("/admin/review/").content.decode()
    assert "A figure of the original is missing: 250." in page
    assert "205" not in page.partition("Changed:")[0]


def test_a_copy_of_the_original_counts_as_not_translated(staff: Client, entry: Project) -> None:
    page = staff.get(f"{address(entry)}?copy=1").content.decode()
    assert re.search(r'name="paragraph-1"[^>]*>Пожилые люди пели\.<', page)
    staff.post(address(entry), form_of(page))
    entry = Project.objects.get(pk=entry.pk)
    assert entry.text_kk == TEXT
    assert translation_state(entry, "kk") == TranslationState.COPIED


def test_an_empty_paragraph_before_others_is_told(staff: Client, entry: Project) -> None:
    page = send(staff, entry, title_0="Жоба", paragraph_0="", paragraph_1="Ән.")
    assert "An empty paragraph was left out" in page


def test_who_may_not_change_entries_does_not_translate(client: Client, entry: Project) -> None:
    assert client.get(address(entry)).status_code == 302


@pytest.fixture
def waiting(project: Callable[..., Project], staff: Client) -> Project:
    """A public entry with a pending change of its original text, its translation complete."""
    texts = {f"{name}_{code}": "Мәтін" for name in ("title", "text") for code in ("kk", "ru")}
    texts |= {"summary_kk": "Қысқаша", "summary_ru": "Кратко", "text_ru": "Текст", "text_kk": "Ән"}
    made = project(7, themes=("language",), original_language="ru", **texts)
    with pending.editing(made, None):
        edited = Project.objects.get(pk=made.pk)
        edited.text_ru = "Новый текст"
        edited.save()
    return made


def states(entry: Project) -> tuple[TranslationState, TranslationState]:
    """The state of the Kazakh translation for the public and with what waits."""
    public = translation_state(Project.objects.get(pk=entry.pk), "kk")
    with pending.as_edited(entry):
        return public, translation_state(Project.objects.get(pk=entry.pk), "kk")


def test_texts_read_with_what_waits_are_right_there_and_once_it_is_published(
    staff: Client, waiting: Project
) -> None:
    values = {"action": "review_kk", "_selected_action": [waiting.pk]}
    listed = staff.post("/admin/projects/project/", values, follow=True).content.decode()
    assert "Recorded: the texts have been read and are right." in listed
    assert states(waiting)[1] == TranslationState.REVIEWED
    cell = listed.partition('class="field-translations"')[2].partition("</td>")[0]
    assert "Kazakh" not in cell
    matrix = staff.get(reverse("admin:languages")).content.decode()
    assert re.search(r'class="[^"]*reviewed', matrix)
    assert not re.search(r'class="[^"]*outdated', matrix)
    form = staff.get(reverse("admin:projects_project_change", args=[waiting.pk])).content.decode()
    assert "outdated" not in form
    pending.publish_pending(waiting, None)
    assert states(waiting) == (TranslationState.REVIEWED,) * 2


def test_the_list_tells_of_a_translation_that_what_waits_has_left_behind(
    staff: Client, waiting: Project
) -> None:
    waiting.translation_reviews.create(
        language="kk", source_hash=source_hash(waiting), reviewed_by=None
    )
    assert states(waiting) == (TranslationState.REVIEWED, TranslationState.OUTDATED)
    assert "Kazakh: outdated" in staff.get("/admin/projects/project/").content.decode()


def test_a_translation_is_said_to_be_right_on_its_own_page(staff: Client, waiting: Project) -> None:
    assert states(waiting)[1] == TranslationState.MACHINE_MADE
    page = send(staff, waiting, read="on")
    assert "Recorded: the texts have been read and are right." in page
    assert ": reviewed" in page.replace("</strong>", "")
    assert states(waiting)[1] == TranslationState.REVIEWED
    send(staff, waiting, summary_0="Қысқаша айтқанда")
    assert states(waiting)[1] == TranslationState.REVIEWED


def test_a_translation_that_lacks_a_text_is_not_said_to_be_right(
    staff: Client, waiting: Project
) -> None:
    page = send(staff, waiting, summary_0="", read="on")
    assert "This translation is not complete; still missing: summary." in page
    assert 'href="#id_read"' in page
    assert not waiting.translation_reviews.exists()
