"""A contribution's own way: asked about again, sent anew, cleared when its time is over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from projects.intake import contributed_files, contributions
from projects.models import Contribution, ContributionFile, Project
from projects.models.contribution import KEPT_AFTER
from projects.photos.clearing import clear_strays
from projects.photos.storage import originals
from tests.factories import contribution, picture_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(project: Callable[..., Project], media: Any) -> Contribution:
    """A link with a photo, saved and sent."""
    made = contribution(project(3), language="ru", answers={"title": "Ткачи"}, state="sent")
    contributed_files.add(made, picture_file(), ContributionFile.Kind.PHOTO)
    return made


def test_asked_again_it_is_open_for_two_weeks_at_least(link: Contribution) -> None:
    link.expires_at = timezone.now() - timedelta(days=1)
    contributions.ask_again(link, {"title": " Как по-казахски? ", "text": " "})
    link.refresh_from_db()
    assert (link.state, link.comments) == ("returned", {"title": "Как по-казахски?"})
    assert link.expires_at > timezone.now() + timedelta(days=13)
    assert link.is_open


def test_without_a_question_or_a_link_nobody_is_asked(link: Contribution) -> None:
    with pytest.raises(ValidationError):
        contributions.ask_again(link, {"title": " "})
    link.withdrawn_at = timezone.now()
    with pytest.raises(ValidationError):
        contributions.ask_again(link, {"title": "?"})
    link.refresh_from_db()
    assert link.state == "sent"


@pytest.mark.parametrize("how", ["expires_at", "withdrawn_at"])
def test_what_nobody_took_goes_90_days_after_its_link(link: Contribution, how: str) -> None:
    file, ended = link.files.get(), timezone.now() - KEPT_AFTER
    Contribution.objects.update(**{how: ended + timedelta(hours=1)})
    assert contributions.clear_old() == 0
    assert Contribution.objects.exists()
    Contribution.objects.update(**{how: ended - timedelta(hours=1)})
    assert contributions.clear_old() == 1
    assert not Contribution.objects.exists()
    assert not originals().exists(file.file)
    assert not originals().exists(file.small)


def test_what_was_taken_stays_as_the_ground_of_its_entry(link: Contribution) -> None:
    file, ended = link.files.get(), timezone.now() - KEPT_AFTER - timedelta(days=1)
    Contribution.objects.update(expires_at=ended, state="taken")
    contributions.clear_old()
    link.refresh_from_db()
    assert link.answers == {"title": "Ткачи"}
    assert not originals().exists(file.file)


def test_files_that_wait_are_no_strays(link: Contribution) -> None:
    file = link.files.get()
    clear_strays(timezone.now() + timedelta(days=400))
    assert originals().exists(file.file)
    assert originals().exists(file.small)


def test_two_at_the_same_moment_don_t_overwrite_each_other(link: Contribution) -> None:
    Contribution.objects.update(state="open")
    first, second = (Contribution.objects.get() for _ in range(2))
    contributions.save(first, {"title": "Первое"})
    with pytest.raises(contributions.SavedMeanwhileError) as raised:
        contributions.save(second, {"title": "Второе"})
    assert raised.value.theirs["title"] == "Первое"
    assert Contribution.objects.get().answers["title"] == "Первое"
