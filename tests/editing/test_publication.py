"""An entry's way to the public: steps, what each needs, who may, and the moment it is set for."""

from collections.abc import Callable
from datetime import timedelta
from math import ceil
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from projects.editing.completeness import missing_for_publication
from projects.editing.pending import seen
from projects.editing.publication import (
    TRANSITIONS,
    apply_transition,
    next_scheduled_moment,
)
from projects.models import Photo, Project
from projects.serving import version
from tests.factories import photo_of, staff_member

pytestmark = pytest.mark.django_db
READY = {
    "title_ru": "Проект",
    "summary_ru": "Кратко о нём",
    "themes": ("heritage",),
    "published": False,
}


def messages_of(error: pytest.ExceptionInfo[ValidationError]) -> str:
    return " ".join(error.value.messages)


def test_an_entry_goes_from_draft_over_review_to_the_public_and_back(
    project: Callable[..., Project], client: Client
) -> None:
    entry = project(1, **READY)
    for name, state in (
        ("submit", "in-review"),
        ("return", "draft"),
        ("submit", "in-review"),
        ("publish", "published"),
        ("withdraw", "withdrawn"),
    ):
        assert apply_transition(entry, name, staff_member("publisher")).publication == state
        seen = client.get("/ru/projects/entry-1/").status_code
        assert (seen == 200) == (state == "published")
    steps = list(entry.steps.all())
    assert [step.state for step in steps][:2] == ["withdrawn", "published"]
    assert {step.by.username for step in steps} == {"publisher"}


def test_an_editor_submits_but_does_not_publish(project: Callable[..., Project]) -> None:
    entry = project(1, **READY)
    with pytest.raises(PermissionDenied):
        apply_transition(entry, "publish", staff_member("editor"))
    assert apply_transition(entry, "submit", staff_member("editor")).publication == "in-review"
    with pytest.raises(PermissionDenied):
        apply_transition(entry, "return", staff_member("organiser"))


@pytest.mark.parametrize("name", ["submit", "publish"])
@pytest.mark.parametrize("missing", ["title", "summary"])
def test_what_is_missing_is_named_with_its_language(
    project: Callable[..., Project], name: str, missing: str
) -> None:
    entry = project(1, **READY | {f"{missing}_ru": ""})
    with translation.override("en"), pytest.raises(ValidationError) as error:
        apply_transition(entry, name, staff_member("publisher"))
    assert messages_of(error) == f"The {missing} in Russian is missing."
    entry.refresh_from_db()
    assert entry.publication == "draft"


def test_each_photo_needs_alternative_text_and_credit(
    project: Callable[..., Project], media: Any
) -> None:
    entry = project(1, **READY)
    photo_of(entry, credit="", position=1)
    bare = photo_of(entry, alternative_text_en="", position=2)
    with translation.override("en"), pytest.raises(ValidationError) as error:
        apply_transition(entry, "publish", None)
    assert error.value.messages == [
        "Photo 1: credit is missing.",
        "Photo 2: alternative text is missing.",
    ]
    assert [check.field for check in missing_for_publication(entry)] == [
        "id_photos-0-credit",
        "id_photos-1-alternative_text_ru",
    ]
    Photo.objects.filter(pk=bare.pk).update(is_taken_down=True)
    Photo.objects.exclude(pk=bare.pk).update(credit="A. B.")
    assert apply_transition(entry, "publish", None).is_published


@pytest.mark.parametrize(
    ("state", "name"),
    [
        (state, name)
        for state in Project.Publication.values
        for name, transition in TRANSITIONS.items()
        if state not in transition.origins
    ],
)
def test_a_step_that_does_not_begin_here_is_refused(
    project: Callable[..., Project], state: str, name: str
) -> None:
    entry = project(1, **READY)
    Project.objects.update(publication=state)
    with pytest.raises(ValidationError):
        apply_transition(entry, name, None)
    assert Project.objects.get().publication == state


def test_a_scheduled_entry_becomes_public_by_itself(
    project: Callable[..., Project], client: Client
) -> None:
    entry, tomorrow = project(1, **READY), timezone.now() + timedelta(days=1)
    apply_transition(entry, "publish", None, public_from=tomorrow)
    assert entry.is_scheduled
    assert client.get("/ru/projects/entry-1/").status_code == 404
    assert list(Project.objects.scheduled().values_list("public_from", flat=True)) == [tomorrow]
    Project.objects.update(public_from=timezone.now() - timedelta(minutes=1))
    assert client.get("/ru/projects/entry-1/").status_code == 200
    assert not Project.objects.scheduled().exists()


def test_kept_pages_know_the_next_scheduled_moment(project: Callable[..., Project]) -> None:
    first, second = (timezone.now() + timedelta(days=days) for days in (1, 2))
    apply_transition(project(1, **READY), "publish", None, public_from=second)
    apply_transition(project(2, **READY), "publish", None, public_from=first)
    state = version.current()
    assert state
    assert state.next_moment == ceil(first.timestamp())
    Project.objects.filter(number=2).update(public_from=timezone.now() - timedelta(minutes=1))
    assert next_scheduled_moment() == ceil(second.timestamp())


def test_a_scheduled_entry_is_counted_nowhere(
    project: Callable[..., Project], client: Client
) -> None:
    entry = project(1, **READY | {"title_ru": "Невидимый"})
    apply_transition(entry, "publish", None, public_from=timezone.now() + timedelta(days=1))
    for path in ("", "projects/", "blocks/fund/", "projects.json", "results.json", "results/"):
        assert "Невидимый" not in _text(client, f"/ru/{path}")
    assert client.get("/ru/projects.json").json()["count"] == 0
    assert client.get("/p/1/").status_code == client.get("/p/1/cover.svg").status_code == 404


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return (b"".join(response) if response.streaming else response.content).decode()


def test_the_list_s_action_publishes_what_is_ready_and_names_what_is_not(
    project: Callable[..., Project], client: Client
) -> None:
    ready, bare = project(1, **READY), project(2, published=False)
    client.force_login(staff_member("publisher"))
    client.cookies["django_language"] = "en"
    address = reverse("admin:projects_project_changelist")
    values = {"action": "publish", "_selected_action": [ready.pk, bare.pk]}
    question = client.post(address, values)
    assert not Project.objects.published().exists()
    values |= {"confirmed": "1"}
    values |= {f"seen-{item['project'].pk}": item["seen"] for item in question.context["items"]}
    page = client.post(address, values, follow=True).content.decode()
    assert "1 entry published." in page
    assert "2. Entry 2</a>” stays as it is: The title in Russian is missing." in page
    assert set(Project.objects.published()) == {ready}


def test_the_desk_publishes_at_a_moment_of_one_s_choice(
    project: Callable[..., Project], client: Client
) -> None:
    entry = project(1, **READY)
    client.force_login(staff_member("publisher"))
    client.cookies["django_language"] = "en"
    address = reverse("admin:projects_project_act", args=[entry.pk, "schedule"])
    moment = {"public_from_0": "2090-03-21", "public_from_1": "09:00", "seen": seen(entry)}
    page = client.post(address, moment, follow=True).content.decode()
    assert "will be public from this moment: 21.03.2090 09:00" in page
    assert not Project.objects.published().exists()
    entry.refresh_from_db()
    address = reverse("admin:projects_project_act", args=[entry.pk, "withdraw"])
    client.post(address, {"seen": seen(entry)})
    assert not Project.objects.scheduled().exists()
