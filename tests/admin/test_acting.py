"""What the desk says of a save, and how often it asks for what waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from projects.editing import pending
from projects.models import Project
from tests.factories import photo_of
from tests.forms import form_of

pytestmark = pytest.mark.django_db
WAITS = "Saved as a pending change: visitors see the old text until it is published."


@pytest.fixture
def entry(project: Callable[..., Project], media: Any) -> Project:
    made = project(5, themes=("heritage",))
    photo_of(made)
    return made


def at(page: str, entry: Project) -> str:
    return reverse(f"admin:projects_project_{page}", args=[entry.pk])


def sent(staff: Client, address: str, **changes: str) -> list[tuple[str, str]]:
    """The messages, with their tags, after the form of a page is sent with these changes."""
    page = staff.get(address).content.decode()
    if "photo-cards" in page:
        page = page[page.index('class="photo-cards"') : page.index("</ol>")]
    response = staff.post(address, form_of(page) | changes)
    told = get_messages(response.wsgi_request)
    return [(message.message, message.tags) for message in told]


FORMS = {
    "change": {"title_ru": "Другое"},
    "texts": {"title_ru": "Другое"},
    "photos": {"form-0-credit": "Другой"},
}


@pytest.mark.parametrize("page", FORMS)
def test_each_form_says_the_same_of_a_public_entry(
    staff: Client, entry: Project, page: str
) -> None:
    assert sent(staff, at(page, entry), **FORMS[page]) == [(WAITS, "saved warning")]


@pytest.mark.parametrize("page", FORMS)
def test_no_form_says_saved_where_nothing_was_changed(
    staff: Client, entry: Project, page: str
) -> None:
    assert sent(staff, at(page, entry)) == [("Nothing was changed.", "saved info")]


def test_a_translation_that_was_read_is_recorded_and_nothing_else_is_claimed(
    staff: Client, entry: Project
) -> None:
    told = sent(staff, at("texts", entry), read_kk="on")
    assert told == [("Recorded: the texts have been read and are right.", "success")]


@pytest.mark.parametrize("page", ["change", "pending", "discard", "photos", "texts"])
def test_a_page_asks_once_for_what_waits(staff: Client, entry: Project, page: str) -> None:
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(title_ru="Другое")
    staff.get(at(page, entry))
    with CaptureQueriesContext(connection) as queries:
        assert staff.get(at(page, entry)).status_code == 200
    asked = [q for q in queries.captured_queries if 'FROM "projects_pendingchange"' in q["sql"]]
    assert len(asked) == 1
