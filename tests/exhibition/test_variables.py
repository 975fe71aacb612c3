"""A wrong environment variable is named at start, with what to write instead; never a traceback."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import CheckMessage
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from exhibition import environment
from exhibition.system_checks import data_can_be_kept, databases_answer, variables_can_be_used
from exhibition.variables import BY_NAME, value
from tests.servers import free_port

ROOT = Path(__file__).parents[2]

SWITCHES = ("HTTPS", "DEBUG", "BEHIND_PROXY", "REQUIRE_SECOND_FACTOR", "OIDC_NEW_ACCOUNTS")
WRONG = {
    "DATABASE_URL": [
        *("nonsense", "mysql://u:p@h/d", "://", "sqlite://", "postgres:u@h/d", "http://h/d"),
        *("postgres://u:p@h:port/d", "postgres://h:99999/d", "postgres://h:0/d"),
        *("postgres://u:p@h", "postgres:///", "postgres://u:p%@h/d", "postgres://[::1/d"),
        *("postgres://h/d?foo=bar", "postgres://h/d?connect_timeout=soon", "postgres://u:p#w@h/d"),
        *("sqlite:///relative.db", "sqlite://:memory:", "sqlite:////nowhere/dir/x.db"),
        *("sqlite:////etc/passwd", "sqlite:////tmp/", "sqlite:////tmp/x.db?mode=ro"),
    ],
    "DATABASE_POOL": ["x", "-1", "0", "1.5", "９", "1e3", "4 connections", "9" * 30],
    "DATABASE_REPLICA_URLS": ["x", "sqlite:////tmp/x.db", "postgres://h/d,mysql://h/d"],
    "LOG_LEVEL": ["LOUD", "warn", "10"],
    "LOG_FORMAT": ["JSON", "xml"],
    "SENTRY_DSN": [
        *("nonsense", "https://sentry.example/7", "https://k@sentry.example/", "s://k@h/7"),
        *("https://k:s@sentry.example/7", "https://k@sentry.example/7?x=1"),
    ],
    "DATA_DIR": ["relative", "~/exhibition", "./var", "/etc/passwd", "/etc/passwd/var"],
    "BACKUP_DIR": ["backups", "/etc/passwd"],
    "SECRET_KEY": ["x", "a" * 60, "secret" * 4],
    "SITE_ADDRESS": [
        *("javascript:alert(1)", "https://a.kz/path", "https://a.kz?x=1", "https://a.kz?"),
        *("https://", "https://u:p@a.kz", "ftp://a.kz", "a.kz", "//a.kz", "https://a b.kz"),
        *("https://a.kz:99999", "https://a.kz#x", "https:///x", "https://-a.kz", "https://a..kz"),
        *("http://[::1", "https://a.kz\\evil", "https://999.1.1.1", "https:a.kz", "https://a.kz,"),
    ],
    **{name: ["maybe", "2", "онн", "tru e"] for name in SWITCHES},
    "OIDC_URL": [
        *("nonsense", "https://sso.example/", "https://client@sso.example", "https://:s@h/"),
        *("http://c:s@sso.example/", "https://c:s@sso.example/?x=1"),
    ],
    "EMAIL_URL": [
        *("nonsense", "smtp://", "smtp://h", "http://h?from=a@b", "smtp://h:x?from=a@b"),
        *("smtp://h?from=nobody", "smtp://h?from=a@b&tls=1", "smtp://h/path?from=a@b"),
        *("smtp:h?from=a@b", "smtp://h?from=a@b,c@d", "smtp://u:p%@h?from=a@b"),
    ],
    "HOST": ["a b", "http://x", "256.1.1.1", "-x", "x/y", "a:b"],
    "PORT": ["abc", "0", "70000", "80 80", "-1", "٣٠٠٠"],
    "WORKERS": ["0", "-2", "many", "1000"],
    "CACHE_URL": [
        *("memcached://x", "redis://", "redis://h:x", "redis://h/abc", "nonsense", "unix://"),
        *("redis:x", "None"),
    ],
    **{
        name: [
            *("s3:bucket", "s3://", "s3://B_x", "s3://b/../x", "gs://bucket", "/srv/pictures"),
            *("s3://bucket?endpoint=ftp://x", "s3://bucket?region=x", "s3://bucket?endpoint="),
        ]
        for name in ("MEDIA_STORAGE_URL", "ORIGINALS_STORAGE_URL")
    },
    "SEARCH_URL": [
        *("http://x", "elasticsearch5+http://x", "opensearch3+ftp://x", "opensearch3+http://"),
        *("opensearch3+http://h/INDEX", "opensearch3", "opensearch3+http://h:x/i", "+http://x"),
    ],
    "DATA_LICENCE": ["CC-BY-4.0 nonsense", "https://x", "CC0 javascript:alert(1)"],
    "ALLOWED_HOSTS": ["https://a.kz", "a.kz/", ",", "a b", "a.kz:8000", "..kz"],
}
RIGHT = {
    "DATABASE_URL": ["postgres://u:p%40@h:5432/d?sslmode=require", "postgresql://[::1]/d"],
    "DATABASE_POOL": ["4"],
    "LOG_LEVEL": ["info", "DEBUG"],
    "LOG_FORMAT": ["json", "text"],
    "SENTRY_DSN": ["https://key@sentry.example/7", "http://key@10.0.0.5:9000/errors/12"],
    "DATA_DIR": ["/srv/exhibition"],
    "SECRET_KEY": ["k7" * 40 + "Zq!x-3"],
    "SITE_ADDRESS": ["https://a.kz", "https://a.kz/", "http://10.0.0.5:8000", "https://көрме.қаз"],
    "OIDC_URL": ["https://client:s%40@sso.example/realms/staff", "http://c:s@localhost:9000"],
    "HTTPS": ["1", "True", "on", "YES", "0", "off", "no", "FALSE"],
    "HOST": ["0.0.0.0", "::", "localhost", "exhibition.example"],
    "PORT": ["8000"],
    "CACHE_URL": ["none", "redis://h", "rediss://:p@h:6379/1", "unix:///run/redis.sock?db=1"],
    "MEDIA_STORAGE_URL": ["s3://photos/exhibition?endpoint=https://s3.kz", "s3://photos"],
    "SEARCH_URL": ["opensearch3+https://u:p@search:9200/exhibition", "elasticsearch8+http://h"],
    "DATA_LICENCE": ["CC-BY-4.0", "CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/"],
    "ALLOWED_HOSTS": ["a.kz, .b.kz,[::1]", "10.0.0.5"],
}


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in BY_NAME:
        monkeypatch.delenv(name, raising=False)


def each(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(name, text) for name, texts in table.items() for text in texts]


def errors() -> list[CheckMessage]:
    return [found for found in variables_can_be_used() if found.level >= 40]


@pytest.mark.parametrize(("name", "text"), each(WRONG))
def test_a_wrong_value_is_named_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.setenv(name, text)
    [error] = errors()
    assert error.msg.startswith(name)
    assert error.hint
    assert error.hint.startswith("Write ")
    assert value(name) == BY_NAME[name].default
    # Settings load all the same.
    environment.databases(Path("/tmp"))
    environment.caches()
    environment.search()


@pytest.mark.parametrize(("name", "text"), each(RIGHT))
def test_a_right_value_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    monkeypatch.setenv(name, text)
    assert errors() == []


@pytest.mark.parametrize("name", BY_NAME)
@pytest.mark.parametrize("text", ['"{}"', "'{}'", " {}", "{}\n", "\udcff", "a\x07b", "\u202e"])
def test_what_a_file_of_variables_leaves_on_a_value_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    text = text.format(RIGHT.get(name, ["1"])[0])
    monkeypatch.setenv(name, text)
    assert [error.msg.startswith(name) for error in errors()] == [True]
    str(errors()[0]).encode()


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in BY_NAME:
        monkeypatch.setenv(name, "")
    assert variables_can_be_used() == []


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "CACHE_URL", "SEARCH_URL"])
def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "x://user:geheim@host:port/")
    [error] = errors()
    assert "geheim" not in str(error)


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"HOST": "0.0.0.0"}, "answers 400 to every name but localhost"),
        ({"HOST": "192.168.1.5"}, "answers 400 to every name but localhost"),
        ({"ALLOWED_HOSTS": "*"}, "lets anybody choose"),
        ({"DATABASE_POOL": "4"}, "DATABASE_POOL has no meaning for SQLite"),
        ({"DATABASE_REPLICA_URLS": "postgres://h/d"}, "has no meaning for SQLite"),
        ({"MEDIA_STORAGE_URL": "s3://b01", "ORIGINALS_STORAGE_URL": "s3://b01"}, "the same place"),
        ({"SITE_ADRESS": "x"}, "SITE_ADRESS is no variable"),
        ({"DJANGO_DEBUG": "1"}, "DJANGO_DEBUG is no variable"),
        ({"LOGLEVEL": "1"}, "LOGLEVEL is no variable"),
        ({"allowed_hosts": "1"}, "allowed_hosts is no variable"),
        ({"DATABASE_URLS": "1"}, "DATABASE_URLS is no variable"),
        (
            {"REQUIRE_SECOND_FACTR": "1", "REQUIRE_SECOND_FACTOR": "1"},
            "REQUIRE_SECOND_FACTR is no variable",
        ),
    ],
)
@pytest.mark.sqlite
def test_what_does_not_go_together_or_looks_like_a_slip_is_said(
    monkeypatch: pytest.MonkeyPatch, settings: Any, variables: dict[str, str], said: str
) -> None:
    for name, text in variables.items():
        monkeypatch.setenv(name, text)
    settings.ALLOWED_HOSTS = value("ALLOWED_HOSTS")
    [found] = variables_can_be_used()
    assert said in found.msg
    assert found.hint


@pytest.mark.parametrize("name", ["HOSTNAME", "HTTPS_PROXY", "PATH", "LANG", "XDG_DATA_DIRS"])
def test_variables_of_others_are_left_alone(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "x")
    assert variables_can_be_used() == []


def test_a_site_that_would_refuse_its_own_name_says_so(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.SITE_ADDRESS = "https://көрме.қаз"
    [found] = variables_can_be_used()
    assert "xn--" in found.hint
    settings.ALLOWED_HOSTS = ["xn--90ahq0g.xn--80ao21a", ".example"]
    settings.SITE_ADDRESS = "http://www.example"
    assert variables_can_be_used() == []


def test_a_folder_of_data_that_can_not_be_used_is_named(settings: Any, tmp_path: Path) -> None:
    assert data_can_be_kept() == []
    (tmp_path / "file").write_text("")
    for folder in (
        tmp_path / "file",
        tmp_path / "file/below",
        Path("/proc/x"),
        Path("/" + "a" * 300),
    ):
        settings.DATA_DIR = folder
        [found] = data_can_be_kept()
        assert found.id == "exhibition.E003"


def test_a_folder_of_backups_that_can_not_be_used_is_named_and_stops_nothing(
    settings: Any, tmp_path: Path
) -> None:
    settings.DATA_DIR, settings.BACKUP_DIR = tmp_path, Path("/proc/x")
    [found] = data_can_be_kept()
    assert (found.id, found.level) == ("exhibition.W008", 30)


def test_a_database_that_does_not_answer_is_said(
    monkeypatch: pytest.MonkeyPatch, django_db_blocker: Any
) -> None:
    from django.db import connections

    monkeypatch.setenv("DATABASE_URL", f"postgres://u@127.0.0.1:{free_port()}/d")
    settings = environment.databases(Path("/tmp"))["default"]
    monkeypatch.setitem(connections.settings, "away", connections.settings["default"] | settings)
    with django_db_blocker.unblock():
        [found] = databases_answer(databases=["away"])
        assert "can't be reached" in found.msg
        with pytest.raises(SystemCheckError, match="can't be reached"):
            call_command("check", databases=["away"])
    del connections["away"]


def test_the_readme_lists_each_variable() -> None:
    listed = re.findall(
        r"^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|", (ROOT / "README.md").read_text(), re.M
    )
    assert {name.strip("` ") for cell in listed for name in cell.split(",")} == {*BY_NAME}


@pytest.mark.full
@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL begins with neither"),
        ({"DATABASE_URL": "postgres://u@127.0.0.1:1/d"}, "can't be reached"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL=LOUD is no level of a log"),
        ({"DATA_DIR": "/etc/passwd"}, "leads into /etc/passwd, which is no folder"),
        ({"BACKUP_DIR": "/etc/passwd/x"}, "leads into /etc/passwd, which is no folder"),
        ({"PORT": "abc"}, "PORT=abc is not a whole number"),
        ({"HTTPS": "maybe"}, "HTTPS=maybe is neither on nor off"),
        ({"SECRET_KEY": "x"}, "SECRET_KEY can be guessed"),
    ],
)
def test_start_ends_with_a_sentence(tmp_path: Path, variables: dict[str, str], said: str) -> None:
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **variables}
    command = [sys.executable, "manage.py", "start", "--prepare-only"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert said in done.stderr


@pytest.mark.full
def test_a_server_started_by_hand_ends_with_a_sentence_too() -> None:
    environment = {"PATH": os.environ["PATH"], "LOG_LEVEL": "LOUD"}
    command = [sys.executable, "-c", "import exhibition.wsgi"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stderr == "LOG_LEVEL is no level of a log. See: manage.py check\n"


def test_a_full_disk_is_said(settings: Any, tmp_path: Path, monkeypatch: Any) -> None:
    settings.DATA_DIR = settings.BACKUP_DIR = tmp_path
    almost_full = os.statvfs_result([4096, 4096, 100, 10, 10, 100, 10, 10, 0, 255])
    monkeypatch.setattr(os, "statvfs", lambda folder: almost_full)
    [found] = data_can_be_kept()
    assert "less than 50 MB left" in found.msg
