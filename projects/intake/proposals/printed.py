"""Whether words tell of copies that were printed for a project."""

from __future__ import annotations

import re

_BOOKS = (
    r"книг|книж|кітап|китап|китаб|брошюр|буклет|сборник|альбом|словар|пособи|методич|каталог|календар|газет"
    r"|журнал|учебник|памят|открыт|плакат|листов|жина[кг]|создик|оку курал|кул?нтизбе|дептер|book"
    r"|leaflet"
    r"|brochure|newspaper"
)
# Pieces ("дана", "штук") may be of anything: only words for printing say of what.
_IN_PRINT = re.compile(
    rf"(?<!\w)(?:экз|экземпляр|тираж|таралым|cop(?:y|ies)|{_BOOKS})"
    r"|(?<!\w)(?:издан|издал|напечат|отпечат|печат|выпущ|выпустил|выпуск|басып|басыл|бастыр"
    r"|жарык кор|шыгар(?!ма)|print|publish)"
)
# What is sent with a letter, and what a newspaper sells each time, is no print of the project.
_NO_PRINT = re.compile(
    r"(?<!\w)(?:фото(?!альбом|книг)|сурет(?!т[иі])|снимк|photo|pictures?)\w*|(?:выход(?:ит|ящ)\w*|обычн\w+)\s+тираж"
)


def is_printed(folded: str) -> bool:
    """Whether words tell of copies that were printed for the project."""
    return bool(_IN_PRINT.search(folded) and not _NO_PRINT.search(folded))
