"""Letters of invitation: a page a language, with the code of the form and what is still missing."""

from collections.abc import Callable
from dataclasses import replace
from time import process_time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects.models import Contribution, PrintJob, Project
from projects.printing import invitation
from projects.printing.jobs import file_of
from projects.printing.order import INVITATIONS, Order
from tests import paper
from tests.factories import contribution, signed_in

pytestmark = pytest.mark.django_db

ORDER = Order(INVITATIONS, (3,), ("kk", "ru"), site="https://kormeler.kz", is_whole=False)


def test_each_language_has_its_page_with_the_address_of_the_same_form(
    project: Callable[..., Project],
) -> None:
    entry = project(3, title_ru="Ткачи Тараза", original_language="ru", provenance="documented")
    link = contribution(entry, sent_to="ОО «Возрождение»")
    kazakh, russian = invitation.invitations(ORDER)
    assert kazakh.address == f"https://kormeler.kz/kk/contribute/{link.token}/"
    assert russian.address == f"https://kormeler.kz/ru/contribute/{link.token}/"
    assert russian.title == "Ткачи Тараза"
    content = invitation.prepared(ORDER).content.replace("\xa0", " ")
    for told in ("ОО «Возрождение»", "Уважаемые коллеги!", "Құрметті әріптестер!", "<svg"):
        assert told in content


def test_the_address_is_printed_in_groups_that_are_typed_back(
    project: Callable[..., Project],
) -> None:
    link = contribution(project(3))
    [page] = invitation.invitations(replace(ORDER, languages=("ru",)))
    assert page.spoken_base == "kormeler.kz/ru/contribute/"
    assert "".join(page.groups) == link.token
    assert max(map(len, page.groups)) == 4
    content = invitation.prepared(replace(ORDER, languages=("ru",))).content
    assert "".join(f"<b>{group}</b>" for group in page.groups) in content


def test_it_names_what_the_association_can_give_and_not_the_editors_work(
    project: Callable[..., Project],
) -> None:
    entry = project(3, title_ru="Ткачи", title_en="", original_language="ru")
    contribution(entry)
    [page] = invitation.invitations(replace(ORDER, languages=("ru",)))
    assert page.missing == ["краткое содержание, русский", "текст, русский", "фотографии", "цифры"]


def test_of_a_sample_nothing_made_up_is_told(project: Callable[..., Project]) -> None:
    entry = project(3, title_ru="Образец: школа", provenance="illustrative")
    contribution(entry)
    [page] = invitation.invitations(replace(ORDER, languages=("ru",)))
    assert page.is_sample
    content = invitation.prepared(replace(ORDER, languages=("ru",))).content
    assert "школа" not in content
    assert "вымышлены" in content


def test_a_link_that_is_over_gets_no_letter(project: Callable[..., Project]) -> None:
    contribution(project(3), state="taken")
    assert not list(invitation.invitations(ORDER))


def test_the_desk_orders_a_letter_and_keeps_the_link_that_is_there(
    project: Callable[..., Project], client: Client
) -> None:
    link = contribution(project(3))
    project_of_another = Project.objects.create(number=4, slug="x", block=link.project.block)
    desk = signed_in(client, "publisher")
    address = reverse("admin:projects_project_invitations")
    told = {"numbers": "3, 4", "languages": "ru", "days": "30"}
    assert desk.post(address, told | {"desk_draft": "a-1"}).cookies["desk_saved"].value == "a-1"
    assert link.project.contributions.get() == link
    assert project_of_another.contributions.count() == 1
    wrong = desk.post(address, told | {"numbers": "99"}).content.decode()
    assert "There are no such stands." in wrong
    assert PrintJob.objects.get().order["numbers"] == [3, 4]


def test_a_stand_whose_form_was_sent_keeps_its_one_form_and_gets_no_letter(
    project: Callable[..., Project], client: Client
) -> None:
    begun, sent = (project(number, provenance="illustrative") for number in (3, 4))
    contribution(begun, answers={"title": "Ткачи"}, saved_at=timezone.now())
    waiting = contribution(sent, state="sent")
    desk = signed_in(client, "publisher")
    address = reverse("admin:projects_project_invitations")
    desk.post(address, {"languages": "ru", "days": "30"})
    assert PrintJob.objects.get().order["numbers"] == [3]
    told = {"numbers": "3, 4", "languages": "ru", "days": "30"}
    said = desk.post(address, told, follow=True).content.decode()
    assert "No letter for stands whose form was sent and waits for the editors: 4." in said
    wrong = desk.post(address, told | {"numbers": "4"}).content.decode()
    assert "waits for the editors: 4." in wrong
    assert [job.order["numbers"] for job in PrintJob.objects.all()] == [[3], [3]]
    assert Contribution.objects.count() == 2
    waiting.close()
    assert invitation.samples() == [begun, sent]


@pytest.mark.full
def test_all_samples_are_invited_in_one_file_within_half_a_minute(
    wall: None,
    client: Client,
    settings: Any,
    tmp_path: Any,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.PRINTS_DIR = tmp_path
    desk, begun = signed_in(client, "publisher"), process_time()
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(
            reverse("admin:projects_project_invitations"), {"languages": "kk,ru", "days": "60"}
        )
    file = file_of(PrintJob.objects.get())
    assert file
    assert process_time() - begun < 30
    assert (
        len(paper.pages(file)) == 2 * Contribution.objects.count() == 2 * len(invitation.samples())
    )
