"""What of an official figure no documented entry explains."""

import pytest

from projects.models import HeadlineFigure, Project
from projects.results.charts.sentences import in_words
from projects.results.totals import Total, remainder, totals
from tests.factories import figure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def participants(project, official: str, *documented: tuple[int, str]) -> Total:
    """The total of participants: officially 25,000, stated so; an entry for each figure."""
    HeadlineFigure.objects.filter(indicator__slug="event-participants").update(qualifier=official)
    for number, (value, qualifier) in enumerate(documented, 1):
        entry = project(number, provenance="documented")
        figure(entry, "event-participants", value, qualifier)
    found = totals(Project.objects.published())
    return next(total for total in found if total.indicator.slug == "event-participants")


@pytest.mark.parametrize(
    ("official", "documented", "exceeds"),
    [
        ("exactly", ((26_000, "at-least"),), True),
        ("exactly", ((26_000, "up-to"),), False),
        ("exactly", ((20_000, "exactly"), (6_000, "up-to")), False),
        ("exactly", ((26_000, "exactly"), (6_000, "up-to")), True),
        ("at-least", ((26_000, "exactly"),), False),
        ("more-than", ((26_000, "exactly"),), False),
        ("up-to", ((26_000, "exactly"),), True),
    ],
)
def test_entries_exceed_an_official_figure_only_for_sure(
    project, official: str, documented: tuple[tuple[int, str], ...], exceeds: bool
) -> None:
    assert remainder(participants(project, official, *documented)).exceeds is exceeds


@pytest.mark.parametrize(
    ("official", "sentence"),
    [
        (
            "at-least",
            "Official summary: at least 25,000. Confirmed by projects here: about 10,000; "
            "not yet: at least 15,000.",
        ),
        (
            "up-to",
            "Official summary: up to 25,000. Confirmed by projects here: about 10,000; "
            "not yet: up to 15,000.",
        ),
    ],
)
def test_the_sentence_says_limits(project, official: str, sentence: str) -> None:
    total = participants(project, official, (4_000, "at-least"), (6_000, "up-to"))
    assert in_words(total) == sentence
