"""Dates in the three languages, and counts in Russian."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("kind", ["DATE_FORMAT", "YEAR_MONTH_FORMAT", "MONTH_DAY_FORMAT"])
def test_a_sentence_that_ends_with_a_date_has_one_full_stop(language: str, kind: str) -> None:
    with override(language):
        assert not date_format(date(2026, 12, 5), kind).endswith(".")


def test_a_russian_date_has_its_month_in_the_genitive() -> None:
    with override("ru"):
        assert date_format(date(2026, 12, 5)).replace("\xa0", " ") == "5 декабря 2026"


def test_a_count_of_characters_never_has_one_form_of_the_russian_word_for_all_numbers() -> None:
    texts = Path(settings.BASE_DIR, "locale/ru/LC_MESSAGES/django.po").read_text("utf-8")
    assert not re.findall(r'^msgstr ".*%\(\w+\)d знак\w*', texts, re.MULTILINE)
