"""Lets somebody in by the password alone who has lost the second factor."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from exhibition.accounts.factors import must_have_one, reset


class Command(BaseCommand):
    help = "Removes passkeys, apps and recovery codes of an account; its password stays."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("user", help="The name with which the person signs in.")

    def handle(self, user: str, **options: Any) -> None:
        person = get_user_model().objects.filter(username=user).first()
        if person is None:
            raise CommandError(f"There is no account “{user}”.")
        if not reset(person, by="manage.py"):
            self.stdout.write(f"“{user}” has no second factor: there is nothing to reset.")
            return
        if must_have_one(person):
            then = "is asked for a new second factor at once"
        else:
            then = "can add a new second factor at the desk"
        self.stdout.write(
            f"“{user}” signs in by the password now, and {then}. If the phone or computer was "
            f"stolen, change the password, too: manage.py changepassword {user}"
        )
