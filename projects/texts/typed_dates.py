"""Reads dates as people write them, for forms."""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext as _

from projects.texts.refusals import one_of, plain, refuse, shortened

_MONTHS = (
    ("қаңтар", "января", "январь", "january", "jan"),
    ("ақпан", "февраля", "февраль", "february", "feb"),
    ("наурыз", "марта", "март", "march", "mar"),
    ("сәуір", "апреля", "апрель", "april", "apr"),
    ("мамыр", "мая", "май", "may"),
    ("маусым", "июня", "июнь", "june", "jun"),
    ("шілде", "июля", "июль", "july", "jul"),
    ("тамыз", "августа", "август", "august", "aug"),
    ("қыркүйек", "сентября", "сентябрь", "september", "sep", "sept"),
    ("қазан", "октября", "октябрь", "october", "oct"),
    ("қараша", "ноября", "ноябрь", "november", "nov"),
    ("желтоқсан", "декабря", "декабрь", "december", "dec"),
)
KAZAKH_MONTHS = tuple(names[0] for names in _MONTHS)
_MONTH_OF = {name: place for place, names in enumerate(_MONTHS, 1) for name in names}
_DAY, _NAME, _YEAR = (
    *(r"(?P<day>[0-9]{1,2})", rf"(?P<name>{one_of(*_MONTH_OF)})", r"(?P<year>[0-9]{4})"),
)
_YEAR_WORD = r"(?: ?(?:г|г\.|года|ж|ж\.|жыл|жылы|жылғы))"
_PATTERNS = (
    rf"{_YEAR}-(?P<month>[0-9]{{1,2}})-{_DAY}",
    rf"{_DAY}(?P<mark>[./-]) ?(?P<month>[0-9]{{1,2}})(?P=mark) ?{_YEAR}{_YEAR_WORD}?",
    rf"{_DAY}(?:st|nd|rd|th)?[ -]{_NAME}\.?,? {_YEAR}{_YEAR_WORD}?",
    rf"{_NAME}\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
    rf"{_YEAR}{_YEAR_WORD} {_DAY}[ -]{_NAME}",
)
_DATES = tuple(re.compile(pattern) for pattern in _PATTERNS)
_WITHIN = tuple(re.compile(rf"(?<![\w.]){pattern}(?!\w)") for pattern in _PATTERNS)


def dates_in(text: str) -> list[str]:
    """The dates that stand in a text (from ``plain``), in order."""
    found = (match for pattern in _WITHIN for match in pattern.finditer(text))
    return [match[0] for match in sorted(found, key=lambda match: match.start())]


def date_parts(text: str) -> dict[str, str] | None:
    """The parts of a date by name, if the text (from ``plain``) is one."""
    found = (pattern.fullmatch(text) for pattern in _DATES)
    return next((match.groupdict() for match in found if match), None)


def read_date(text: str) -> date:
    """The day that ``text`` names: "25.05.2020", "2020 ж. 25 мамыр", "May 25, 2020".

    With a slash, where day and month could change places, it is refused with both readings.
    """
    typed = shortened(text)
    parts = date_parts(plain(text))
    if not parts:
        refuse(_("“%(text)s” is not understood as a date. Write it like 25.05.2020."), typed)
    month = int(parts.get("month") or _MONTH_OF[parts["name"]])
    day, year = int(parts["day"]), int(parts["year"])
    try:
        read = date(year, month, day)
    except ValueError:
        refuse(_("There is no such day as “%(text)s”. Write it like 25.05.2020."), typed)
    if parts.get("mark") == "/" and day <= 12 and day != month:
        sentence = _("“%(text)s” can mean %(one)s or %(other)s. Write the one that is meant.")
        other = date(year, day, month)
        refuse(sentence, typed, one=f"{read:%d.%m.%Y}", other=f"{other:%d.%m.%Y}")
    return read
