"""Names as they are compared, and which may be meant by another."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from rapidfuzz.distance import OSA

from projects.texts.alphabet import fold

# How much of a name is enough to tell it.
SHORTEST_BEGINNING = 3


def name_key(text: Any) -> str:
    """A name as it is compared: small letters, without Kazakh ones, spaces and quotation marks."""
    folded = fold(unicodedata.normalize("NFC", str(text or "")))
    return " ".join(re.sub(r"[«»“”„\"']", " ", folded).split())


# What an organisation is before the law, in full and short, as it stands before or behind its name.
LEGAL_FORMS = (
    *("общественное объединение", "республиканское общественное объединение", "ОО", "РОО"),
    *("объединение юридических лиц", "ОЮЛ", "объединение юридических лиц и", "НПО", "ОЮЛиП"),
    *("общественный фонд", "корпоративный фонд", "частный фонд", "ОФ", "КФ", "ЧФ"),
    *("товарищество с ограниченной ответственностью", "ТОО", "АО", "ГУ", "КГУ", "РГУ", "ИП"),
    *("қоғамдық бірлестігі", "республикалық қоғамдық бірлестігі", "ҚБ", "РҚБ"),
    *("заңды тұлғалар бірлестігі", "ЗТБ", "қоғамдық қоры", "корпоративтік қоры", "ҚҚ"),
    *("жауапкершілігі шектеулі серіктестігі", "ЖШС", "АҚ", "ММ", "КММ"),
    *("public association", "public foundation", "NGO", "LLP", "JSC"),
)


def _without_legal_form(key: str) -> tuple[str, str]:
    """A compared name without its legal form, and that form; empty where there is none."""
    for form in sorted(map(name_key, LEGAL_FORMS), key=len, reverse=True):
        for rest in (key.removeprefix(f"{form} "), key.removesuffix(f" {form}")):
            if rest != key:
                return rest, form
    return key, ""


def is_same(typed: str, known: str) -> bool:
    """Whether two names (``name_key``) differ by nothing but a legal form that one leaves out."""
    (name, form), (known_name, known_form) = map(_without_legal_form, (typed, known))
    return name == known_name and (form == known_form or not form or not known_form)


def is_near(typed: str, known: str) -> bool:
    """Whether a name (``name_key``) may be meant by another: it begins so, a word of it does, or
    one letter differs."""
    if len(typed) >= SHORTEST_BEGINNING and re.search(rf"(?<!\w){re.escape(typed)}", known):
        return True
    if len(known) >= SHORTEST_BEGINNING and typed.startswith(f"{known} "):
        return True
    return len(typed) > SHORTEST_BEGINNING and OSA.distance(typed, known, score_cutoff=1) <= 1
