"""Letters of a few sentences, and what they propose for a field."""

from typing import Any

from projects.intake.letter import Block, Letter
from projects.intake.proposals import propose
from tests.intake.measure import known_of_fixtures
from tests.intake.stated_letters import PARAGRAPH

KNOWN = known_of_fixtures()


def letter(blocks: list[tuple[str, str]], language: str = "ru") -> Letter:
    made = tuple(Block(kind, text, text) for kind, text in blocks)  # type: ignore[arg-type]
    return Letter("letter.docx", language, made)


def paragraphs(*texts: str, language: str = "ru") -> Letter:
    return letter([(PARAGRAPH, text) for text in texts], language)


def values(of: Letter, field: str) -> list[Any]:
    return [one.value for one in propose(of, KNOWN).proposals if one.field == field]
