"""Entries as rows: CSV, XLSX and JSON out, the same columns and words in each.

Lists inside a cell are joined by "; ". Money is in whole tenge. Rows are written one by one, so a
long list takes no more memory than a short one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.editing.provenance import ground_of
from projects.models import Indicator, Project, Source
from projects.open_data import lazy_openpyxl
from projects.open_data.spreadsheets import harmless, written_cell
from projects.texts.languages import current_language, text_of
from projects.texts.richtext import plain


def participants(project: Project) -> list[dict[str, str]]:
    """Name and role code of each participant, in order."""
    return [
        {"name": text_of(part.organisation, "name").value, "role": part.role}
        for part in project.participations.all()
    ]


def metrics(project: Project) -> list[dict[str, Any]]:
    """The figures of an entry; ``value`` is in the indicator's unit or the source's wording."""
    return [
        {
            "indicator": metric.indicator.slug,
            "value": metric.value if metric.value is not None else text_of(metric, "wording").value,
            "qualifier": metric.qualifier,
            "period": metric.period,
            "source": text_of(metric.source, "title").value,
        }
        for metric in project.metrics.all()
    ]


def photos(project: Project, site: str) -> list[dict[str, Any]]:
    """The pictures of an entry that may be seen. ``site`` is the address in front of paths."""
    return [
        {
            "url": site + photo.get_absolute_url(),
            "alt": text_of(photo, "alternative_text").value,
            "long_description": plain(text_of(photo, "long_description").value),
            "caption": text_of(photo, "caption").value,
            "credit": photo.credit,
            "licence": photo.licence,
        }
        for photo in project.shown_photos
    ]


def recordings(project: Project, site: str) -> list[dict[str, Any]]:
    """An entry read aloud ("audio") or told in sign language ("sign"), with what is said."""
    return [
        {
            "kind": recording.kind,
            "language": recording.language,
            "url": site + recording.address,
            "transcript": plain(recording.transcript),
            "subtitles": site + recording.subtitles_address if recording.subtitles else "",
        }
        for recording in project.recordings.all()
    ]


def project_record(project: Project, site: str) -> dict[str, Any]:
    """An entry as ``projects.json`` gives it. Texts are in the page's language or the next one
    in the stated order; ``text_language`` and ``easy_text_language`` say which."""
    text, easy_text = text_of(project, "text"), text_of(project, "easy_text")
    return {
        "number": project.number,
        "slug": project.slug,
        "url": site + project.get_absolute_url(),
        "title": text_of(project, "title").value,
        "summary": text_of(project, "summary").value,
        "text": plain(text.value),
        "text_language": text.language,
        "block": project.block.slug,
        "themes": [theme.slug for theme in project.themes.all()],
        "regions": [region.code for region in project.regions.all()],
        "status": project.status,
        "start_year": project.start_year,
        "end_year": project.end_year,
        "budget_kzt": project.budget_kzt,
        "provenance": project.provenance,
        "participants": participants(project),
        "metrics": metrics(project),
        "photos": photos(project, site),
        "ground": ground_of(project),
        "easy_text": plain(easy_text.value),
        "easy_text_language": easy_text.language if easy_text.value else "",
        "recordings": recordings(project, site),
    }


def _listed(names: list[str]) -> str:
    return "; ".join(names)


def _figures(record: dict[str, Any]) -> str:
    return _listed([f"{m['indicator']}: {m['qualifier']} {m['value']}" for m in record["metrics"]])


def _named(record: dict[str, Any]) -> str:
    return _listed([f"{part['name']} ({part['role']})" for part in record["participants"]])


PROVENANCE = gettext_lazy(
    "documented: named in the exhibition’s own document, or stated by whoever carried the project "
    "out; reported: described by a public source; illustrative: a sample that fills the stand "
    "until the real text arrives."
)
GROUND = gettext_lazy(
    "What stands behind provenance: document (the exhibition’s own), letter (a letter or form of "
    "whoever carried the project out) or public (a public source); empty for a sample."
)

# The columns of a table of entries: what each says, and how it differs from the record's field.
COLUMNS: dict[str, Any] = {
    "number": gettext_lazy("Place on the stands, 1 to 61."),
    "slug": gettext_lazy("Name of the entry in its address."),
    "url": gettext_lazy("Address of the entry."),
    "title": gettext_lazy("Title."),
    "summary": gettext_lazy("Summary."),
    "text": gettext_lazy("Text, without marks of emphasis."),
    "text_language": gettext_lazy("Language that the text is in: kk, ru or en."),
    "block": gettext_lazy("Block: fund, republican, regional or partners."),
    "themes": gettext_lazy("Themes, separated by semicolons."),
    "regions": gettext_lazy("Regions, ISO 3166-2 codes as of 2022; KZ is country-wide."),
    "status": gettext_lazy(
        "Status in codes of IATI 2.03: identification (planned), implementation (in progress), "
        "closed (completed); unknown where the source does not state it."
    ),
    "start_year": gettext_lazy("Start year; empty where not stated."),
    "end_year": gettext_lazy("End year; empty where not stated."),
    "budget_kzt": gettext_lazy("Budget in whole tenge; empty where not stated."),
    "provenance": PROVENANCE,
    "participants": gettext_lazy("Participants with their roles."),
    "metrics": gettext_lazy("Figures: indicator, qualifier and value in the indicator’s unit."),
    "photos": gettext_lazy("Addresses of the pictures."),
    "ground": GROUND,
    "note": gettext_lazy("What this row is part of: query, date and number of rows."),
}


def _row(record: dict[str, Any], note: str) -> list[Any]:
    cells = record | {
        "themes": _listed(record["themes"]),
        "regions": _listed(record["regions"]),
        "participants": _named(record),
        "metrics": _figures(record),
        "photos": _listed([photo["url"] for photo in record["photos"]]),
        "note": note,
    }
    return [cells[name] for name in COLUMNS]


@dataclass(frozen=True)
class Export:
    """The entries of a query, with the query in words and the time, ready to be written."""

    entries: Iterable[Project]
    count: int
    words: list[tuple[str, str]]
    at: datetime
    site: str

    @property
    def query_in_words(self) -> str:
        """The query in words; "all entries" where nothing is asked."""
        return "; ".join(f"{facet}: {value}" for facet, value in self.words) or _("all entries")

    @property
    def note(self) -> str:
        """Query, date and number of rows in one sentence."""
        return _("Query: %(query)s. Date: %(date)s. Rows: %(count)d.") % {
            "query": self.query_in_words,
            "date": f"{self.at:%Y-%m-%d %H:%M}",
            "count": self.count,
        }

    def records(self) -> Iterator[dict[str, Any]]:
        for project in self.entries:
            yield project_record(project, self.site)

    def rows(self) -> Iterator[list[Any]]:
        note = self.note
        for record in self.records():
            yield _row(record, note)


class _Echo:
    """Gives back what the CSV writer writes, so that rows can be streamed."""

    def write(self, text: str) -> str:
        return text


def csv_lines(export: Export) -> Iterator[str]:
    """The table as lines of CSV, with the mark by which Excel knows UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(list(COLUMNS))
    for row in export.rows():
        yield writer.writerow([harmless(cell) for cell in row])


def workbook(export: Export) -> bytes:
    """The table as XLSX, with a second sheet that explains query, columns, units and sources."""
    book = lazy_openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(_("Projects")[:31])
    sheet.freeze_panes = "C2"
    widths = {"title": 50, "summary": 60, "text": 80, "participants": 40, "metrics": 40}
    for place, name in enumerate(COLUMNS):
        letter = lazy_openpyxl.get_column_letter(place + 1)
        sheet.column_dimensions[letter].width = widths.get(name, 16)
    sheet.append([written_cell(sheet, name, bold=True) for name in COLUMNS])
    for row in export.rows():
        sheet.append([written_cell(sheet, cell) for cell in row])
    _about_sheet(book, export)
    result = BytesIO()
    book.save(result)
    return result.getvalue()


def _makers(source: Source) -> list[str]:
    """Who wrote a source, and who published it."""
    texts = (text_of(source, field).value for field in ("producer", "publisher"))
    return [text for text in texts if text]


def _about_sheet(book: Any, export: Export) -> None:
    sheet = book.create_sheet(_("About")[:31])
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 110
    lines: list[tuple[Any, Any]] = [
        (
            _("Exhibition"),
            _("The exhibition of social projects of the Assembly of People of Kazakhstan"),
        ),
        (_("Query"), export.query_in_words),
        (_("Date"), f"{export.at:%Y-%m-%d %H:%M}"),
        (_("Rows"), export.count),
        (_("Language"), current_language()),
        ("", ""),
        (_("Column"), _("What it says")),
        *((name, str(explanation)) for name, explanation in COLUMNS.items()),
        ("", ""),
        (_("Indicator"), _("Unit")),
        *(
            (i.slug, f"{text_of(i, 'name').value}, {text_of(i, 'unit').value}")
            for i in Indicator.objects.all()
        ),
        ("", ""),
        (_("Source"), _("Where it can be found")),
        *(
            (text_of(s, "title").value, " ".join((*_makers(s), *s.addresses)))
            for s in Source.objects.public()
        ),
    ]
    for line in lines:
        sheet.append([written_cell(sheet, cell) for cell in line])
