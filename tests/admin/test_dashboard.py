"""The desk's own pages: the wall, the matrix of languages, the guide, its words."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import capfirst

from projects.admin import dashboard
from projects.admin.guide import as_html
from projects.editing import pending
from projects.editing.replacement import replace_sample
from projects.models import Block, PrintJob, Project, Task, WorkbookImport
from tests.desk_pages import GUIDE, INDEX, MATRIX, names_at_the_desk, pages_of_the_desk
from tests.factories import letter_of, signed_in
from tests.spoken import english_in

pytestmark = pytest.mark.django_db
# What the form of a part is a part of.
OF_PARTS = ("project", "showing")
# What has pages of its own at the desk instead of a form of fields.
OWN_PAGES = (PrintJob, Task, WorkbookImport)


def tile(page: str, number: int) -> str:
    tiles = page.split('<li class="desk-tile')
    return next(t for t in tiles if f'<span class="desk-number">{number}</span>' in t)


def test_the_overview_counts_as_published_what_visitors_see(wall: None, staff: Client) -> None:
    entry = Project.objects.get(number=33)
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(title_en="Sample: another")
    pending.submit_pending(entry, None)
    later = timezone.now() + timedelta(days=1)
    Project.objects.filter(number=34).update(public_from=later)
    Project.objects.filter(number=35).update(publication="draft")
    context = staff.get(INDEX).context
    public = Project.objects.published().count()
    assert (context["counts"]["published"], context["waiting"]) == (public, 1)
    assert (context["counts"]["scheduled"], context["counts"]["draft"]) == (1, 1)


def test_the_wall_shows_every_entry_with_state_and_what_comes_next(
    wall: None, staff: Client
) -> None:
    Project.objects.filter(number=33).update(publication="in-review", summary_kk="")
    page = staff.get(INDEX).content.decode()
    assert page.count("desk-number") == 61
    mine = tile(page, 33)
    entry = Project.objects.get(number=33)
    assert "in review" in mine
    assert "Next: summary, Kazakh" in mine
    address = reverse("admin:projects_project_change", args=[entry.pk])
    assert f'href="{address}#id_summary_kk"' in mine
    assert 'id="id_summary_kk"' in staff.get(address).content.decode()


def test_the_wall_says_who_edited_last_and_what_is_pending(wall: None, client: Client) -> None:
    entry = Project.objects.get(number=33)
    editor = signed_in(client, "editor")
    person = get_user_model().objects.get()
    with pending.editing(entry, person):
        Project.objects.filter(pk=entry.pk).update(coordinator="A. B.")
    mine = tile(editor.get(INDEX).content.decode(), 33)
    assert "change pending" in mine
    assert "editor" in mine
    pending.submit_pending(entry, person)
    assert "change waits for a publisher" in tile(editor.get(INDEX).content.decode(), 33)
    pending.publish_pending(entry, None)
    assert "editor" in tile(editor.get(INDEX).content.decode(), 33)


def test_the_matrix_says_how_far_each_language_has_come(wall: None, staff: Client) -> None:
    Project.objects.filter(number=33).update(text_kk="")
    Project.objects.get(number=34).translation_reviews.create(language="ru", source_hash="old")
    page = staff.get(MATRIX).content.decode()
    assert page.count('class="language-machine-made" href') == 2 * 61 - 2
    assert "missing → Russian" in page
    assert "outdated: the original has changed since" in page
    entry = Project.objects.get(number=33)
    assert f"{reverse('admin:projects_project_change', args=[entry.pk])}#id_text_kk" in page


@pytest.mark.parametrize("address", [INDEX, MATRIX])
def test_a_wall_too_large_for_a_page_says_what_it_leaves_out(
    wall: None, staff: Client, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(dashboard, "MOST_TILES", 60)
    assert "1 more in the list" in staff.get(address).content.decode()


@pytest.mark.parametrize("address", [INDEX, MATRIX])
def test_more_entries_cost_no_more_queries(
    wall: None, staff: Client, address: str, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    staff.get(address)  # what the first request of all fetches once
    with CaptureQueriesContext(
        connection,
    ) as few:
        staff.get(address)
    block = Block.objects.get(slug="fund")
    Project.objects.bulk_create(
        Project(number=n, slug=f"e-{n}", block=block, title_en=f"E {n}") for n in range(100, 180)
    )
    with CaptureQueriesContext(connection) as many:
        staff.get(address)
    assert len(many) == len(few) <= 19


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "нұсқаулық"), ("ru", "Руководство"), ("en", "Guide")]
)
def test_the_guide_is_in_the_desk_in_its_language(staff: Client, language: str, word: str) -> None:
    staff.cookies["django_language"] = language
    page = staff.get(GUIDE).content.decode()
    assert f'<html lang="{language}"' in page
    assert re.search(rf"<h1>[^<]*{word}", page, re.I)


def test_the_guide_s_marks_become_html_and_nothing_else_does() -> None:
    html = as_html("# A <b>\n\nOne **two**\nthree.\n\n1. first\n2. `x`\n\n[wall](/admin/)")
    assert html == (
        "<h1>A &lt;b&gt;</h1>\n<p>One <strong>two</strong>\nthree.</p>\n"
        "<ol>\n<li>first</li>\n<li><code>x</code></li>\n</ol>\n"
        '<p><a href="/admin/" rel="noopener noreferrer">wall</a></p>\n'
    )
    assert "href" not in as_html("[x](javascript:alert(1))")


def test_the_language_of_the_desk_is_chosen_on_every_page(staff: Client) -> None:
    del staff.cookies["django_language"]
    staff.post(reverse("set_language"), {"language": "ru", "next": INDEX})
    assert '<html lang="ru"' in staff.get(INDEX).content.decode()
    staff.cookies["visitor_language"] = "kk"  # chosen on a page: the desk keeps its own
    assert '<html lang="ru"' in staff.get(INDEX).content.decode()
    answer = staff.post(reverse("set_language"), {"language": "kk", "next": "//evil.example/"})
    assert "evil" not in answer.url


@pytest.fixture
def lived_in(wall: None, staff: Client) -> Client:
    """A desk where something has happened: an edit, a pending change, a letter, a deletion."""
    staff.cookies["django_language"] = "kk"
    entry, other, gone = Project.objects.filter(number__in=(33, 34, 35)).order_by("number")
    person = get_user_model().objects.get()
    with pending.editing(entry, person):
        Project.objects.filter(pk=entry.pk).update(title_kk="Үлгі: жаңа", summary_en="")
    Project.objects.filter(pk__in=(other.pk, gone.pk)).update(publication="draft")
    letter_of(entry)
    for address in ("link", "discard"):
        staff.post(reverse(f"admin:projects_project_{address}", args=[other.pk]))
    staff.post(reverse("admin:projects_project_delete", args=[gone.pk]), {"post": "yes"})
    return staff


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_english_is_left_at_the_desk(lived_in: Client, language: str) -> None:
    lived_in.cookies["django_language"] = language
    left: dict[str, str] = {}
    names = names_at_the_desk(language)
    for address in pages_of_the_desk(lived_in):
        response = lived_in.get(address)
        assert response.status_code == 200, address
        for text in english_in(response.content.decode(), language, names):
            left.setdefault(text, address)
    assert sorted(left.items()) == []


def test_a_change_that_was_never_sent_is_counted_and_leads_to_the_list(
    wall: None, staff: Client
) -> None:
    entry, person = Project.objects.get(number=33), get_user_model().objects.get()
    assert "changes not sent" not in staff.get(INDEX).content.decode()
    with pending.editing(entry, person):
        Project.objects.filter(pk=entry.pk).update(title_kk="Жаңа")
    address = reverse("admin:projects_project_changelist") + "?change=unsent"
    link = f'<a href="{address}">changes not sent for review 1</a>'
    assert link in staff.get(INDEX).content.decode()
    listed = staff.get(address).context["cl"].queryset
    assert [project.number for project in listed] == [33]


def test_the_scripts_of_the_desk_speak_kazakh(staff: Client) -> None:
    staff.cookies["django_language"] = "kk"
    script = staff.get(reverse("admin:jsi18n")).content.decode()
    words = json.loads(script.partition("newcatalog = ")[2].partition(";\n")[0])
    assert words["January"] == "Қаңтар"
    assert words["one letter Monday\x04M"] == "Д"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_field_says_what_to_write(wall: None, staff: Client, language: str) -> None:
    """With an example, except where ticking or dragging says it all."""
    request = staff.get(INDEX).wsgi_request
    silent = []
    with translation.override(language):
        for model, desk in admin.site._registry.items():
            if model._meta.app_label != "projects" or model in OWN_PAGES:
                continue
            forms = [(model, desk.get_form(request))]
            forms += [
                (i.model, i.get_formset(request).form) for i in desk.get_inline_instances(request)
            ]
            for of, form in forms:
                silent += [
                    f"{of.__name__}.{name}"
                    for name, field in form.base_fields.items()
                    if not (field.help_text or field.widget.is_hidden or name in OF_PARTS)
                ]
    assert silent == []


def test_a_change_that_came_back_is_told_on_the_wall_and_in_the_list_with_its_note(
    wall: None, staff: Client
) -> None:
    entry = Project.objects.get(number=33)
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(summary_kk="")
    pending.PendingChange.objects.update(note="Which year did it begin, and who paid for it?")
    mine = tile(staff.get(INDEX).content.decode(), 33)
    assert "change came back" in mine
    assert "Which year did it begin, and who paid" in mine
    rows = staff.get("/admin/projects/project/?change=back").content.decode()
    assert rows.count('name="_selected_action"') == 1
    assert "published, change came back: <q>Which year did it begin" in rows
    assert staff.get("/admin/projects/project/?change=waits").context["cl"].result_count == 0


def test_what_is_next_for_a_replaced_sample_is_that_of_the_real_entry(
    wall: None, staff: Client
) -> None:
    replace_sample(Project.objects.get(number=33), None, "en")
    mine = tile(staff.get(INDEX).content.decode(), 33)
    assert "no title yet" in mine
    assert "in place of the sample “Sample:" in mine
    assert "Next: The title in English is missing (and " in mine
    assert "Next: photos" not in mine
    assert Project.objects.get(number=33).is_illustrative


@pytest.mark.parametrize(
    ("language", "said"), [("ru", "Вы вышли из раздела"), ("kk", "Редакторлар бөлімінен шықтыңыз")]
)
def test_signing_out_is_said_in_the_page_s_language(
    staff: Client, language: str, said: str
) -> None:
    staff.cookies["django_language"] = language
    page = staff.post("/admin/logout/").content.decode()
    assert said in page
    assert "авторизован" not in page


@pytest.mark.parametrize("name", ["project", "organisation", "headlinefigure"])
def test_a_list_is_called_by_what_it_lists(staff: Client, name: str) -> None:
    page = staff.get(reverse(f"admin:projects_{name}_changelist")).content.decode()
    (model,) = [m for m in admin.site._registry if m._meta.model_name == name]
    called = capfirst(str(model._meta.verbose_name_plural))
    assert f"<h1>{called}</h1>" in page
    assert f"<title>{called} | " in page
