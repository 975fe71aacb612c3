"""Entries as their pending changes make them, without writing: for pages that show many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any

from django.db import models

from projects.editing.snapshots import MODELS, PARTS, content_fields
from projects.models import Project

Records = dict[tuple[type[models.Model], Any], models.Model]


def as_edited_all(projects: Iterable[Project]) -> dict[int, Project]:
    """Copies of those of ``projects`` that have a pending change, by key, with their own fields,
    lists and fetched parts as the change makes them; never to be saved.

    Reads ``pending`` and the relations of ``PARTS``: prefetch them. One query more for each kind of
    record that parts or lists name.
    """
    waiting = [project for project in projects if hasattr(project, "pending")]
    named = _named(waiting)
    return {project.pk: _edited(project, named) for project in waiting}


def _edited(project: Project, named: Records) -> Project:
    changes = project.pending.changes
    entry: Any = copy(project)
    fetched = getattr(project, "_prefetched_objects_cache", {})
    entry._prefetched_objects_cache = dict(fetched)
    own = changes["changed"].get(f"project:{project.pk}", {})
    _set(entry, own, named)
    for field in Project._meta.many_to_many:
        if field.name in own:
            found = [named.get((field.related_model, pk)) for pk in own[field.name]]
            _fetch(entry, field.name, list(filter(None, found)))
    for relation, model in PARTS.items():
        parts: list[Any] = []
        for part in getattr(project, relation).all():
            key = f"{model._meta.model_name}:{part.pk}"
            if key not in changes["removed"]:
                parts.append(_set(copy(part), changes["changed"].get(key, {}), named))
        for key, fields in changes["added"].items():
            if key.startswith(f"{model._meta.model_name}:"):
                parts.append(_set(model(project=entry), fields, named))
        _fetch(entry, relation, sorted(parts, key=lambda part: getattr(part, "position", 0) or 0))
    return entry


def _set(record: models.Model, fields: dict[str, Any], named: Records) -> Any:
    """Sets these values on the record; of what other records they name, those that still exist."""
    for name, value in fields.items():
        if name not in content_fields(type(record)):
            continue
        field: Any = record._meta.get_field(name)
        if isinstance(field, models.ForeignKey):
            found = named.get((field.related_model, value))
            if found is not None or value is None:
                setattr(record, field.name, found)
        elif not isinstance(field, models.ManyToManyField):
            setattr(record, field.attname, field.to_python(value))
    return record


def _fetch(entry: Any, relation: str, records: list[Any]) -> None:
    """Lets the relation give these records, as if they had been fetched."""
    found = getattr(entry, relation).none()
    found._result_cache = records
    entry._prefetched_objects_cache[relation] = found


def _named(waiting: list[Project]) -> Records:
    """The records that pending changes name, by model and key."""
    keys: dict[type[models.Model], set[Any]] = {}
    for project in waiting:
        for model, fields in _changed(project):
            for name, value in fields.items():
                if name in content_fields(model):
                    field: Any = model._meta.get_field(name)
                    if field.is_relation and value is not None:
                        values = value if field.many_to_many else [value]
                        keys.setdefault(field.related_model, set()).update(values)
    return {
        (model, pk): record
        for model, wanted in keys.items()
        for pk, record in model._default_manager.in_bulk(wanted).items()
    }


def _changed(project: Project) -> Iterator[tuple[type[models.Model], dict[str, Any]]]:
    for kind in ("changed", "added"):
        for key, fields in project.pending.changes[kind].items():
            yield MODELS[key.partition(":")[0]], fields
