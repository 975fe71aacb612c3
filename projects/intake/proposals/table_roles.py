"""The organisations that rows of a table name, with the role that a cell or the table says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.found import Candidate
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import match_known, mentions, tidy
from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.role_words import CUES
from projects.intake.proposals.sentences import Sentence, Told
from projects.texts.alphabet import fold

# Cells say with one word what the sentences of a letter tell with several.
_GRANT = beginnings("грант, қаржыландыру, финансирование, субсидия, соцзаказ, госзаказ, grant")
_GAVE_GRANT = re.compile(
    r"(?:дал|выдал|выделил|предоставил)[аио]?\s+(?:грант|деньги|средства)|грант берд"
)
_SOURCES = beginnings(
    """
    источник, финансирование, кто дал, кто финанс, грантодат, қаржыландыру, қаржы көз, қаржы бер,
    funder, source, donor, funded by
    """
)
# What a firm gives is money of a sponsor or a grant: only a word for it tells.
FIRM = re.compile(r"(?<!\w)(?:ТОО|ООО|АО|ИП|КХ|ЖШС|АҚ|ЖК|ШҚ|LLP|JSC)(?!\w)|компани|шаруа")
_OWN = beginnings("собственн, өз!, own!, взнос, жарна")


def candidate_of(name: str, slug: str | None, role: str, sentence: Sentence) -> Candidate:
    """An organisation in a role."""
    return Candidate({"organisation": slug, "name": name, "role": role}, sentence)


def in_rows_of_tables(told: Told, known: Known) -> Iterator[Candidate]:
    """The organisations of tables that say the role of each in a cell or in brackets, or that list
    who gave the money."""
    rows: dict[tuple[int, str], list[Sentence]] = {}
    for answer in told.answers:
        is_cell = told.letter.blocks[answer.block].kind == "table" and answer.label
        if answer.part == "body" and is_cell:
            rows.setdefault((answer.block, answer.label.split(" / ")[0]), []).append(answer)
    for (block, name), cells in rows.items():
        named = re.sub(r"\s*\([^()]*\)\s*$", "", name)
        if not (mentions(named, known.organisations) or match_known(named, known.organisations)):
            continue
        said = [re.sub(r"\s*\([^()]*\)", "", cell.folded) for cell in cells]
        said = [text.split(",")[0] for text in said]  # "партнёр, дал зал"
        said = [text for text in said if len(text.split()) <= 3]
        said += [fold(one) for one in re.findall(r"\(([^()]*)\)", name)]
        roles = {role for text in said if (role := _role_of(text))}
        if not roles and (role := _listed_as(told, block)):
            roles = {role}
        if not roles and _lists_funders(told, block) and not FIRM.search(named):
            roles = {"funding"} - ({"funding"} if _OWN.search(fold(name)) else set())
        if len(roles) == 1:
            inside = [one.slug for one in mentions(name, known.organisations)][:1]
            slug = match_known(named, known.organisations) or (inside[0] if inside else None)
            yield candidate_of(tidy(named), slug, roles.pop(), cells[0])


def _role_of(text: str) -> str:
    if _GRANT.match(text) or _GAVE_GRANT.match(text):
        return "funding"
    found = [role for role, cue in CUES.items() if cue.match(text)]
    return found[0] if len(found) == 1 else ""


# "3-кесте. Серіктестер"
_LISTED_AS = re.compile(
    r"^[\W\d]*(?:(?:кесте|таблица|table)?[\W\d]*)(?:\w+\s+)?(?:(?P<partner>партн[её]р|сериктес)|(?P<sponsor>спонсор|демеуши))\w*"
    r"(?:\s+(?:проекта|жоба\w*))?\W*$"
)


def _listed_as(told: Told, block: int) -> str:
    """The role that the line above a table gives all whom it lists."""
    found = _LISTED_AS.match(fold(told.letter.blocks[block - 1].text)) if block else None
    return next((role for role, text in found.groupdict().items() if text), "") if found else ""


def _lists_funders(told: Told, block: int) -> bool:
    """Whether a table, or the line above it, is headed by words for who gave money."""
    blocks = told.letter.blocks
    head = fold(blocks[block].text.split("\n")[0].split("\t")[0])
    above = fold(blocks[block - 1].text) if block else ""
    return bool(
        _SOURCES.match(head)
        or _SOURCES.match(re.sub(r"^[\W\d]*(?:кесте|таблица)?[\W\d]*", "", above))
    )
