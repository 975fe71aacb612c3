"""Spans of years and months in folded text: from when until when."""

from __future__ import annotations

import re

# Folded words that may stand between two years of a span.
_MONTH = (
    r"(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр|кантар|акпан"
    r"|наурыз|сауир|мамыр|маусым|шилде|тамыз|кыркуйек|казан|караша|желтоксан|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|весн|лет|осен|зим"
    r"|коктем|жаз|куз|кыс|spring|summer|autumn|winter|fall|начал|конц|середин|бас|аяг|early|late"
    r"|жыл|год|year|дейин|until|till|through|аралы|жане|бастап|from|был|оку|учебн"
    r"|(?:гг?|жж?|в|the|of|to|and|по|до|и|с|[мбп]ен)(?!\w)|-|–|—)"
)
SPAN = re.compile(
    rf"(?<!\d)((?:19|20)\d\d)(?:[\s.,()-]*(?:{_MONTH}\w*\.?|\d{{1,2}}(?!\d)|[–—-]))*?"
    rf"\s*(?:[–—-]|\bпо\b|\bдо\b|to\b|until\b|till\b|and\b|through\b|жыл\w*(?:нан|ден|дан)|\w+[нтд][еа]н\b|и\b|жане\b|[мбп]ен\b)"
    rf"(?:[\s.,()-]*(?:{_MONTH}\w*\.?|\d{{1,2}}(?!\d)))*?[\s.]*((?:19|20)\d\d)(?!\d)"
)
LISTED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:\s*,\s*(?:19|20)\d\d)+\s*(?:и|жане|мен|and|,)\s*((?:19|20)\d\d)(?!\d)"
)
# One school year or several: 2021/22, "2021/2022 и 2022/2023".
SCHOOL_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/–-](?:(?:19|20)?\d\d\s*(?:,|и|жане|мен|and)\s*(?:19|20)\d\d[/–-])*(?:19|20)?(\d\d)(?!\d)"
    r"(?=\s*(?:учебн|уч\.|оку))"
)
# "С мая по октябрь 2019 года", "2022 жылдың сәуірі мен қазаны аралығында": months of one year.
MONTH = (
    r"(?:январ|феврал|март|апрел|ма[йяе]|июн|июл|август|сентябр|октябр|ноябр|декабр|кантар|акпан"
    r"|наурыз|сауир|мамыр|маусым|шилде|тамыз|кыркуйек|казан|караша|желтоксан)\w*"
)
WITHIN_YEAR = re.compile(
    rf"{MONTH}\s*(?:[–—-]|по|до)\s*(?:\d{{1,2}}\s+)?{MONTH}\s+((?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)((?:19|20)\d\d)\s*жыл\w*\s+(?:\d{{1,2}}\s+)?{MONTH}\s*(?:[мбп]ен\s+|[–—-]\s*)?"
    rf"(?:\d{{1,2}}\s+)?{MONTH}\s+(?:аралы|дейин)"
    rf"|(?<!\d)((?:19|20)\d\d)\S{{0,3}}\s*(?:году?|г\.?)?\s*[,(]?\s*со?\s+{MONTH}\s+"
    rf"(?:по|до)\s+{MONTH}"
)


def span_in(text: str) -> re.Match[str] | None:
    """From when until when a folded text tells, with no number of its own between."""
    found = SPAN.search(text)
    between = text[found.start(1) + 4 : found.end(2) - 4] if found else ""
    return None if re.search(r"\d(?!\d)(?:\s*(?:[,;)]|$)|\s+(?![а-яa-z]{3}))", between) else found


# "В 2016–2018 годах, в период наибольшей активности": the best of its years.
AT_BEST = re.compile(
    r"(?<!\w)в\s+(?:период|пору|годы|время|момент)\s+(?:наи\w+|пика|самой|самого)(?!\w)"
    r"|(?<!\w)(?:в|на)\s+(?:самый\s+|самом\s+)?(?:разгар\w*|пик[еу]?)(?!\w)"
    r"|(?<!\w)в\s+(?:самые\s+\w+|лучшие)\s+(?:наши\s+)?(?:годы|времена)"
    r"|(?<!\w)ен\s+(?:\w*кызу|белсенди|кызган|жемисти|биик|шаркы)\w*|(?<!\w)кызган\s+(?:шак|кез)\w*"
)
# "В 2016–2018 годах в конкурсах участвовало 1 180 человек": what these years counted.
COUNTED_THEN = re.compile(
    r"\d\s+(?:чел|адам|участ|катыс|дет[ея]|бала|окушы|школьн|студент|жас(?!\w)|жител|семин|экз|дана"
    r"|встреч|кездесу|тургын)\w*"
)
