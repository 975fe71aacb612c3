"""An order of a print in words."""

import pytest

from projects.printing.choices import order_in_words
from projects.printing.order import INVITATIONS, Order

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def test_a_long_list_of_stands_is_cut_between_two_numbers() -> None:
    numbers = tuple(range(1, 62))
    words = order_in_words(Order(INVITATIONS, numbers, ("kk", "ru"), is_whole=False))
    assert len(words) <= 200
    shown = words.partition("№ ")[2].removesuffix(" …").split(", ")
    assert words.endswith(" …")
    assert [int(number) for number in shown] == list(range(1, len(shown) + 1))
    short = order_in_words(Order(INVITATIONS, (1, 2), ("kk",), is_whole=False))
    assert short.endswith("№ 1, 2 (Kazakh)")
