"""The texts of the interface and of the reference lists in three languages, and how far their
translations have been reviewed.

The interface's texts are the messages of ``locale/`` and ``exhibition/locale/``. What an outside
editor has corrected is kept in the data folder, in ``locale/``, and stands before them from the
next start of the site, also after an update. Texts of the reference lists are records and change
at once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from modeltranslation.translator import translator

from projects.models import (
    Block,
    HeadlineFigure,
    Indicator,
    Organisation,
    Region,
    Source,
    TextReview,
    Theme,
)

REVIEWED = ("kk", "ru")
LISTS: tuple[type[models.Model], ...] = (
    *(Block, Theme, Region, Organisation),
    *(Indicator, HeadlineFigure, Source),
)
CATALOGUE = "LC_MESSAGES/django.po"
# The forms of a plural stand below each other.
BETWEEN_FORMS = "\n"
# Where a value is put into a message, and tags.
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+>")


@dataclass(frozen=True)
class InterfaceText:
    """A text in three languages. ``key`` names it in a workbook; ``record`` and ``field`` say where
    a list keeps it, a message has neither."""

    key: str
    english: str
    translations: dict[str, str] = field(hash=False)
    record: models.Model | None = None
    field: str = ""

    @property
    def place(self) -> str:
        """Where it is shown: the interface, or the name of the list."""
        return str(self.record._meta.verbose_name_plural) if self.record else _("interface")

    def fingerprint(self, language: str) -> str:
        """A hash of the English text and its translation."""
        parts = (language, self.english, self.translations[language])
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def all_texts() -> list[InterfaceText]:
    """The messages, then the texts of the lists; those that exist in no language are left out."""
    return [*_messages(), *_texts_of_lists()]


def corrections_folder() -> Path:
    """Where corrected messages are kept; ``settings.LOCALE_PATHS`` begins with it."""
    return Path(settings.DATA_DIR) / "locale"


def _catalogues(language: str) -> Iterator[polib.POFile]:
    """The files of messages, that which stands first last."""
    for folder in reversed(settings.LOCALE_PATHS):
        path = Path(folder) / language / CATALOGUE
        if path.exists():
            yield polib.pofile(str(path))


def _messages() -> Iterator[InterfaceText]:
    found: dict[tuple[str, str], dict[str, polib.POEntry]] = {}
    for language in REVIEWED:
        for catalogue in _catalogues(language):
            for entry in catalogue:
                if not entry.obsolete:
                    found.setdefault((entry.msgctxt or "", entry.msgid), {})[language] = entry
    for entries in found.values():
        some = next(iter(entries.values()))
        source = BETWEEN_FORMS.join(filter(None, [some.msgid, some.msgid_plural]))
        shown = {code: _forms(entries[code]) if code in entries else "" for code in REVIEWED}
        yield InterfaceText(_key(some), source, shown)


def _forms(entry: polib.POEntry) -> str:
    if entry.msgid_plural:
        return BETWEEN_FORMS.join(entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural))
    return str(entry.msgstr)


def _texts_of_lists() -> Iterator[InterfaceText]:
    for model in LISTS:
        for record in model._default_manager.order_by("pk"):
            for name in translator.get_options_for_model(model).get_field_names():
                english = getattr(record, f"{name}_en") or ""
                shown = {code: getattr(record, f"{name}_{code}") or "" for code in REVIEWED}
                if english or any(shown.values()):
                    key = f"{model._meta.model_name}/{record.pk}/{name}"
                    yield InterfaceText(key, english, shown, record, name)


def reviews(texts: Iterable[InterfaceText]) -> dict[str, TextReview]:
    """The reviews that hold now, by fingerprint."""
    wanted = {text.fingerprint(code) for text in texts for code in REVIEWED}
    held = TextReview.objects.select_related("reviewed_by")
    return {review.fingerprint: review for review in held if review.fingerprint in wanted}


def confirm(texts: Iterable[InterfaceText], fingerprints: Iterable[str], by: Any) -> int:
    """Notes that ``by`` has reviewed the translations with these fingerprints; returns how many.

    A fingerprint that belongs to no text now is passed over: the text has changed since.
    """
    known = {text.fingerprint(code): code for text in texts for code in REVIEWED}
    done = 0
    for fingerprint in dict.fromkeys(fingerprints):
        if fingerprint in known:
            given = {"language": known[fingerprint], "reviewed_by": by}
            done += TextReview.objects.get_or_create(fingerprint=fingerprint, defaults=given)[1]
    return done


@dataclass(frozen=True)
class Correction:
    """A translation that would take another's place."""

    text: InterfaceText
    language: str
    new: str

    @property
    def old(self) -> str:
        return self.text.translations[self.language]


def problem_of(correction: Correction) -> str:
    """Why a correction can't be taken, in a sentence; "" if it can."""
    text, new = correction.text, correction.new
    if not new.strip():
        return _("This can’t be empty.")
    if text.record:
        model_field: Any = text.record._meta.get_field(f"{text.field}_{correction.language}")
        try:
            model_field.clean(new, text.record)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""
    if new.count(BETWEEN_FORMS) != correction.old.count(BETWEEN_FORMS):
        return _("The number of lines must stay as it is: each is a form of the plural.")
    if _places(new) != _places(correction.old):
        places = ", ".join(sorted(_places(correction.old)))
        return _("These must stay in the text, values are put there: %(places)s.") % {
            "places": places
        }
    return ""


def _places(text: str) -> set[str]:
    """Where values are put into a message, and its tags."""
    return set(PLACE.findall(text))


def apply(corrections: Iterable[Correction], by: Any) -> None:
    """Takes the corrections, which have no ``problem_of`` them, and notes them as reviewed.

    Those of lists hold at once, those of messages from the next start of the site.
    """
    taken = list(corrections)
    with transaction.atomic():
        for correction in taken:
            if record := correction.text.record:
                record.refresh_from_db()
                setattr(record, f"{correction.text.field}_{correction.language}", correction.new)
                record.save()
                LogEntry.objects.log_actions(by.pk, [record], CHANGE, _("Corrected text"))
        messages = [correction for correction in taken if not correction.text.record]
        for language in {correction.language for correction in messages}:
            _keep(language, [c for c in messages if c.language == language])
    texts = all_texts()
    now = {text.key: text for text in texts}
    confirm(
        texts, [now[c.text.key].fingerprint(c.language) for c in taken if c.text.key in now], by
    )


def _keep(language: str, corrections: list[Correction]) -> None:
    """Writes corrected messages of a language into the data folder, as text and compiled."""
    path = corrections_folder() / language / CATALOGUE
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = polib.pofile(str(path)) if path.exists() else polib.POFile()
    entries = {_key(entry): entry for catalogue in _catalogues(language) for entry in catalogue}
    kept.metadata = next(_catalogues(language)).metadata
    for correction in corrections:
        entry = entries[correction.text.key]
        old = kept.find(entry.msgid, msgctxt=entry.msgctxt or False)
        if old:
            kept.remove(old)
        forms = correction.new.split(BETWEEN_FORMS)
        plural = {"msgid_plural": entry.msgid_plural, "msgstr_plural": dict(enumerate(forms))}
        one = {"msgstr": correction.new}
        kept.append(
            polib.POEntry(
                msgid=entry.msgid,
                msgctxt=entry.msgctxt,
                flags=entry.flags,
                **(plural if entry.msgid_plural else one),
            )
        )
    # Whoever starts meanwhile reads the old file or the new one, never half of it.
    part = path.with_suffix(".part")
    kept.save(str(part))
    part.replace(path)
    kept.save_as_mofile(str(part))
    part.replace(path.with_suffix(".mo"))


def _key(entry: polib.POEntry) -> str:
    named = f"{entry.msgctxt or ''}\x04{entry.msgid}"
    return "message/" + hashlib.sha256(named.encode()).hexdigest()[:16]
