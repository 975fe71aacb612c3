"""What browsers are told with every answer."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from exhibition.log_lines import BoundedFormatter, one_line
from exhibition.security_headers import HEADERS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "status"), [("/en/about/", 200), ("/admin/login/", 200), ("/en/nothing/", 404)]
)
def test_every_answer_says_who_may_use_it_and_names_no_server(
    wall: None, client: Client, address: str, status: int
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("name", ["index", "review", "projects_project_changelist", "guide"])
def test_nothing_of_the_desk_is_stored_by_a_browser(staff: Client, wall: None, name: str) -> None:
    assert "no-store" in staff.get(reverse(f"admin:{name}")).headers["Cache-Control"]


def test_a_line_of_the_log_is_one_line_and_bounded() -> None:
    record = logging.makeLogRecord(
        {"msg": "Not Found: %s", "args": ("/a\r\nERROR" + "x" * 90_000,)}
    )
    line = BoundedFormatter().format(record)
    assert len(line) < 600
    assert "\n" not in line
    assert "\r" not in line
    assert one_line("Қазақ тілі", 50) == "Қазақ тілі"
