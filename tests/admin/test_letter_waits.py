"""A letter says that it is taken only while the entry has what it says."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.editing import pending
from projects.models import Project, ReceivedLetter
from tests.admin.sent_letters import ABOUT, at, dropped, letter, take, ticked
from tests.forms import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(wall: None, media: Any) -> Project:
    return Project.objects.get(number=33)


def pressed(client: Client, address: str) -> None:
    """Confirms what the page at this address asks."""
    client.post(address, form_of(client.get(address).content.decode()))


@pytest.mark.parametrize("with_source", [True, False])
def test_a_letter_waits_again_once_the_pending_change_is_discarded(
    entry: Project, editor: Client, with_source: bool
) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    keys = ticked(page) if with_source else ["title_ru"]
    take(editor, page, _take="1", take=keys)
    kept = ReceivedLetter.objects.get()
    assert kept.taken_at
    pressed(editor, reverse("admin:projects_project_discard", args=[entry.pk]))
    assert pending.pending_of(entry) is None
    assert "nothing taken yet" in editor.get(at("letters", entry.pk)).content.decode()
    assert "A letter waits" in editor.get(reverse("admin:index")).content.decode()
    page = editor.get(at("letter", entry.pk, kept.pk)).content.decode()
    assert "was taken into the entry" not in page


def test_a_discarded_letter_that_is_brought_back_is_taken_again(
    entry: Project, editor: Client
) -> None:
    take(editor, dropped(editor, entry, [letter(*ABOUT)]), _take="1")
    pressed(editor, reverse("admin:projects_project_discard", args=[entry.pk]))
    discarded = entry.pending_versions.first()
    assert discarded
    restore = reverse("admin:projects_project_restore_pending", args=[entry.pk, discarded.pk])
    pressed(editor, restore)
    assert ReceivedLetter.objects.get().taken_at
    saved = entry.pending_versions.filter(act="saved").last()
    assert saved
    before = reverse("admin:projects_project_restore_pending", args=[entry.pk, saved.pk])
    pressed(editor, f"{before}?before")
    assert not ReceivedLetter.objects.get().taken_at


def test_a_letter_that_is_published_stays_taken_when_a_later_change_is_discarded(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    take(editor, page, _take="1", take=["title_ru", "summary_ru", "source", "themes", "status"])
    pending.publish_pending(entry, None)
    with pending.editing(Project.objects.get(pk=entry.pk), None):
        Project.objects.filter(pk=entry.pk).update(coordinator="Кто-то")
    pending.discard_pending(Project.objects.get(pk=entry.pk), None)
    assert ReceivedLetter.objects.get().taken_at


def test_a_letter_for_the_wrong_stand_is_given_to_another(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    kept = ReceivedLetter.objects.get()
    there = at("letter_stand", kept.pk)
    assert f'href="{there}">It is for another stand' in page.content.decode()
    listed = editor.get(at("letters", entry.pk)).content.decode()
    assert f'href="{there}">It is for another stand' in listed
    take(editor, page, _take="1")
    stand = editor.get(there).content.decode()
    assert f'<option value="{entry.pk}" selected' in stand
    assert "is in this entry and stays there" in stand
    editor.post(there, {"project": entry.pk})
    kept.refresh_from_db()
    assert kept.taken_at
    other = Project.objects.get(number=34)
    editor.post(there, {"project": other.pk})
    kept.refresh_from_db()
    assert (kept.project, kept.taken_at) == (other, None)
    assert "nothing taken yet" in editor.get(at("letters", other.pk)).content.decode()
    page = editor.get(at("letter", other.pk, kept.pk)).content.decode()
    assert "was taken into the entry" not in page
