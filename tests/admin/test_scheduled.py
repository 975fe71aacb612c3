"""An entry with a time to be shown from: counted, said, and cancelled again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects.editing import pending
from projects.editing.acts import act
from projects.models import Project
from tests.desk_pages import INDEX

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_a_scheduled_entry_is_counted_said_and_its_time_can_be_cancelled(
    wall: None, staff: Client
) -> None:
    entry = Project.objects.get(number=33)
    moment = timezone.localtime(timezone.now() + timedelta(days=3)).replace(hour=11, minute=30)
    Project.objects.filter(pk=entry.pk).update(publication="published", public_from=moment)
    overview = staff.get(INDEX).content.decode()
    assert "with a time to be shown from 1</a>" in overview
    assert "will be shown from" in overview
    form = reverse("admin:projects_project_change", args=[entry.pk])
    page = staff.get(form).content.decode()
    assert f'value="{moment:%Y-%m-%d}"' in page
    assert 'value="11:30"' in page
    assert "Cancel the time" in page
    cancel = reverse("admin:projects_project_act", args=[entry.pk, "unschedule"])
    seen = pending.seen(Project.objects.get(pk=entry.pk))
    said = staff.post(cancel, {"seen": seen}, follow=True).content.decode()
    assert "The time is cancelled" in said
    entry.refresh_from_db()
    assert (entry.publication, entry.public_from) == ("in-review", None)
    assert "Cancel the time" not in staff.get(form).content.decode()


def test_what_is_public_has_no_time_to_cancel(wall: None, staff: Client) -> None:
    entry = Project.objects.published().first()
    cancel = reverse("admin:projects_project_act", args=[entry.pk, "unschedule"])
    said = staff.post(cancel, {"seen": pending.seen(entry)}, follow=True).content.decode()
    assert "no time is set from which it is shown." in said
    assert Project.objects.published().filter(pk=entry.pk).exists()


def test_a_tile_leads_to_what_publication_lacks_first_and_not_past_a_note(
    wall: None, staff: Client
) -> None:
    entry = Project.objects.get(number=33)
    Project.objects.filter(pk=entry.pk).update(
        publication="draft", original_language="ru", title_kk="", summary_ru=""
    )
    form = reverse("admin:projects_project_change", args=[entry.pk])
    assert f'href="{form}#id_summary_ru"' in staff.get(INDEX).content.decode()
    Project.objects.filter(pk=entry.pk).update(summary_ru="Описание")
    person = staff.get(INDEX).wsgi_request.user
    act(Project.objects.get(pk=entry.pk), "submit", person)
    act(Project.objects.get(pk=entry.pk), "return", person, note="Название длинное")
    assert f'href="{form}"' in staff.get(INDEX).content.decode()


@pytest.mark.parametrize("sent", [{}, {"public_from_0": "2999-01-01"}, {"public_from_1": "09:00"}])
def test_half_a_moment_is_refused_in_our_words(
    wall: None, staff: Client, sent: dict[str, str]
) -> None:
    entry = Project.objects.get(number=33)
    Project.objects.filter(pk=entry.pk).update(publication="draft")
    form = reverse("admin:projects_project_change", args=[entry.pk])
    page = staff.get(form).content.decode()
    asked = page.partition('class="desk-schedule"')[2].partition("</form>")[0]
    assert " novalidate " in asked
    assert "required" not in asked
    seen = {"seen": pending.seen(Project.objects.get(pk=entry.pk))}
    address = reverse("admin:projects_project_act", args=[entry.pk, "schedule"])
    said = staff.post(address, seen | sent, follow=True).content.decode()
    assert "give both the date and the time from which it is public." in said
