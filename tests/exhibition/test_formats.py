"""Dates in the three languages."""

from datetime import date

import pytest
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
