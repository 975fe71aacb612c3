"""Whether two names are of one organisation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from projects.texts.alphabet import fold


def core_of(named: Mapping[str, Any]) -> str:
    """What tells one organisation from another: its slug, its quoted name, its words."""
    if named["organisation"]:
        return str(named["organisation"])
    quoted = re.search(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"", named["name"])
    if quoted:
        return "¤" + " ".join(re.findall(r"\w+", fold(next(filter(None, quoted.groups())))))
    return " ".join(re.findall(r"\w+", fold(named["name"])))


def is_same(one: str, other: str) -> bool:
    """Whether one core is the other or a part of it; two marked names are not ("Каспий Нан")."""
    return (
        one == other
        if "¤" in one and "¤" in other
        else one.strip("¤") in other or other.strip("¤") in one
    )
