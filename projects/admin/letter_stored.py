"""What a letter may not overwrite unasked: values that have come into the entry since its page was
made, and figures that the entry has for the same period."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from projects.admin.seen import MINE, SAVED
from projects.admin.seen_values import digest, mark_of
from projects.admin.typed import QuestionError
from projects.editing.snapshots import fields_of
from projects.models import Metric, Project
from projects.texts.numbers import quantity


def with_mark(data: Any, stored: dict[str, Any], *, is_sample: bool) -> Any:
    """What was sent, with the mark of what its page showed. The page of a sample has none: it
    showed an empty entry, and so all that is written in the entry by now is new to it."""
    if data is None or (not is_sample and data.get("mark")):
        return data
    empty = {name: digest(value) for name, value in stored.items() if _is_empty(value)}
    sent = data.copy()
    sent["mark"] = "" if is_sample else mark_of({"sample": "", **empty})
    return sent


def _is_empty(value: Any) -> bool:
    return value in (None, "", [], Project.Status.UNKNOWN)


def changed_names(before: dict[str, Any], entry: Project) -> set[str]:
    """The fields of an entry that have become others than they were ``before``."""
    after = fields_of(Project.objects.get(pk=entry.pk))
    return {name for name, value in after.items() if digest(value) != digest(before.get(name))}


def mind_stored_figure(entry: Project, row: Any) -> None:
    """Asks about a figure that the entry has under the same indicator and period with another
    value or other words; ``row.is_kept`` says that the entry's own stays, ``row.is_there`` that it
    is the same. Reads a valid row."""
    data = row.cleaned_data
    same = {"indicator": data["indicator"], "period": data["period"]}
    stored = Metric.objects.filter(project=entry, **same).first()
    row.is_kept = row.is_there = False
    if stored is None:
        return
    there = (stored.value, stored.qualifier, stored.sentence)
    yours = (data["value"], data["qualifier"], data["sentence"])
    question, state = f"choice-{row.prefix}", digest(repr(there))
    answer = str(row.data.get(question, ""))
    row.is_there = there == yours
    if row.is_there or answer == f"{SAVED} {state}":
        row.is_kept = True
    elif answer != f"{MINE} {state}":
        sentence = _("“%(saved)s” is saved now; you have “%(yours)s”.")
        told = sentence % {"saved": _in_words(*there), "yours": _in_words(*yours)}
        answers = [
            (f"{SAVED} {state}", _("Keep what is saved")),
            (f"{MINE} {state}", _("Put mine in its place")),
        ]
        row.add_error("value", QuestionError(question, told, answers))


def _in_words(value: int | None, qualifier: str, sentence: str) -> str:
    return ": ".join(filter(None, ("" if value is None else quantity(value, qualifier), sentence)))
