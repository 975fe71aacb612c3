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
    assert "The texts are saved." in response.content.decode()
    draft.refresh_from_db()
    assert draft.text_kk == "**Қазақ** мәтіні"
    assert draft.text_ru


def test_texts_of_a_published_entry_wait(editor: Client) -> None:
    entry = Project.objects.get(number=33)
    response = send(editor, entry, title_kk="Үлгі: жаңа")
    assert "Saved as a pending change" in response.content.decode()
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


def test_a_clipboard_is_read_for_the_texts_page(editor: Client, draft: Project) -> None:
    reader = reverse("admin:read-paste")
    page = editor.get(address(draft)).content.decode()
    assert page.count(f'data-read-paste="{reader}"') == 3
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
