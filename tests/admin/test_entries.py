"""The desk: a person finds an entry, changes it, adds a photo, and sees it on the site."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from projects.editing import pending
from projects.editing.history import events_of
from projects.models import (
    Block,
    GuestMessage,
    Institution,
    Organisation,
    PendingChange,
    Project,
    Report,
    Task,
    Theme,
)
from tests.factories import signed_in
from tests.forms import change, form_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("model", "field", "wrong", "says"),
    [
        ("region", "code", "KZ 55", "letters, numbers, underscores or hyphens"),
        ("block", "colour", "red", "for example #0a5478"),
    ],
)
def test_a_value_that_no_page_can_use_is_refused(
    wall: None, staff: Client, model: str, field: str, wrong: str, says: str
) -> None:
    records = apps.get_model("projects", model).objects
    record = records.first()
    address = reverse(f"admin:projects_{model}_change", args=[record.pk])
    form = form_of(staff.get(address).content.decode())
    refused = staff.post(address, form | {field: wrong})
    assert refused.status_code == 200
    assert says in refused.content.decode().partition('class="errorlist"')[2]
    assert getattr(records.get(pk=record.pk), field) == getattr(record, field)
    assert staff.post(address, form).status_code == 302


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_of_the_desk_answers(wall: None, staff: Client, language: str) -> None:
    staff.cookies["django_language"] = language
    for model in admin.site._registry:
        if model._meta.app_label == "projects":
            name = f"admin:projects_{model._meta.model_name}"
            assert staff.get(reverse(f"{name}_changelist")).status_code == 200
            if model is Task:  # has no other page
                continue
            if model not in (Report, GuestMessage):  # only visitors add one
                # The one institution is there from the start.
                expected = 403 if model is Institution else 200
                assert staff.get(reverse(f"{name}_add")).status_code == expected
            for record in model._default_manager.all()[:1]:
                address = reverse(f"{name}_change", args=[record.pk])
                assert staff.get(address).status_code == 200


def test_the_desk_s_search_knows_kazakh_letters(wall: None, staff: Client) -> None:
    html = staff.get(reverse("admin:projects_project_changelist"), {"q": "тилашары"}).content
    assert "Phrasebook" in html.decode()
    assert "Sample: " not in html.decode()


def test_a_changed_title_is_on_the_site(wall: None, staff: Client) -> None:
    entry = Project.objects.get(number=33)
    response = change(staff, entry, title_kk="Үлгі: жаңа атау", _publish="1")
    assert response.status_code == 302, response.context and response.context["errors"]
    assert "жаңа атау" in staff.get("/kk/projects/sample-costume-workshop/").content.decode()


def test_an_editor_adds_an_entry_by_the_button_of_the_list(wall: None, editor: Client) -> None:
    listed = editor.get(reverse("admin:projects_project_changelist")).content.decode()
    button = re.search(r'<a href="([^"]+)" class="addlink">', listed)
    assert button
    empty = form_of(editor.get(button[1]).content.decode())
    filled = {
        "number": "62",
        "slug": "house-of-crafts",
        "block": str(Block.objects.get(slug="regional").pk),
        "title_ru": "Дом ремёсел",
        "themes": [str(Theme.objects.get(slug="heritage").pk)],
    }
    response = editor.post(button[1], empty | filled, follow=True)
    assert "Дом ремёсел" in response.content.decode()
    entry = Project.objects.get(number=62)
    assert (entry.slug, entry.block.slug, entry.title_ru) == (
        "house-of-crafts",
        "regional",
        "Дом ремёсел",
    )
    assert [theme.slug for theme in entry.themes.all()] == ["heritage"]
    assert entry.publication == "draft"
    assert [event.by for event in events_of(entry)] == ["editor"]
    assert Client().get("/ru/projects/house-of-crafts/").status_code == 404


def test_a_new_entry_on_a_taken_stand_is_refused_with_what_is_missing(
    wall: None, editor: Client
) -> None:
    address = reverse("admin:projects_project_add")
    page = editor.post(address, form_of(editor.get(address).content.decode()) | {"number": "5"})
    errors = page.context["adminform"].form.errors
    assert {"number", "block"} <= set(errors)
    assert "errorlist" in page.content.decode()
    assert Project.objects.count() == 61


def test_half_an_entry_is_saved_and_told_what_publishing_needs(
    project: Any, client: Client
) -> None:
    editor = signed_in(client, "editor")
    entry = project(7, themes=("heritage",), summary_ru="Кратко", title_ru="Дом")
    assert change(editor, entry, themes=[]).status_code == 302
    page = change(editor, entry, _submit="1", _continue="1")
    page = editor.get(page.url).content.decode()
    assert "The theme is missing." in page
    assert '<a href="#id_themes">' in page
    waiting = PendingChange.objects.get()
    assert (waiting.changes["changed"][f"project:{entry.pk}"], waiting.is_submitted) == (
        {"themes": []},
        False,
    )


def test_the_words_of_a_source_are_in_the_original_language_unless_another_is_chosen(
    project: Any, client: Client
) -> None:
    editor = signed_in(client, "editor")
    entry = project(7, published=False, original_language="kk", themes=("heritage",))
    rows = {
        "citations-TOTAL_FORMS": "2",
        "citations-0-source": "Хат",
        "citations-1-source": "Мақала",
    }
    rows |= {f"citations-{row}-position": str(row + 1) for row in range(2)}
    chosen = {"citations-0-sentence_language": "", "citations-1-sentence_language": "en"}
    response = change(editor, entry, **rows, **chosen)
    assert response.status_code == 302, response.context["errors"]
    found = entry.citations.values_list("source__title_kk", "sentence_language")
    assert list(found) == [("Хат", "kk"), ("Мақала", "en")]


def test_the_record_that_a_typed_name_was_taken_for_is_named(project: Any, client: Client) -> None:
    editor = signed_in(client, "editor")
    entry = project(7, published=False, themes=("heritage",))
    Organisation.objects.create(slug="sheber", name_kk="«Шебер» бірлестігі", short_name_ru="Шебер")
    row = {"participations-TOTAL_FORMS": "1", "participations-0-role": "partner"}
    row |= {"participations-0-position": "1", "participations-0-organisation": "шебер"}
    response = change(editor, entry, **row)
    assert response.status_code == 302, response.context["errors"]
    said = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "“шебер” was taken for “«Шебер» бірлестігі”. Is that right?" in said
    said = get_messages(change(editor, entry, coordinator="A. B.").wsgi_request)
    assert "was taken for" not in " ".join(str(message) for message in said)


def test_the_search_of_the_desk_finds_by_a_title_that_waits(project: Any, client: Client) -> None:
    editor = signed_in(client, "editor")
    entry = project(7, title_ru="Образец", themes=("heritage",))
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(title_kk="Шеберхана үйі", title_ru="Дом")
    page = editor.get(reverse("admin:projects_project_changelist"), {"q": "шеберхана уйи"})
    assert page.context["cl"].result_count == 1


def test_a_wrong_period_is_explained_and_nothing_is_saved(wall: None, staff: Client) -> None:
    entry = Project.objects.get(number=33)
    response = change(staff, entry, title_en="Sample: new", start_year="2013", end_year="2010")
    assert "The end year can’t be before the start year." in response.content.decode()
    entry.refresh_from_db()
    assert (entry.title_en, entry.start_year) == (
        "Sample: costume workshop for teenagers",
        2011,
    )


def test_a_review_of_a_translation_is_recorded(wall: None, staff: Client) -> None:
    entry = Project.objects.get(number=1)
    address = reverse("admin:projects_project_changelist")
    staff.post(address, {"action": "review_kk", "_selected_action": [entry.pk]})
    assert entry.translation_reviews.get().reviewed_by.username == "superuser"


def test_nobody_enters_without_an_account(client: Client) -> None:
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        assert client.get(reverse(name)).status_code == 302


def test_a_missing_title_is_asked_for_in_the_original_language(
    project: Callable[..., Project], staff: Client
) -> None:
    entry = project(5, published=False, original_language="ru", title_ru="Проект")
    address = reverse("admin:projects_project_change", args=[entry.pk])
    sent = form_of(staff.get(address).content.decode())
    sent |= {f"title_{code}": "" for code in ("kk", "ru", "en")}
    errors = staff.post(address, sent).context["adminform"].form.errors
    assert list(errors) == ["title_ru"]
