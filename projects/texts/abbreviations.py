"""Abbreviations of the exhibition's texts, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

# The abbreviations of each meaning: of the document's English text, in Kazakh, in Russian.
ABBREVIATIONS: dict[Any, tuple[str, ...]] = {
    _("Assembly of People of Kazakhstan"): ("APK", "APC", "ҚХА", "АНК"),
    _("ethno-cultural association"): ("ECA", "ЭМБ", "ЭКО"),
    _("public fund"): ("PF",),
    _("South Kazakhstan Region"): ("SKR", "ОҚО", "ЮКО"),
    _("probably West Kazakhstan Region; the document does not say"): ("WKR",),
}
_MEANINGS = {short: meaning for meaning, listed in ABBREVIATIONS.items() for short in listed}
_ANY = re.compile(rf"\b(?:{'|'.join(_MEANINGS)})\b")


def abbreviations_in(texts: Iterable[str]) -> list[tuple[str, Any]]:
    """The abbreviations that stand in ``texts``, each once and in their order, with what they mean
    in the page's language."""
    found = dict.fromkeys(short for text in texts for short in _ANY.findall(text))
    return [(short, _MEANINGS[short]) for short in found]
