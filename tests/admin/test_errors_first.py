"""A refused form begins with what is wrong with it, each error with the way to its field."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from projects.models import Citation, Metric, Organisation, Participation, Project
from tests.forms import change, form_of, summary_of

pytestmark = pytest.mark.django_db


def test_each_error_leads_to_its_field_and_says_its_name(wall: None, staff: Client) -> None:
    entry = Project.objects.get(number=38)
    page = change(staff, entry, start_year="soon", budget_kzt="much").content.decode()
    summary = dict(summary_of(page))
    assert set(summary) == {"id_start_year", "id_budget_kzt"}
    assert summary["id_start_year"].startswith("Start year: ")
    assert all(f'id="{target}"' in page for target in summary)
    assert page.index('class="desk-errors"') < page.index('id="id_number"')
    assert "autofocus" in re.search(r'<div class="desk-errors"[^>]*>', page)[0]


def test_an_error_in_a_row_names_the_row(wall: None, staff: Client) -> None:
    metric = Metric.objects.first()
    page = change(staff, metric.project, **{"metrics-0-value": "many"}).content.decode()
    assert any(
        target == "id_metrics-0-value" and text.startswith("Figure 1: Value")
        for target, text in summary_of(page)
    )


@pytest.mark.parametrize(
    ("model", "prefix", "field"),
    [(Participation, "participations", "organisation"), (Citation, "citations", "source")],
)
def test_a_part_that_is_there_already_is_refused_by_name(
    wall: None, staff: Client, model: Any, prefix: str, field: str
) -> None:
    entry = model.objects.first().project
    form = form_of(
        staff.get(reverse("admin:projects_project_change", args=[entry.pk])).content.decode()
    )
    count = int(form[f"{prefix}-TOTAL_FORMS"])
    again = {
        name.replace(f"{prefix}-0-", f"{prefix}-{count}-"): value
        for name, value in form.items()
        if name.startswith(f"{prefix}-0-") and not name.endswith(("-id", "-mark"))
    }
    page = change(staff, entry, **again, **{f"{prefix}-TOTAL_FORMS": count + 1}).content.decode()
    told = dict(summary_of(page))
    assert set(told) == {f"id_{prefix}-{count}-{field}"}
    (said,) = told.values()
    assert f"is already named here ({model._meta.verbose_name} 1)" in said
    assert form[f"{prefix}-0-{field}"].partition("&")[0] in said
    assert "orrect the duplicate" not in page


def test_a_refused_form_is_sent_to_an_address_without_a_field(wall: None, staff: Client) -> None:
    address = reverse("admin:projects_project_change", args=[Project.objects.get(number=38).pk])
    assert f'action="{address}"' in staff.get(address).content.decode()
    other = reverse("admin:projects_organisation_add")
    assert f'action="{other}"' in staff.get(other).content.decode()


def test_the_texts_side_by_side_have_the_summary_too(wall: None, staff: Client) -> None:
    address = reverse("admin:projects_project_texts", args=[Project.objects.get(number=38).pk])
    texts = form_of(staff.get(address).content.decode())
    page = staff.post(address, texts | {"title_ru": "x" * 400}).content.decode()
    assert [target for target, _text in summary_of(page)] == ["id_title_ru"]


def test_a_refused_workbook_and_a_sample_without_a_language_begin_with_it(
    wall: None, staff: Client
) -> None:
    address = reverse("admin:projects_workbookimport_add")
    letter = SimpleUploadedFile("letter.xlsx", b"Dear colleagues")
    assert [target for target, _text in summary_of(staff.post(address).content.decode())] == [
        "id_file"
    ]
    page = staff.post(address, {"file": letter}).content.decode()
    ((target, said),) = summary_of(page)
    assert target == "id_file"
    assert said.startswith("Workbook (.xlsx) or table (.csv): ")
    sample = Project.objects.get(number=38)
    address = reverse("admin:projects_project_replace", args=[sample.pk])
    sent = form_of(staff.get(address).content.decode())
    sent.pop("original_language", None)
    page = staff.post(address, sent).content.decode()
    ((target, said),) = summary_of(page)
    assert "Choose the language of the letter." in said
    assert f'id="{target}"' in page


@pytest.mark.parametrize("typed", ["soon", "2 500 000", "1812", "9999"])
def test_what_is_said_of_a_wrong_year_speaks_of_years(
    wall: None, staff: Client, typed: str
) -> None:
    entry = Project.objects.get(number=38)
    page = change(staff, entry, start_year=typed).content.decode()
    (said,) = (text for target, text in summary_of(page) if target == "id_start_year")
    assert "year" in said.removeprefix("Start year: ")
    assert "2 500 000." not in said


def test_nothing_is_linked_that_visitors_cannot_open(wall: None, staff: Client) -> None:
    unknown = Organisation.objects.create(slug="unknown", name_ru="Неизвестное", kind="partner")
    address = reverse("admin:projects_organisation_change", args=[unknown.pk])
    assert "View on site" not in staff.get(address).content.decode()
    draft = Project.objects.get(number=38)
    Project.objects.filter(pk=draft.pk).update(publication="draft")
    form = reverse("admin:projects_project_change", args=[draft.pk])
    assert "View on site" not in staff.get(form).content.decode()
    known = Project.objects.published().first().participations.first().organisation
    address = reverse("admin:projects_organisation_change", args=[known.pk])
    assert f'href="{known.get_absolute_url()}"' in staff.get(address).content.decode()


@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        (
            {"start_year": "2013", "end_year": "2012"},
            "id_end_year",
            "End year: The end year can’t be before the start year.",
        ),
        (
            {"title_ru": "x" * 400},
            "id_title_ru",
            "Title, Russian: This is too long: 400 characters; 250 fit.",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    wall: None, staff: Client, sent: dict[str, str], field: str, said: str
) -> None:
    entry = Project.objects.get(number=38)
    assert (field, said) in summary_of(change(staff, entry, **sent).content.decode())
