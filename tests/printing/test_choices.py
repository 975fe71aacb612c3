"""An order of a print in words and as the name of its file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from projects.models import Project
from projects.printing.choices import order_in_words
from projects.printing.names import file_name
from projects.printing.order import INVITATIONS, LABELS, PANELS, SUMMARY, Order
from projects.printing.press import FREE_PROFILE, Profile
from projects.printing.profiles import keep_profile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
MADE = datetime(2026, 5, 25, 10, 15, tzinfo=UTC)


def test_a_long_list_of_stands_is_cut_between_two_numbers_and_all_else_is_told() -> None:
    odd = tuple(range(1, 122, 2))
    words = order_in_words(Order(INVITATIONS, odd, ("kk", "ru"), grey=True, is_whole=False))
    assert len(words) <= 200
    shown = words.partition("№ ")[2].partition(" …")[0].split(", ")
    assert words.endswith(" … (Kazakh, Russian), black and white")
    assert [int(number) for number in shown] == list(odd[: len(shown)])
    assert len(shown) > 20
    short = order_in_words(Order(INVITATIONS, (1, 2, 3, 7, 9, 10), ("kk",), is_whole=False))
    assert short.endswith("№ 1–3, 7, 9–10 (Kazakh)")


def test_no_two_orders_have_the_same_words_or_the_same_name(
    project: Callable[..., Project], media: Path
) -> None:
    profile = keep_profile(Profile(FREE_PROFILE.read_bytes() + bytes(4)))
    panels = Order(PANELS, (), ("ru",), size="a1", block="fund")
    labels = Order(LABELS, (), ("ru",), size="card")
    orders = [
        panels,
        *(replace(panels, **{name: True}) for name in ("press", "grey", "bleed")),
        replace(panels, since="a1b2c3d4"),
        replace(panels, since="a1b2c3d4", only_changed=True),
        replace(panels, since="11111111", only_changed=True),
        replace(panels, size="a2"),
        replace(panels, languages=("kk",)),
        replace(panels, block="partners"),
        replace(panels, block="", numbers=(1, 2, 3, 4, 5, 6), is_whole=False),
        replace(panels, block="", numbers=(1, 2, 3, 4, 5, 6, 7), is_whole=False),
        labels,
        replace(labels, skip=4),
        Order(SUMMARY, (), ("kk", "ru")),
        Order(SUMMARY, (), ("kk", "ru"), large=True),
        Order(SUMMARY, (), ("kk", "ru"), loose=True),
    ]
    assert len({file_name(order, made=MADE) for order in orders}) == len(orders)
    orders += [
        replace(panels, press=True, profile=profile),
        replace(panels, press=True, parcel=True),
        replace(labels, offset=(1.5, -2.0)),
        replace(labels, size="own", measures=(3, 8, 64.5, 33.8, 8, 12.5, 2, 0)),
        replace(labels, size="own", measures=(2, 8, 64.5, 33.8, 8, 12.5, 2, 0)),
    ]
    said = [order_in_words(order) for order in orders]
    assert len(set(said)) == len(orders), said
    assert said[5].endswith("(Russian), only what changed since edition a1b2c3d4")
    assert said[13].endswith("(Russian), from label 5 on")


def test_a_name_tells_what_was_ordered_and_when() -> None:
    order = Order(PANELS, (), ("ru",), size="a1", block="fund", press=True, grey=True)
    name = file_name(order, ".zip", MADE, "a1b2c3d4")
    assert name == "panels_A1_ru_fund_press-grey_a1b2c3d4_2026-05-25-1515.zip"
