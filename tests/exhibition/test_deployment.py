"""The files for machines that run the site: what they name exists, and their programs take them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from exhibition.variables import BY_NAME

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
DOCKERFILE = (DEPLOY / "Dockerfile").read_text()


def services() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())[
        "services"
    ]
    return found


def test_the_image_copies_only_what_exists_and_what_is_not_ignored() -> None:
    sent = (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    paths = [path for line in copied for path in line.split()]
    assert paths
    for path in paths:
        assert (ROOT / path).exists(), path
        assert f"!{path.split('/')[0]}" in sent, path


def test_image_and_services_run_commands_that_exist() -> None:
    texts = [DOCKERFILE, *(unit.read_text() for unit in UNITS)]
    named = {name for text in texts for name in re.findall(r"python manage\.py (\w+)", text)}
    assert named <= set(get_commands())
    assert 'CMD ["start"]' in DOCKERFILE


def test_the_site_is_not_root_writes_nothing_of_its_own_and_has_limits() -> None:
    assert re.search(r"^USER (?!root)", DOCKERFILE, re.MULTILINE)
    site = services()["site"]
    assert site["read_only"] is True
    assert site["cap_drop"] == ["ALL"]
    assert all("mem_limit" in service for service in services().values())


def test_the_proxy_s_logs_name_no_visitor() -> None:
    proxy = (DEPLOY / "nginx.conf").read_text()
    assert re.findall(r"^\s*error_log .* (\w+);", proxy, re.MULTILINE) == ["alert"]
    assert set(re.findall(r"^\s*access_log (.+);", proxy, re.MULTILINE)) == {"off"}


def test_variables_of_the_compose_file_are_the_site_s() -> None:
    environment = services()["site"]["environment"]
    assert isinstance(environment, dict)
    assert set(environment) <= set(BY_NAME)


@pytest.mark.full
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_takes_the_services(unit: Path, tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd here")
    python = ROOT / ".venv/bin/python"
    there = tmp_path / unit.name
    there.write_text(unit.read_text().replace("/srv/exhibition/site/.venv/bin/python", str(python)))
    done = subprocess.run(["systemd-analyze", "verify", there], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.full
def test_the_image_is_built_is_small_and_answers() -> None:
    if (
        not shutil.which("docker")
        or subprocess.run(["docker", "info"], capture_output=True).returncode
    ):
        pytest.skip("no docker runs here")
    build = ["docker", "build", "-q", "-f", DEPLOY / "Dockerfile", "-t", "exhibition-test", ROOT]
    subprocess.run(build, check=True)
    size = ["docker", "image", "inspect", "-f", "{{.Size}}", "exhibition-test"]
    assert int(subprocess.check_output(size)) < 350 * 2**20
    started = ["docker", "run", "--rm", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL"]
    subprocess.run([*started, "exhibition-test", "start", "--prepare-only"], check=True)


def boxes(page: Path) -> list[str]:
    """What is typed, line by line."""
    return [line.strip() for line in page.read_text().splitlines() if line.startswith("    ")]


def guide(name: str) -> Path:
    """The guide in English; the Russian and the Kazakh one have the same boxes."""
    english, *others = (ROOT / "docs" / f"{name}{end}.md" for end in ("", "-ru", "-kk"))
    assert all(boxes(page) == boxes(english) for page in others)
    return english


def test_the_guide_to_docker_names_commands_services_and_files_that_exist() -> None:
    text = guide("docker").read_text()
    asked = r"docker-compose (?:exec(?: -T)?|run --rm|build|restart|logs|ps -q) (\w+)"
    assert set(re.findall(asked, text)) <= set(services())
    commands = set(re.findall(r"(?:run --rm site|manage\.py) ([a-z_]+)", text))
    assert {"backup", "restore"} < commands <= set(get_commands())
    written = set(re.findall(r"(?:tee (?:-a )?|nginx\.conf > )([\w.]+)", text))
    assert written == {".env", "site.env", "proxy.conf"}
    assert {f"/deploy/{name}" for name in written} <= set(
        (ROOT / ".gitignore").read_text().splitlines()
    )
    assert "./proxy.conf:/etc/nginx/nginx.conf:ro" in services()["proxy"]["volumes"]
    # The proxy finds the site by an address of its own, which a new start does not change.
    address = services()["site"]["networks"]["default"]["ipv4_address"]
    assert f"s/127\\.0\\.0\\.1:8000/{address}:8000/" in text
    assert (DEPLOY / "nginx.conf").read_text().count("127.0.0.1:8000") == 1
    assert set(re.findall(r"\$\{(\w+):", (DEPLOY / "compose.yaml").read_text())) == set(
        re.findall(r'echo "(\w+)=.+ tee (?:-a )?\.env', text)
    )


def test_the_guide_s_line_puts_the_name_into_the_proxy_s_settings(tmp_path: Path) -> None:
    [line] = [line for line in boxes(guide("docker")) if line.endswith("> proxy.conf'")]
    shutil.copy(DEPLOY / "nginx.conf", tmp_path)
    (tmp_path / ".env").write_text("DATABASE_PASSWORD=0f\nNAME=korme.example.kz\n")
    subprocess.run(["sh", "-c", line.removeprefix("sudo ")], cwd=tmp_path, check=True)
    # Comments aside, no other name is left.
    written = re.sub(r"^#.*\n", "", (tmp_path / "proxy.conf").read_text(), flags=re.MULTILINE)
    assert "exhibition.example" not in written
    assert written.count("korme.example.kz") == 4
    assert "server 172.30.61.100:8000;" in written


def test_the_guide_to_running_says_the_same_in_three_languages_and_names_what_exists() -> None:
    english = guide("operating")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    text = english.read_text()
    assert set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(boxes(english)))) <= targets
    assert set(re.findall(r'DO="?(\w+)', text)) <= set(get_commands())
    assert {Path(name).name for name in re.findall(r"deploy/[\w.]+\w", text)} <= {
        path.name for path in DEPLOY.iterdir()
    }
    variables = re.findall(r"^([A-Z_]{4,})=", "\n".join(boxes(english)), re.MULTILINE)
    assert variables
    assert set(variables) <= set(BY_NAME)
