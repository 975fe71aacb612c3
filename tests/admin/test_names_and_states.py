"""What the desk calls an entry and its state: the same words on every page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from projects.editing import pending
from projects.editing.acts import act
from projects.models import Project
from tests.desk_pages import INDEX

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
LIST = "/admin/projects/project/"


def test_the_list_and_the_overview_tell_the_same_of_a_scheduled_entry(
    wall: None, staff: Client
) -> None:
    entry = Project.objects.get(number=33)
    moment = timezone.localtime(timezone.now() + timedelta(days=3))
    act(entry, "withdraw", get_user_model().objects.get())
    act(entry, "schedule", get_user_model().objects.get(), public_from=moment)
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(coordinator="A. B.")
    told = f"will be shown from {date_format(moment, 'SHORT_DATETIME_FORMAT')}"
    history = reverse("admin:projects_project_history", args=[entry.pk])
    form = reverse("admin:projects_project_change", args=[entry.pk])
    for page in (INDEX, LIST, history, form):
        shown = staff.get(page).content.decode()
        assert told in shown, page
    for page in (INDEX, LIST):
        assert ", change pending" in staff.get(page).content.decode().partition(told)[2][:60]


def test_the_desk_calls_an_entry_by_the_title_that_waits(wall: None, staff: Client) -> None:
    entry = Project.objects.get(number=33)
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(title_en="A kitchen that remembers")
    said = staff.post(
        reverse("admin:projects_project_act", args=[entry.pk, "submit"]),
        {"seen": pending.seen(entry)},
        follow=True,
    )
    assert "The change of “" in (page := said.content.decode())
    assert "33. A kitchen that remembers</a>” waits" in page
    for name in ("pending", "discard", "history", "withdraw"):
        address = reverse(f"admin:projects_project_{name}", args=[entry.pk])
        assert "<h2>33. A kitchen that remembers</h2>" in staff.get(address).content.decode()
    for address in (INDEX, LIST, "/admin/review/", "/admin/languages/"):
        page = staff.get(address).content.decode()
        assert "A kitchen that remembers" in page, address
        assert f"33. {entry.title}<" not in page
