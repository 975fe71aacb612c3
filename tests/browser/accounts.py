"""Accounts for walks at the desk."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group


def account(role: str) -> str:
    """The name of a new account in that role; its password is "a-long-password"."""
    person = get_user_model().objects.create_user(role, password="a-long-password", is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    return role
