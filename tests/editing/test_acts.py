"""Every button of the desk in every state of an entry, as each role: the message against the
database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib import messages
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects.editing import pending
from projects.editing.acts import act
from projects.models import PendingChange, Project
from tests.factories import signed_in, staff_member
from tests.forms import change

pytestmark = pytest.mark.django_db
READY = {
    "title_ru": "Проект",
    "summary_ru": "Кратко о нём",
    "themes": ("heritage",),
    "published": False,
}
LATER = {"public_from_0": "2090-03-21", "public_from_1": "09:00"}

# State → what it is: state of publication, scheduled, pending change, submitted.
STATES = {
    "draft": ("draft", False, False, False),
    "in review": ("in-review", False, False, False),
    "public": ("published", False, False, False),
    "public, change pending": ("published", False, True, False),
    "public, change submitted": ("published", False, True, True),
    "scheduled": ("published", True, False, False),
    "scheduled, change pending": ("published", True, True, False),
    "withdrawn": ("withdrawn", False, False, False),
    "withdrawn, change pending": ("withdrawn", False, True, False),
    "withdrawn, change submitted": ("withdrawn", False, True, True),
}
# Button → the words that claim it → what is then so (None: as before).
ACTS: dict[str, dict[str, str]] = {
    "submit": {},
    "return": {"note": "the budget is missing"},
    "publish": {},
    "schedule": LATER,
    "withdraw": {},
    "show-again": {},
}
# What the database holds after a button that says it did something.
AFTER = {
    ("submit", "draft"): ("in-review", False, False, False),
    ("submit", "withdrawn"): ("in-review", False, False, False),
    ("submit", "public, change pending"): ("published", False, True, True),
    ("submit", "public, change submitted"): ("published", False, True, True),
    ("submit", "scheduled, change pending"): ("published", True, True, True),
    ("return", "in review"): ("draft", False, False, False),
    ("return", "public, change submitted"): ("published", False, True, False),
    ("publish", "draft"): ("published", False, False, False),
    ("publish", "in review"): ("published", False, False, False),
    ("publish", "withdrawn"): ("published", False, False, False),
    ("publish", "public, change pending"): ("published", False, False, False),
    ("publish", "public, change submitted"): ("published", False, False, False),
    ("publish", "scheduled"): ("published", False, False, False),
    ("publish", "scheduled, change pending"): ("published", True, False, False),
    ("schedule", "draft"): ("published", True, False, False),
    ("schedule", "in review"): ("published", True, False, False),
    ("schedule", "withdrawn"): ("published", True, False, False),
    ("schedule", "scheduled"): ("published", True, False, False),
    ("schedule", "scheduled, change pending"): ("published", True, True, False),
    ("withdraw", "public"): ("withdrawn", False, False, False),
    ("withdraw", "public, change pending"): ("withdrawn", False, True, False),
    ("withdraw", "public, change submitted"): ("withdrawn", False, True, True),
    ("withdraw", "scheduled"): ("withdrawn", False, False, False),
    ("withdraw", "scheduled, change pending"): ("withdrawn", False, True, False),
    ("submit", "withdrawn, change pending"): ("withdrawn", False, True, True),
    ("submit", "withdrawn, change submitted"): ("withdrawn", False, True, True),
    ("return", "withdrawn, change submitted"): ("withdrawn", False, True, False),
    ("publish", "withdrawn, change pending"): ("published", False, False, False),
    ("publish", "withdrawn, change submitted"): ("published", False, False, False),
    ("schedule", "withdrawn, change pending"): ("published", True, False, False),
    ("schedule", "withdrawn, change submitted"): ("published", True, False, False),
    ("show-again", "withdrawn"): ("published", False, False, False),
    ("show-again", "withdrawn, change pending"): ("published", False, True, False),
    ("show-again", "withdrawn, change submitted"): ("published", False, True, True),
}
MAY = {"editor": {"submit", "return"}, "publisher": set(ACTS), "organiser": set()}


def put_into(entry: Project, state: str) -> Project:
    """The entry in a state of ``STATES``, its pending change another title."""
    publication, is_scheduled, has_pending, is_submitted = STATES[state]
    PendingChange.objects.filter(project=entry).delete()
    moment = timezone.now() + timedelta(days=9) if is_scheduled else None
    values = {"publication": publication, "public_from": moment, "title_ru": "Проект"}
    if has_pending:
        Project.objects.filter(pk=entry.pk).update(**values | {"publication": "published"})
        entry = Project.objects.get(pk=entry.pk)
        with pending.editing(entry, None):
            Project.objects.filter(pk=entry.pk).update(title_ru="Проект, новое название")
        PendingChange.objects.filter(project=entry).update(is_submitted=is_submitted)
    Project.objects.filter(pk=entry.pk).update(**values)
    entry = Project.objects.get(pk=entry.pk)
    if publication == "withdrawn":
        entry.steps.create(state="withdrawn")
    return entry


def held(entry: Project) -> tuple[str, bool, bool, bool]:
    """What the database says of an entry, as in ``STATES``."""
    entry = Project.objects.get(pk=entry.pk)
    waiting = pending.pending_of(entry)
    submitted = bool(waiting and waiting.is_submitted)
    return entry.publication, entry.is_scheduled, bool(waiting), submitted


def press(client: Client, entry: Project, name: str, values: dict[str, str]) -> Any:
    client.cookies.pop("messages", None)
    address = reverse("admin:projects_project_act", args=[entry.pk, name])
    return client.post(address, {"seen": pending.seen(entry)} | values)


def levels(response: Any) -> set[int]:
    return {message.level for message in get_messages(response.wsgi_request)}


@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("name", ACTS)
def test_a_button_says_what_happened_and_nothing_else_happens(
    project: Callable[..., Project], client: Client, role: str, name: str
) -> None:
    entry = project(1, **READY)
    client.force_login(staff_member(role))
    for state in STATES:
        entry = put_into(entry, state)
        before = held(entry)
        response = press(client, entry, name, ACTS[name])
        if name not in MAY[role]:
            assert response.status_code == 403, state
            assert held(entry) == before, state
        elif expected := AFTER.get((name, state)):
            assert levels(response) == {messages.SUCCESS}, state
            assert held(entry) == expected, state
        else:
            assert levels(response) == {messages.ERROR}, state
            assert held(entry) == before, state


@pytest.mark.parametrize(
    "moment",
    [
        {},
        {"public_from_0": "2090-03-21"},
        {"public_from_1": "09:00"},
        {"public_from_0": "2090-03-21", "public_from_1": ""},
        {"public_from_0": "tomorrow", "public_from_1": "9"},
        {"public_from_0": "2012-03-21", "public_from_1": "09:00"},
    ],
)
@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn"])
def test_without_a_moment_to_come_nothing_is_published(
    project: Callable[..., Project], client: Client, state: str, moment: dict[str, str]
) -> None:
    entry = put_into(project(1, **READY), state)
    client.force_login(staff_member("publisher"))
    before = held(entry)
    assert levels(press(client, entry, "schedule", moment)) == {messages.ERROR}
    assert held(entry) == before


@pytest.mark.parametrize("name", ACTS)
def test_what_somebody_changed_since_is_not_acted_on(
    project: Callable[..., Project], client: Client, name: str
) -> None:
    entry = put_into(project(1, **READY), "public, change submitted")
    client.force_login(staff_member("publisher"))
    seen = pending.seen(entry)
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(summary_ru="Совсем другое")
    before = held(entry)
    response = press(client, entry, name, ACTS[name] | {"seen": seen})
    assert levels(response) == {messages.ERROR}
    assert held(entry) == before


def test_what_was_seen_in_one_state_acts_in_no_other(project: Callable[..., Project]) -> None:
    entry = put_into(project(1, **READY), "draft")
    states = [state for state, (_, _, has_pending, _) in STATES.items() if not has_pending]
    assert len({pending.seen(put_into(entry, state)) for state in states}) == len(states)
    states = [state for state in STATES if state not in states]
    assert len({pending.seen(put_into(entry, state)) for state in states}) == len(states)


def test_a_submitted_change_that_is_saved_again_goes_on_waiting_in_its_new_version(
    project: Callable[..., Project], client: Client
) -> None:
    entry = put_into(project(1, **READY), "public, change submitted")
    publisher = signed_in(client, "publisher")
    seen = pending.seen(entry)
    saved = change(signed_in(Client(), "editor"), entry, title_ru="Третье название")
    assert levels(saved) == {messages.WARNING}
    assert "in this version" in str(list(get_messages(saved.wsgi_request)))
    sent = {"chosen": [entry.pk], f"seen-{entry.pk}": seen, "publish": "1"}
    page = publisher.post(reverse("admin:review"), sent, follow=True).content.decode()
    assert "nothing was done, editor has changed it since you opened the page" in page
    assert reverse("admin:projects_project_change", args=[entry.pk]) in page
    assert "Третье название" in page
    entry.refresh_from_db()
    assert (entry.title_ru, held(entry)[3]) == ("Проект", True)


@pytest.mark.parametrize("state", ["public, change submitted", "in review"])
def test_the_second_review_shows_the_note_and_what_changed_since(
    project: Callable[..., Project], client: Client, state: str
) -> None:
    entry = put_into(project(1, **READY), state)
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(coordinator="A. B.")
    publisher = signed_in(client, "publisher")
    assert "Sent back" not in publisher.get(reverse("admin:review")).content.decode()
    act(entry, "return", staff_member("publisher"), note="Which year?")
    entry = Project.objects.get(pk=entry.pk)
    with pending.editing(entry, staff_member("editor")):
        Project.objects.filter(pk=entry.pk).update(start_year=2012)
    act(Project.objects.get(pk=entry.pk), "submit", staff_member("editor"))
    [item] = publisher.get(reverse("admin:review")).context["items"]
    returned = item["returned"]
    assert (returned.note, returned.by.username) == ("Which year?", "publisher")
    assert [(row.field, row.new) for row in returned.rows] == [("Start year", "2012")]
    page = publisher.get(reverse("admin:review")).content.decode()
    assert "Which year?" in page
    assert "Changed since it was sent back" in page


def test_a_second_publisher_is_not_told_that_a_discarded_change_is_published(
    project: Callable[..., Project], client: Client
) -> None:
    entry = put_into(project(1, **READY), "public, change submitted")
    seen = pending.seen(entry)
    pending.discard_pending(entry, staff_member("editor"))
    client.force_login(staff_member("publisher"))
    client.cookies["django_language"] = "en"
    address = reverse("admin:projects_project_act", args=[entry.pk, "publish"])
    page = client.post(address, {"seen": seen}, follow=True).content.decode()
    assert "nothing was done" in page
    assert "is published" not in page


def test_a_withdrawn_entry_with_a_pending_change_does_not_trap_its_editor(
    project: Callable[..., Project],
) -> None:
    entry = put_into(project(1, **READY), "public, change pending")
    pending.withdraw(entry, None)
    entry = Project.objects.get(pk=entry.pk)
    with pending.editing(entry, None) as edit:
        Project.objects.filter(pk=entry.pk).update(summary_ru="Новое")
    assert edit.is_changed
    assert pending.can_be_shown_again(entry)
    act(entry, "publish", staff_member("publisher"))
    entry = Project.objects.get(pk=entry.pk)
    assert (entry.title_ru, entry.summary_ru) == ("Проект, новое название", "Новое")
    assert pending.pending_of(entry) is None


def test_a_withdrawn_entry_is_shown_again_as_it_was_while_its_text_is_the_same(
    project: Callable[..., Project], client: Client
) -> None:
    entry = put_into(project(1, **READY), "public, change pending")
    publisher = staff_member("publisher")
    assert "goes on waiting" in act(entry, "withdraw", publisher)
    client.force_login(publisher)
    client.cookies["django_language"] = "en"
    address = reverse("admin:projects_project_change", args=[entry.pk])
    assert "Show again as it was" in client.get(address).content.decode()
    act(entry, "show-again", publisher)
    entry = Project.objects.get(pk=entry.pk)
    assert (entry.is_published, entry.title_ru) == (True, "Проект")
    assert pending.pending_of(entry)
    pending.discard_pending(entry, None)
    act(entry, "withdraw", publisher)
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(title_ru="Другое")
    assert "Show again as it was" not in client.get(address).content.decode()
    with pytest.raises(ValidationError):
        act(Project.objects.get(pk=entry.pk), "show-again", publisher)


def test_of_two_editors_both_versions_stay_in_the_history(
    project: Callable[..., Project],
) -> None:
    entry = put_into(project(1, **READY), "public")
    for person, title in (("editor", "Первое"), ("organiser", "Второе")):
        with pending.editing(entry, staff_member(person)):
            Project.objects.filter(pk=entry.pk).update(title_ru=title)
    kept = [
        (version.by.username, version.after[f"project:{entry.pk}"]["title_ru"])
        for version in entry.pending_versions.order_by("pk")
    ]
    assert kept == [("editor", "Первое"), ("organiser", "Второе")]


def test_a_note_reaches_the_editor(project: Callable[..., Project], client: Client) -> None:
    entry = put_into(project(1, **READY), "public, change submitted")
    client.force_login(staff_member("publisher"))
    press(client, entry, "return", {"note": "Which year?"})
    client.force_login(staff_member("editor"))
    form = client.get(reverse("admin:projects_project_change", args=[entry.pk]))
    assert "Which year?" in form.content.decode()


def test_the_queue_publishes_and_sends_back_what_is_ticked(
    project: Callable[..., Project], client: Client
) -> None:
    new = put_into(project(1, **READY), "in review")
    changed = put_into(project(2, **READY), "public, change submitted")
    left = put_into(project(3, **READY), "in review")
    client.force_login(staff_member("publisher"))
    client.cookies["django_language"] = "en"
    queue = client.get(reverse("admin:review"))
    assert {item["project"] for item in queue.context["items"]} == {new, changed, left}
    seen = {f"seen-{item['project'].pk}": item["seen"] for item in queue.context["items"]}
    values = seen | {"chosen": [new.pk, changed.pk], "publish": "1"}
    page = client.post(reverse("admin:review"), values, follow=True).content.decode()
    assert "2 entries published." in page
    assert held(new) == STATES["public"]
    assert held(changed) == STATES["public"]
    values = seen | {"chosen": [left.pk], "return": "1", f"note-{left.pk}": "Which year?"}
    client.post(reverse("admin:review"), values)
    assert held(left) == STATES["draft"]
    assert left.steps.first().note == "Which year?"


def test_the_overview_s_number_is_the_queue_s(
    project: Callable[..., Project], client: Client
) -> None:
    put_into(project(1, **READY), "in review")
    put_into(project(2, **READY), "public, change submitted")
    client.force_login(staff_member("publisher"))
    overview = client.get(reverse("admin:index"))
    assert overview.context["waiting"] == 2
    assert len(client.get(reverse("admin:review")).context["items"]) == 2
