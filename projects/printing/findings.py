"""What a preflight finds: sentences with a level, of one entry or of a print as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from projects.models import Project


class Level(models.TextChoices):
    """The levels of a finding, shown as traffic lights."""

    GOOD = "good", _("ready")
    LOOK = "look", _("look at it")
    STOP = "stop", _("do not print")


class Finding(NamedTuple):
    """One thing to know before printing, as a sentence."""

    level: Level
    words: str


def worst(levels: Iterable[Level]) -> Level:
    """The worst of these levels; good if there are none."""
    found = set(levels)
    return next((level for level in (Level.STOP, Level.LOOK) if level in found), Level.GOOD)


@dataclass(frozen=True)
class Report:
    """All findings on an entry's panel or text in one language, or on its label (without
    language). A panel of a block or of the results belongs to no entry; it has a ``name``."""

    project: Project | None
    language: str
    findings: list[Finding]
    name: str = ""

    @property
    def level(self) -> Level:
        """The worst of the findings."""
        return worst(finding.level for finding in self.findings)


@dataclass(frozen=True)
class Verdict:
    """What the preflight says of a print: ``findings`` on all of it, said once, and the entries
    or panels of the wall (without entry), each with its reports."""

    findings: list[Finding]
    rows: Sequence[tuple[Project | None, list[Report]]]

    @property
    def reports(self) -> list[Report]:
        return [report for _project, reports in self.rows for report in reports]

    @cached_property
    def level(self) -> Level:
        """The worst of all findings."""
        return worst(
            [finding.level for finding in self.findings] + [report.level for report in self.reports]
        )

    @property
    def counts(self) -> list[tuple[Level, int]]:
        """The number of reports of each level, and of the findings on the whole print, each of
        which stands beside them."""
        levels = [report.level for report in self.reports]
        levels += [finding.level for finding in self.findings]
        return [(level, levels.count(level)) for level in Level]

    def at(self, level: Level) -> list[tuple[Report | None, Finding]]:
        """The findings of a level, those on the whole print (without report) first."""
        whole: list[tuple[Report | None, Finding]] = [(None, f) for f in self.findings]
        found = whole + [(report, f) for report in self.reports for f in report.findings]
        return [(report, finding) for report, finding in found if finding.level == level]

    @property
    def stops(self) -> list[tuple[Report | None, Finding]]:
        """What stops an order until somebody overrules it."""
        return self.at(Level.STOP)

    @property
    def looks(self) -> list[tuple[Report | None, Finding]]:
        """What somebody should look at before printing."""
        return self.at(Level.LOOK)
