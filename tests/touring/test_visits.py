"""What was counted at showings, besides scans."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

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
