"""Sets what a row changes on its record, and checks the record by the model's own rules."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from modeltranslation.translator import translator

from projects.texts.languages import LANGUAGES
from projects.workbook.lists import Lists
from projects.workbook.outcome import Row
from projects.workbook.tables import ENTRIES


def _translated_fields(model: Any) -> set[str]:
    """The translated fields, which are checked by language only. Checking the field itself would
    copy a text from a fallback language into the current one."""
    if model not in translator.get_registered_models():
        return set()
    return set(translator.get_options_for_model(model).all_fields)


def set_changes(row: Row, record: Any, lists: Lists) -> None:
    """Sets the row's changes on the record without saving it."""
    if row.table is ENTRIES:
        record.number, record.slug = row.number, record.slug or row.slug
    for change in row.changes:
        change.column.set_on(record, change.new, lists)


def blame_rules(row: Row, record: Any, exclude: set[str]) -> None:
    """Blames the row for errors of the model's own rules: ``full_clean()``, but by language."""
    translated = _translated_fields(row.table.model)
    try:
        record.clean_fields(exclude=exclude | translated)
        record.clean()
        record.validate_unique(exclude=exclude)
        record.validate_constraints(exclude=exclude)
        if row.table is ENTRIES and not any(
            getattr(record, f"title_{language}") for language in LANGUAGES
        ):
            raise ValidationError(_("An entry needs a title in at least one language."))
    except ValidationError as error:
        by_attribute = {column.attribute: column for column in row.table.columns}
        for name, messages in (
            error.message_dict.items()
            if hasattr(error, "error_dict")
            else [(NON_FIELD_ERRORS, error.messages)]
        ):
            column = by_attribute.get(name)
            row.blame(" ".join(messages), column.help if column else "", column)
