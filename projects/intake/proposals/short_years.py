"""Years written with two digits: "в 15-м", "18 год – 1100 чел.", "в апреле 18-го"."""

from __future__ import annotations

import re

from projects.intake.proposals.spans import MONTH
from projects.texts.alphabet import fold

_SHORT = (
    # "начали в 15-м, закончили в 19м"
    re.compile(
        r"(?<=(?<!\w)в )(?P<year>[012]\d)\s?-?(?:ом|м)(?!\w)"
        r"(?=\s*(?:г(?!\w)|год|[,.;)]|$"
        r"|(?:и|а|до|по|законч|заверш|нача|начин|запуст)(?!\w)|законч|заверш"
        rf"|(?:весной|летом|осенью|зимой)(?!\w)|в\s+{MONTH}))"
    ),
    # "в апреле 18-го"; a day is "18-го апреля", "18-го числа"
    re.compile(
        rf"(?<!\w){MONTH}\s+(?P<year>[012]\d)\s?-?(?:го|м)(?!\w|\s+(?:числ|{MONTH}))(?:\s+года?)?"
    ),
    # "18 год – 1100 чел."; what lasts says "21 год" and no number
    re.compile(
        r"^\W*(?:(?:а|и)\s+)?(?:(?:в|за)\s+)?(?P<year>[012]\d)"
        r"(?:\s?-?(?:й|м|ом)(?:\s+год\w*)?|\s+год[ау]?|\s*г\.?|-?\s?жыл[ыд]\w*)\s*[—–:-]\s*(?=\D{0,12}\d)"
    ),
)


def with_short_years(text: str) -> str:
    """A text with these years in four digits."""
    for short in _SHORT:
        while found := short.search(fold(text)):
            at = found.start("year")
            text = f"{text[:at]}20{text[at : at + 2]}{_END.sub('', text[at + 2 :])}"
    return text


# "-го", "-м": what a year in four digits is written without.
_END = re.compile(r"^\s?-?(?:го|ом|м|й)(?!\w)")
