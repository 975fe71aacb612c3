"""The tables of the workbook: their sheets and columns.

Export, import and the help sheet all read this one description.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from projects.models import Citation, Metric, Participation, Photo, Project
from projects.models.entry_rules import EARLIEST_YEAR, LATEST_YEAR
from projects.texts.languages import LANGUAGES
from projects.texts.quantities import Unit
from projects.workbook.cells import Figure, Line, Marked, OneOf, SomeOf, Whole, Words
from projects.workbook.columns import FIXED, KEY, MARK, Column, Table

HIGHEST_NUMBER = 9_999


def in_languages(code: str, kind: Any, help_text: Any, width: int = 40) -> tuple[Column, ...]:
    return tuple(
        Column(f"{code}_{language}", kind, help_text, width=width) for language in LANGUAGES
    )


_NUMBER = Whole(1, HIGHEST_NUMBER)
_POSITION = Whole(0, 32_767)
_YEAR = Whole(EARLIEST_YEAR, LATEST_YEAR, Unit.YEAR)
_NUMBER_HELP = _("Stand number of the entry, for example 12. It finds the row and never changes.")
MARK_COLUMN = Column(
    "mark",
    Line(),
    _("Leave as it is: tells whether somebody has changed the row since it was exported."),
    MARK,
    name=_("mark, leave as it is"),
)
_ID = Column(
    "id",
    Whole(1),
    _("The catalogue’s own number of this row. Leave empty in a new row."),
    KEY,
    path="pk",
    name=_("row’s number"),
    width=10,
)
_OF_ENTRY = Column(
    "number", _NUMBER, _NUMBER_HELP, KEY, path="project__number", name=_("stand number"), width=10
)
_SENTENCE = (
    Column("sentence", Words(), _("The source’s own words, unchanged."), width=60),
    Column("sentence_language", OneOf("language"), _("Choose from the list.")),
)

ENTRIES = Table(
    "entries",
    Project,
    (
        Column("number", _NUMBER, _NUMBER_HELP, KEY, is_required=True, width=10),
        Column(
            "slug",
            Line(120),
            _("Name of the entry in its address; made from the title of a new entry."),
            FIXED,
            width=26,
        ),
        Column("block", OneOf("block"), _("Choose from the list."), is_required=True),
        *in_languages("title", Line(250), _("Title, at most 250 characters.")),
        *in_languages("summary", Words(400), _("One or two sentences, at most 400 characters.")),
        *in_languages(
            "text",
            Marked(),
            _(
                "The text; an empty line between paragraphs (Alt+Enter twice), "
                "“- ” before an item of a list, **bold**, *emphasis*, [words](https://address)."
            ),
            60,
        ),
        *in_languages("easy_text", Marked(), _("The same in short, easy sentences."), 60),
        Column(
            "original_language",
            OneOf("language"),
            _("The language that the other two are translated from."),
            is_required=True,
        ),
        Column(
            "themes",
            SomeOf("theme"),
            _("One or more themes from the list, separated by semicolons."),
            width=30,
        ),
        Column(
            "regions",
            SomeOf("region"),
            _("One or more regions from the list, separated by semicolons; empty if not stated."),
            width=30,
        ),
        Column("place_as_written", Line(200), _("The place as the source writes it.")),
        Column("status", OneOf("status"), _("Choose from the list."), is_required=True),
        Column("start_year", _YEAR, _("Only the year, as 2012.")),
        Column("end_year", _YEAR, _("Only the year, as 2012.")),
        Column(
            "budget_kzt",
            Whole(unit=Unit.TENGE),
            _("Whole tenge, for example 2 500 000 or 2.5 mln. Empty if not stated."),
        ),
        Column("coordinator", Line(200), _("Name of the coordinator.")),
        *in_languages(
            "editorial_note", Words(), _("What the editors decided and the source does not say.")
        ),
        Column("provenance", OneOf("provenance"), _("Choose from the list."), is_required=True),
        Column(
            "publication",
            OneOf("publication"),
            _("Only shown here: entries are published in the desk."),
            FIXED,
        ),
        MARK_COLUMN,
    ),
    related=("block",),
    fetched=("themes", "regions"),
    natural=("number",),
    key="number",
    order=("number",),
)

PARTICIPANTS = Table(
    "participants",
    Participation,
    (
        _ID,
        _OF_ENTRY,
        Column(
            "organisation",
            OneOf("organisation"),
            _("Choose the organisation from the list; a new one is entered in the desk first."),
            is_required=True,
            width=50,
        ),
        Column("role", OneOf("role"), _("Choose from the list."), is_required=True),
        Column("position", _POSITION, _("1 stands first, then 2 and so on."), is_required=True),
        MARK_COLUMN,
    ),
    related=("project", "organisation"),
    natural=("organisation", "role"),
)

FIGURES = Table(
    "figures",
    Metric,
    (
        _ID,
        _OF_ENTRY,
        Column(
            "indicator",
            OneOf("indicator"),
            _("What is counted: choose from the list."),
            is_required=True,
            width=40,
        ),
        Column(
            "value",
            Figure(),
            _("A whole number in the indicator’s unit, for example 1 200 or about 1 200."),
        ),
        *in_languages("wording", Line(100), _("Only where the source gives no number."), 20),
        Column("qualifier", OneOf("qualifier"), _("How exactly: choose from the list.")),
        Column("period", Line(60), _("Of what time, for example 2011–2013.")),
        Column(
            "source",
            OneOf("source"),
            _("Where the figure comes from: choose from the list."),
            is_required=True,
            width=40,
        ),
        *_SENTENCE,
        *in_languages("note", Words(), _("A remark about the figure."), 30),
        MARK_COLUMN,
    ),
    related=("project", "indicator", "source"),
    natural=("indicator", "period"),
    order=("project__number", "indicator__position", "pk"),
)

PHOTOS = Table(
    "photos",
    Photo,
    (
        _ID,
        _OF_ENTRY,
        Column("file", Line(), _("Only shown here."), FIXED, path="name", name=_("file"), width=26),
        *in_languages(
            "alternative_text",
            Line(300),
            _(
                "Describe what the picture shows, for people who cannot see it. Without this "
                "the picture is not shown."
            ),
        ),
        *in_languages("caption", Line(300), _("Caption under the photo.")),
        Column("credit", Line(200), _("Who took or drew it.")),
        Column("licence", Line(120), _("The licence, for example CC BY 4.0.")),
        MARK_COLUMN,
    ),
    related=("project",),
    can_grow=False,
)

CITATIONS = Table(
    "citations",
    Citation,
    (
        _ID,
        _OF_ENTRY,
        Column(
            "source",
            OneOf("source"),
            _("Where the words come from: choose from the list."),
            is_required=True,
            width=40,
        ),
        *_SENTENCE,
        Column("position", _POSITION, _("1 stands first, then 2 and so on."), is_required=True),
        MARK_COLUMN,
    ),
    related=("project", "source"),
    natural=("source",),
)

TABLES = (ENTRIES, PARTICIPANTS, FIGURES, PHOTOS, CITATIONS)
