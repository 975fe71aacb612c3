"""The age of the last backup, for the desk's first page."""

from typing import Any

from django import template

from exhibition.operations import last_backup as known
from exhibition.operations.health import is_administrator

register = template.Library()


@register.inclusion_tag("admin/desk/last_backup.html")
def last_backup(user: Any) -> dict[str, Any]:
    """A line for administrators, nothing for others."""
    return {"backup": known.last_backup()} if is_administrator(user) else {}
