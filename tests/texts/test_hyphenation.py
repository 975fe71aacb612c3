"""Kazakh words parted by their syllables."""

from itertools import pairwise

import pytest

from projects.texts.hyphenation import kazakh_breaks

# Parted by hand, as a school book does.
WORDS = """
мек-теп-те-рін-де қа-йы-рым-ды-лық ә-леу-мет-тік тәр-би-е-леу қо-ғам-дас-тық о-қу-шы-лар а-уыл
уа-қыт қо-ян кә-сіп-кер-лік бір-лес-тік-тер-дің хал-қы-ның мем-ле-кет-тік жас-тар ын-ты-мақ-тас-тық
ша-ңы-рақ аль-бом объ-ект дәс-түр-ле-рі кө-мек-те-су оң-түс-тік қу-ат қи-ын бай-қау-лар
ше-бер-ха-на-ла-ры үл-гі-ле-рін әр-түр-лі са-уат-ты-лы-ғы тау ел
"""


def parted(word: str) -> str:
    places = (0, *kazakh_breaks(word), len(word))
    return "-".join(word[a:b] for a, b in pairwise(places))


@pytest.mark.parametrize("word", WORDS.split())
def test_a_word_is_parted_by_its_syllables(word: str) -> None:
    assert parted(word.replace("-", "")) == word


@pytest.mark.parametrize("word", ["ҚХА", "korme", "2020", "«Бірлік»", "т", ""])
def test_what_is_no_plain_word_stays_whole(word: str) -> None:
    assert kazakh_breaks(word) == ()


def test_each_part_has_a_vowel() -> None:
    for word in ("республикалық", "инструментальды", "этномәдени", "Қазақстан", "шекаралас"):
        for part in parted(word).split("-"):
            assert set(part.lower()) & set("аәеёиоөұүыіэюяу"), parted(word)
