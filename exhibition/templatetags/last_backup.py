"""What an administrator should know of the site, for the desk's first page: the age of the last
backup, what does not do its work, letters that could not be sent."""

from typing import Any

from django import template
from django.conf import settings

from exhibition.mail.sending import waiting
from exhibition.operations.health import CHECKS, answer_of, is_administrator
from exhibition.operations.state import backup_in_words, parts

register = template.Library()


@register.simple_tag
def last_backup(user: Any) -> dict[str, Any]:
    """For administrators: what does not do its work (``ill``), the letters that wait, and the last
    ``backup`` in words where all is well with it; nothing for others."""
    if not is_administrator(user):
        return {"backup": "", "ill": [], "letters": []}
    letters = waiting() if settings.MAIL else []
    found = {name: answer_of(CHECKS[name]) for name in ("backup", "worker", "disk")}
    ill = [part for part in parts(found) if not part.is_well]
    backup = backup_in_words(found["backup"]) if found["backup"]["ok"] else ""
    return {"backup": backup, "ill": ill, "letters": letters}
