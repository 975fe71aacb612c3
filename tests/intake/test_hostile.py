"""What is broken or hostile is refused with a sentence or harmless: soon, and in little memory."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from projects.intake.letter import Letter
from projects.intake.reading import read
from projects.intake.word import MOST_MEMORY
from tests.intake.harmless import HARMLESS, SECRET
from tests.intake.hostile import REFUSED, Make
from tests.intake.letters import GOOD, upload

pytestmark = pytest.mark.usefixtures("in_english")
MOST_SECONDS, MOST_MIB = 5, 300


def peak() -> int:
    """The most memory in MiB that this process held since ``within_limits`` began."""
    told = Path("/proc/self/status").read_text()
    return int(told.partition("VmHWM:")[2].split()[0]) // 1024


@contextmanager
def within_limits() -> Iterator[None]:
    """Neither this process nor one that it starts takes more than a letter may."""
    Path("/proc/self/clear_refs").write_text("5")
    before, begun = peak(), time.process_time()
    of_children = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert peak() - before <= MOST_MIB
    seconds = time.process_time() - begun
    seconds += now.ru_utime + now.ru_stime - of_children.ru_utime - of_children.ru_stime
    assert seconds <= MOST_SECONDS


def sent(name: str, make: Make) -> Any:
    made = make()
    return upload(name, made) if isinstance(made, bytes) else made


# Take all the time that there is.
SLOW = {"many short paragraphs", "many attributes", "a paragraph of 30 MB"}


@pytest.mark.parametrize(
    "kind", [pytest.param(one, marks=[pytest.mark.full] if one in SLOW else []) for one in REFUSED]
)
def test_it_is_refused_with_a_sentence_about_the_file(kind: str) -> None:
    name, make, words = REFUSED[kind]
    file = sent(name, make)
    with within_limits(), pytest.raises(ValidationError) as refused:
        read([file])
    for sentence in refused.value.messages:
        assert sentence.startswith("“")
        assert sentence.endswith(".")
    assert words in " ".join(refused.value.messages)


@pytest.mark.parametrize("kind", HARMLESS)
def test_it_is_read_like_any_letter(kind: str) -> None:
    name, make = HARMLESS[kind]
    file = sent(name, make)
    with within_limits():
        found = read([file])
    assert GOOD in "\n".join(block.text for block in found.blocks)
    assert not any(word in said(found) for word in (SECRET, "javascript:", "<script", "root:"))


def said(letter: Letter) -> str:
    pictures = " ".join(f"{one.name} {one.content[:999]!r}" for one in letter.pictures)
    return f"{letter.name} {letter.markdown} {pictures}"


def test_the_process_that_reads_word_has_a_limit_of_memory() -> None:
    assert MOST_MEMORY <= MOST_MIB * 2**20
    assert len(REFUSED) + len(HARMLESS) >= 40
