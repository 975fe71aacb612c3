"""The log of sign-ins at the desk tells who, when and from where, and no more than needed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from exhibition.accounts.admin import shortened
from exhibition.accounts.models import SignInAttempt

pytestmark = pytest.mark.django_db
LOG = "/admin/accounts/signinattempt/"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("198.51.100.23", "198.51.100.…"),
        ("2001:db8:12:34::/64", "2001:db8:12::…"),
        ("unknown", "…"),
    ],
)
def test_an_address_tells_the_place_and_not_the_machine(address: str, shown: str) -> None:
    assert shortened(address) == shown


def test_it_names_accounts_and_hides_what_else_was_typed(admin_client: Client) -> None:
    # A password typed into the field of the name.
    for name in ("admin", "my-secret-password"):
        SignInAttempt.objects.create(name=name, address="198.51.100.23")
    page = admin_client.get(LOG).content.decode()
    assert "my-secret-password" not in page
    assert "198.51.100.23" not in page
    assert page.count("198.51.100.…") == 2


def test_failures_go_after_a_month_and_sign_ins_after_half_a_year() -> None:
    for days, succeeded in ((29, False), (31, False), (179, True), (181, True)):
        at = timezone.now() - timedelta(days=days)
        SignInAttempt.objects.create(name="a", address="", at=at, succeeded=succeeded)
    SignInAttempt.clear()
    assert set(SignInAttempt.objects.values_list("succeeded", flat=True)) == {True, False}
    assert SignInAttempt.objects.count() == 2


def test_nothing_of_it_can_be_changed_or_removed(admin_client: Any) -> None:
    attempt = SignInAttempt.objects.create(name="a", address="")
    for page in ("add/", f"{attempt.pk}/change/", f"{attempt.pk}/delete/"):
        assert admin_client.get(LOG + page).status_code in (302, 404)
        admin_client.post(LOG + page, {"post": "yes"})
    assert SignInAttempt.objects.count() == 1
