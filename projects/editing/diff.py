"""Changes for people: part, field, old → new, in the words of the desk."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.editing.snapshots import MODELS, Snapshot
from projects.models import Project
from projects.texts.languages import language_name, quoted
from projects.texts.numbers import number

NOTHING = "—"
LANGUAGE_OF_COLUMN = re.compile(r"(.+)_(kk|ru|en)$")


@dataclass(frozen=True)
class Row:
    """One changed field. ``marked`` is its text with insertions and deletions."""

    part: str
    field: str
    old: str
    new: str

    @property
    def marked(self) -> SafeString:
        """Both texts merged word by word, deletions in ``<del>`` and insertions in ``<ins>``."""
        old, new = (re.findall(r"\s+|\S+", text) for text in (self.old, self.new))
        pieces = []
        for tag, i, j, k, n in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
            if tag == "equal":
                pieces.append(format_html("{}", "".join(old[i:j])))
                continue
            if i < j:
                pieces.append(format_html("<del>{}</del>", "".join(old[i:j])))
            if k < n:
                pieces.append(format_html("<ins>{}</ins>", "".join(new[k:n])))
        return format_html_join("", "{}", ((piece,) for piece in pieces))

    @property
    def is_long(self) -> bool:
        """Whether the texts are so long that a merged text reads better than old and new side by
        side."""
        return bool(self.old and self.new) and len(self.old) + len(self.new) > 160


def compared(before: Snapshot, changes: dict[str, Any]) -> list[Row]:
    """A row for each change of ``changes`` to ``before``, the entry first, then its parts."""
    rows = []
    for key, fields in sorted(changes["changed"].items(), key=lambda item: _place(item[0])):
        for name, new in fields.items():
            old = before.get(key, {}).get(name)
            rows.append(_row(key, name, old, new, before.get(key, {})))
    for key, fields in sorted(changes["added"].items(), key=lambda item: _place(item[0])):
        rows.append(Row(_part(key), str(_("added")), "", _described(key, fields)))
    for key in sorted(changes["removed"], key=_place):
        rows.append(Row(_part(key), str(_("removed")), _described(key, before.get(key, {})), ""))
    return rows


def _place(key: str) -> tuple[int, int]:
    name, _colon, pk = key.partition(":")
    return list(MODELS).index(name), int(pk)


def _part(key: str) -> str:
    model = MODELS[key.partition(":")[0]]
    return "" if model is Project else capfirst(str(model._meta.verbose_name))


def label_of(model: type[models.Model], name: str) -> str:
    """The field's name with its language in words: "title, Kazakh"."""
    field: Any = model._meta.get_field(name)
    original = getattr(field, "translated_field", None)
    if original is None:
        return capfirst(str(field.verbose_name))
    return f"{capfirst(str(original.verbose_name))}, {language_name(field.language)}"


def _row(key: str, name: str, old: Any, new: Any, record: dict[str, Any]) -> Row:
    model = MODELS[key.partition(":")[0]]
    part = _part(key)
    if part and (named := _short(key, record)):
        part = f"{part} {quoted(named)}"
    return Row(part, label_of(model, name), shown(model, name, old), shown(model, name, new))


def shown(model: type[models.Model], name: str, value: Any) -> str:
    """A stored value in words: the label of a choice, the name of a related record, yes or no."""
    field: Any = model._meta.get_field(name)
    if value is None or value == "" or value == []:
        return NOTHING
    if isinstance(field, models.ManyToManyField):
        return ", ".join(str(r) for r in field.related_model._base_manager.filter(pk__in=value))
    if isinstance(field, models.ForeignKey):
        return str(field.related_model._base_manager.filter(pk=value).first() or NOTHING)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.BooleanField):
        return str(_("yes")) if value else str(_("no"))
    if isinstance(field, models.BigIntegerField):
        return number(value)
    return str(value)


def _short(key: str, fields: dict[str, Any]) -> str:
    """A short name of a photo, figure, participant or source."""
    model = MODELS[key.partition(":")[0]]
    for name in ("indicator", "organisation", "source"):
        if fields.get(name):
            return shown(model, name, fields[name])
    texts = [
        fields.get(f"{name}_{code}")
        for name in ("caption", "alternative_text")
        for code in ("kk", "ru", "en")
    ]
    return next((text for text in texts if text), "")


def _described(key: str, fields: dict[str, Any]) -> str:
    """The filled-in fields of a part: "Credit: A. B.; Licence: CC BY"."""
    model = MODELS[key.partition(":")[0]]
    written = (
        f"{label_of(model, name)}: {shown(model, name, value)}"
        for name, value in fields.items()
        if value not in (None, "", [], False) and name not in ("position", "width", "height")
    )
    return "; ".join(written)
