"""The boxes of a letter's participants, and of the letter itself as the source."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from projects.admin.letter_boxes import Proposed, Said, count_of_rows, is_more_asked, quoted
from projects.admin.letter_rows import ParticipantRow, SourceRow
from projects.admin.letter_there import There, in_project
from projects.intake.letter import Letter


def people_boxes(
    rows: list[Said], data: Any, ticked: set[str] | None, *, there: There, may_add: bool
) -> list[Proposed]:
    """A box for each participant that the letter names, and empty ones for those that no rule has
    found, one that was asked for with the focus. ``ticked`` are the keys that were sent. Who takes
    part already, in whatever role, is not ticked unasked."""
    made = []
    for place, said in enumerate([*rows, *([None] * count_of_rows("people", data))]):
        key, value = f"people-{place}", said.proposal.value if said else {"role": "partner"}
        form = _participant(key, value, data, may_add=may_add)
        label = str(value.get("name") or form["organisation"].initial or _("Another participant"))
        part = there.participation(form.initial["organisation"], value["name"]) if said else None
        is_sure = said is not None and not said.proposal.is_asked and part is None
        is_ticked = is_sure if ticked is None else key in ticked
        form.is_left = not is_ticked
        box = Proposed(key, "people", label, form, tuple(form.fields), is_ticked, said)
        if part:
            box.there = in_project(f"{part.organisation}, {part.get_role_display()}")
        made.append(quoted(box))
    if is_more_asked("people", data):
        made[-1].form.fields["organisation"].widget.attrs["autofocus"] = True
    return made


def _participant(key: str, value: dict[str, Any], data: Any, *, may_add: bool) -> ParticipantRow:
    name = value.get("name", "")
    initial = {
        "organisation": value.get("organisation") or "",
        "name": name[:1].upper() + name[1:],
        "role": value.get("role") or "implementing",
    }
    return ParticipantRow(
        data,
        prefix=key,
        initial=initial,
        said=name,
        slug=value.get("organisation"),
        names=value.get("names", {}),
        may_add=may_add,
    )


def source_box(
    stated: Said | None,
    words: Said | None,
    data: Any,
    *,
    name: str,
    there: There,
    ticked: set[str] | None,
    letters: list[Letter],
) -> Proposed:
    """The box of the letter as source: what is ``stated`` of it, ``name`` where nothing is, and the
    ``words`` that it quotes unless the entry quotes them already. It is ticked unasked if one of
    the ``letters`` is written and the entry does not cite it yet."""
    value = dict(stated.proposal.value) if stated else {"title": name}
    is_quoted = words is not None and there.has_quote(words.proposal.value["text"])
    value["sentence"] = _attributed(words.proposal.value) if words and not is_quoted else ""
    # Photos alone are no ground for what an entry says.
    is_new = any(letter.blocks for letter in letters) and there.source is None
    is_ticked = is_new if ticked is None else "source" in ticked
    initial = {field: value.get(field) or "" for field in SourceRow.base_fields}
    form = SourceRow(data, prefix="source", initial=initial, letters=letters)
    form.is_left = not is_ticked
    names = tuple(form.fields)
    box = Proposed("source", "source", _("Letter"), form, names, is_ticked, stated or words)
    if there.source:
        box.there = in_project(str(there.source))
    elif words and is_quoted:
        box.there = in_project(f"“{words.proposal.value['text']}”")
    return quoted(box)


def _attributed(words: dict[str, str]) -> str:
    """What somebody says, and on a line of its own who says it."""
    return "\n— ".join(filter(None, (words["text"], words.get("speaker"))))
