"""Every address of the desk answers each role as the table in docs/roles.md says."""

import itertools
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects.editing import pending
from projects.editing.roles import ROLES
from projects.intake import contributed_files
from projects.models import (
    PreviewLink,
    PrintJob,
    Project,
    Report,
    SheetEvent,
    WaitingPhoto,
    WorkbookImport,
)
from projects.touring.sheets import Printed, record
from tests.factories import (
    contribution,
    guest_book,
    guest_message,
    letter_of,
    photo_of,
    picture_file,
    showing,
)

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parents[2] / "docs" / "roles.md"
ORDER = ("organiser", "editor", "publisher", "administrator")


class Rule(NamedTuple):
    """What an address (or an action of the list) answers each role."""

    name: str
    of: str
    how: str
    allowed: dict[str, bool]


def _each(pattern: str) -> list[str]:
    """``a_{b,c}`` as a_b and a_c."""
    parts = re.split(r"\{([^}]*)\}", pattern)
    choices = [part.split(",") if place % 2 else [part] for place, part in enumerate(parts)]
    return ["".join(chosen) for chosen in itertools.product(*choices)]


def rules() -> list[Rule]:
    found = []
    for line in TABLE.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 6 or cells[1] not in ("GET", "POST"):
            continue
        allowed = {role: cell == "yes" for role, cell in zip(ORDER, cells[2:], strict=True)}
        for address in re.split(r", (?![^{]*\})", cells[0]):
            pattern, _of, rest = address.replace(" of ", " ").partition(" ")
            found += [Rule(name, rest, cells[1], allowed) for name in _each(pattern)]
    return found


def names_of_the_desk() -> set[str]:
    names = set()
    for pattern in admin.site.get_urls():
        names |= {p.name for p in getattr(pattern, "url_patterns", [pattern]) if p.name}
    return names


def test_every_address_of_the_desk_is_in_the_table() -> None:
    assert names_of_the_desk() - {rule.name for rule in rules()} == set()


def test_every_action_of_the_list_is_in_the_table(rf: Any) -> None:
    request = rf.get("/")
    request.user = get_user_model().objects.create_superuser("all", password="x")
    offered = set(admin.site.get_model_admin(Project).get_actions(request))
    assert offered - {rule.of for rule in rules() if rule.name == "action"} == set()


@pytest.fixture
def things(wall: None, media: Any, settings: Any) -> dict[str, Any]:
    """An entry of each kind that an address may ask for: in review, published, deleted …"""
    draft, published, gone = Project.objects.filter(number__in=(20, 21, 22)).order_by("number")
    draft.publication = "in-review"
    draft.save()
    photo = photo_of(draft)
    for entry in (draft, gone):
        pending.record(entry, None, "")
    with pending.editing(published, None):
        Project.objects.filter(pk=published.pk).update(budget_kzt=1)
    link = PreviewLink.objects.create(project=draft)
    gone.delete()
    form = contribution(draft)
    contributed_files.add(form, picture_file(), "photo")
    done = WorkbookImport.objects.create(
        file_name="a.xlsx", content=b"x", written_at=timezone.now()
    )
    settings.PRINTS_DIR = media
    (media / "a.pdf").write_bytes(b"%PDF")
    job = PrintJob.objects.create(
        title="a",
        order={"kind": "panels", "numbers": [], "languages": ["kk"]},
        state="done",
        file="a.pdf",
    )
    made = {"import": done, "photo": photo, "link": link, "job": job, "file": form.files.get()}
    stay = showing()
    (sheet,) = record([Printed("panels", draft.number, "kk", "a1", "a1b2c3d4", "", [])])
    made["showing"] = stay
    made["event"] = SheetEvent.objects.create(sheet=sheet, photo=photo.original)
    made["guest book"] = guest_book(stay)
    guest_message(made["guest book"])
    made["report"] = Report.objects.create(form_key="a", kind="person", project=draft)
    made["letter"] = letter_of(draft, photo.original)
    return made | {"draft": draft, "published": published}


def _address(rule: Rule, things: dict[str, Any]) -> str:
    from reversion.models import Version

    draft = things["draft"]
    match rule.name.removeprefix("projects_project_"):
        case "act":
            entry = things["published"] if rule.of == "withdraw" else draft
            return reverse(f"admin:{rule.name}", args=[entry.pk, rule.of])
        case "contribution" | "uninvite":
            return reverse(f"admin:{rule.name}", args=[draft.pk, things["file"].contribution_id])
        case "contribution_file":
            file = things["file"]
            return reverse(f"admin:{rule.name}", args=[draft.pk, file.contribution_id, file.pk])
        case "unlink":
            return reverse(f"admin:{rule.name}", args=[draft.pk, things["link"].pk])
        case "restore":
            revision = Version.objects.get_for_object(draft).first().revision_id
            return reverse(f"admin:{rule.name}", args=[draft.pk, revision])
        case "discard" | "withdraw":
            return reverse(f"admin:{rule.name}", args=[things["published"].pk])
        case "restore_pending":
            kept = things["published"].pending_versions.first()
            return reverse(f"admin:{rule.name}", args=[kept.project_id, kept.pk])
        case "recover":
            version = Version.objects.get_deleted(Project).first()
            return reverse(f"admin:{rule.name}", args=[version.pk])
        case "preview_photo":
            return reverse(f"admin:{rule.name}", args=[draft.pk, things["photo"].name])
        case "photo_file":
            return reverse(f"admin:{rule.name}", args=[draft.pk, things["photo"].name])
        case "photo_turn":
            return reverse(f"admin:{rule.name}", args=[draft.pk, things["photo"].name, rule.of])
        case "original":
            return reverse(f"admin:{rule.name}", args=[draft.pk, things["photo"].pk])
        case "translate":
            return reverse(f"admin:{rule.name}", args=[draft.pk, "kk"])
        case "letters":
            return reverse(f"admin:{rule.name}", args=[draft.pk])
        case "letter":
            return reverse(f"admin:{rule.name}", args=[draft.pk, things["letter"].pk])
        case "letter_stand" | "letter_erase":
            return reverse(f"admin:{rule.name}", args=[things["letter"].pk])
        case "letter_file" | "letter_photo":
            return reverse(f"admin:{rule.name}", args=[things["letter"].pk, 0])
        case "photo_waiting":
            return reverse(f"admin:{rule.name}", args=[things["waiting"].pk])
        case "photo_act":
            return reverse(f"admin:{rule.name}", args=[draft.pk, things["photo"].pk, rule.of])
        case "view_on_site":
            kind = ContentType.objects.get_for_model(Project).pk
            return reverse("admin:view_on_site", args=[kind, things["published"].pk])
        case "projects_workbookimport_preview" | "projects_showing_workbook_preview":
            return reverse(f"admin:{rule.name}", args=["none"])
        case "projects_workbookimport_undo" | "projects_workbookimport_left_out":
            return reverse(f"admin:{rule.name}", args=[things["import"].pk])
        case "texts":
            return reverse(f"admin:{rule.name}", args=[draft.pk])
        case "projects_report_hide":
            return reverse(f"admin:{rule.name}", args=[things["report"].pk, things["photo"].pk])
        case "showing-sheets":
            return reverse(f"admin:{rule.name}", args=[things["showing"].pk])
        case "stand-sheets":
            return reverse(f"admin:{rule.name}", args=[draft.number])
        case "damage-photo":
            return reverse(f"admin:{rule.name}", args=[things["event"].pk])
        case "projects_guestbook_summary" | "projects_guestbook_csv" | "projects_guestbook_paper":
            return reverse(f"admin:{rule.name}", args=[things["guest book"].pk])
        case "projects_printjob_file":
            return reverse(f"admin:{rule.name}", args=[things["job"].pk])
        case "app_list":
            return reverse("admin:app_list", args=[rule.of])
        case "autocomplete":
            return (
                reverse("admin:autocomplete")
                + "?term=a&app_label=projects&model_name=participation&field_name=organisation"
            )
        case "replace":
            return reverse(f"admin:{rule.name}", args=[things["published"].pk])
        case "pending" | "preview" | "preview_cover" | "link" | "invite" | "photos" | "photos_add":
            return reverse(f"admin:{rule.name}", args=[draft.pk])
    if rule.name.endswith(("_change", "_delete", "_history")) and rule.name.count("_") == 2:
        _app, model, _what = rule.name.split("_")
        record = (
            draft
            if model == "project"
            else ContentType.objects.get(app_label=_app, model=model).model_class().objects.first()
        )
        return reverse(f"admin:{rule.name}", args=[record.pk])
    if rule.name == "auth_user_password_change":
        return reverse(f"admin:{rule.name}", args=[get_user_model().objects.first().pk])
    return reverse(f"admin:{rule.name}")


def _is_allowed(client: Client, rule: Rule, things: dict[str, Any]) -> bool:
    """Whether the address does what it is for, tried and taken back."""
    if rule.name == "action":
        page = client.get(reverse("admin:projects_project_changelist")).content.decode()
        return f'<option value="{rule.of}"' in page
    if (rule.name, rule.of) == ("projects_project_act", "submit"):
        Project.objects.filter(pk=things["draft"].pk).update(publication="draft")
    with transaction.atomic():
        response = client.generic(rule.how, _address(rule, things))
        transaction.set_rollback(True)
    assert response.status_code < 500, rule
    is_sent_to_sign_in = "/login/" in response.headers.get("Location", "")
    return response.status_code in (200, 302) and not is_sent_to_sign_in


@pytest.mark.parametrize("role", [*ORDER, "nobody", "without a role"])
def test_each_role_may_do_what_the_table_says(
    things: dict[str, Any], client: Client, role: str
) -> None:
    get_user_model().objects.create_user("someone", password="x")
    if role != "nobody":
        person = get_user_model().objects.create_user("me", password="x", is_staff=role in ROLES)
        person.groups.set(Group.objects.filter(name=role))
        client.force_login(person)
    sender = get_user_model().objects.order_by("-pk").first()
    sent = {"name": "a.jpg", "file": things["photo"].original}
    things["waiting"] = WaitingPhoto.objects.create(by=sender, **sent)
    wrong = []
    for rule in rules():
        if rule.name in ("login", "logout"):
            continue  # the way in and out is everybody's
        if _is_allowed(client, rule, things) != rule.allowed.get(role, False):
            wrong.append((rule.name, rule.of, rule.how))
    assert wrong == []


def test_an_administrator_can_t_take_over_a_superuser(client: Client, db: None) -> None:
    root = get_user_model().objects.create_superuser("root", password="x")
    person = get_user_model().objects.create_user("me", password="x", is_staff=True)
    person.groups.add(Group.objects.get(name="administrator"))
    client.force_login(person)
    address = reverse("admin:auth_user_password_change", args=[root.pk])
    assert client.post(address, {"password1": "new", "password2": "new"}).status_code == 403
    page = client.get(reverse("admin:auth_user_change", args=[person.pk])).content.decode()
    assert "is_superuser" not in page


def test_a_role_given_at_the_desk_opens_it_and_taken_away_closes_it(
    client: Client, db: None
) -> None:
    client.force_login(get_user_model().objects.create_superuser("root", password="x"))
    person = get_user_model().objects.create_user("aigul", password="x")
    address = reverse("admin:auth_user_change", args=[person.pk])
    editor = Group.objects.get(name="editor").pk
    client.post(address, {"username": "aigul", "groups": [editor], "is_active": "on"})
    person.refresh_from_db()
    assert person.is_staff
    client.post(address, {"username": "aigul", "is_active": "on"})
    person.refresh_from_db()
    assert not person.is_staff
