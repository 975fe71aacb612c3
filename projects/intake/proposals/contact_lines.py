"""Lines of a letter that say how to reach somebody: no text for the public."""

from __future__ import annotations

import re
from collections.abc import Sequence

from projects.intake.proposals.parts import Line
from projects.intake.proposals.phrases import beginnings
from projects.texts.alphabet import fold
from projects.texts.contact_details import contact_details_in

_REACH = beginnings(
    """
    контакт, телефон, тел!, моб!, номер, звон, связ, обращат, обращай, вопрос, пишит, писать, для
    сми!, пресс, бухгалтер, почт, адрес, ватсап, вотсап, whatsapp, факс, e-mail, email, байланыс,
    хабарлас, хабарласатын, ұялы, нөмір, сұрақ, бақ!, баспасөз, пошта, мекенжай, кеңсе, офис,
    call, contact, phone, press, media, mail, reach, write, исп!, орынд!, есепті жасаған, отчет
    составил
    """
)
# A line that only says whose numbers stand below it.
_HEADS = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:контакт\w*|байланыс\w*|(?:бак|буқаралык|букаралык)\s.*байланыс\w*"
    r"|контакт\w*\s.{0,40}|для сми|press contacts?|media contacts?|contacts?)\W*"
)
_TOLD = re.compile(r"(?<!\w)(?:проект|жоба|грант|фестивал|конкурс|участник|катысушы|тенге|project)")
_MOST_WORDS = 14


def contact_lines(lines: Sequence[Line]) -> set[tuple[int, int]]:
    """Block and start of each line that has no more than numbers and addresses and whose they are,
    and of the line that heads them."""
    found: set[tuple[int, int]] = set()
    above: Line | None = None
    for line in lines:
        is_headed = above is not None and bool(_HEADS.fullmatch(fold(above.text)))
        if is_contact(line.text, is_headed=is_headed):
            found.add((line.block, line.start))
            if above and is_headed:
                found.add((above.block, above.start))
        above = line
    return found


def is_contact(text: str, *, is_headed: bool = False) -> bool:
    """Whether a line says no more than how to reach somebody; ``is_headed`` below a word for it."""
    details = contact_details_in(text)
    rest = text
    for one in details:
        rest = rest.replace(one, " ")
    words = re.findall(r"[^\W\d_]+", rest)
    is_alone = not re.search(r"[^\W\d_]{3}[.!?]\s+[^\W\d_]", rest)
    if not details or not is_alone or len(words) > _MOST_WORDS:
        return False
    said = fold(rest)
    is_said = bool(_REACH.search(said)) and not _TOLD.search(said)
    return is_headed or len(words) <= 3 or is_said
