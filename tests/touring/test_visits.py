"""What was counted at showings, besides scans."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from projects.models import GuestMessage
from tests.factories import guest_book, guest_message, showing

pytestmark = pytest.mark.django_db


def test_approved_messages_are_a_figure_with_its_way_of_counting(
    wall: None, client: Client
) -> None:
    book = guest_book(showing(slug="on-show"))
    settled = timezone.now() - timedelta(days=2)
    for on_paper in (True, False, False):
        message = guest_message(book, on_paper=on_paper)
        GuestMessage.objects.filter(pk=message.pk).update(state="approved", decided_at=settled)
    guest_message(book, state="approved", decided_at=timezone.now())
    guest_message(book)
    for address in ("/en/results/", "/en/visit/on-show/"):
        text = client.get(address).content.decode().replace("\u00a0", " ")
        assert "<b>3</b> messages in the guest book" in text, address
        assert "1 of them typed in from paper" in text, address
        assert "gave their age" not in text, address


def test_ages_are_figures_from_five_people_on_up_to_yesterday(wall: None, client: Client) -> None:
    book = guest_book(showing(slug="on-show"))
    settled = timezone.now() - timedelta(days=2)
    for age, count in {"60+": 5, "18-34": 4}.items():
        for _one in range(count):
            message = guest_message(book, age_group=age, state="approved")
            GuestMessage.objects.filter(pk=message.pk).update(decided_at=settled)
    guest_message(book, age_group="18-34", state="approved", decided_at=timezone.now())
    for address in ("/en/results/", "/en/visit/on-show/"):
        text = client.get(address).content.decode().replace("\u00a0", " ")
        said = re.findall(
            r"<b>(\d+)</b> wrote in the guest book and gave their age: ([^<]+) <", text
        )
        assert said == [("5", "60 years and more")], address
    book = load_workbook(BytesIO(client.get("/en/results.xlsx").content))
    counted = {row[2]: row[1] for row in book["Visits"].iter_rows(values_only=True)}
    assert counted["wrote in the guest book and gave their age: 60 years and more"] == 5
    assert len(counted) == 3
    asked = load_workbook(BytesIO(client.get("/en/results.xlsx?block=fund").content))
    assert "Visits" not in asked.sheetnames
