"""Snapshots of an entry and its parts; computes and applies differences between them.

A snapshot is ``{"project:12": {field: value}, "photo:31": {…}}``: the entry and its parts, their
fields as the JSON serializer writes them. Differences are
``{"changed": {key: {field: new}}, "added": {key: {field: value}}, "removed": [key]}``.
Parts that are not stored yet have negative numbers, so that a form can refer to them.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from typing import Any

from django.core import serializers
from django.db import models
from modeltranslation.translator import NotRegistered, translator

from projects.editing.slugs import free_variant
from projects.models import Citation, Metric, Participation, Photo, Project, Recording

PARTS: dict[str, type[models.Model]] = {
    "photos": Photo,
    "metrics": Metric,
    "participations": Participation,
    "citations": Citation,
    "recordings": Recording,
}
_ALL: tuple[type[models.Model], ...] = (Project, *PARTS.values())
MODELS = {str(model._meta.model_name): model for model in _ALL}
# The publication state has its own steps; the other fields are computed.
_NOT_CONTENT = {"id", "project", "publication", "public_from", "changed", "sample_texts"}
# Many-to-many fields that are stored as parts.
_THROUGH = {"participants", "sources"}
# Optional fields that joined later: empty, they are not part of what somebody has approved.
_JOINED = re.compile(r"(?:easy_text|long_description)_|quarter_turns$")
Snapshot = dict[str, dict[str, Any]]


@cache
def content_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The editable fields: a translated text as its three columns, without computed ones."""
    try:
        originals = set(translator.get_options_for_model(model).fields)
    except NotRegistered:
        originals = set()
    lists = [field.name for field in model._meta.many_to_many if field.name not in _THROUGH]
    columns = [field.name for field in model._meta.concrete_fields]
    return tuple(
        name
        for name in (*columns, *lists)
        if name not in _NOT_CONTENT | originals and not name.startswith("title_order_")
    )


def key_of(record: models.Model) -> str:
    return f"{record._meta.model_name}:{record.pk}"


def snapshot(project: Project) -> Snapshot:
    """The entry and its parts as the database has them now."""
    records: list[models.Model] = [Project.objects.get(pk=project.pk)]
    for model in PARTS.values():
        records += model._default_manager.filter(project=project).order_by("pk")
    return {key_of(record): fields_of(record) for record in records}


def fields_of(record: models.Model) -> dict[str, Any]:
    written = serializers.serialize("json", [record], fields=content_fields(type(record)))
    return json.loads(written)[0]["fields"]


def differences(before: Snapshot, after: Snapshot) -> dict[str, Any]:
    """The differences that turn ``before`` into ``after``."""
    changed = {}
    for key in before.keys() & after.keys():
        old = before[key]
        new = {
            name: value
            for name, value in after[key].items()
            # An older snapshot lacks the fields that have joined the model since.
            if name in old and not _is_same(old[name], value)
        }
        if new:
            changed[key] = new
    return {
        "changed": changed,
        "added": {key: after[key] for key in after if key not in before},
        "removed": [key for key in before if key not in after],
    }


def without_renumbered(before: Snapshot, changes: dict[str, Any]) -> dict[str, Any]:
    """The differences from ``before`` without parts that would go and come again as they are: a
    pending part gets another number when it is published."""
    removed, added = list(changes["removed"]), {}
    for key, fields in changes["added"].items():
        model = key.partition(":")[0]
        same = (old for old in removed if old.partition(":")[0] == model)
        twin = next((old for old in same if _are_same(before[old], fields)), None)
        if twin is None:
            added[key] = fields
        else:
            removed.remove(twin)
    return changes | {"added": added, "removed": removed}


def _are_same(old: dict[str, Any], new: dict[str, Any]) -> bool:
    return all(_is_same(old.get(name), value) for name, value in new.items())


def _is_same(old: Any, new: Any) -> bool:
    """Whether two values are equal; an empty text equals None, as forms write one and fixtures the
    other."""
    return old == new or (old in (None, "") and new in (None, ""))


def is_empty(changes: dict[str, Any]) -> bool:
    return not any(changes.values())


def with_provisional_numbers(changes: dict[str, Any]) -> dict[str, Any]:
    """The differences with their added parts numbered up to -1, so that they keep their order."""
    added = {}
    for place, (key, fields) in enumerate(changes["added"].items(), -len(changes["added"])):
        added[f"{key.partition(':')[0]}:{place}"] = fields
    return changes | {"added": added}


def apply(project: Project, changes: dict[str, Any], *, for_good: bool) -> None:
    """Writes differences into the database.

    With ``for_good`` added parts get database numbers; otherwise they keep the negative ones.
    References to records that have been deleted since are left out, and so is a number that another
    entry has been given since; an address is made another one. A photo that the entry still has,
    deleted or not, is added as itself: none hangs twice.
    """
    for key in changes["removed"]:
        model, pk = _parsed(key)
        model._base_manager.filter(pk=pk, project=project).delete()
    for key, fields in changes["changed"].items():
        model, pk = _parsed(key)
        if record := model._base_manager.filter(pk=pk).first():
            write(record, fields)
    for key, fields in changes["added"].items():
        model, pk = _parsed(key)
        if model is Photo and (same := _photo_of_that_file(project, fields)):
            same.deleted_at = None
            write(same, fields)
            continue
        own_number = pk < 0 or model._base_manager.filter(pk=pk).exists()
        write(model(pk=None if for_good and own_number else pk, project=project), fields)


def _photo_of_that_file(project: Project, fields: dict[str, Any]) -> Photo | None:
    return Photo.everything.filter(project=project, image=fields.get("image") or None).first()


def _parsed(key: str) -> tuple[type[models.Model], int]:
    name, _, pk = key.partition(":")
    return MODELS[name], int(pk)


def write(record: models.Model, fields: dict[str, Any]) -> None:
    """Sets these values on a record and saves it; see ``apply`` for references left out."""
    lists = {}
    for name, value in fields.items():
        if name not in content_fields(type(record)):
            continue  # a field that has left the model since
        field: Any = record._meta.get_field(name)
        if isinstance(field, models.ManyToManyField):
            lists[name] = value
        elif field.unique and not record._state.adding and _is_taken(record, field, value):
            if name == "slug":
                record.slug = free_variant(record, value)  # type: ignore[attr-defined]
        elif not isinstance(field, models.ForeignKey) or _exists(field, value):
            setattr(record, field.attname, field.to_python(value))
        elif record._state.adding:
            return
    record.save()
    for name, value in lists.items():
        getattr(record, name).set(_existing(record, name, value))


def _is_taken(record: models.Model, field: Any, value: Any) -> bool:
    """Whether another record has been given this number or address since."""
    others = type(record)._base_manager.exclude(pk=record.pk)
    return others.filter(**{field.name: value}).exists()


def _exists(field: Any, value: Any) -> bool:
    return value is None or field.related_model._base_manager.filter(pk=value).exists()


def _existing(record: models.Model, name: str, pks: list[Any]) -> Any:
    field: Any = record._meta.get_field(name)
    return field.related_model._base_manager.filter(pk__in=pks)


def fingerprint(project: Project) -> str:
    """A SHA-256 of all that visitors see of an entry; database numbers don't count."""
    content = [
        [key.partition(":")[0], {n: v for n, v in fields.items() if v or not _JOINED.match(n)}]
        for key, fields in snapshot(project).items()
    ]
    written = sorted(json.dumps(part, sort_keys=True, ensure_ascii=False) for part in content)
    return hashlib.sha256("\n".join(written).encode()).hexdigest()
