"""What keeps a photo from being seen is one list, asked in Python and in the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.models import Photo, Project

TEXT = st.sampled_from(("", "Ою"))
DAYS = st.one_of(st.none(), st.integers(-2, 2))
STATES = st.fixed_dictionaries(
    {
        "alternative_text_kk": st.one_of(st.none(), TEXT),
        "alternative_text_ru": TEXT,
        "alternative_text_en": TEXT,
        "credit": TEXT,
        "is_taken_down": st.booleans(),
        "shows_children": st.booleans(),
        "consent": st.sampled_from(Photo.Consent.values),
        "rights_until": DAYS.map(
            lambda days: None if days is None else timezone.localdate() + timedelta(days)
        ),
        "deleted_at": st.sampled_from((None, None, timezone.now())),
    }
)


@given(STATES)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_photo_is_shown_exactly_when_nothing_hides_it(
    project: Callable[..., Project], state: dict[str, Any]
) -> None:
    entry = Project.objects.first() or project(1)
    Photo.everything.all().delete()
    photo = Photo(project=entry, image="photos/a.jpg", width=1, height=1, **state)
    Photo.everything.bulk_create([photo])
    assert Photo.everything.all().shown().exists() == (photo.why_hidden() == [])


@pytest.mark.parametrize(("days", "is_shown"), [(-1, False), (0, True), (1, True)])
def test_the_last_day_of_the_right_to_show_it_counts(
    project: Callable[..., Project], days: int, is_shown: bool
) -> None:
    photo = Photo(
        project=project(1),
        image="photos/a.jpg",
        width=1,
        height=1,
        alternative_text_kk="Ою",
        credit="Ою",
        rights_until=timezone.localdate() + timedelta(days),
    )
    Photo.everything.bulk_create([photo])
    assert (photo.why_hidden() == []) is is_shown
    assert Photo.everything.shown().exists() is is_shown
