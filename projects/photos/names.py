"""Which stand a photo's file name means, and its place there.

A stand number begins the name, alone or after the word “stand”. It ends the name, or is followed
by "_", by "-" and a digit, by " - " or by "(". A number before a space and words may be one, so a
person is asked. Dates, and numbers that are part of a word or of a larger number, are none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_ENDING = re.compile(r"(\.(jpe?g|png|webp|tiff?|avif|hei[cf]|gif|bmp))+$", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_MARK = re.compile(r"((стенд|stand)[ _-]?)?(№|#|No?\.?)?\s*(?=[0-9])", re.IGNORECASE)
_NUMBER = re.compile(r"0*([0-9]{1,5})(?![0-9])")
_MONTH = (
    r"(янв|фев|март|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек|қаң|ақп|нау|сәу|мам|мау|шіл|там|"
    r"қыр|қаз|қар|жел|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
# Whole names of months with their endings, or their usual short forms.
_MONTHS = (
    r"(январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|"
    r"октябр[ья]|ноябр[ья]|декабр[ья]|қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|"
    r"қыркүйек|қазан|қараша|желтоқсан|january|february|march|april|may|june|july|august|"
    r"september|october|november|december)(да|де|та|те|нда|нде)?"
)
_IS_DATE = re.compile(
    # 12.05.2024, 12-5-24, 2024_05_12, 12 05 2024; with a time or words behind it.
    r"([0-9]{1,2}[ ._-]+[0-9]{1,2}[ ._-]+([0-9]{4}|[0-9]{2})(?![0-9])"
    r"|[0-9]{4}[ ._-]+[0-9]{1,2}[ ._-]+[0-9]{1,2}(?![0-9])"
    # 12-2024, 2012-2013, 05.2024; 12_2024 is a photo of stand 12.
    r"|([0-9]{1,2}|(19|20)[0-9]{2})[ .-]+(19|20)[0-9]{2}(?![0-9])"
    r"|(19|20)[0-9]{2}[ .-]+[0-9]{1,2}(?![0-9])"
    # 7 апреля, 7_апреля, 12-15 мая, 12 - 15 may
    rf"|[0-9]{{1,2}}([ .-]+[0-9]{{1,2}})?[ ._-]*({_MONTHS}|{_MONTH}\.?)(?![^\W\d_]))",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"[0-9]{1,3}( [0-9]{3})+(?![0-9])")
# A place is followed by nothing, or by what sets it apart from words.
_PLACE = re.compile(r"0*([0-9]{1,2})(?=$|[ _(-])")


@dataclass(frozen=True)
class NameReading:
    """What a name tells: ``stand``, and ``place`` where it gives one. A guess is asked about, and
    so is a name that tells no stand."""

    stand: int | None = None
    place: int | None = None
    is_guess: bool = False


def reading_of(name: str) -> NameReading:
    """The stand and place that a file's name means."""
    words = _plain(name)
    rest = words[mark.end() :] if (mark := _MARK.match(words)) else words
    number = _NUMBER.match(rest)
    if not number:
        return NameReading()
    if _IS_DATE.match(rest) or _THOUSANDS.match(rest):
        return NameReading()
    stand, after = int(number[1]), rest[number.end() :]
    if not after:
        return NameReading(stand)
    if after[0] == "_":
        return NameReading(stand, _place(after.lstrip("_ ")))
    if after[0] == "(" or after.startswith(" ("):
        return NameReading(stand, _place(re.sub(r"^ ?\(([0-9]+)\)", r"\1", after)))
    if re.match("-[0-9]", after):
        place = _place(after[1:])
        return NameReading(stand, place, is_guess=place is None)
    if after.startswith(" - "):
        behind = after[3:].lstrip()
        place = int(behind) if re.fullmatch("[0-9]{1,3}", behind) else None
        return NameReading(stand, place or None, is_guess=bool(behind[:1].isdigit() and not place))
    if re.match("[-.:,;]? ", after):
        return NameReading(stand, is_guess=True)
    return NameReading()


def _plain(name: str) -> str:
    """The last part of a name without its ending, with plain dashes and spaces."""
    words = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    words = re.sub("[\u2010-\u2015\u2212]", "-", _INVISIBLE.sub("", words))
    return re.sub(r"\s+", " ", _ENDING.sub("", words.strip())).strip()


def _place(rest: str) -> int | None:
    """The place that the rest of a name begins with, if it does and the number is no other."""
    found = _PLACE.match(rest)
    if not found or _IS_DATE.match(rest) or _THOUSANDS.match(rest):
        return None
    return int(found[1]) or None
