"""Which stand a file name means: read or asked about, never guessed silently."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects.photos.names import reading_of

READ = {
    "12_1.jpg": (12, 1),
    "12-1 вечер.jpg": (12, 1),
    "12-1.JPG": (12, 1),
    "012.jpg": (12, None),
    "№ 9.jpg": (9, None),
    "№9_2.png": (9, 2),
    "09 - Астана.jpg": (9, None),
    "12 – Астана.jpg": (12, None),
    "12 - 3.jpg": (12, 3),
    "12 (2).jpg": (12, 2),
    "12(2).jpg": (12, 2),
    "12_1 (2).jpg": (12, 1),
    "12_opening.jpg": (12, None),
    "12_2 evening.jpg": (12, 2),
    "12_майдан.jpg": (12, None),
    "12_20240512_101112.jpg": (12, None),
    "12_2024.jpg": (12, None),
    "12_1 мая.jpg": (12, None),
    "12.jpg.jpg": (12, None),
    "стенд 12 (2).jpg": (12, 2),
    "Стенд №7_1.jpg": (7, 1),
    "stand12.jpg": (12, None),
    "12_300 зрителей.jpg": (12, None),
}
ASKED = ("2 этаж.jpg", "012 03 опера.jpg", "12. Астана.jpg", "12-3D.jpg", "12 - 14 человек.jpg",
         "12, 13.jpg", "№ 5 мектеп.jpg", "12 стенд.jpg", "Стенд 5 мектеп.jpg")  # fmt: skip
DATES = ("12.05.2024.jpg", "15.11.2019 концерт.jpg", "7 апреля.jpg", "7_апреля_2024.jpg",
         "2024-05-12 10-11-12.jpg", "20240512_101112.jpg", "12-15 мая.jpg", "7 сәуірде.jpg",
         "7мая.jpg", "12 Mar 2024.jpg", "12-11-10.jpg", "2012-2013.jpg", "05.2024.jpg",
         "12_05_2024.jpg", "12-2020.jpg", "Стенд 12.05.2024.jpg", "12–13 сентября.jpg")  # fmt: skip
PARTS = ("3D макет.jpg", "1 000 зрителей.jpg", "1\u00a0000 зрителей.jpg", "12а.jpg", "2-й этаж.jpg",
         "12-летие хора.jpg", "12.1.jpg", "10х15.jpg", "12%.jpg", "1,5 млн.jpg")  # fmt: skip
NO_NUMBERS = (
    "DSC_0815.JPG",
    "IMG-20240512-WA0001.jpg",
    "photo 12.jpg",
    "IMG_2012.jpg",
    "№.jpg",
    "",
    ".jpg",
)


@pytest.mark.parametrize("name", READ)
def test_a_name_tells_stand_and_place(name: str) -> None:
    found = reading_of(name)
    assert (found.stand, found.place, found.is_guess) == (*READ[name], False)


@pytest.mark.parametrize("name", ASKED)
def test_a_number_before_words_is_asked_about(name: str) -> None:
    assert reading_of(name).is_guess


@pytest.mark.parametrize("name", [*DATES, *PARTS, *NO_NUMBERS])
def test_dates_and_parts_of_words_tell_no_stand(name: str) -> None:
    assert reading_of(name).stand is None


NUMBERS, PLACES = st.integers(1, 61), st.integers(1, 99)
WORDS = st.sampled_from(("вечер", "Астана", "қыз ұзату", "evening", "хор «Жар»", "ё й"))
MONTHS = st.sampled_from(("января", "марта", "мая", "қазан", "шілде", "August", "дек"))
ENDINGS = st.sampled_from((".jpg", ".JPG", ".jpeg", ".png", ".tif", ".webp"))


@given(NUMBERS, st.integers(0, 3), PLACES, WORDS, ENDINGS, st.sampled_from("_-–"))
def test_stand_and_place_are_read_with_any_zeros_dash_and_words(
    number: int, zeros: int, place: int, words: str, ending: str, dash: str
) -> None:
    beginning = f"{'0' * zeros}{number}"
    for name, wanted in (
        (f"{beginning}{ending}", None),
        (f"№ {beginning}{ending}", None),
        (f"{beginning}{dash}{place}{ending}", place),
        (f"{beginning}{dash}{place} {words}{ending}", place),
        (f"{beginning} ({place}){ending}", place),
        (f"{beginning}_{words}{ending}", None),
        (f"{beginning} - {words}{ending}", None),
    ):
        for form in ("NFC", "NFD"):
            found = reading_of(unicodedata.normalize(form, name))
            assert (found.stand, found.place, found.is_guess) == (number, wanted, False), name


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
FORMS = ("%d.%m.%Y", "%Y-%m-%d", "%d-%m-%Y", "%Y_%m_%d", "%Y%m%d", "%d %m %Y", "%d.%m.%y")


@given(DAYS, st.sampled_from(FORMS), WORDS, ENDINGS)
def test_no_date_is_a_stand(day: date, form: str, words: str, ending: str) -> None:
    written = f"{day:{form}}"
    for name in (f"{written}{ending}", f"{written} {words}{ending}"):
        assert reading_of(name).stand is None, name


@given(NUMBERS, MONTHS, st.sampled_from((" ", "_", "-", ". ")), ENDINGS)
def test_no_day_of_a_month_is_a_stand(number: int, month: str, gap: str, ending: str) -> None:
    assert reading_of(f"{number}{gap}{month}{ending}").stand is None


@given(NUMBERS, WORDS, st.sampled_from(("", "-", ".", "+", "x")), ENDINGS)
def test_a_number_glued_to_a_word_is_no_stand(
    number: int, words: str, glue: str, ending: str
) -> None:
    assert reading_of(f"{number}{glue}{words}{ending}").stand is None


@given(NUMBERS, WORDS, ENDINGS)
def test_a_number_before_a_word_is_never_taken_unasked(
    number: int, words: str, ending: str
) -> None:
    found = reading_of(f"{number} {words}{ending}")
    assert (found.stand, found.is_guess) == (number, True)


@given(st.text(max_size=40))
def test_any_name_can_be_read(name: str) -> None:
    found = reading_of(name)
    assert found.stand is not None or not (found.place or found.is_guess)
