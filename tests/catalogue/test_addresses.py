"""One address stands in front of all that leaves the site: SITE_ADDRESS, where it is set."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.files_for_all import FILES, WORKBOOKS

pytestmark = pytest.mark.django_db

SITE, VISITED = "https://exhibition.example", "http://testserver"


def told(client: Client, path: str) -> str:
    """The words of a file."""
    answer = client.get(path)
    assert answer.status_code == 200
    content = b"".join(answer) if answer.streaming else answer.content
    if not path.endswith("xlsx"):
        return content.decode()
    sheets = load_workbook(BytesIO(content))
    rows = [row for sheet in sheets for row in sheet.iter_rows(values_only=True)]
    return "\n".join(str(value) for row in rows for value in row if value is not None)


@pytest.mark.parametrize("path", [*FILES, *WORKBOOKS])
def test_every_file_names_the_site_s_own_address(
    wall: None, client: Client, settings: Any, path: str
) -> None:
    assert f"{VISITED}/" in told(client, path)
    settings.SITE_ADDRESS = SITE
    words = told(client, path)
    assert f"{SITE}/" in words
    assert VISITED not in words


@pytest.mark.parametrize(
    ("page", "sent"), [("link", {"note": "", "days": "30"}), ("invite", {"invite-language": "ru"})]
)
def test_the_links_that_the_desk_makes_name_the_site_s_own_address(
    staff: Client, project: Any, settings: Any, page: str, sent: dict[str, str]
) -> None:
    settings.SITE_ADDRESS = SITE
    address = reverse(f"admin:projects_project_{page}", args=[project(3).pk])
    words = staff.post(address, {"days": "30", "invite-days": "30"} | sent, follow=True)
    assert words.content.decode().count(f'value="{SITE}/') == 2
    assert VISITED not in words.content.decode()
