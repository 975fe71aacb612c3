"""The desk's page of texts: three languages beside each other, counted, cleaned, reviewed."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from projects.editing.translations import TranslationState, translation_state
from projects.models import PendingChange, Project
from tests.factories import photo_of
from tests.forms import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(wall: None, client: Client) -> Client:
    person = get_user_model().objects.create_user("aigul", password="x", is_staff=True)
    person.groups.add(Group.objects.get(name="editor"))
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def draft(wall: None) -> Project:
    Project.objects.filter(number=33).update(publication="draft")
    return Project.objects.get(number=33)


def address(project: Project) -> str:
    return reverse("admin:projects_project_texts", args=[project.pk])


def send(client: Client, project: Project, **changes: object) -> Any:
    page = client.get(address(project)).content.decode()
    return client.post(address(project), form_of(page) | changes, follow=True)


def test_the_three_languages_stand_beside_each_other(editor: Client, draft: Project) -> None:
    page = editor.get(address(draft)).content.decode()
    names = re.findall(r'<textarea name="(\w+)"', page)
    assert names == [
        f"{text}_{code}" for text in ("title", "summary", "text") for code in ("kk", "ru", "en")
    ]
    assert re.search(r'<textarea name="text_kk"[^>]* lang="kk"', page)
    length = len(draft.summary_ru)
    assert re.search(rf"<span data-length>{length}</span>\s+of about \d+ characters that fit", page)


def test_a_text_that_is_too_long_for_a_panel_is_told(editor: Client, draft: Project) -> None:
    Project.objects.filter(pk=draft.pk).update(text_ru="Слово " * 2_000)
    page = editor.get(address(draft)).content.decode()
    assert page.count('class="fit-note is-over"') == 1


def test_what_is_pasted_is_stored_clean(editor: Client, draft: Project) -> None:
    response = send(editor, draft, text_kk="<p><b>Қазақ</b> мәтіні</p><script>x</script>")
    assert "is saved." in response.content.decode()
    draft.refresh_from_db()
    assert draft.text_kk == "**Қазақ** мәтіні"
    assert draft.text_ru


def test_texts_of_a_published_entry_wait(editor: Client) -> None:
    entry = Project.objects.get(number=33)
    response = send(editor, entry, title_kk="Үлгі: жаңа")
    assert "is saved and pending" in response.content.decode()
    assert Project.objects.get(number=33).title_kk == entry.title_kk
    assert PendingChange.objects.count() == 1
    assert "Үлгі: жаңа" in editor.get(address(entry)).content.decode()


def test_who_has_read_a_translation_is_kept_and_shown(editor: Client, draft: Project) -> None:
    original = draft.original_language
    other = next(code for code in ("kk", "ru", "en") if code != original)
    assert f'name="read_{original}"' not in editor.get(address(draft)).content.decode()
    response = send(editor, draft, **{f"read_{other}": "on"})
    assert "aigul" in response.content.decode()
    assert translation_state(Project.objects.get(pk=draft.pk), other) == TranslationState.REVIEWED
    send(editor, draft, **{f"text_{original}": "Another text."})
    assert translation_state(Project.objects.get(pk=draft.pk), other) == TranslationState.OUTDATED


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(
    editor: Client, draft: Project
) -> None:
    filled = form_of(editor.get(address(draft)).content.decode())
    Project.objects.filter(pk=draft.pk).update(title_ru="Чужое")
    response = editor.post(address(draft), filled | {"title_ru": "Моё"})
    page = response.content.decode()
    assert "Somebody has changed this since you opened it" in page
    assert "Моё" in page
    assert Project.objects.get(pk=draft.pk).title_ru == "Чужое"
    editor.post(address(draft), form_of(page))
    assert Project.objects.get(pk=draft.pk).title_ru == "Моё"


def test_an_entry_keeps_a_title(editor: Client, draft: Project) -> None:
    response = send(editor, draft, title_kk="", title_ru="", title_en=" ")
    assert "needs a title in at least one language" in response.content.decode()


def test_saving_can_lead_to_the_next_entry(editor: Client, draft: Project) -> None:
    response = send(editor, draft, _next="1")
    assert response.redirect_chain[-1][0] == address(Project.objects.get(number=34))


def test_the_entry_leads_to_its_texts(editor: Client, draft: Project) -> None:
    page = editor.get(reverse("admin:projects_project_change", args=[draft.pk])).content.decode()
    assert address(draft) in page


def pasted_into(page: str) -> dict[str, str]:
    """What a clipboard becomes in each field of a page."""
    found = re.findall(r'name="([^"]+)"[^>]* data-paste="(\w+)"', page)
    return {name: kind for name, kind in found if "__prefix__" not in name}


def test_each_text_of_the_texts_page_takes_a_clipboard(editor: Client, draft: Project) -> None:
    kinds = pasted_into(editor.get(address(draft)).content.decode())
    assert kinds == {
        f"{name}_{code}": kind
        for name, kind in (("title", "line"), ("summary", "lines"), ("text", "marks"))
        for code in ("kk", "ru", "en")
    }


def test_each_text_of_an_entrys_form_takes_a_clipboard(
    editor: Client, draft: Project, media: Any
) -> None:
    photo_of(draft)
    page = editor.get(reverse("admin:projects_project_change", args=[draft.pk])).content.decode()
    kinds = pasted_into(page)
    assert {kinds[f"text_{code}"] for code in ("kk", "ru", "en")} == {"marks"}
    assert {kinds[f"{name}_ru"] for name in ("title", "photos-0-alternative_text")} == {"line"}
    assert {kinds[f"{name}_ru"] for name in ("summary", "metrics-0-note")} == {"lines"}
    assert kinds["photos-0-credit"] == kinds["coordinator"] == "line"
    assert "desk_paste.js" in page
    assert "marked.js" in page


@pytest.mark.parametrize("kind", ["block", "theme", "organisation", "source", "indicator"])
def test_each_text_of_the_lists_takes_a_clipboard_and_none_is_cut(
    staff: Client, wall: None, kind: str
) -> None:
    page = staff.get(reverse(f"admin:projects_{kind}_add")).content.decode()
    texts = re.findall(r'<(?:input type="text"|textarea) name="(\w+_ru)"', page)
    assert texts
    assert set(texts) <= set(pasted_into(page))
    assert "maxlength" not in "".join(re.findall(r'<[^>]* name="\w+_ru"[^>]*>', page))


def test_a_text_that_is_too_long_is_refused_whole(editor: Client, draft: Project) -> None:
    page = send(editor, draft, summary_ru="я" * 401).content.decode()
    assert "401" in page
    assert "я" * 401 in page


def test_a_clipboard_becomes_what_the_field_keeps(editor: Client) -> None:
    html = (
        "<p><del>12,5 млн</del><ins>14,2 млн</ins></p><ul><li><b>бір</b></li></ul>"
        '<p><a href="https://assembly.kz/">екі</a></p>'
    )
    for into, text in (
        ("marks", "14,2 млн\n\n- **бір**\n\n[екі](https://assembly.kz/)"),
        ("lines", "14,2 млн\n\n• бір\n\nекі (https://assembly.kz/)"),
        ("line", "14,2 млн • бір екі"),
    ):
        sent = {"html": html, "plain": "12,5 млн14,2 млн бір екі", "into": into}
        assert editor.post(reverse("admin:read-paste"), sent).json() == {"text": text}


def test_a_clipboard_is_read_as_marks(editor: Client) -> None:
    reader = reverse("admin:read-paste")
    pasted = '<ol start="3"><li>үшінші</li><li><a href="#_ftn1">[1]</a></li></ol>'
    told = editor.post(reader, {"html": pasted, "plain": "үшінші [1]"}).json()
    assert told == {"text": "3. үшінші\n4. [1]"}
    told = editor.post(reader, {"html": "", "plain": "• бір\r\n• екі"}).json()
    assert told == {"text": "- бір\n- екі"}


def test_a_clipboard_is_read_for_staff_only_and_has_an_end(editor: Client) -> None:
    reader = reverse("admin:read-paste")
    assert editor.get(reader).status_code == 405
    assert editor.post(reader, {"plain": "а" * 500_001}).status_code == 413
    assert Client().post(reader, {"plain": "а"}).status_code == 403
    guarded = Client(enforce_csrf_checks=True)
    guarded.cookies = editor.cookies
    assert guarded.post(reader, {"plain": "а"}).status_code == 403


def test_a_translation_that_is_missing_is_never_recorded_as_read(
    editor: Client, draft: Project
) -> None:
    page = send(editor, draft, summary_kk="", read_kk="on").content.decode()
    assert "This translation is not complete; still missing: summary." in page
    draft.refresh_from_db()
    assert draft.summary_kk
    Project.objects.filter(pk=draft.pk).update(summary_kk="")
    values = {"action": "review_kk", "_selected_action": [draft.pk]}
    said = editor.post("/admin/projects/project/", values, follow=True).content.decode()
    assert "Not recorded, a text is missing in this language" in said
    assert not draft.translation_reviews.exists()
