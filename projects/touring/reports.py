"""Reports of visitors as they come in. One form makes one report; of one sender a few an hour are
taken, of all together some dozens (``projects.touring.sent_forms``)."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.models import PrintedSheet, Project, Report, ScanCount, Showing
from projects.touring.scan_counts import COUNTER
from projects.touring.sent_forms import AN_HOUR, TooManyError, count_of, key_of_form

MOST_OF_SENDER, MOST_OF_ALL = 5, 60


def receive(signed: str, sender: str, **values: Any) -> Report:
    """Keeps a report; the one that is there already if the same form comes again. ``sender`` is
    the address that it came from. Where no showing is given, it is the one where the code of the
    stand was scanned that day; where no edition is, the one that hangs there. Raises
    ``ValidationError`` with what its sender can do."""
    key = key_of_form(signed)
    if known := Report.objects.filter(form_key=key).first():
        return known
    _brake(sender)
    values["showing"] = values.get("showing") or _showing_scanned(values.get("project"))
    values["edition"] = values.get("edition") or _edition_hung(values)
    report: Report = Report.objects.get_or_create(form_key=key, defaults=values)[0]
    return report


def _showing_scanned(project: Project | None) -> Showing | None:
    """Where the code of the entry's stand was scanned today; ``None`` where nowhere, or at several
    places. Who scanned is not known: that a code was is the sign that visitors stand there."""
    if not project:
        return None
    COUNTER.write()
    scans = ScanCount.objects.filter(day=timezone.localdate(), number=project.number)
    found: list[Showing] = list(Showing.objects.filter(scans__in=scans))
    return found[0] if len(found) == 1 else None


def _edition_hung(values: dict[str, Any]) -> str:
    """The edition that hangs of the entry at the showing; "" where there are several or none."""
    showing, project = values.get("showing"), values.get("project")
    if not showing or not project:
        return ""
    hung = PrintedSheet.objects.at(showing).filter(number=project.number, state="hung")
    editions = set(hung.values_list("edition", flat=True))
    return editions.pop() if len(editions) == 1 else ""


def _brake(sender: str) -> None:
    of_all = Report.objects.filter(sent_at__gt=timezone.now() - AN_HOUR).count()
    if count_of(sender, "reports") > MOST_OF_SENDER or of_all >= MOST_OF_ALL:
        raise TooManyError(
            _("Many reports have come within an hour. Yours is not lost: send it again later.")
        )


def waiting_reports(person: Any) -> dict[str, int]:
    """How many reports wait, and how many of them for too long; nothing for who may not read
    them."""
    if not person.has_perm("projects.view_report"):
        return {}
    late = Count("pk", filter=Q(due_at__lt=timezone.now()))
    found: dict[str, int] = Report.objects.open().aggregate(open=Count("pk"), overdue=late)
    return found
