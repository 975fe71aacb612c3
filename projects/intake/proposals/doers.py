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
_BY = re.compile(r"(?:ом|ем|ой|ей|им|ым|ью)$")
_WITH = re.compile(r"(?<!\w)(?:со?|между|за|над|под|перед|и|,)\s+$|[,(]\s*$")
_SUPPORT = re.compile(r"спонсор|партнер|поддержк")


def is_doer(text: str, mention: Mention) -> bool:
    words = zip(mention.name.split(), in_nominative(mention.name).split(), strict=False)
    changed = [word for word, called in words if word != called]
    is_by = bool(changed) and all(_BY.search(word) for word in changed)
    before = text[: mention.start]
    return is_by and not _WITH.search(before) and not _SUPPORT.search(before[-40:])
