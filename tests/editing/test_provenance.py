"""An entry leaves "sample" only when nothing of the sample is left in it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from projects.editing import pending
from projects.editing.provenance import (
    ground_of,
    missing_ground,
    remnants_of,
    says_sample,
    was_sample,
)
from projects.editing.publication import apply_transition
from projects.models import Citation, Indicator, Metric, Project, Source
from tests.factories import photo_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(wall: None) -> Project:
    return Project.objects.get(number=33)


def source(kind: str = "letter") -> Source:
    return Source.objects.create(slug=f"a-{kind}", title_en=f"A {kind}", kind=kind)


def called(entry: Project, provenance: str = "documented", **values: Any) -> Project:
    Project.objects.filter(pk=entry.pk).update(provenance=provenance, **values)
    return Project.objects.get(pk=entry.pk)


def emptied(entry: Project, **values: Any) -> Project:
    """The entry with its own texts and none of the sample's parts."""
    for parts in (entry.metrics, entry.participations, entry.citations, entry.photos):
        parts.all().delete()
    texts = {f"{name}_{code}": "" for name in ("title", "summary", "text") for code in ("kk", "ru")}
    own = {"title_en": "A workshop", "summary_en": "In Taraz.", "text_en": "They sew."}
    return called(entry, **(texts | own | values))


@pytest.mark.parametrize(
    "title",
    [
        *("Sample: a workshop", "sample : x", "SAMPLE – x", "“Sample: x”", "[Sample] x"),
        *("Үлгі: шеберхана", "ҮЛГІ:x", "Улги: x", "(Образец) x", "Образец - x", " образец:x"),
    ],
)
def test_a_title_says_that_it_is_a_sample(title: str) -> None:
    assert says_sample(title)


@pytest.mark.parametrize(
    "title", ["Samples of felt", "Үлгілі отбасы", "Образец для внуков", "A sample: x", "", None]
)
def test_a_title_may_hold_the_word_otherwise(title: str | None) -> None:
    assert not says_sample(title)


def test_each_thing_of_a_sample_that_is_left_is_named_with_its_field(
    entry: Project, media: Any
) -> None:
    photo_of(entry, is_sample=True)
    Citation.objects.create(project=entry, source=Source.objects.get(slug="editors-sample"))
    assert not list(remnants_of(entry))
    left = {remnant.field for remnant in remnants_of(called(entry))}
    texts = {f"id_{n}_{c}" for n in ("title", "summary", "text") for c in ("kk", "ru", "en")}
    metrics = {f"metrics-{place}" for place in range(entry.metrics.count())}
    assert left == texts | metrics | {"citations-0", "photos-0", "participations-0"}
    assert metrics


def test_the_texts_of_a_sample_are_known_without_its_title(entry: Project) -> None:
    left = {r.field for r in remnants_of(emptied(entry, summary_ru=f" {entry.summary_ru}\n"))}
    assert left == {"id_summary_ru"}


@pytest.mark.parametrize(
    ("kind", "provenance", "is_enough"),
    [
        ("letter", "documented", True),
        ("document", "documented", False),
        ("public", "documented", False),
        ("public", "reported", True),
        ("letter", "reported", False),
    ],
)
def test_what_was_a_sample_needs_a_source_of_the_right_kind(
    entry: Project, kind: str, provenance: str, is_enough: bool
) -> None:
    entry = emptied(entry, provenance=provenance)
    assert was_sample(entry)
    assert list(missing_ground(entry))
    Citation.objects.create(project=entry, source=source(kind))
    entry = Project.objects.get(pk=entry.pk)
    assert (not list(missing_ground(entry))) == is_enough
    assert [r.field for r in missing_ground(entry)] == ([] if is_enough else ["citations-group"])


def test_the_entries_of_the_document_stand_on_it(wall: None) -> None:
    for entry in Project.objects.documented():
        assert ground_of(entry) == "document"
        assert not was_sample(entry)
        assert not [*remnants_of(entry), *missing_ground(entry)]


def test_no_transition_publishes_what_is_left_of_a_sample(entry: Project) -> None:
    draft = called(entry, publication="draft")
    with pytest.raises(ValidationError, match="still says that this is a sample"):
        apply_transition(draft, "publish", None)
    with pytest.raises(ValidationError, match="letter or form"):
        apply_transition(draft, "submit", None)
    draft.refresh_from_db()
    assert draft.publication == "draft"


def test_a_pending_change_of_provenance_alone_is_not_published(entry: Project) -> None:
    with pending.editing(entry, None):
        called(entry)
    with pytest.raises(ValidationError):
        pending.submit_pending(entry, None)
    with pytest.raises(ValidationError):
        pending.publish_pending(entry, None)
    entry.refresh_from_db()
    assert entry.is_illustrative
    assert pending.pending_of(entry)


def test_a_figure_moved_to_the_samples_source_is_found(entry: Project) -> None:
    entry = emptied(entry)
    Metric.objects.create(
        project=entry,
        indicator=Indicator.objects.first(),
        value=1,
        source=Source.objects.get(slug="editors-sample"),
    )
    assert [r.field for r in remnants_of(entry)] == ["metrics-0"]


def test_the_samples_source_cannot_become_another_kind(wall: None) -> None:
    sample = Source.objects.get(slug="editors-sample")
    sample.kind = "letter"
    with pytest.raises(ValidationError):
        sample.full_clean()
