"""The desk's pages of printed sheets as tests open them, and sheets for them."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from projects.models import PrintedSheet, Showing
from projects.touring.sheets import Printed, record


def sheets(*numbers: int, **values: Any) -> list[PrintedSheet]:
    """Panels of these stands as they were printed; nothing is known of their content today."""
    return record([printed(number=number, **values) for number in numbers])


def printed(**values: Any) -> Printed:
    given = {"kind": "panels", "number": None, "language": "kk", "size": "a1"}
    given |= {"edition": "a1b2c3d4", "content": "of another day", "photos": []}
    return Printed(**given | values)


def page(client: Client, address: str, **query: Any) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def lists_of(stay: Showing) -> str:
    return reverse("admin:showing-sheets", args=[stay.pk])


def stand(number: int) -> str:
    return reverse("admin:stand-sheets", args=[number])


def told(client: Client, address: str, **sent: Any) -> str:
    """What the desk says after a button was pressed."""
    answer = client.post(address, sent, follow=True).content.decode()
    found = re.search(r'<ul class="messagelist">(.*?)</ul>', answer, re.DOTALL)
    return " ".join(re.sub("<[^>]+>", " ", found[1]).split()) if found else ""
