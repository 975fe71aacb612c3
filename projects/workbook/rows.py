"""Compares the rows of a sheet with the catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from projects.editing.slugs import free_slug
from projects.models import Project
from projects.models.former_slug import former_slugs
from projects.texts.languages import LANGUAGES, text_of
from projects.texts.numbers import Qualifier
from projects.workbook.cells import TOO_LONG, Figure, OneOf, Raw, SomeOf
from projects.workbook.columns import EDITABLE, FIXED, Column, Table
from projects.workbook.lists import CellError, Lists
from projects.workbook.outcome import Change, Row, State
from projects.workbook.read import Sheet
from projects.workbook.records import blame_rules, set_changes
from projects.workbook.tables import ENTRIES


class _Known:
    """The records that a sheet may mean, found by number, by entry or by natural key."""

    def __init__(self, sheet: Sheet, rows: list[Row]) -> None:
        table = sheet.table
        numbers = {row.number for row in rows if row.number}
        records = list(table.records(numbers))
        self.by_pk = {record.pk: record for record in records}
        self.entries = {p.number: p for p in Project.objects.filter(number__in=numbers)}
        self.by_key: dict[Any, Any] = {}
        by_code = {column.code: column for column in table.columns}
        for record in records if table.natural else ():
            number = record.number if table is ENTRIES else record.project.number
            key = tuple(by_code[code].value_of(record) for code in table.natural)
            self.by_key[(number, *key)] = record


def planned(sheet: Sheet, lists: Lists, taken: set[int]) -> list[Row]:
    """The rows of a sheet as they would be written; ``taken`` are the numbers of new entries in
    this file."""
    table = sheet.table
    found: list[tuple[Row, dict[str, Any]]] = []
    for place, cells in sheet.rows.items():
        row = Row(table, sheet.name, place)
        values = values_of(row, cells, sheet, lists)
        row.number = values.get("number")
        row.problems = [replace(one, stand=row.number) for one in row.problems]
        found.append((row, values))
    known = _Known(sheet, [row for row, _values in found])
    seen: dict[Any, int] = {}
    slugs: set[str] = set()
    for row, values in found:
        if row.state == State.WRONG and row.number is None:
            continue
        if _identify(row, values, known, seen, taken):
            compare(row, values, sheet, lists)
        if row.changes and row.state != State.CONFLICT:
            _check(row, lists, known, slugs)
    return [row for row, _values in found]


def values_of(row: Row, cells: dict[str, Raw], sheet: Sheet, lists: Lists) -> dict[str, Any]:
    """The cells as values, by column code; wrong ones become problems of the row."""
    values: dict[str, Any] = {}
    for column in row.table.columns:
        if column.code not in sheet.codes:
            continue
        raw = cells[column.code]
        try:
            if raw.is_formula:
                raise CellError(_("A formula is not read; paste its result as a value."))
            if raw.is_error:
                raise CellError(_("“%s” is an error of the spreadsheet.") % raw.value)
            values[column.code] = column.kind.read(raw, lists)
        except CellError as error:
            row.blame(str(error), column.help, column)
    _mind_qualifier(row, cells, values)
    return values


def _mind_qualifier(row: Row, cells: dict[str, Raw], values: dict[str, Any]) -> None:
    """Takes the qualifier from a figure's cell ("about 300"); it must not contradict the column of
    qualifiers."""
    for column in row.table.columns:
        if not isinstance(column.kind, Figure) or column.code not in values:
            continue
        said, chosen = column.kind.qualifier(cells[column.code]), values.get("qualifier")
        if said and chosen not in (None, "", Qualifier.EXACTLY, said):
            text = _("The number says “%(said)s”, the qualifier “%(chosen)s”. Make them the same.")
            labels = {"said": said.label, "chosen": Qualifier(chosen).label}
            row.blame(text % labels, column.help, column)
        elif said:
            values["qualifier"] = str(said)


def _identify(
    row: Row, values: dict[str, Any], known: _Known, seen: dict[Any, int], taken: set[int]
) -> bool:
    """Finds the record of the row; False if the row is wrong."""
    number_column = next(column for column in row.table.columns if column.code == "number")
    if row.number is None:
        row.blame(_("The stand number is missing."), number_column.help, number_column)
        return False
    try:
        number_column.kind.check(row.number)
    except CellError as error:
        row.blame(str(error), number_column.help, number_column)
        return False
    key = (row.number, *(values.get(c) or _default(row.table, c) for c in row.table.natural))
    pk = values.get("id")
    row.record = known.by_pk.get(pk) if pk else known.by_key.get(key)
    entry = known.entries.get(row.number)
    row.name = text_of(entry, "title").value if entry else ""
    mine: Any = row.record.pk if row.record else key
    if row.table.natural or row.record:
        if mine in seen:
            row.blame(
                _("The same as row %(row)d of this sheet.") % {"row": seen[mine]},
                _("Each number or part of an entry stands in one row only."),
                number_column,
            )
            return False
        seen[mine] = row.row
    if pk and row.record is None and _is_untouched(row, values):
        row.is_behind = not row.table.model._base_manager.filter(pk=pk).exists()
        if row.is_behind:
            return False
    return _is_possible(row, pk, entry, taken, number_column)


def _is_untouched(row: Row, values: dict[str, Any]) -> bool:
    """Whether the editable cells are still those of the export: its mark is their fingerprint."""
    editable = [column.code for column in row.table.of_use(EDITABLE)]
    if not values.get("mark") or not set(editable) <= values.keys():
        return False
    return row.table.mark_of({code: values[code] for code in editable}) == values["mark"]


def _default(table: Table, code: str) -> Any:
    """The default value of an empty cell in a new row."""
    field = table.model._meta.get_field(code)
    return field.get_default() if field.has_default() else ""


def _is_possible(row: Row, pk: Any, entry: Any, taken: set[int], column: Column) -> bool:
    if pk and row.record is None:
        row.blame(
            _("Entry %(number)d has no row with the number %(pk)s.")
            % {"number": row.number, "pk": pk},
            _("Leave the grey columns as exported; in a new row leave the row’s number empty."),
        )
    elif row.record is None and not row.table.can_grow:
        row.blame(_("Photos are added in the desk, not in a workbook."))
    elif row.table is not ENTRIES and entry is None and row.number not in taken:
        row.blame(
            _("There is no entry with the number %(number)d.") % {"number": row.number},
            column.help,
            column,
        )
    else:
        return True
    return False


def compare(row: Row, values: dict[str, Any], sheet: Sheet, lists: Lists) -> None:
    """Sets the row's changes and state."""
    is_new = row.record is None
    # A row without a mark was typed by hand: its empty cells don't mean to clear the field.
    is_added = is_new or ("mark" in sheet.codes and not values.get("mark"))
    blank = row.record or row.table.model()
    moved = []
    for column in row.table.columns:
        if column.code not in values or column.use not in (EDITABLE, FIXED):
            continue
        new = values[column.code]
        old = [] if is_new and isinstance(column.kind, SomeOf) else _old(column, blank, is_new)
        if column.use == FIXED:
            if column.code == "slug" and not is_new and new not in ("", old):
                moved.append((column, old, new))
        elif new != old and new != TOO_LONG and not (is_added and new in ("", None, [])):
            shown = [column.kind.told(value, lists) for value in (old, new)]
            row.changes.append(Change(column, row.table.label(column), old, new, *shown))
    differs = bool(row.changes or moved) and not is_new
    if differs and values.get("mark") not in (None, "", row.table.mark(row.record)):
        # The desk has changed the record since the export.
        if _is_untouched(row, values):
            row.changes, row.is_behind = [], True
            return
    else:
        for column, old, new in moved:
            _mind_address(row, column, str(old), str(new))
    if is_new:
        _mind_missing(row)
    if row.state == State.WRONG:
        return
    row.state = State.NEW if is_new else State.CHANGED if row.changes else State.UNCHANGED
    if row.changes and not is_new and "mark" in sheet.codes:
        _mind_mark(row, values.get("mark", ""))


def _old(column: Column, record: Any, is_new: bool) -> Any:
    """The present value of the record, or the default of a new one."""
    if is_new and isinstance(column.kind, OneOf) and column.kind.of in Lists.records:
        return ""
    return column.value_of(record)


def _mind_address(row: Row, column: Column, old: str, new: str) -> None:
    """Blames an address that the entry neither has nor had."""
    if not former_slugs(Project).filter(slug=new, record=row.record.pk).exists():
        row.blame(
            _("The address of an entry never changes; it is “%s”.") % old, column.help, column
        )


def _mind_missing(row: Row) -> None:
    """Blames a new row for required cells that are empty and have no default."""
    given = {change.column.code for change in row.changes}
    for column in row.table.of_use(EDITABLE):
        if not column.is_required or column.code in given:
            continue
        field = row.table.model._meta.get_field(column.attribute)
        if isinstance(column.kind, SomeOf) or not field.has_default():
            row.blame(_("A new row needs this."), column.help, column)
    if row.table is ENTRIES and not given & {f"title_{language}" for language in LANGUAGES}:
        row.blame(_("A new entry needs a title in at least one language."))


def _mind_mark(row: Row, mark: str) -> None:
    """Marks the row as a conflict if the record has changed since the export; blames a new row
    whose number is taken."""
    if not mark and row.table is ENTRIES:
        row.blame(
            _("The number %(name)s is taken.") % {"name": f"{row.number}. {row.name}"},
            _("Take a free number for a new entry; to change this one, use its exported row."),
        )
    elif mark and mark != row.table.mark(row.record):
        row.state = State.CONFLICT


def check_cells(row: Row) -> None:
    """Blames the row for changes that the rules of their cells forbid."""
    for change in row.changes:
        try:
            if change.is_emptied and change.column.is_required:
                raise CellError(_("This can’t be empty."))
            change.column.kind.check(change.new)
        except CellError as error:
            row.blame(str(error), change.column.help, change.column)


def _check(row: Row, lists: Lists, known: _Known, slugs: set[str]) -> None:
    """Checks the changes against the rules of the cells and of the model."""
    check_cells(row)
    if row.problems:
        return
    record, exclude = row.record or row.table.model(), set()
    set_changes(row, record, lists)
    row.result = record
    if row.table is ENTRIES and row.record is None:
        record.slug = row.slug = free_slug(record, slugs)
        slugs.add(row.slug)
    elif row.table is not ENTRIES:
        record.project = known.entries.get(row.number, record.project_id and record.project)
        exclude = set() if record.project_id else {"project"}
    blame_rules(row, record, exclude)
