"""Connects letters with what they tell of."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "exhibition.mail"

    def ready(self) -> None:
        # They need the models, which are loaded only now.
        from exhibition.mail import letters, news  # noqa: F401
