"""The values that letters state for the fields of an entry: one, or several to choose among."""

from __future__ import annotations

from typing import Any

from projects.admin.letter_boxes import GROUPS, Choice, Quote, Said
from projects.admin.letter_page import quote
from projects.editing.diff import shown
from projects.intake.letter import Letter, Proposal
from projects.models import Project


def singles_of(said: list[tuple[Letter, list[Proposal]]]) -> dict[str, Said]:
    """The first proposal for each field that has one value."""
    found: dict[str, Said] = {}
    for letter, proposals in said:
        for one in proposals:
            if one.field in GROUPS and not one.is_choice:
                found.setdefault(one.field, Said(letter, one))
    return found


def choices_of(
    said: list[tuple[Letter, list[Proposal]]], singles: dict[str, Said]
) -> dict[str, list[Said]]:
    """The values of the first letter that states several for a field, where none states one."""
    found: dict[str, list[Said]] = {}
    for letter, proposals in said:
        own: dict[str, list[Said]] = {}
        for one in proposals:
            if one.is_choice and one.field in GROUPS and one.field not in singles:
                own.setdefault(one.field, []).append(Said(letter, one))
        found = own | found
    return found


def with_picked(data: Any, choices: dict[str, list[Said]]) -> tuple[Any, set[str]]:
    """What was sent, with the values that were chosen as if they had been typed; and their names,
    which are ticked by that."""
    picked = {name: data.get(f"pick-{name}") for name in choices if data is not None}
    chosen = {name: value for name, value in picked.items() if value}
    if not chosen:
        return data, set()
    data = data.copy()
    for name, value in chosen.items():
        data[name] = value
    return data, set(chosen)


def shown_choices(name: str, choices: list[Said], data: Any) -> list[Choice]:
    """The values of a field, each with its words in the letter."""
    picked = data.get(f"pick-{name}") if data is not None else None
    made = []
    for place, said in enumerate(choices):
        key, value = f"{name}-{place}", said.proposal.value
        words = Quote(f"said-{key}", quote(said.letter, said.proposal.places[0]))
        told = str(shown(Project, name, value))
        made.append(Choice(key, value, told, picked == str(value), said, words))
    return made
