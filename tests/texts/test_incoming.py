"""The door for texts: composed letters, nothing invisible, look-alike letters named."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.texts.incoming import corrected, lines, look_alikes, one_line

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\ufeff]")
ODD = st.text(
    st.sampled_from(
        "aи\u0306ек\u0301 \t\n\r\v\f\u2028\u2029\u0085\u00ad\u200b\u200c\u200d\ufeff👩👧سی"
    )
    | st.characters()
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\vd\u0085e\ff", "a\nb\nc\nd\ne\nf"),
        ("и\u0306", "й"),
        ("куль\u00adтура", "культура"),
        ("\ufeffАстана\u200b", "Астана"),
        ("ай\u200dна", "айна"),
        ("и\u200b\u0306", "й"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("👩\u200d\u200d👧", "👩👧"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\x00\x07b", "ab"),
        ("10\u00a0000", "10\u00a0000"),
        ("a\tb", "a\tb"),
    ],
)
def test_a_text_is_kept_without_what_nobody_sees(typed: str, kept: str) -> None:
    assert lines(typed) == kept


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\u2029", "\v", " \n\n ", "\t"])
def test_a_title_keeps_no_line_end(end: str) -> None:
    assert one_line(f" Dance{end}school ") == "Dance school"


@given(ODD)
def test_a_text_goes_through_the_door_once(typed: str) -> None:
    for door in (lines, one_line):
        kept = door(typed)
        assert door(kept) == kept
        assert unicodedata.is_normalized("NFC", kept)
        assert not FORBIDDEN.search(kept)
    assert "\n" not in one_line(typed)


@given(st.text(st.characters(categories=["L", "N", "P", "S"], max_codepoint=0x4FF)))
def test_letters_that_are_seen_stay(typed: str) -> None:
    assert lines(typed) == unicodedata.normalize("NFC", typed)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Cтенд", "Стенд"),
        ("Aстана", "Астана"),
        ("мәдениeт", "мәдениет"),
        ("əдебиет", "әдебиет"),
        ("мəдениет", "мәдениет"),
        ("Yйірме", "Үйірме"),
        ("Yтро", "Утро"),
        ("ХХI", "XXI"),
        ("Аstana", "Astana"),
        ("PDFке", None),
        ("Kaspiге", None),
        ("QR-код", None),
        ("Астана", None),
        ("costume", None),
        ("5А", None),
    ],
)
def test_a_word_of_two_alphabets_is_named_with_what_is_meant(word: str, meant: str | None) -> None:
    assert look_alikes(f"{word} 2012") == ([(word, meant)] if meant else [])


def test_only_the_named_words_are_corrected() -> None:
    text = "Cтенд, Cтендтер: Cтенд PDFке"
    assert corrected(text, [("Cтенд", "Стенд")]) == "Стенд, Cтендтер: Стенд PDFке"
