"""The organisation that writes, where its letter calls it "our branch" and no more of its name."""

from __future__ import annotations

import re
from dataclasses import replace

from projects.intake.proposals.found import Candidate
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import match_known, mentions
from projects.intake.proposals.phrases import QUOTED, inside
from projects.intake.proposals.sentences import Told
from projects.texts.alphabet import fold
from projects.texts.stems import stem

# "наш филиал «Возрождения»", "біздің «Ару» орталығы"
_OUR = re.compile(r"(?<!\w)(?:наш|наша|наше|нашего|нашей|нашим|біздің)\s+$", re.I)


def as_in_letterhead(one: Candidate, told: Told, known: Known) -> Candidate:
    """The organisation of the letterhead for one of "ours" with the same name in quotation marks,
    whatever its case."""
    name = one.value["name"]
    quoted = QUOTED.search(name)
    if one.value["organisation"] or not quoted:
        return one
    text = " ".join(one.sentence.text.split())
    start = text.find(name)
    if start < 0 or not _OUR.search(text[:start]):
        return one
    wanted = _stems(inside(quoted))
    for line in told.lines:
        written = " ".join(line.text.split())
        named = next((q for q in QUOTED.finditer(written) if _stems(inside(q)) == wanted), None)
        if line.part != "head" or not named:
            continue
        slug = match_known(written[: named.end()], known.organisations)
        for other in mentions(written, known.organisations):
            if other.start <= named.start() and named.end() <= other.end:
                value = {"organisation": slug or other.slug, "name": other.name}
                return replace(one, value=one.value | value)
    return one


def _stems(name: str) -> list[str]:
    return [stem(word, "ru") for word in re.findall(r"\w+", fold(name))]
