"""A system check of the time zone: hours of opening are Kazakhstan's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.checks import CheckMessage, Warning, register

ZONE = "Asia/Almaty"
OFFSET = timedelta(hours=5)
# A day after March 2024, when the whole country took one time.
SINCE = datetime(2024, 4, 1, 12)


@register()
def clock_is_of_today(**kwargs: Any) -> list[CheckMessage]:
    """Checks that this machine knows the country's time zone of March 2024."""
    if SINCE.replace(tzinfo=ZoneInfo(ZONE)).utcoffset() == OFFSET:
        return []
    return [
        Warning(
            "The time-zone data of this machine are older than March 2024: all hours, also when "
            "the exhibition is open, would be an hour wrong.",
            hint="Update the system’s package tzdata, or start with PYTHONTZPATH= (empty), which "
            "takes the Python package tzdata instead.",
            id="touring.W001",
        )
    ]
