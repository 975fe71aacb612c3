"""Preflight: what is wrong with a print, found before printing, and whether it may be printed.

``judge`` is asked by the desk's page, by each order and by the command; ``checks`` are the single
questions. Panels are checked by entry, language and size, labels by entry and size, as they carry
all languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.editing.translations import TranslationState, translation_state
from projects.models import Project
from projects.printing import checks
from projects.printing.content import sheet_of
from projects.printing.findings import Finding, Level, Report, Verdict
from projects.printing.label import label_of
from projects.printing.label_sheets import LABEL_SHEETS, LabelSheet, sheet_of_order
from projects.printing.order import (
    BLOCK_PANELS,
    GUEST_SHEETS,
    INVITATIONS,
    LABELS,
    ON_WALL,
    PANELS,
    SUMMARY,
    USUAL_SHEET,
    Order,
)
from projects.printing.panel import Panel, ordered_languages
from projects.printing.papers import PANEL_SIZES, USUAL_SIZE
from projects.printing.press import Profile
from projects.printing.profiles import profile_of
from projects.printing.summary import spot_of
from projects.printing.wall_checks import wall_reports
from projects.texts.languages import LANGUAGES, language_name

# The dpi of a photo that looks sharp in the hand, and that is just bearable.
GOOD_IN_HAND, LEAST_IN_HAND = 220, 120
UNREVIEWED = (TranslationState.COPIED, TranslationState.MACHINE_MADE, TranslationState.OUTDATED)


def to_check(entries: QuerySet[Project]) -> QuerySet[Project]:
    """The entries with all that a check reads."""
    return entries.for_page().prefetch_related("photos", "translation_reviews")  # type: ignore[attr-defined]


def report(project: Project, language: str, size: str = USUAL_SIZE, site: str = "") -> Report:
    """Checks the panel of an entry (from ``to_check``) in a main language on a paper."""
    panel = Panel(sheet_of(project, ordered_languages(language)), PANEL_SIZES[size], site)
    findings = [
        *checks.publication(project),
        *checks.room(panel),
        *checks.words_to_read(panel),
        *checks.photos_of_panel(project, panel),
        *checks.titles(panel.sheet),
        *checks.languages(panel, language),
        *checks.letters(checks.all_texts(panel.sheet)),
    ]
    return Report(project, language, findings)


def label_report(project: Project, paper: LabelSheet, site: str = "") -> Report:
    """Checks the label of an entry (from ``to_check``) on a sheet."""
    sheet = sheet_of(project, LANGUAGES)
    label = label_of(sheet, paper, site)
    findings = [
        *checks.publication(project),
        *checks.label_room(label),
        *checks.titles(sheet),
        *checks.letters(checks.title_texts(sheet)),
        *checks.code(label, paper),
    ]
    return Report(project, "", findings)


def summary_report(project: Project, languages: Sequence[str]) -> Report:
    """Checks an entry (from ``to_check``) in a summary."""
    sheet = sheet_of(project, languages)
    first = sheet.pictures[0]
    findings = [*checks.publication(project), *checks.letters(checks.all_texts(sheet))]
    findings += [Finding(Level.LOOK, found.words) for found in checks.titles(sheet)]
    if first.photo:
        spot = spot_of(first, len(languages) > 1)
        findings.append(checks.resolution(first.photo, spot, GOOD_IN_HAND, LEAST_IN_HAND))
        findings += checks.consent(first.photo)
    findings += checks.hidden_photos(project)
    return Report(project, languages[0], findings)


def judge(
    entries: QuerySet[Project],
    kind: str,
    languages: Sequence[str],
    *,
    size: str = "",
    site: str = "",
    profile: Profile | None = None,
    paper: LabelSheet | None = None,
) -> Verdict:
    """Judges a print of these entries; a summary in these languages, panels once in each.
    ``profile`` is that of the press it is meant for, ``paper`` a label sheet of one's own."""
    checked = list(to_check(entries))
    if kind == LABELS:
        labels = paper or LABEL_SHEETS[size or USUAL_SHEET]
        rows = [(p, [label_report(p, labels, site)]) for p in checked]
    elif kind == PANELS:
        rows = [(p, [report(p, lang, size or USUAL_SIZE, site) for lang in languages])
                for p in checked]  # fmt: skip
    else:
        rows = [(project, [summary_report(project, languages)]) for project in checked]
    findings = list(_samples(checked))
    if kind != LABELS:
        findings += _reviews(checked, languages)
    if kind != SUMMARY:
        findings += checks.address(site)
    if profile:
        findings.append(checks.ink(profile))
    return Verdict(findings, rows)


def judge_order(order: Order) -> Verdict:
    """Judges what is ordered, as its texts are now; of letters there is nothing to judge, of
    a guest book only where its code leads."""
    if order.kind == INVITATIONS:
        return Verdict([], [])
    if order.kind == GUEST_SHEETS:
        return Verdict(list(checks.address(order.site)), [])
    if order.kind in ON_WALL:
        return _judge_wall(order)
    languages = order.languages[:1] if order.kind == PANELS else order.languages
    profile = profile_of(order.profile) if order.press else None
    return judge(
        order.chosen(),
        order.kind,
        languages,
        size=order.size,
        site=order.site,
        profile=profile,
        paper=sheet_of_order(order) if order.kind == LABELS else None,
    )


def _judge_wall(order: Order) -> Verdict:
    """Judges block or results panels; a results panel counts all entries."""
    reports = wall_reports(order)
    findings = [*_samples(list(order.chosen())), *checks.address(order.site)]
    if not reports:
        words = _("There are no published entries, so there is no panel.")
        findings.append(Finding(Level.STOP, words))
    if order.press:
        findings.append(checks.ink(profile_of(order.profile)))
    return Verdict(findings, [(None, [report]) for report in reports])


def with_wall(verdict: Verdict, block: str, size: str, site: str) -> Verdict:
    """What was said of stand panels with the panels of their block; of all blocks (""), with those
    of every block and of the results. Each in every language."""
    rows = list(verdict.rows)
    for kind in (BLOCK_PANELS,) if block else ON_WALL:
        order = Order(kind, (), LANGUAGES, site=site, block=block, size=size)
        by_language = [wall_reports(replace(order, languages=(code,))) for code in LANGUAGES]
        rows += [(None, list(reports)) for reports in zip(*by_language, strict=True)]
    return Verdict(verdict.findings, rows)


def _samples(entries: Sequence[Project]) -> Iterator[Finding]:
    """The samples, named once for all."""
    if count := sum(project.is_illustrative for project in entries):
        words = ngettext(
            "%(count)d entry of %(all)d is a sample and says so in print.",
            "%(count)d entries of %(all)d are samples and say so in print.",
            count,
        )
        yield Finding(Level.LOOK, words % {"count": count, "all": len(entries)})


def _reviews(entries: Sequence[Project], languages: Sequence[str]) -> Iterator[Finding]:
    """The translations that nobody has reviewed, counted for each language."""
    for language in languages:
        states = Counter(translation_state(project, language) for project in entries)
        for state in UNREVIEWED:
            if states[state]:
                words = _("%(language)s: %(state)s (entries: %(count)d)")
                told = {"language": language_name(language).capitalize(), "state": state.label}
                yield Finding(Level.LOOK, words % {**told, "count": states[state]})
