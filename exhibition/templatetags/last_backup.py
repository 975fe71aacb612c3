"""The age of the last backup and letters that could not be sent, for the desk's first page."""

from typing import Any

from django import template
from django.conf import settings

from exhibition.mail.sending import waiting
from exhibition.operations import last_backup as known
from exhibition.operations.health import is_administrator

register = template.Library()


@register.inclusion_tag("admin/desk/last_backup.html")
def last_backup(user: Any) -> dict[str, Any]:
    """A line for administrators, nothing for others."""
    if not is_administrator(user):
        return {}
    letters = waiting() if settings.MAIL else []
    return {"backup": known.last_backup(), "letters": letters}
