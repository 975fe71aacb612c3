"""One language in `make test`, the others in `make test-full`."""

from typing import Any

import pytest

from projects.texts.languages import LANGUAGES


def in_turn(first: str) -> list[Any]:
    """The languages for ``parametrize``: ``first`` always, the others where all is asked."""
    others = (code for code in LANGUAGES if code != first)
    return [first, *(pytest.param(code, marks=pytest.mark.full) for code in others)]
