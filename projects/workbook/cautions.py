"""Warnings in a plan about changes that are allowed, but often a mistake."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from projects.models import Project
from projects.results.contradictions.statements import unlike_its_words
from projects.texts.incoming import look_alikes
from projects.texts.languages import PROJECT_TEXTS
from projects.workbook.cells import Words
from projects.workbook.outcome import Change, Plan, Problem
from projects.workbook.read import Sheet
from projects.workbook.tables import ENTRIES, FIGURES

# From this many moved entries on, a column was probably sorted apart from its rows.
MANY_MOVED = 3
MOST_NAMED = 20
_CYRILLIC, _KAZAKH = (
    re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]"),
    re.compile(r"[ӘәҒғҚқҢңӨөҰұҮүҺһІі]"),
)


def look(plan: Plan, sheets: dict[str, Sheet]) -> None:
    """Adds the warnings to the plan."""

    def note(text: str, **place: Any) -> None:
        plan.notes.append(Problem(text, "", **place))

    for sheet in sheets.values():
        if "mark" not in sheet.codes and any(r.state == "changed" for r in plan.rows):
            note(
                _("Without the column of marks nobody can tell what others have changed since."),
                sheet=sheet.name,
            )
    for sheet in sheets.values():
        behind = [row.row for row in plan.rows if row.is_behind and row.table is sheet.table]
        if behind:
            text = ngettext(
                "%(count)d row was changed at the desk since the export and not in the file; it "
                "stays as it is at the desk. Row: %(rows)s.",
                "%(count)d rows were changed at the desk since the export and not in the file; "
                "they stay as they are at the desk. Rows: %(rows)s.",
                len(behind),
            )
            named = ", ".join(map(str, behind[:MOST_NAMED]))
            named += "…" if len(behind) > MOST_NAMED else ""
            note(text % {"count": len(behind), "rows": named}, sheet=sheet.name)
    for sheet in sheets.values():
        if absent := _absent(plan, sheet):
            note(absent, sheet=sheet.name)
    touched = {row.number for row in plan.written}
    if count := Project.objects.filter(number__in=touched, publication="published").count():
        text = ngettext(
            "%(count)d entry is published: its changes wait until somebody publishes them.",
            "%(count)d entries are published: their changes wait until somebody publishes them.",
            count,
        )
        note(text % {"count": count})
    moved = [row for row in plan.written if row.record and _change(row, "block")]
    if len(moved) >= MANY_MOVED:
        text = ngettext(
            "%(count)d entry would move to another block.",
            "%(count)d entries would move to other blocks.",
            len(moved),
        )
        numbers = ", ".join(str(row.number) for row in moved[:20])
        note(f"{text % {'count': len(moved)}} {_('Is this intended? Entries:')} {numbers}")
    if emptied := sum(change.is_emptied for change in plan.changes):
        text = ngettext(
            "%(count)d field would be emptied.", "%(count)d fields would be emptied.", emptied
        )
        note(text % {"count": emptied})
    for row in plan.written:
        for text in _letters_of_two_alphabets(row):
            note(text, sheet=row.sheet, row=row.row)
        if row.table is ENTRIES:
            for text in _language_slips(row):
                note(text, sheet=row.sheet, row=row.row)
        elif row.table is FIGURES and (text := unlike_its_words(row.result)):
            note(text, sheet=row.sheet, row=row.row)


def _absent(plan: Plan, sheet: Sheet) -> str:
    """What an exported sheet no longer holds: entries, or parts of entries that the file names."""
    if "mark" not in sheet.codes:
        return ""
    rows = [row for row in plan.rows if row.table is sheet.table]
    there = {row.record.pk for row in rows if row.record}
    if sheet.table is ENTRIES:
        records = sheet.table.model.objects.all()
        text = ngettext_lazy(
            "%(count)d entry of the exhibition is not in this sheet; it stays as it is: "
            "stand %(numbers)s.",
            "%(count)d entries of the exhibition are not in this sheet; they stay as they are: "
            "stands %(numbers)s.",
            "count",
        )
    else:
        named = {row.number for row in plan.rows if row.number}
        records = sheet.table.model.objects.filter(project__number__in=named)
        text = ngettext_lazy(
            "%(count)d row of the catalogue is not in this sheet; it stays as it is: "
            "stand %(numbers)s.",
            "%(count)d rows of the catalogue are not in this sheet; they stay as they are: "
            "stands %(numbers)s.",
            "count",
        )
    numbers = [
        number
        for pk, number in records.order_by(sheet.table.key).values_list("pk", sheet.table.key)
        if pk not in there
    ]
    if not numbers:
        return ""
    listed = list(dict.fromkeys(numbers))
    shown = ", ".join(map(str, listed[:MOST_NAMED])) + ("…" if len(listed) > MOST_NAMED else "")
    return text % {"count": len(numbers), "numbers": shown}


def _change(row: Any, code: str) -> Change | None:
    return next((change for change in row.changes if change.column.code == code), None)


def _letters_of_two_alphabets(row: Any) -> list[str]:
    sentence = _("“%(word)s” mixes Latin and Cyrillic letters that look alike: “%(meant)s”?")
    texts = [c.new for c in row.changes if isinstance(c.column.kind, Words)]
    return [
        sentence % {"word": word, "meant": meant}
        for text in texts
        for word, meant in look_alikes(text)
    ]


def _language_slips(row: Any) -> list[str]:
    """Texts that seem to be in the column of another language."""
    found = []
    for field in PROJECT_TEXTS:
        texts = {change.column.code[-2:]: change.new for change in row.changes
                 if change.column.code.startswith(f"{field}_")}  # fmt: skip
        english, russian, kazakh = (texts.get(code) or "" for code in ("en", "ru", "kk"))
        if len(_CYRILLIC.findall(english)) > len(english) / 2:
            found.append(_("The English text is in Cyrillic letters."))
        if len(_KAZAKH.findall(russian)) > len(russian) / 25:
            found.append(_("The Russian text has Kazakh letters."))
        if len(kazakh) > 80 and not _KAZAKH.search(kazakh):
            found.append(_("The Kazakh text has no Kazakh letter."))
    return found
