"""No-break spaces and dashes by the rules of Kazakh, Russian and English, where texts are drawn.

Nobody types them: ``typeset`` puts them into a finished page or print, and so everything that the
page says follows the same rules. Data, exports and what a head says of a page stay as typed.

- a short Russian word stays with the next one: в школе, и дети
- a Kazakh or Russian particle stays with the word before it: бала мен, так же
- a number stays with its unit, with its next three digits, and behind its sign: 5 адам, № 7
- a dash between Cyrillic words is long and never begins a line; between Latin ones it is short
"""

from __future__ import annotations

import re
from functools import lru_cache

NO_BREAK = "\u00a0"
# What is shown as it stands: programs, what visitors type, and the words of a source.
VERBATIM = re.compile(r"<(script|style|pre|code|textarea|blockquote)\b.*?</\1>", re.DOTALL)
# Text between two tags that has a space.
BETWEEN_TAGS = re.compile(r">[^<> ]* [^<>]*<")
END_OF_ITEM = "</li>\n"
# On both sides of what is typeset already. No text has it: it is no letter of any language.
FINISHED = "\x02"
# What only the pages of one search say: words that it found, and links that carry it. Looked for
# one by one: a pattern of the three takes a third of the time in which a list is built.
OF_A_SEARCH = ("<mark", "?q=", ";q=")

# Words of one letter, and of two, at the beginning of a text or behind a space, bracket or quote.
_FIRST = r"(?<![^\s>(«„“])"
_ONE = "[АаВвИиКкОоСсУуЯя№]"
_TWO = "(?:[ВвСсКкДд]о|[Зз]а|[Ии]з|[Нн][аеио]|[Оо][бт]|[Пп]о)"
_PARTICLES = "мен|пен|бен|да|де|та|те|ма|ме|ба|бе|па|пе|же|ли|бы"
NEVER_BREAK = re.compile(
    rf" (?:(?<={_FIRST}{_ONE} )(?=[\w«„“(<])|(?<={_FIRST}{_TWO} )(?=[\w«„“(<])"
    rf"|(?<=\d )(?=\d{{3}}(?!\d)|[a-zа-яёәғіңөұүқһ₸%])"
    rf"|(?=(?:{_PARTICLES})[\s,.;:!?)»<]))"
)
DASHES = re.compile(r" ([-–—]) (?=(\S))")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LATIN = re.compile(r"[A-Za-z]")


def typeset(html: str) -> str:
    """A page, a fragment or a plain text with its spaces and dashes put right. Twice is as once."""
    body = max(html.find("<body"), 0)
    parts = html[body:].split(FINISHED)
    # Every other part stands between two marks.
    parts[::2] = map(_by_items, parts[::2])
    return html[:body] + "".join(parts)


def finished(html: str) -> str:
    """Marks what is typeset already, and shown on many pages: a page that it stands in passes over
    it. Looked through again for each list, its items took a tenth of the time that a list takes."""
    return f"{FINISHED}{html}{FINISHED}"


def _by_items(html: str) -> str:
    # Neither a rule nor what is verbatim reaches across the end of an item, and most items stand on
    # many pages.
    return END_OF_ITEM.join(
        _typeset(item) if any(part in item for part in OF_A_SEARCH) else _kept(item)
        for item in html.split(END_OF_ITEM)
    )


@lru_cache(maxsize=2048)
def _kept(html: str) -> str:
    return _typeset(html)


def _typeset(html: str) -> str:
    done, parts = 0, []
    for verbatim in VERBATIM.finditer(html):
        parts += [_between_tags(html[done : verbatim.start()]), verbatim[0]]
        done = verbatim.end()
    return "".join([*parts, _between_tags(html[done:])])


def _between_tags(html: str) -> str:
    return BETWEEN_TAGS.sub(lambda found: _put_right(found[0]), f">{html}<")[1:-1]


def _put_right(text: str) -> str:
    return NEVER_BREAK.sub(NO_BREAK, DASHES.sub(_dash, text))


def _dash(match: re.Match[str]) -> str:
    """The dash for what stands before and behind it."""
    typed, around = match[1], match.string[max(match.start() - 2, 0) : match.start()] + match[2]
    if CYRILLIC.search(around):
        typed = "—"
    elif typed == "-" and LATIN.search(around):
        typed = "–"
    return f"{NO_BREAK}{typed} "


# What is quoted, with quotation marks of the same kind in it.
QUOTED_TWICE = re.compile(r"(?:«[^«»]*(?:«[^«»]*»[^«»]*)+»|“[^“”„]*(?:“[^“”]*”[^“”]*)+”)")


def inner_quotes(text: str) -> str:
    """Quotation marks within others made the language's inner ones: «Фонд „Х“», “Fund ‘X’”."""
    return QUOTED_TWICE.sub(lambda found: _inner(found[0]), text)


def _inner(text: str) -> str:
    opening, inner_opening, inner_closing = "«„“" if text[0] == "«" else "“‘’"
    closing = text[-1]
    inside = text[1:-1].replace(opening, inner_opening).replace(closing, inner_closing)
    return f"{opening}{inside}{closing}"
