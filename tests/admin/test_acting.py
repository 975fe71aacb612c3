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
from django.utils.html import strip_tags

from projects.editing import pending
from projects.models import Project
from tests.factories import photo_of, picture_file
from tests.forms import form_of

pytestmark = pytest.mark.django_db
WAITS = (
    "The change of “5. Entry 5” is saved and pending: visitors see the old text until it is "
    "published."
)


@pytest.fixture
def entry(project: Callable[..., Project], media: Any) -> Project:
    made = project(5, themes=("heritage",))
    photo_of(made)
    return made


def at(page: str, entry: Project, *more: str) -> str:
    return reverse(f"admin:projects_project_{page}", args=[entry.pk, *more])


def sent(staff: Client, address: str, **changes: str) -> list[tuple[str, str]]:
    """The messages, with their tags, after the form of a page is sent with these changes."""
    page = staff.get(address).content.decode()
    if "photo-cards" in page:
        page = page[page.index('class="photo-cards"') : page.index("</ol>")]
    response = staff.post(address, form_of(page) | changes)
    told = get_messages(response.wsgi_request)
    for message in told:
        assert '<a href="/admin/projects/project/' in message.message, "no way to the entry"
    return [(strip_tags(message.message), message.tags) for message in told]


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
    assert sent(staff, at(page, entry)) == [("Nothing was changed in “5. Entry 5”.", "saved info")]


def test_a_translation_that_was_read_is_recorded_and_nothing_else_is_claimed(
    staff: Client, entry: Project
) -> None:
    told = sent(staff, at("texts", entry), read_kk="on")
    assert told == [("Recorded: the texts have been read and are right. 5. Entry 5", "success")]


READY = {"title_ru": "Проект", "summary_ru": "Кратко", "original_language": "ru"}


def test_saving_and_publishing_is_one_sentence(staff: Client, project: Callable[..., Any]) -> None:
    entry = project(5, themes=("heritage",), **READY, published=False)
    told = sent(staff, at("change", entry), title_en="Weavers", _publish="1")
    assert told == [("“5. Weavers” is published.", "success")]
    told = sent(staff, at("change", entry), title_en="Felters", _publish="1")
    assert told == [("The change of “5. Felters” is published.", "success")]


def test_saving_and_publishing_publishes_nothing_that_the_person_has_not_seen(
    staff: Client, project: Callable[..., Any]
) -> None:
    entry = project(5, themes=("heritage",), **READY)
    address = at("change", entry)
    opened = form_of(staff.get(address).content.decode())
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(coordinator="Saule K.")
    for is_seen in (False, True):
        fields = form_of(staff.get(address).content.decode()) if is_seen else opened
        page = staff.post(address, fields | {"_publish": "1"}, follow=True).content.decode()
        assert ("has changed it since you opened the page" in page) is not is_seen
        assert Project.objects.get(pk=entry.pk).coordinator == ("Saule K." if is_seen else "")


def test_a_refused_publish_says_what_is_saved_and_stays_on_the_form(
    staff: Client, project: Callable[..., Any]
) -> None:
    entry = project(5, themes=("heritage",), **READY, published=False)
    told = sent(staff, at("change", entry), summary_ru="", _publish="1")
    why = "The summary in Russian is missing."
    assert told == [(f"“5. Entry 5” is saved, but not published: {why}", "saved error")]
    told = sent(staff, at("change", entry), _submit="1")
    assert told == [(f"“5. Entry 5” stays as it is: {why}", "saved error")]
    page = form_of(staff.get(at("change", entry)).content.decode())
    assert staff.post(at("change", entry), page | {"_submit": "1"}).url == at("change", entry)


def test_of_a_replaced_sample_messages_use_the_new_title(
    staff: Client, project: Callable[..., Any]
) -> None:
    entry = project(5, **READY, provenance="illustrative")
    with pending.editing(entry, None):
        values = {"provenance": "documented", "title_en": "Weavers", "title_ru": "Ткачихи"}
        Project.objects.filter(pk=entry.pk).update(**values)
    response = staff.post(at("act", entry, "withdraw"), {"seen": "older"})
    said = strip_tags(str(next(iter(get_messages(response.wsgi_request)))))
    assert said.startswith("“5. Weavers (in place of the sample “Entry 5”)”: nothing was done")


@pytest.mark.parametrize("page", ["change", "pending", "discard", "photos", "texts"])
def test_a_page_asks_once_for_what_waits(staff: Client, entry: Project, page: str) -> None:
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(title_ru="Другое")
    staff.get(at(page, entry))
    with CaptureQueriesContext(connection) as queries:
        assert staff.get(at(page, entry)).status_code == 200
    read = '"projects_pendingchange"."changes"'
    asked = [q for q in queries.captured_queries if read in q["sql"]]
    assert len(asked) == 1


def test_a_note_that_is_too_long_is_refused_and_nothing_is_sent_back(
    staff: Client, entry: Project
) -> None:
    Project.objects.filter(pk=entry.pk).update(publication="in-review")
    seen = pending.seen(Project.objects.get(pk=entry.pk))
    address = reverse("admin:projects_project_act", args=[entry.pk, "return"])
    told = staff.post(address, {"seen": seen, "note": "я" * 301}, follow=True)
    assert "the note has 301 characters; 300 fit." in told.content.decode()
    assert Project.objects.get(pk=entry.pk).publication == "in-review"
    staff.post(address, {"seen": seen, "note": "две\u2028строки\u00ad"})
    assert entry.steps.first().note == "две строки"


def test_a_preview_link_that_is_not_made_is_not_passed_over(staff: Client, entry: Project) -> None:
    told = staff.post(at("link", entry), {"sent_to": "я" * 121}, follow=True)
    assert "For whom: This is too long: 121 characters; 120 fit." in told.content.decode()
    assert not entry.preview_links.exists()


def test_a_value_for_all_photos_that_does_not_fit_is_said(staff: Client, entry: Project) -> None:
    sent = {"credit": "я" * 201, "files": picture_file(name="a.jpg")}
    told = staff.post(at("photos_add", entry), sent, follow=True).content.decode()
    assert "Credit: This is too long: 201 characters; 200 fit." in told


def test_notes_to_entries_that_were_refused_stay_in_the_browser(
    staff: Client, project: Callable[..., Project]
) -> None:
    values = {"published": False, "title_ru": "Проект", "summary_ru": "Кратко"}
    first, second = (project(number, **values) for number in (7, 8))
    Project.objects.update(publication="in-review")
    keys = {entry.pk: pending.seen(Project.objects.get(pk=entry.pk)) for entry in (first, second)}
    sent = {"chosen": list(keys), "return": "1", "desk_draft": "abc-1"}
    sent |= {f"seen-{first.pk}": keys[first.pk], f"seen-{second.pk}": "older"}
    partly = staff.post(reverse("admin:review"), sent)
    assert "desk_saved" not in partly.cookies
    again = {"chosen": [second.pk], f"seen-{second.pk}": keys[second.pk], "return": "1"}
    whole = staff.post(reverse("admin:review"), again | {"desk_draft": "abc-1"})
    assert whole.cookies["desk_saved"].value == "abc-1"
