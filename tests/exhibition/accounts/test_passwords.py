"""New passwords are long and not common, old ones go on working, and a sign-in lasts a day."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "password", ["elevenchars", "1q2w3e4r5t6y", "123456789012345", "aigul-nurlanova"]
)
def test_a_short_common_or_telling_password_is_refused(password: str) -> None:
    person = get_user_model()(username="aigul-nurlanova")
    with pytest.raises(ValidationError):
        validate_password(password, person)


def test_twelve_letters_will_do() -> None:
    validate_password("kilem-tumar1")


def test_a_shorter_password_of_before_goes_on_working(client: Client) -> None:
    get_user_model().objects.create_superuser("aigul", password="short1")
    sent = {"username": "aigul", "password": "short1"}
    assert client.post("/admin/login/?next=/admin/", sent).status_code == 302


def test_a_sign_in_lasts_twelve_hours(admin_client: Any) -> None:
    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(hours=11, minutes=59) < left <= timedelta(hours=12)


def test_sessions_that_ran_out_are_removed(admin_client: Any) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    call_command("clearsessions")
    assert not Session.objects.exists()
