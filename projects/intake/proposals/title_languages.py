"""The languages of a project's names, and names that stand side by side in several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.phrases import QUOTED, inside, language_of, without_quotes
from projects.texts.alphabet import UPPER, fold

Named = tuple[str, str]
"""A name and its language."""

# Folded words that say in which language a name is, beside it or in its label.
_IN_LANGUAGE = {
    "kk": r"казах\w*|каз|казак(?:ша\w*|\s+тили\w*)?|государственн\w+(?=\s+язык)|гос(?=\.?\s+яз)"
    r"|мемлекеттик(?=\s+тил)|kazakh",
    "ru": r"русск\w*|рус|орыс(?:ша\w*|\s+тили\w*)?|russian",
    "en": r"англ\w*|агылшын(?:ша\w*|\s+тили\w*)?|english",
}
# A name in another language than those of the site.
_OTHERS = (
    r"(?:узбек|уйгур|татар|немец|польск|украин|корейск|турец|азербайдж|чечен|армян|башкир|белорус)\w*"
    r"|(?:озбек|уйгыр|немис|поляк|карис|турик|татар|шешен|украин|дунген|эзербайжан)ша"
)
OF_LABEL = {code: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for code, words in _IN_LANGUAGE.items()}
_WORDS = "|".join(
    f"(?P<{code}>{words})" for code, words in {**_IN_LANGUAGE, "other": _OTHERS}.items()
)
# "на казахском языке – …", "қазақша: …", "(рус.)": no adjective of the name itself.
_MARK = re.compile(
    rf"(?<!\w)(?:(?P<opens>на|по|in)[\s-]+)?(?:{_WORDS})(?!\w)\.?"
    r"(?:\s*(?:языке?|яз|тил\w*|language|название|нускасы|атауы|аталуы|вариант)(?!\w)\.?)?"
    r"(?P<parted>\s*(?:[:—–-](?!\w)|\)|[¤«“\"]|$))?"
)
_EDGES = " \t\n.,;:()/|—–-"
_MOST_WORDS = 16


def names_in(text: str, language: str) -> list[Named]:
    """The names that an answer or a line lists, by the words for their languages or by the
    alphabets of names beside each other; ``language`` where neither tells."""
    # "а) қазақша – …", also behind the one before
    text = re.sub(r"^\s*(?:[-–—•*]\s*)?\(?\w\)\s+|(?<=\s)[^\W\d_]\)\s+", "", text)
    shown = QUOTED.sub(lambda found: "¤" * len(found[0]), fold(text))
    marks = [found for found in _MARK.finditer(shown) if _is_mark(found)]
    if marks:
        return _by_marks(text, marks, language)
    parts = [one for one in _parts(text) if one]
    named = [(one, own_language(one, language)) for one in parts]
    return named if len({code for _name, code in named}) == len(named) > 1 else []


def _is_mark(found: re.Match[str]) -> bool:
    """Whether a word for a language is no part of a name, as in "Русский – язык дружбы"."""
    if found["parted"] is None:
        before = found.string[: found.start()].rstrip(" (")
        is_first = not before or before != found.string[: found.start()].rstrip(" ")
        is_first = is_first or before.endswith((",", ";"))
        return is_first and bool(found["opens"] or re.search("ш[ае]$", found[0]))
    if found["other"] and not (found["opens"] or found["other"].endswith("ша")):
        return False
    is_adjective = not found["opens"] and re.match(r"(?:казах|русск|англий)\w+\s*[—–-]", found[0])
    return not is_adjective


def opens_with_language(folded: str) -> bool:
    """Whether a folded line begins with the language of what it says: "по-казахски …"."""
    found = _MARK.match(re.sub(r"^\s*\d{1,2}[.)]\s*", "", folded))
    return bool(found and _is_mark(found))


def _by_marks(text: str, marks: list[re.Match[str]], language: str) -> list[Named]:
    """Names behind the words for their languages, or before them: "«Мост» (рус.)"."""
    codes = [next((code for code in _IN_LANGUAGE if found[code]), "") for found in marks]
    starts = [found.start() for found in marks]
    ends = [found.end() - len((found["parted"] or "").lstrip(" :—–-)")) for found in marks]
    pieces = [
        _name(text[start:end]) for start, end in zip([0, *ends], [*starts, len(text)], strict=True)
    ]
    if pieces[-1]:
        first = [(pieces[0], own_language(pieces[0], language))] if pieces[0] else []
        named = [*first, *zip(pieces[1:], codes, strict=True)]
    else:
        named = [*zip(pieces[:-1], codes, strict=True)]
    return [
        (name, code) for name, code in named if name and code and len(name.split()) <= _MOST_WORDS
    ]


def _name(piece: str) -> str:
    """The name in a piece of a list: what is quoted there, else all of it."""
    quoted = list(QUOTED.finditer(piece))
    text = inside(quoted[0]) if quoted else piece
    return text.strip(_EDGES) if len(quoted) < 2 else ""


def _parts(text: str) -> list[str]:
    """The names of a list with strokes, commas or brackets between quoted ones."""
    quoted = list(QUOTED.finditer(text))
    rest = QUOTED.sub("", text)
    if len(quoted) > 1 and re.fullmatch(r"[\s/|,;()—–-]*(?:\bи\b|және|and)?[\s/|,;()—–-]*", rest):
        return [inside(one).strip(_EDGES) for one in quoted]
    if bracketed := re.fullmatch(rf"([^()]+)\(([{UPPER}«“\"][^()]+)\)[\s.]*", text):
        return [without_quotes(one.strip(_EDGES)) for one in bracketed.groups()]
    return [without_quotes(one.strip(_EDGES)) for one in re.split(r"\s+[/|]\s+|\n", text)]


def own_language(text: str, letters: str) -> str:
    """A name is of the letter's language, unless it is written in another alphabet."""
    found = language_of(text, letters)
    return letters if letters == "ru" and found == "kk" and not is_kazakh(text) else found


def is_kazakh(text: str) -> bool:
    return bool(re.search("[әғқңөұүһі]", text.casefold()))


# "(Bridge of Voices)", "(…, шетелдік қонақтарға – Heritage of Muqam)": a name in other letters.
_LATIN = re.compile(
    r"(?:^|[—–:-]\s*|[,;]\s*)(?P<name>[A-Z][A-Za-z'’]+(?:[ -][A-Za-z'’]+){1,9})\s*$"
)
_CYRILLIC = re.compile(r"(?P<name>[А-ЯЁӘҒҚҢӨҰҮҺІ][\w'’-]+(?: [\w'’-]+){1,9})\s*")


def _of_other_alphabet(said: str, language: str, known: set[str]) -> list[Named]:
    """The name in brackets behind one, in letters that the other's language does not have."""
    found = _LATIN.search(said)
    if found and "en" not in known and language != "en":
        return [(found["name"].strip(), "en")]
    whole = _CYRILLIC.fullmatch(said.strip())
    if whole and language != "kk" and "kk" not in known and is_kazakh(whole["name"]):
        return [(whole["name"].strip(), "kk")]
    return []


_ONE = r"(?:«[^«»]+»|“[^“”]+”|\"[^\"\n]+\")"
_LISTED = re.compile(rf"{_ONE}(?:\s*[/|]\s*{_ONE})+")


def names_beside(text: str, name: str, language: str) -> Iterator[Named]:
    """The names in other languages that strokes part from a name: "«Мост» / «Көпір»"."""
    for listed in _LISTED.finditer(text):
        names = [inside(one).strip(_EDGES) for one in QUOTED.finditer(listed[0])]
        if name in names:
            codes = [(one, own_language(one, "ru")) for one in names if one != name]
            yield from ((one, code) for one, code in codes if code != language)


# "«Крылья» («Қанат»)"
_BRACKETED = re.compile(rf"({_ONE})\s*\(({_ONE})\)")


def cyrillic_beside(text: str, name: str) -> list[str]:
    """The other names that strokes part from a name, or that stand in brackets behind it, in
    letters that Russian and Kazakh share or Kazakh has alone."""
    for listed in (*_LISTED.finditer(text), *_BRACKETED.finditer(text)):
        names = [inside(one).strip(_EDGES) for one in QUOTED.finditer(listed[0])]
        if name in names:
            return [one for one in names if one != name and language_of(one, "ru") != "en"]
    return []


# Behind a name: "(«Көпір»)", "жобасы (ағылшынша – Bridge)", " / «Көпір»", ", на русском – «Мост»".
_BEHIND = re.compile(
    r"[»”\"]?\s*(?:(?:проект|жоба|project|фестивал|байкау|байқау|марафон|акция|бағдарлама|программ)\w*\s*)?"
    r"(?:\((?P<bracketed>[^()]+)\)|(?P<listed>(?:\s*[/|]\s*(?:«[^«»]+»|“[^“”]+”|\"[^\"\n]+\"))+)"
    r"|(?:(?:болған|болды|деп аталады|аталады)\s*)?,\s*(?P<marked>(?:(?:на|по|in)\s|по-|(?:орыс"
    r"|қазақ|ағылшын)ша\s)[^,;.]+))"
)


def names_behind(text: str, end: int, language: str) -> Iterator[Named]:
    """The names in other languages right behind a name that ends at ``end``."""
    if not (found := _BEHIND.match(text, end)):
        return
    said = found["bracketed"] or found["listed"] or found["marked"]
    named = names_in(said.strip(_EDGES), "ru" if language == "kk" else language)
    if found["bracketed"]:
        named += _of_other_alphabet(said, language, {code for _name, code in named})
    if not named and QUOTED.fullmatch(said.strip(" ,/|")):
        name = inside(QUOTED.fullmatch(said.strip(" ,/|"))).strip(_EDGES)  # type: ignore[arg-type]
        named = [(name, own_language(name, "ru"))]
    yield from ((name, code) for name, code in named if code != language)
