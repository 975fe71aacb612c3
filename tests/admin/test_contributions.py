"""The desk's side of the form by link: it is made, withdrawn, read, taken and asked about again."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects.intake import contributed_files
from projects.models import Contribution, ContributionFile, Project
from tests.factories import contribution, form_address, picture_file, signed_in
from tests.forms import form_of

pytestmark = pytest.mark.django_db

ANSWERS = {"title": "Ткачи Тараза", "summary": "Учились ткать.", "coordinator": "Айгуль С."}


@pytest.fixture
def form(project: Callable[..., Project], media: Any) -> Contribution:
    told = {"state": "sent", "sent_at": timezone.now(), "sender": "Г. Ким", "sent_to": "Revival"}
    return contribution(project(3), language="ru", answers=ANSWERS, **told)


def page_of(form: Contribution) -> str:
    return reverse("admin:projects_project_contribution", args=[form.project_id, form.pk])


def test_a_link_is_made_for_somebody_and_its_address_stands_there_to_be_copied(
    project: Callable[..., Project], editor: Client
) -> None:
    entry = project(3)
    told = {"invite-sent_to": "Revival", "invite-language": "ru", "invite-days": "30"}
    address = reverse("admin:projects_project_invite", args=[entry.pk])
    page = editor.post(address, told, follow=True).content.decode()
    link = Contribution.objects.get()
    shown = f'value="http://testserver/ru/contribute/{link.token}/"'
    assert shown in page
    assert (link.sent_to, link.language) == ("Revival", "ru")
    assert 29 <= (link.expires_at - timezone.now()).days <= 30
    form = reverse("admin:projects_project_change", args=[entry.pk])
    assert "Revival" in editor.get(form).content.decode()
    assert shown in editor.get(form).content.decode()


def test_a_preview_link_stands_there_to_be_copied_as_well(
    project: Callable[..., Project], editor: Client
) -> None:
    entry = project(3)
    address = reverse("admin:projects_project_link", args=[entry.pk])
    page = editor.post(address, {"sent_to": "Revival"}, follow=True).content.decode()
    shown = f'value="http://testserver{entry.preview_links.get().get_absolute_url()}"'
    assert page.count(shown) == 2


@pytest.mark.parametrize("days", ["", "0", "366", "viele"])
def test_a_link_of_no_or_too_many_days_is_not_made(
    project: Callable[..., Project], editor: Client, days: str
) -> None:
    address = reverse("admin:projects_project_invite", args=[project(3).pk])
    told = {"invite-language": "ru", "invite-days": days}
    assert "Days that it is valid:" in editor.post(address, told, follow=True).content.decode()
    assert not Contribution.objects.exists()


def test_a_link_is_closed_after_asking_and_opened_again(form: Contribution, editor: Client) -> None:
    address = reverse("admin:projects_project_uninvite", args=[form.project_id, form.pk])
    assert "Close this link …" in editor.get(page_of(form)).content.decode()
    page = editor.post(address, follow=True).content.decode()
    assert "The link is closed." in page
    assert "closed on" in page
    assert Client().get(form_address(form)).status_code == 410
    assert "opens again" in editor.post(address, {"again": "1"}, follow=True).content.decode()
    assert Client().get(form_address(form)).status_code == 200


def test_a_new_link_says_that_nothing_is_written_and_names_its_language(
    form: Contribution, editor: Client
) -> None:
    entry = reverse("admin:projects_project_change", args=[form.project_id])
    assert "Invitation letter with this link" not in editor.get(entry).content.decode()
    Contribution.objects.update(state="open", sent_at=None)
    assert "nothing written in it yet" in editor.get(entry).content.decode()
    page = editor.get(page_of(form)).content.decode()
    assert "nothing written in it yet" in page
    assert "whose form is in Russian" in page
    assert f'value="http://testserver{form_address(form, "ru")}"' in page


def test_what_was_sent_waits_on_the_first_page_and_in_the_review_queue(
    form: Contribution, editor: Client
) -> None:
    assert "forms from associations" in editor.get("/admin/").content.decode()
    page = editor.get("/admin/review/").content.decode()
    assert page_of(form) in page
    assert "Revival" in page
    Contribution.objects.update(state="taken")
    assert page_of(form) not in editor.get("/admin/review/").content.decode()


def test_who_may_print_has_the_invitation_letter_in_the_panel(
    project: Callable[..., Project], editor: Client
) -> None:
    entry = project(3)
    page = reverse("admin:projects_project_change", args=[entry.pk])
    address = f'href="{reverse("admin:projects_project_invitations")}?numbers=3"'
    publisher = signed_in(Client(), "publisher")
    assert address not in editor.get(page).content.decode()
    assert "Invitation letter with a new link" in publisher.get(page).content.decode()
    link = contribution(entry)
    shown = publisher.get(page).content.decode()
    assert "Invitation letter with this link" in shown
    assert address in shown
    Contribution.objects.filter(pk=link.pk).update(state="sent")
    assert address not in publisher.get(page).content.decode()


def test_each_answer_stands_beside_the_entry_and_what_is_ticked_is_taken(
    form: Contribution, editor: Client
) -> None:
    page = editor.get(page_of(form)).content.decode()
    for told in ("Ткачи Тараза", "Г. Ким", "agrees that this text is shown"):
        assert told in page
    sent = form_of(page) | {"answer": ["title", "none"], "take": "1"}
    said = editor.post(page_of(form), sent, follow=True).content.decode()
    assert "1 answer was taken into" in said
    assert "Visitors see the old text" in said
    form.refresh_from_db()
    assert (form.state, form.taken) == ("taken", ["title"])
    assert form.project.pending.changes["changed"]


def test_a_telephone_number_in_an_answer_is_asked_about(form: Contribution, editor: Client) -> None:
    remark = "stands in the text, for all to read: 8-701-123-45-67."
    assert remark not in editor.get(page_of(form)).content.decode()
    answers = ANSWERS | {"text": "Звоните: 8-701-123-45-67."}
    Contribution.objects.update(answers=answers)
    assert remark in editor.get(page_of(form)).content.decode()


def test_without_a_tick_nothing_is_taken(form: Contribution, editor: Client) -> None:
    said = editor.post(page_of(form), {"version": "0", "take": "1"}, follow=True).content.decode()
    assert "Nothing was taken" in said
    form.refresh_from_db()
    assert form.state == "sent"


def test_what_changed_since_the_page_was_opened_is_not_taken(
    form: Contribution, editor: Client
) -> None:
    Contribution.objects.update(version=2)
    sent = {"version": "1", "answer": ["title"], "take": "1"}
    said = editor.post(page_of(form), sent, follow=True).content.decode()
    assert "has changed its form since you opened it" in said
    form.refresh_from_db()
    assert form.state == "sent"


def test_what_somebody_has_written_in_the_entry_meanwhile_is_not_overwritten(
    form: Contribution, editor: Client
) -> None:
    sent = form_of(editor.get(page_of(form)).content.decode())
    sent |= {"answer": ["title", "coordinator"], "comment-text": "Сколько детей?", "take": "1"}
    Project.objects.filter(pk=form.project_id).update(title_ru="Иначе названо")
    page = editor.post(page_of(form), sent, follow=True).content.decode()
    assert "Nothing was taken: the entry has been changed since you opened this page." in page
    form.refresh_from_db()
    assert (form.state, form.project.title_ru) == ("sent", "Иначе названо")
    again = form_of(page)
    assert again["comment-text"] == "Сколько детей?"
    assert re.findall(r'name="answer" value="(\w+)" checked', page) == ["title", "coordinator"]
    seen = {"now-title": again["now-title"]}
    page = editor.post(page_of(form), sent | seen, follow=True).content.decode()
    assert "2 answers were taken into" in page


def test_questions_go_to_the_association_and_its_replies_come_back(
    form: Contribution, editor: Client, client: Client
) -> None:
    sent = {"version": "0", "comment-title": "И по-казахски?", "ask": "1"}
    said = editor.post(page_of(form), sent, follow=True).content.decode()
    assert "Your questions stand in the form now" in said
    visitor = Client()
    asked = visitor.get(form_address(form)).content.decode()
    assert "И по-казахски?" in asked.replace("\xa0", " ")
    reply = {**ANSWERS, "text": "Шли занятия.", "reply-title": "Тараз тоқымашылары"}
    reply |= {"sender": "Г. Ким", "agrees": "on", "send": "1"}
    assert visitor.post(form_address(form), reply).status_code == 302
    page = editor.get(page_of(form)).content.decode()
    assert "Тараз тоқымашылары" in page
    said = editor.post(page_of(form), {"version": "2", "ask": "1"}, follow=True).content.decode()
    assert "Write first what you want to ask" in said


def test_a_letter_is_a_download_and_a_photo_is_shown(form: Contribution, editor: Client) -> None:
    letter = SimpleUploadedFile("Хат.pdf", b"%PDF-1.4")
    contributed_files.add(form, letter, ContributionFile.Kind.LETTER)
    contributed_files.add(form, picture_file(), ContributionFile.Kind.PHOTO)
    kept, photo = form.files.order_by("kind")

    def ask(file: ContributionFile) -> Any:
        told = [form.project_id, form.pk, file.pk]
        return editor.get(reverse("admin:projects_project_contribution_file", args=told))

    assert ask(kept)["Content-Disposition"].startswith("attachment")
    assert b"".join(ask(kept)) == b"%PDF-1.4"
    assert ask(photo)["Content-Type"] == "image/jpeg"
    page = editor.get(page_of(form)).content.decode()
    assert "Хат.pdf" in page
    sent = {"version": "0", "photo": [str(photo.pk), "x"], "take": "1"}
    assert "was added to stand 3" in editor.post(page_of(form), sent, follow=True).content.decode()


def test_only_who_may_change_the_entry_reads_it(form: Contribution, client: Client) -> None:
    assert signed_in(client, "organiser").get(page_of(form)).status_code == 403
    assert page_of(form) not in client.get("/admin/review/").content.decode()


def test_a_form_of_another_entry_is_not_found(form: Contribution, editor: Client) -> None:
    other = Project.objects.create(number=9, slug="x", block=form.project.block)
    address = reverse("admin:projects_project_contribution", args=[other.pk, form.pk])
    assert editor.get(address).status_code == 404
