"""A sample makes room for the real entry; the public goes on seeing it until that is published."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from projects.editing import history, pending
from projects.editing.replacement import going_of, replace_sample
from projects.models import (
    Citation,
    Indicator,
    Metric,
    Organisation,
    Participation,
    Project,
    Source,
    Theme,
)
from tests.factories import photo_of

pytestmark = pytest.mark.django_db
SAMPLE = "/ru/projects/sample-costume-workshop/"
TITLE = "Мастерская национального костюма «Шебер»"


@pytest.fixture
def entry(wall: None) -> Project:
    return Project.objects.get(number=33)


def write_real(entry: Project, title: str = TITLE) -> None:
    """The real entry in the sample's place, with its letter."""
    with pending.editing(entry, None):
        real = Project.objects.get(pk=entry.pk)
        real.title_ru, real.summary_ru, real.text_ru = title, "Двадцать подростков шьют.", "Текст."
        real.save()
        real.themes.set(Theme.objects.filter(slug="heritage"))
        letter = Source.objects.create(slug="letter-sheber", title_ru="Письмо", kind="letter")
        Citation.objects.create(project=real, source=letter)
        own = Organisation.objects.create(slug="sheber", name_ru="ОО «Шебер»", kind="partner")
        Participation.objects.create(project=real, organisation=own)
        trained = Indicator.objects.get(slug="people-trained")
        Metric.objects.create(project=real, indicator=trained, value=20, source=letter)


def test_what_would_go_is_named_and_nothing_is_changed(entry: Project, media: Any) -> None:
    photo_of(entry, is_sample=True, is_drawing=True)
    figures = entry.metrics.count()
    going = going_of(entry)
    assert (going.texts, going.figures, going.drawings) == (9, figures, 1)
    assert (going.sources, going.participants) == (0, 1)
    assert any("Sample: costume workshop" in row.old for row in going.rows)
    assert entry.metrics.count() == figures
    assert pending.pending_of(entry) is None
    assert not entry.pending_versions.exists()


def test_the_public_sees_the_sample_until_the_real_entry_is_published(
    entry: Project, client: Client, media: Any
) -> None:
    photo_of(entry, is_sample=True, is_drawing=True)
    before = client.get(SAMPLE).content
    replace_sample(entry, None, "ru")
    assert client.get(SAMPLE).content == before
    write_real(entry)
    assert client.get(SAMPLE).content == before
    assert client.get("/ru/organisations/sheber/").status_code == 404
    assert "Письмо" not in client.get("/ru/about/").content.decode()
    pending.submit_pending(entry, None)
    assert client.get(SAMPLE).content == before
    pending.publish_pending(entry, None)
    gone = client.get(SAMPLE)
    assert gone.status_code == 301
    assert gone["Location"] == "/ru/projects/masterskaia-natsionalnogo-kostiuma-sheber/"
    assert client.get("/p/33/", follow=True).status_code == 200
    page = client.get(gone["Location"]).content.decode()
    assert TITLE in page
    assert "Основание:" in page
    assert "письмо или анкета" in page
    assert "Образец" not in page.split("<article", 1)[1].split('class="stand-floor"')[0]
    real = Project.objects.get(pk=entry.pk)
    assert (real.number, real.block, real.provenance) == (33, entry.block, "documented")
    assert (real.original_language, real.title_kk or "", real.budget_kzt) == ("ru", "", None)
    assert [m.value for m in real.metrics.all()] == [20]
    assert not real.photos.exists()


def test_totals_move_from_samples_to_documented(entry: Project, client: Client) -> None:
    replace_sample(entry, None, "ru")
    write_real(entry)
    pending.publish_pending(entry, None)
    trained = next(
        row
        for row in client.get("/en/results.json").json()["indicators"]
        if row["slug"] == "people-trained"
    )
    assert trained["documented"]["entries"] == [33]
    assert trained["documented"]["total"] == 20
    assert 33 not in trained["illustrative"]["entries"]


def test_nothing_can_be_published_while_the_form_is_empty(entry: Project) -> None:
    replace_sample(entry, None, "kk")
    with pytest.raises(ValidationError):
        pending.publish_pending(entry, None)
    with pytest.raises(ValidationError):
        pending.submit_pending(entry, None)
    entry.refresh_from_db()
    assert entry.is_illustrative


def test_it_can_be_undone_before_and_after_publishing(entry: Project, media: Any) -> None:
    photo_of(entry, is_sample=True, is_drawing=True)
    replace_sample(entry, None, "ru")
    pending.discard_pending(entry, None)
    assert pending.pending_of(entry) is None
    replace_sample(entry, None, "ru")
    write_real(entry)
    pending.publish_pending(entry, None)
    sample = [event for event in history.events_of(entry) if event.revision][-1]
    revision = pending.Version.objects.get_for_object(entry).get(revision=sample.revision).revision
    history.restore(Project.objects.get(pk=entry.pk), revision, None)
    pending.publish_pending(Project.objects.get(pk=entry.pk), None)
    back = Project.objects.get(pk=entry.pk)
    assert (back.title_en, back.provenance) == (entry.title_en, "illustrative")
    assert back.photos.get().is_sample


def test_what_is_real_in_a_sample_stays(entry: Project, media: Any) -> None:
    photo_of(entry, credit="A. Akhmetov")
    letter = Source.objects.create(slug="letter", title_ru="Письмо", kind="letter")
    Citation.objects.create(project=entry, source=letter)
    replace_sample(entry, None, "ru")
    with pending.as_edited(entry):
        edited = Project.objects.get(pk=entry.pk)
        assert edited.photos.get().credit == "A. Akhmetov"
        assert edited.citations.get().source == letter
        assert not edited.participations.exists()
        assert edited.slug == "stand-33"


def test_a_sample_that_is_not_public_is_emptied_at_once_and_can_come_back(entry: Project) -> None:
    Project.objects.filter(pk=entry.pk).update(publication="draft")
    entry.refresh_from_db()
    replace_sample(entry, None, "ru")
    entry.refresh_from_db()
    assert (entry.title_en, entry.provenance) == ("", "documented")
    first = pending.Version.objects.get_for_object(entry).last().revision
    history.restore(entry, first, None)
    entry.refresh_from_db()
    assert entry.title_en == "Sample: costume workshop for teenagers"


def test_only_a_sample_is_replaced(wall: None, entry: Project) -> None:
    documented = Project.objects.get(number=1)
    with pytest.raises(ValidationError):
        replace_sample(documented, None, "ru")
    replace_sample(entry, None, "ru")
    with pytest.raises(ValidationError):
        replace_sample(entry, None, "ru")
    assert Project.objects.get(number=1).title_ru == documented.title_ru


def test_an_address_taken_meanwhile_does_not_stop_publishing(entry: Project) -> None:
    replace_sample(entry, None, "ru")
    write_real(entry)
    other = Project.objects.get(number=34)
    other.slug = "masterskaia-natsionalnogo-kostiuma-sheber"
    other.save()
    pending.publish_pending(entry, None)
    entry.refresh_from_db()
    assert entry.title_ru == TITLE
    assert entry.slug == "masterskaia-natsionalnogo-kostiuma-sheber-2"
