"""Lets somebody in by the password alone who has lost the second factor."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from exhibition.accounts.factors import reset


class Command(BaseCommand):
    help = "Removes passkeys, apps and recovery codes of an account; its password stays."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("user", help="The name with which the person signs in.")

    def handle(self, user: str, **options: Any) -> None:
        person = get_user_model().objects.filter(username=user).first()
        if person is None:
            raise CommandError(f"There is no account “{user}”.")
        if not reset(person, by="manage.py"):
            self.stdout.write(f"“{user}” has no second factor; the password alone signs in.")
            return
        self.stdout.write(
            f"“{user}” signs in by the password alone now, and can add a new second factor at the "
            "desk. If the phone or computer was stolen, change the password, too: "
            f"manage.py changepassword {user}"
        )
