"""What a visitor gets who asks for a PDF: the kept file, a page that waits, or a reason."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from projects.models import Project, Task
from projects.printing import visitors
from tests.background.work import work
from tests.factories import photo_of

pytestmark = pytest.mark.django_db
LABELS = "/en/blocks/fund/labels.pdf"


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"


@pytest.fixture
def no_worker(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody makes what is asked for, and nobody waits long."""
    settings.TASKS_AT_ONCE = False
    monkeypatch.setattr(visitors, "PATIENCE", 0)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/kk/blocks/fund/labels.pdf", "PDF дайындалып жатыр"),
        ("/ru/results/report.pdf?block=fund", "PDF готовится"),
        ("/en/projects/summary.pdf?theme=language", "The PDF is being made"),
    ],
)
def test_while_a_print_is_made_a_page_says_so_and_asks_again(
    wall: None, no_worker: None, client: Client, address: str, sentence: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 202
    assert sentence in answer.content.decode()
    assert answer["Refresh"] == answer["Retry-After"] == "5"
    assert answer["Cache-Control"] == "no-store"
    assert len(work()) == 1
    made = client.get(address)
    assert (made.status_code, made["Content-Type"]) == (200, "application/pdf")


def test_the_same_print_asked_for_by_many_is_one_task(
    wall: None, no_worker: None, client: Client
) -> None:
    for _visitor in range(5):
        assert client.get(LABELS).status_code == 202
    assert Task.objects.count() == 1


def test_a_request_is_answered_as_soon_as_the_worker_is_ready(
    wall: None, no_worker: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitors, "wait_for", lambda task, seconds: bool(work()) and is_done(task))

    def is_done(task: Task) -> bool:
        task.refresh_from_db()
        return task.is_over

    assert client.get(LABELS).status_code == 200


def test_one_request_of_a_process_waits_and_the_next_is_answered_at_once(
    wall: None, no_worker: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitors, "wait_for", lambda task, seconds: sleep(seconds) or False)
    monkeypatch.setattr(visitors, "PATIENCE", 2)
    task = Task(kind=visitors.PRINT.path)
    first = Thread(target=visitors.is_over, args=[task])
    first.start()
    answer = client.get(LABELS)
    assert first.is_alive()
    assert answer.status_code == 202
    first.join()


def test_too_many_prints_at_once_are_refused_for_half_a_minute(
    wall: None, no_worker: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitors, "MOST_WAITING", 2)
    answers = [client.get(f"{LABELS}?skip={skip}") for skip in range(3)]
    assert [answer.status_code for answer in answers] == [202, 202, 503]
    assert answers[2]["Retry-After"] == "30"
    assert "in half a minute" in answers[2].content.decode()
    assert Task.objects.count() == 2


def test_an_edition_that_nobody_knows_makes_no_other_file(
    wall: None, client: Client, settings: Any
) -> None:
    first = client.get("/en/blocks/fund/summary.pdf?languages=kk")
    for made_up in ("00000000&only_changed=1", "deadbeef"):
        other = client.get(f"/en/blocks/fund/summary.pdf?languages=kk&since={made_up}")
        assert other["ETag"] == first["ETag"]
    assert len(list(Path(settings.PRINTS_DIR).iterdir())) == 1
    assert Task.objects.count() == 1


def test_a_change_that_the_print_does_not_show_leaves_its_file(
    wall: None, client: Client, settings: Any
) -> None:
    first = client.get(LABELS)
    elsewhere = Project.objects.exclude(block__slug="fund").first()
    assert elsewhere
    elsewhere.title_en = "Another title"
    elsewhere.save()
    assert client.get(LABELS)["ETag"] == first["ETag"]
    assert len(list(Path(settings.PRINTS_DIR).iterdir())) == 1


def test_a_file_that_was_cleared_away_is_made_again(
    wall: None, client: Client, settings: Any
) -> None:
    first = client.get(LABELS)
    for file in Path(settings.PRINTS_DIR).iterdir():
        file.unlink()
    assert client.get(LABELS)["ETag"] == first["ETag"]


def test_a_print_that_can_t_read_a_photo_fails_names_it_and_is_not_kept(
    project: Any, media: Path, client: Client, settings: Any
) -> None:
    entry = project(7, title_en="With a photo")
    photo = photo_of(entry, size=(900, 600))
    for width in photo.copy_widths:
        default_storage.delete(f"photos/{photo.token}-{width}.jpg")
    default_storage.delete(photo.image_name)
    answer = client.get(f"/en/projects/{entry.slug}/panel.pdf?size=a3")
    assert answer.status_code == 503
    assert "could not be made" in answer.content.decode()
    assert list(Path(settings.PRINTS_DIR).iterdir()) == []
    task = Task.objects.get()
    assert task.state == Task.State.FAILED
    assert "of stand 7 can't be read" in task.reason
    assert photo.original_name in task.reason


def test_what_has_failed_is_tried_again_after_a_minute(
    wall: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any) -> Path:
        raise OSError("no space left on device")

    with monkeypatch.context() as now:
        now.setattr(visitors, "kept_print", broken)
        assert client.get(LABELS).status_code == 503
    reason = Task.objects.get().reason
    assert reason.startswith("OSError: no space left on device (")
    assert "test_visitors.py:" in reason
    assert client.get(LABELS).status_code == 503
    Task.objects.update(changed_at=Task.objects.get().changed_at - visitors.FAILED_FOR)
    assert client.get(LABELS).status_code == 200
