"""An edit is on the pages from the moment at which it is confirmed, whatever the load."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import Served, served


@pytest.fixture(scope="module")
def server(wall_in_a_file: Path, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("served")
    shutil.copy(wall_in_a_file, folder / "db.sqlite3")
    with served(folder) as server:
        yield server


def publish(server: Served, times: int) -> str:
    command = [sys.executable, "-m", "tests.serving.publisher", str(server.port), str(times)]
    environment = server.environment | {"DJANGO_SETTINGS_MODULE": "exhibition.settings"}
    done = subprocess.run(
        command, env=environment, cwd=Path(__file__).parents[2], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    print(done.stdout)
    return done.stdout


def test_no_answer_is_stale_in_six_publishes_under_load(server: Served) -> None:
    assert "6 publishes" in (printed := publish(server, 6))
    assert re.search(r"answers, 0 stale", printed), printed


@pytest.mark.full
def test_no_answer_is_stale_in_1000_publishes_under_load(server: Served) -> None:
    assert re.search(r"1000 publishes, \d+ answers, 0 stale", publish(server, 1000))
