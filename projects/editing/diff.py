"""Changes for people: part, field, old → new, in the words of the desk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.editing.merged import is_like, merged, merged_rich
from projects.editing.snapshots import MODELS, Snapshot
from projects.models import Indicator, Metric, Photo, Project
from projects.texts import richtext
from projects.texts.languages import language_name, quoted
from projects.texts.numbers import number
from projects.texts.quantities import money

NOTHING = "—"
LANGUAGE_OF_COLUMN = re.compile(r"(.+)_(kk|ru|en)$")


@dataclass(frozen=True)
class Row:
    """One changed field. ``marked`` is its text with insertions and deletions, ``photo`` the
    picture that it is about; ``is_rich``: its text has marks, and is shown as visitors see it."""

    part: str
    field: str
    old: str
    new: str
    photo: Photo | None = None
    is_rich: bool = False

    @property
    def reversed(self) -> Row:
        """The way back: what was new goes, what was old comes."""
        return replace(self, old=self.new, new=self.old)

    @property
    def picture(self) -> str:
        """The name of the photo's file; empty for a row about something else."""
        return self.photo.image_name if self.photo else ""

    @property
    def without_photo(self) -> Row:
        return replace(self, photo=None)

    @property
    def old_shown(self) -> str:
        return richtext.html(self.old) if self.is_rich else self.old

    @property
    def new_shown(self) -> str:
        return richtext.html(self.new) if self.is_rich else self.new

    @property
    def marked(self) -> SafeString:
        """Both texts merged, deletions in ``<del>`` and insertions in ``<ins>``."""
        return (merged_rich if self.is_rich else merged)(self.old, self.new)

    @property
    def is_long(self) -> bool:
        """Whether the texts are too long to stand side by side."""
        return len(self.old) + len(self.new) > 160

    @property
    def is_marked(self) -> bool:
        """Whether one text with its insertions and deletions reads better than both: they are
        long, and at least half of the words are the same."""
        return bool(self.is_long and self.old and self.new) and is_like(self.old, self.new)


def compared(before: Snapshot, changes: dict[str, Any]) -> list[Row]:
    """A row for each change of ``changes`` to ``before``, the entry first, then its parts."""
    rows = []
    for key, fields in sorted(changes["changed"].items(), key=lambda item: _place(item[0])):
        record = before.get(key, {})
        for name, new in _typed(key, fields):
            rows.append(_row(key, name, record.get(name), new, record))
    for key, fields in sorted(changes["added"].items(), key=lambda item: _place(item[0])):
        rows.append(Row(_part(key), _("added"), "", _described(key, fields), _photo(key, fields)))
    for key in sorted(changes["removed"], key=_place):
        fields = before.get(key, {})
        rows.append(Row(_part(key), _("removed"), _described(key, fields), "", _photo(key, fields)))
    return rows


def summed_up(rows: list[Row]) -> list[str]:
    """The changed fields, each once: "Title, English", "Photo: added (3)"."""
    names = Counter(f"{row.part}: {row.field}".removeprefix(": ") for row in rows)
    return [name if count == 1 else f"{name} ({count})" for name, count in names.items()]


def _typed(key: str, fields: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The fields that a person edits, without computed ones and without the picture's file."""
    model = MODELS[key.partition(":")[0]]
    for name, value in fields.items():
        field: Any = model._meta.get_field(name)
        if field.editable and not isinstance(field, models.FileField):
            yield name, value


def _photo(key: str, fields: dict[str, Any]) -> Photo | None:
    """The picture of a photo's snapshot, to be shown small."""
    if MODELS[key.partition(":")[0]] is not Photo or not fields.get("image"):
        return None
    names = ("image", "copy_widths", "width", "height")
    return Photo(**{name: fields[name] for name in names if name in fields})


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
    was, becomes = (shown(model, name, one, record).removeprefix(NOTHING) for one in (old, new))
    return Row(part, label_of(model, name), was, becomes, _photo(key, record), is_rich(model, name))


def is_rich(model: type[models.Model], name: str) -> bool:
    """Whether the field holds a text with the marks of ``projects.texts.richtext``."""
    return LANGUAGE_OF_COLUMN.sub(r"\1", name) in getattr(model, "MARKED_TEXTS", ())


def shown(
    model: type[models.Model], name: str, value: Any, record: dict[str, Any] | None = None
) -> str:
    """A stored value in words: the label of a choice, the name of a related record, yes or no, an
    amount with what is counted. ``record`` are the other fields, as far as they are known."""
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
    if name == "budget_kzt":
        return money(value)
    if model is Metric and name == "value":
        indicator = Indicator.objects.filter(pk=(record or {}).get("indicator")).first()
        return f"{number(value)} {indicator.unit if indicator else ''}".rstrip()
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
        f"{label_of(model, name)}: {shown(model, name, value, fields)}"
        for name, value in _typed(key, fields)
        if value not in (None, "", [], False) and not _is_beside_the_point(name, value, fields)
    )
    return "; ".join(written)


def _is_beside_the_point(name: str, value: Any, fields: dict[str, Any]) -> bool:
    """Whether a value that nobody typed would be told: a place, the middle of a picture, the
    language of a text that is not there."""
    if name.endswith("_language"):
        text = name.removesuffix("_language")
        return not any(fields[one] for one in fields if one.startswith(text) and one != name)
    return name == "position" or (name in ("focal_x", "focal_y") and value == 50)
