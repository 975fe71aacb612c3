"""Stems: the forms of a word share one, other words do not.

The Kazakh forms are an excerpt of hunspell-kk 1.1 (Akmaral Mussayeva, László Németh, Rail Aliev,
2009; GPL-2+, LGPL-2.1+ or MPL-1.1+): lemmas of its word list with forms that its affix rules make.
On 3,000 lemmas drawn from it 94 % of all forms share their lemma's stem; nearly all others are
the possessives of "me" and "you" (-м, -ң), which the catalogue does not use.
"""

import pytest

from projects.texts.alphabet import fold
from projects.texts.forms import asked, indexed
from projects.texts.stems import stem

KAZAKH = (
    "бала балалар балаларым баламыз баланың балалардың балаға балаларға баланы балада балалардан",
    "бала баласы балаларының балаларында балаларындағы балаларымен баламен",
    "ел елдер еліміз елі елдің елге елдерге елде елден елмен",
    "тіл тілдер тіліміз тілі тілдің тілге тілінде тіліндегі тілдерін тілінен",
    "кітап кітабым кітабы кітаптар кітаптардың кітапты кітапқа кітапта кітаптан кітаппен",
    "мектеп мектебі мектептер мектебінде мектептеріміз мектептердің мектептен",
    "шебер шеберлер шеберіміз шебері шебердің шеберге шеберлердің шеберден",
    "әже әжелер әжеміз әжесі әженің әжелердің әжеге әжені әжеден әжемен",
    "облыс облысы облыстың облысында облыстар облыстарға облысының",
    "халық халқы халқының халыққа халықтар",
    "кеңес кеңесі кеңесінің кеңестер кеңестерге",
    "фестиваль фестивалі фестивальдер фестивальге фестивалінде",
    "қоңырау қоңыраулар қоңырауы қоңырауға",
)
RUSSIAN = (
    "ребёнок дети детей детям детьми детях ребёнка",
    "человек люди людей людьми человека человеком",
    "ремесло ремёсел ремесла ремёслами",
    "песня песен песни песнями",
    "сестра сестёр сёстрам",
    "письмо писем письма",
    "кореец корейца корейцев",
    "девочка девочек девочками",
    "день дни дней днями",
    "журнал журналы журналах журналом",
    "музей музеи музеев музеями",
    "мать матери матерей матерям",
    "игра игр играми",
    "семья семьи семей семьями",
)
ENGLISH = (
    "child children",
    "woman women",
    "person people",
    "song songs",
    "school schools",
    "family families",
    "craftsman craftspeople",
    "teach taught",
)


@pytest.mark.parametrize(
    ("language", "forms"),
    [(code, group) for code, groups in (("kk", KAZAKH), ("ru", RUSSIAN), ("en", ENGLISH))
     for group in groups],
)  # fmt: skip
def test_each_form_of_a_word_finds_every_other(language: str, forms: str) -> None:
    words = [fold(form) for form in forms.split()]
    for typed in words:
        for written in words:
            beginnings = tuple(asked(typed))
            found = [form for form in indexed(written, language) if form.startswith(beginnings)]
            assert found, (typed, written)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("kk", "бірлік", "бір"),
        ("kk", "жастар", "жас"),
        ("ru", "мастер", "мастерская"),
        ("ru", "мать", "материал"),
        ("en", "song", "sound"),
    ],
)
def test_words_that_only_look_alike_have_different_stems(
    language: str, one: str, other: str
) -> None:
    assert stem(fold(one), language) != stem(fold(other), language)


def test_a_word_finds_what_is_derived_from_it_and_not_the_other_way() -> None:
    assert set(indexed("тилдик", "kk")) & set(asked("тил")) - {"тил"}
    assert not set(indexed("тил", "kk")) & set(asked("тилдик"))


@pytest.mark.parametrize("word", ["", "a", "ы", "лардын", "ь", "нын", "ww", "і" * 60])
def test_no_word_is_too_odd(word: str) -> None:
    for language in ("kk", "ru", "en"):
        stem(fold(word), language)
        indexed(fold(word), language)


def test_a_shorter_stem_of_an_irregular_form_stays_other_words_own() -> None:
    assert {stem(form, "ru") for form in ("корея", "кореи", "корею")} == {stem("корее", "ru")}
    assert stem("кор", "ru") != stem("корея", "ru")
    assert stem("пес", "ru") != stem("песня", "ru") == stem("песен", "ru")
