"""Letters reach a real mail server, the right people in their language, and none is lost."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from datetime import timedelta
from email import policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from exhibition.accounts.models import MailChoice
from exhibition.mail import news, sending
from exhibition.operations import health, last_backup
from projects.background.keeper import Keeper, housekeeping
from projects.editing.publication import apply_transition
from projects.intake import contributions
from projects.models import Approval, PreviewLink, Project, Task
from tests.factories import contribution
from tests.servers import free_port

pytestmark = pytest.mark.django_db
PASSWORD = "a-right-password-for-tests"


class Box(Message):
    """What a mail server has taken, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Any] = []

    def handle_message(self, message: Any) -> None:
        self.letters.append(email.message_from_bytes(bytes(message), policy=policy.default))

    def texts_to(self, address: str) -> list[str]:
        mine = [one for one in self.letters if one["To"] == address]
        return [f"{one['Subject']}\n{one.get_content()}" for one in mine]


@pytest.fixture
def server(settings: Any) -> Iterator[Controller]:
    """A mail server that is not running yet."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.DEFAULT_FROM_EMAIL = "desk@example.kz"
    settings.SITE_ADDRESS = "https://exhibition.example"
    settings.MAIL = {"EMAIL_HOST": "127.0.0.1"}
    made = Controller(Box(), hostname="127.0.0.1", port=settings.EMAIL_PORT)
    yield made
    if made.server:
        made.stop()


@pytest.fixture
def box(server: Controller) -> Box:
    server.start()
    found: Box = server.handler
    return found


def person(name: str, role: str, language: str = "en", **values: Any) -> Any:
    made = get_user_model().objects.create_user(
        name, f"{name}@example.kz", PASSWORD, is_staff=True, **values
    )
    made.groups.add(Group.objects.get(name=role))
    MailChoice.objects.create(person=made, language=language)
    return made


@pytest.fixture
def entry(wall: None) -> Project:
    made: Project = Project.objects.get(number=20)
    Project.objects.filter(pk=made.pk).update(publication="draft")
    return Project.objects.get(pk=made.pk)


def test_what_is_submitted_is_told_to_publishers_in_their_language_and_comes_back(
    box: Box, entry: Project
) -> None:
    aigul, marat = person("aigul", "editor", "ru"), person("marat", "publisher", "kk")
    person("organiser", "organiser")
    apply_transition(entry, "submit", aigul)
    (told,) = box.texts_to("marat@example.kz")
    assert "Тексеруді күтіп тұр" in told
    assert f"https://exhibition.example/admin/projects/project/{entry.pk}/change/" in told
    apply_transition(entry, "return", marat, note="Где смета?")
    (back,) = box.texts_to("aigul@example.kz")
    assert "Где смета?" in back
    assert "Возвращён" in back
    assert len(box.letters) == 2
    assert not [one for one in box.letters if "aigul" in one.get_content()]
    assert {one.get_content_type() for one in box.letters} == {"text/plain"}


def test_nobody_is_told_of_their_own_act_or_what_they_don_t_want(box: Box, entry: Project) -> None:
    marat = person("marat", "publisher")
    other = person("other", "publisher")
    MailChoice.objects.filter(person=other).update(unwanted=["submitted"])
    apply_transition(entry, "submit", marat)
    assert box.letters == []


def test_a_cancelled_hour_asks_nobody_for_a_review(box: Box, entry: Project) -> None:
    person("marat", "publisher")
    tomorrow = timezone.now() + timedelta(days=1)
    apply_transition(entry, "publish", None, public_from=tomorrow)
    apply_transition(entry, "unschedule", None)
    assert box.letters == []


def test_a_confirmation_and_a_form_of_an_association_are_told(box: Box, entry: Project) -> None:
    aigul = person("aigul", "editor")
    link = PreviewLink.objects.create(project=entry, by=aigul)
    Approval.objects.create(link=link, name="Сауле Ахметова", text_hash="x")
    form = contribution(entry)
    type(form).objects.filter(pk=form.pk).update(by=aigul)
    form.refresh_from_db()
    contributions.send(form, "Сауле Ахметова")
    confirmed, sent = box.texts_to("aigul@example.kz")
    assert confirmed.startswith("Confirmed: ")
    assert sent.startswith("Form filled in: ")
    assert "Сауле" not in confirmed + sent


def test_records_that_move_to_another_database_are_told_to_nobody(box: Box, entry: Project) -> None:
    aigul = person("aigul", "editor")
    form = contribution(entry, by=aigul)
    contributions.send(form, "Сауле Ахметова")
    Task.objects.all().delete()
    form.save_base(raw=True)
    assert len(box.letters) == 1


def test_each_letter_of_a_whole_day_goes_to_the_right_people_in_their_language(
    box: Box, entry: Project, client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.BACKUP_EVERY, settings.DATA_DIR = 1, tmp_path
    aigul, marat = person("aigul", "editor", "kk"), person("marat", "publisher", "ru")
    person("root", "administrator", "en")
    person("viewer", "organiser", "en")
    person("gone", "publisher", "en", is_active=False)
    apply_transition(entry, "submit", aigul)
    apply_transition(entry, "return", marat, note="Смета?")
    apply_transition(entry, "submit", aigul)
    link = PreviewLink.objects.create(project=entry, by=aigul)
    Approval.objects.create(link=link, name="Сауле Ахметова", text_hash="x")
    form = contribution(entry, by=aigul)
    contributions.send(form, "Сауле Ахметова")
    apply_transition(entry, "publish", marat)
    last_backup.note(tmp_path / "a.tar", timezone.now() - timedelta(hours=3))
    news.tell_of_late_backup()
    client.post("/admin/password-reset/", {"account": "aigul"})
    told = [
        (one["To"].partition("@")[0], one["Subject"].strip().partition(":")[0])
        for one in box.letters
    ]
    review = [("marat", "Ждёт проверки"), ("root", "Waits for review")]
    assert told == [
        *review,
        ("aigul", "Қайтарылды"),
        *review,
        ("aigul", "Расталды"),
        ("aigul", "Нысан толтырылды"),
        ("root", "The exhibition has no fresh backup"),
        ("aigul", told[-1][1]),
    ]
    texts = "".join(one.get_content() for one in box.letters)
    for private in ("Сауле", "marat", "root", "@", PASSWORD):
        assert private not in texts
    assert texts.count("aigul") == 1  # the account whose password is chosen anew


def test_a_server_that_is_away_loses_nothing_and_is_said(
    server: Controller, entry: Project, client: Client
) -> None:
    aigul, root = person("aigul", "editor"), person("root", "administrator")
    apply_transition(entry, "submit", aigul)
    assert health._mail() == {"ok": False, "is_sent": True, "waiting": 1}
    client.force_login(root)
    client.cookies["django_language"] = "en"
    assert "1 letter could not be sent yet." in client.get("/admin/").content.decode()
    server.start()
    housekeeping.send(Keeper)
    assert len(server.handler.texts_to("root@example.kz")) == 1
    assert health._mail()["ok"]
    housekeeping.send(Keeper)
    assert len(server.handler.letters) == 1


def test_a_letter_is_given_up_after_three_days(server: Controller, entry: Project) -> None:
    person("marat", "publisher")
    apply_transition(entry, "submit", None)
    task = Task.objects.get(kind=sending.MAIL.path)
    old = timezone.now() - timedelta(days=3, minutes=1)
    Task.objects.update(arguments=task.arguments | {"first_at": old.isoformat()})
    assert sending.waiting() == []


def test_a_late_backup_is_told_to_administrators_once_a_day(
    box: Box, settings: Any, tmp_path: Path
) -> None:
    settings.BACKUP_EVERY, settings.DATA_DIR = 1, tmp_path
    person("root", "administrator")
    person("marat", "publisher")
    last_backup.note(tmp_path / "a.tar", timezone.now() - timedelta(hours=3))
    for _again in range(2):
        news.tell_of_late_backup()
    assert [one["To"] for one in box.letters] == ["root@example.kz"]


def test_a_forgotten_password_is_chosen_anew_by_the_letter_s_link(box: Box, client: Client) -> None:
    person("aigul", "editor")
    page = reverse("admin_password_reset")
    known = client.post(page, {"account": "AIGUL@example.kz"})
    unknown = client.post(page, {"account": "nobody@example.kz"})
    said = [
        re.sub(r'csrfmiddlewaretoken" value="\w+', "", a.content.decode()) for a in (known, unknown)
    ]
    assert said[0] == said[1]
    client.post(page, {"account": "aigul"})
    (told,) = box.texts_to("aigul@example.kz")
    link = re.search(r"https://exhibition.example(\S+)", told)[1]  # type: ignore[index]
    assert link.split("/")[-2] not in str(list(Task.objects.values()))
    form = client.get(link).url
    chosen = {"new_password1": "kilem-tumar-2026", "new_password2": "kilem-tumar-2026"}
    assert client.post(form, chosen).url == "/admin/login/"
    assert client.login(username="aigul", password="kilem-tumar-2026")
    assert "password1" not in Client().get(link, follow=True).content.decode()


def test_without_a_mail_server_the_page_names_the_administrator_and_nothing_waits(
    client: Client, entry: Project, settings: Any
) -> None:
    settings.MAIL = None
    person("marat", "publisher")
    apply_transition(entry, "submit", None)
    client.cookies["django_language"] = "en"
    page = client.post(reverse("admin_password_reset"), {"account": "marat"}).content.decode()
    assert "An administrator of the desk gives you a new password" in page
    assert not Task.objects.filter(kind=sending.MAIL.path).exists()


def test_each_person_chooses_letters_language_and_address(client: Client) -> None:
    aigul = person("aigul", "editor")
    client.force_login(aigul)
    sent = {"act": "letters", "email": "new@example.kz", "language": "ru", "wanted": ["returned"]}
    assert client.post("/admin/my-sign-in/", sent).status_code == 302
    aigul.refresh_from_db()
    choice = MailChoice.of(aigul)
    assert (aigul.email, choice.language) == ("new@example.kz", "ru")
    assert [kind for kind in MailChoice.Kind.values if choice.wants(kind)] == ["returned"]
