"""Which addresses a link may lead to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = {"http", "https", "mailto"}
_OF_DESK = re.compile(r"/admin(?:/|$)")
OF_NOTE = re.compile(r"#_?(?:ftn|edn|mso(?:com|anchor)|sdfootnote|sdendnote|cmnt)", re.IGNORECASE)


def is_public(address: str) -> bool:
    """Whether a link may lead there: to the web or an e-mail address, not into a desk."""
    if address.partition(":")[0].lower() not in SCHEMES:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not _OF_DESK.match(parts.path) and not OF_NOTE.match(f"#{parts.fragment}")
