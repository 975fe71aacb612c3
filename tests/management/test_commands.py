"""The commands that editors and machines run."""

import os
import re
import socket
import stat
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from exhibition.management.commands import start
from projects.editing import history, pending
from projects.models import Metric, Project
from tests.factories import figure, photo_of

ROOT = Path(__file__).parents[2]


@pytest.mark.django_db
def test_removing_samples_keeps_everything_else(wall: None) -> None:
    out = StringIO()
    call_command("remove_illustrative", "--dry-run", stdout=out)
    assert "53 illustrative entries would be removed." in out.getvalue()
    assert Project.objects.count() == 61
    call_command("remove_illustrative", stdout=out)
    assert set(Project.objects.values_list("provenance", flat=True)) == {"documented"}
    assert Project.objects.count() == 8
    assert Metric.objects.count() == 1


@pytest.mark.django_db
def test_a_sample_with_a_pending_change_is_kept_and_named(
    wall: None, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = Project.objects.get(number=33)
    with pending.editing(sample, None):
        Project.objects.filter(pk=sample.pk).update(text_ru="Настоящий текст")
    for options in (["--dry-run"], []):
        out = StringIO()
        with pytest.raises(CommandError, match=r"1 illustrative .+ pending .+\n33  Sample"):
            call_command("remove_illustrative", *options, stdout=out)
        assert "52 illustrative entries" in out.getvalue()
        assert "33  " not in out.getvalue()
    assert list(Project.objects.illustrative()) == [sample]
    assert pending.pending_of(sample)


@pytest.mark.django_db
def test_a_removed_sample_can_be_brought_back_with_all_its_parts(
    project: Callable[..., Project], media: Path
) -> None:
    sample = project(7, provenance="illustrative", title_ru="Образец")
    figure(sample, value=5)
    photo = photo_of(sample)
    call_command("remove_illustrative", stdout=StringIO())
    assert not Project.objects.exists()
    [(version, name)] = history.deleted()
    assert "7. " in name
    back = history.recover(version, None)
    assert (back.number, back.title_ru, back.metrics.get().value) == (7, "Образец", 5)
    assert back.photos.get().image.open().read() == photo.image.open().read()


@pytest.mark.django_db
def test_the_report_names_what_is_missing(wall: None) -> None:
    out = StringIO()
    Project.objects.filter(number=1).update(summary_kk="")
    call_command("report_missing", stdout=out)
    lines = out.getvalue().splitlines()
    assert "summary, Kazakh" in lines[0]
    assert "photos" in lines[0]
    assert "Russian: translation not yet reviewed" in lines[0]
    assert "this is a sample" in lines[2]
    assert lines[-1] == "0 of 61 entries lack nothing."


def test_a_taken_port_is_one_clear_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} on 127.0.0.1 can't be used"):
            start.refuse_taken_port("127.0.0.1", port)
    with pytest.raises(CommandError, match="Port 99999 does not exist"):
        start.refuse_taken_port("127.0.0.1", 99999)


def test_a_port_that_a_start_holds_is_taken_for_the_next_but_not_for_its_server() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with start.hold_port("127.0.0.1", port):
        with pytest.raises(CommandError, match=f"Port {port} on 127.0.0.1 can't be used"):
            start.hold_port("127.0.0.1", port)
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            server.bind(("127.0.0.1", port))
            server.listen()
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                server.accept()[0].close()


def prepare(folder: Path, **environment: str) -> str:
    """Runs the first start in a folder of its own, as a machine would."""
    result = subprocess.run(
        [sys.executable, "manage.py", "start", "--prepare-only"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(folder)} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout


def test_the_first_start_makes_key_and_account_once(tmp_path: Path) -> None:
    first = prepare(tmp_path)
    password = re.search(r"staff  (\S{12,})", first)
    assert password
    key = tmp_path / "secret_key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_text()
    assert len(before) > 50
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or password[1].encode() not in path.read_bytes()
    assert "staff  " not in prepare(tmp_path)
    assert key.read_text() == before


@pytest.mark.full
def test_static_files_are_kept_by_name_but_for_developers(tmp_path: Path) -> None:
    prepare(tmp_path)
    kept_by_name = tmp_path / "static" / "staticfiles.json"
    assert kept_by_name.exists()
    prepare(tmp_path, DEBUG="1")
    assert not kept_by_name.exists()
    prepare(tmp_path)
    assert kept_by_name.exists()


def test_the_production_mode_gives_django_nothing_to_warn_of(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "k7" * 40 + "Zq!x-3",
        "HTTPS": "1",
        "ALLOWED_HOSTS": "exhibition.example",
        "SITE_ADDRESS": "https://exhibition.example",
    }
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_the_lock_file_has_hashes_and_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text
        packages = re.findall(r"^[a-z].*==.*$", text, re.M)
        assert packages
        assert all(line.rstrip().endswith("\\") for line in packages)
