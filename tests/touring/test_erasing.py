"""Once their time is over, nothing of what visitors wrote is left: not in the database's file,
not in its log of writes, not in a log."""

import logging
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connections
from django.db.utils import load_backend
from django.test import Client
from django.utils import timezone

from exhibition import environment
from projects.background.keeper import Keeper, housekeeping
from projects.models import GuestMessage, Report
from projects.touring import sent_forms
from projects.touring.guest_book import erase_old
from tests.factories import guest_book, guest_message, showing, signed_in

SECRETS = ("Zhuldyz-wrote-this", "Zhuldyz-on-paper", "Zhuldyz-reported", "701-000-11-22")


@pytest.fixture
def site(wall_in_a_file: Path, tmp_path: Path, django_db_blocker: Any) -> Iterator[Path]:
    """The folder of a site whose database is a file, opened as the settings open it."""
    if connections["default"].vendor != "sqlite":
        pytest.skip("PostgreSQL has no such file")
    shutil.copy(wall_in_a_file, tmp_path / "db.sqlite3")
    before = connections["default"]
    of_settings = environment.databases(tmp_path)["default"]
    settings = before.settings_dict | {
        "NAME": str(tmp_path / "db.sqlite3"),
        "OPTIONS": of_settings["OPTIONS"],
    }
    opened = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, "default")
    connections["default"] = opened
    try:
        with django_db_blocker.unblock():
            yield tmp_path
    finally:
        opened.close()
        connections["default"] = before


def left(folder: Path) -> set[str]:
    """The secrets that stand somewhere in the files of the database."""
    content = b"".join(path.read_bytes() for path in folder.glob("db.sqlite3*"))
    return {secret for secret in SECRETS if secret.encode() in content}


def test_nothing_is_left_in_files_or_logs_once_the_keeper_has_run(
    site: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(sent_forms, "SOONEST", timedelta(seconds=-1))
    cache.clear()
    book, visitor, desk = guest_book(), Client(), signed_in(Client(), "organiser")
    written, on_paper, reported, telephone = SECRETS
    form = {"form": sent_forms.new_form(), "language": "en", "text": f"{written} " * 20}
    visitor.post("/en/visit/showing-1/guest-book/", form)
    report = {"kind": "wrong", "text": f"{reported} " * 100, "answer_to": telephone}
    visitor.post("/en/report/", report | {"form": sent_forms.new_form()})
    guest_message(book, on_paper, on_paper=True, state="approved")
    message, sent = GuestMessage.objects.get(state="waiting"), Report.objects.get()
    changed = {"state": "approved", "reply": "Thanks"}
    desk.post(f"/admin/projects/guestmessage/{message.pk}/change/", changed)
    message.refresh_from_db()
    assert (message.state, message.decided_by.username) == ("approved", "organiser")
    assert left(site) == set(SECRETS)

    desk.post(f"/admin/projects/report/{sent.pk}/change/", {"decision": "corrected", "answer": ""})
    book.showing.first_day = book.showing.last_day = timezone.localdate() - timedelta(days=91)
    book.showing.save()
    housekeeping.send(Keeper)

    assert not GuestMessage.objects.exists()
    assert left(site) == set()
    assert not [secret for secret in SECRETS if secret in caplog.text]


def test_what_is_refused_leaves_the_files_too(site: Path) -> None:
    message = guest_message(guest_book(), SECRETS[0], age_group="60+", answer_1=5)
    message.decide("refused", None)
    housekeeping.send(Keeper)
    assert left(site) == set()
    kept = GuestMessage.objects.values("text", "age_group", "answer_1", "state").get()
    assert kept == {"text": "", "age_group": "", "answer_1": None, "state": "refused"}


def test_a_reader_who_holds_the_log_up_makes_the_keeper_wait_for_half_a_second_only(
    site: Path,
) -> None:
    message = guest_message(guest_book(), SECRETS[0])
    with sqlite3.connect(site / "db.sqlite3") as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM projects_guestmessage").fetchall()
        message.decide("refused", None)
        begun = timezone.now()
        housekeeping.send(Keeper)
        assert timezone.now() - begun < timedelta(seconds=5)
        assert left(site) == {SECRETS[0]}
        reader.rollback()
    housekeeping.send(Keeper)
    assert left(site) == set()


@pytest.mark.django_db
def test_messages_are_kept_for_the_days_of_their_guest_book() -> None:
    today = timezone.localdate()
    stay = showing(first_day=today - timedelta(days=40), last_day=today - timedelta(days=30))
    other = showing(first_day=today - timedelta(days=40), last_day=today - timedelta(days=30))
    guest_message(guest_book(stay, keep_days=30))
    kept = guest_message(guest_book(other, keep_days=31))
    assert erase_old(today) == 0
    assert erase_old(today + timedelta(days=1)) == 1
    assert GuestMessage.objects.get() == kept
