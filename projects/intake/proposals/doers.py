"""Who did what a sentence says was done: in Russian a name in the instrumental case."""

from __future__ import annotations

import re

from projects.intake.proposals.mentions import Mention
from projects.intake.proposals.nominative_names import in_nominative

# "Центром «Лад» … реализован проект": who did it stands in another case than whom it was done with.
DONE = re.compile(
    r"(?<!\w)(?:реализован|осуществлен|проведен|организован|выполнен)[аоы]?(?!\w)"
    r"|(?<!\w)(?:реализовы|осуществля|проводи|выполня)\w*л(?:ся|ась|ось|ись)(?!\w)"
)
# "Вместе с объединением «А» над проектом трудился фонд «Б»": both did it.
BOTH_DID = re.compile(
    r"^\W*(?:вместе|совместно|наравне) со?\s+(?:\w+(?:ым|им|ой|ей)\s+)?¤+[^¤.;]{0,60}?(?<!\w)"
    r"(?:(?:над|в)\s+(?:\w+\s+)?проект(?:ом|е)\s+(?:\w+\s+)?(?:трудил|работал|труд|работа)\w*"
    r"|(?:трудил|работал|труд|работа)\w*\s+(?:над|в)\s+(?:\w+\s+)?проект(?:ом|е))"
    r"\s+(?:[\w-]+\s+){0,2}¤"
    r"|^\W*¤+(?:\s*-?[мбп]ен)?\s+(?:бирге|катар|бирлесип)\s+[^¤.;]{0,40}?жоба\w*\s[^¤.;]{0,30}?¤+"
    r"[^¤.;]{0,25}?\s(?:енбек ет|жумыс исте|тер тог|тер ток)\w+"
)
# "…; филармония – жобаның тең орындаушысы": with whom it was done, did it as well.
ALIKE = re.compile(
    r"(?<!\w)тен\s+(?:\w+\s+)?орындаушы|(?<!\w)(?:равноправн|равн|втор)\w+\s+исполнител"
    r"|(?<!\w)исполнител\w*\s+на равных"
)
_BY = re.compile(r"(?:ом|ем|ой|ей|им|ым|ью)$")
_WITH = re.compile(r"(?<!\w)(?:со?|между|за|над|под|перед|и|,)\s+$|[,(]\s*$")
_SUPPORT = re.compile(r"спонсор|партнер|поддержк")


def is_doer(text: str, mention: Mention) -> bool:
    words = zip(mention.name.split(), in_nominative(mention.name).split(), strict=False)
    changed = [word for word, called in words if word != called]
    is_by = bool(changed) and all(_BY.search(word) for word in changed)
    before = text[: mention.start]
    return is_by and not _WITH.search(before) and not _SUPPORT.search(before[-40:])


# "Жобаны іске асыруға серіктес тартылды", "к реализации привлечён": for what, and not by whom.
_PURPOSE = re.compile(r"\w*(?:асыр|откиз|уйымдастыр|жургиз)(?:ыл|ил)?[уү](?:га|ге)(?!\w)")
_PURPOSE_OF = re.compile(r"(?<!\w)(?:к|для)\s+$")


def is_purpose(text: str, cue: re.Match[str]) -> bool:
    """Whether a word for doing says for what somebody was won."""
    last = text.rfind(" ", 0, cue.end()) + 1
    is_of = cue[0].startswith(("реализац", "проведен", "организац"))
    return bool(_PURPOSE.match(text, last) or (is_of and _PURPOSE_OF.search(text[: cue.start()])))
