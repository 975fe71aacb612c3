"""The boxes of a letter's figures: as the letter states them, and empty ones for others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.forms import modelform_factory
from django.utils.translation import gettext as _

from projects.admin.letter_boxes import Proposed, Said, count_of_rows, is_more_asked, quoted
from projects.admin.letter_figure_row import FigureRow
from projects.admin.letter_there import There, in_project
from projects.admin.letter_words import cell_at, has_words, words_at
from projects.intake.letter import Letter, Proposal
from projects.models import Indicator, Metric
from projects.texts import incoming
from projects.texts.found_numbers import numbers_in
from projects.texts.numbers import Qualifier, quantity

_FORM: Any = modelform_factory(Metric, form=FigureRow)


def figure_boxes(
    rows: list[Said],
    data: Any,
    ticked: set[str] | None,
    *,
    letters: Sequence[Letter],
    language: str,
    there: There,
    may_add: bool,
) -> list[Proposed]:
    """A box for each figure as the letter states it, ticked where its indicator is sure and the
    entry has none for it, and empty ones for numbers that no rule has found, one that was asked for
    with the focus. ``ticked`` are the keys that were sent."""
    made, numbers = [], _numbers_of(letters) if data is not None else ()
    for place, said in enumerate([*rows, *([None] * count_of_rows("figures", data))]):
        key = f"figure-{place}"
        initial: dict[str, Any] = _initial(said) if said else {"qualifier": Qualifier.EXACTLY}
        found = there.figure(said.proposal.value.get("indicator") or "", initial) if said else None
        if found and found.is_same:
            initial["indicator"] = found.metrics[0].indicator_id
        is_sure = said is not None and not said.proposal.is_asked and found is None
        form: Any = _FORM(
            data,
            prefix=key,
            initial=initial,
            instance=Metric(),
            language=language,
            letters=letters,
            numbers=numbers,
            may_add=may_add,
        )
        form.fields["sentence"].widget.attrs["lang"] = said.letter.language if said else language
        is_ticked = is_sure if ticked is None else key in ticked
        form.is_left = not is_ticked
        label = _label(said, initial["indicator"], place + 1) if said else _("Another figure")
        names = tuple(name for name in form.fields if name != "mark")
        box = Proposed(key, "figures", label, form, names, is_ticked, said)
        if found:
            box.there = in_project(found.told) if found.is_same else ""
            box.stored = "" if found.is_same else found.told
        made.append(quoted(box))
    _join_rows([box for box in made if not box.stored])
    if is_more_asked("figures", data):
        made[-1].form.fields["indicator"].widget.attrs["autofocus"] = True
    return made


def _join_rows(boxes: list[Proposed]) -> None:
    """Lets the figures of one row or column of a table, each of another period, be under the
    indicator that a person chooses in the first of them."""
    rows: dict[tuple[int, int, str], list[Proposed]] = {}
    for box in boxes:
        if box.said is None:
            continue
        letter, place = box.said.letter, box.said.proposal.places[0]
        cell = cell_at(letter, place)
        if cell and cell.counted:
            row = rows.setdefault((id(letter), place.block, cell.counted), [])
            if all(one.form.initial["period"] != box.form.initial["period"] for one in row):
                row.append(box)
    for (_letter, _block, name), row in rows.items():
        for box in row[1:]:
            box.form.join_row([one.form for one in row if one is not box], _capital(name))


def _numbers_of(letters: Iterable[Letter]) -> frozenset[int]:
    """All numbers that stand in letters."""
    return frozenset(
        found.quantity.number
        for letter in letters
        for block in letter.blocks
        for found in numbers_in(block.text)
    )


def _label(said: Said, indicator: int | None, number: int) -> str:
    """What the figure is called in the letter's table, or by its indicator, with the figure."""
    value = said.proposal.value
    cell = cell_at(said.letter, said.proposal.places[0])
    known = Indicator.objects.filter(pk=indicator).first()
    name = (cell and cell.name) or (
        str(known) if known else _("Figure %(place)d") % {"place": number}
    )
    return f"{name}: {quantity(value.get('value'), value.get('qualifier') or Qualifier.EXACTLY)}"


def _initial(said: Said) -> dict[str, Any]:
    value, words = said.proposal.value, words_at(said.letter, said.proposal.places[0])
    cell = cell_at(said.letter, said.proposal.places[0])
    return {
        "indicator": _indicator_of(said.proposal),
        "name": _capital(cell.counted) if cell else "",
        "value": value.get("value"),
        "qualifier": value.get("qualifier") or Qualifier.EXACTLY,
        "period": value.get("period") or "",
        "sentence": incoming.lines(words) if has_words(words) else "",
    }


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _indicator_of(said: Proposal) -> int | None:
    """The indicator of a figure; none where the letter does not say that it counts this."""
    slug = said.value.get("indicator") if said.is_sure else None
    return Indicator.objects.filter(slug=slug).values_list("pk", flat=True).first()
