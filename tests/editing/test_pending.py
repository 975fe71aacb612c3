"""A published entry is edited while visitors go on reading the old text."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from reversion.models import Version

from projects.editing import pending, snapshots
from projects.models import Citation, Indicator, Metric, Photo, Project, Source, Theme
from projects.photos.uploads import act
from tests.factories import photo_of, picture_file, signed_in
from tests.forms import change, form_of

pytestmark = pytest.mark.django_db
PAGE = "/en/projects/sample-costume-workshop/"


@pytest.fixture
def entry(wall: None) -> Project:
    return Project.objects.get(number=33)


def desk_page(client: Client, entry: Project) -> str:
    return client.get(reverse("admin:projects_project_change", args=[entry.pk])).content.decode()


def step(client: Client, entry: Project, name: str) -> Any:
    values = {"seen": pending.seen(Project.objects.get(pk=entry.pk))}
    address = reverse("admin:projects_project_act", args=[entry.pk, name])
    return client.post(address, values, follow=True)


def test_visitors_read_the_old_text_until_the_change_is_published(
    entry: Project, editor: Client
) -> None:
    change(editor, entry, title_en="Sample: a new name")
    assert "a new name" not in editor.get(PAGE).content.decode()
    assert "Sample: a new name" in desk_page(editor, entry)
    assert step(editor, entry, "publish").status_code == 403
    assert "a new name" not in editor.get(PAGE).content.decode()
    assert "waits for a publisher" in step(editor, entry, "submit").content.decode()
    step(signed_in(editor, "publisher"), entry, "publish")
    assert "a new name" in editor.get(PAGE).content.decode()
    assert pending.pending_of(entry) is None
    assert entry.steps.first().by.username == "publisher"


@pytest.mark.parametrize("is_brought_back_first", [True, False])
def test_a_photo_that_comes_back_by_two_ways_hangs_once(
    entry: Project, is_brought_back_first: bool, media: Any
) -> None:
    photo = photo_of(entry, alternative_text="A girl sews")
    state = snapshots.snapshot(entry)
    act("delete", photo, None)
    if is_brought_back_first:
        act("bring-back", photo, None)
    with pending.editing(entry, None):
        found = snapshots.differences(snapshots.snapshot(entry), state)
        snapshots.apply(entry, found, for_good=False)
        entry.photos.update(alternative_text="Two girls sew")
    if not is_brought_back_first:
        act("bring-back", Photo.everything.get(pk=photo.pk), None)
    with pending.as_edited(entry):
        assert [shown.alternative_text for shown in entry.photos.all()] == ["Two girls sew"]
    pending.publish_pending(entry, None)
    assert [shown.alternative_text for shown in entry.photos.all()] == ["Two girls sew"]


def test_a_photo_added_to_a_published_entry_waits_with_the_rest(
    entry: Project, editor: Client, media: Any
) -> None:
    address = reverse("admin:projects_project_photos_add", args=[entry.pk])
    editor.post(address, {"files": [SimpleUploadedFile("a.jpg", picture_file().read())]})
    assert not Photo.objects.exists()
    assert "/photos/" not in editor.get(PAGE).content.decode()
    # The form shows it, and can change it before it exists.
    described = {"photos-0-credit": "C. D.", "photos-0-alternative_text_en": "A loom"}
    assert change(editor, entry, **described).status_code == 302
    pending.publish_pending(entry, None)
    assert Photo.objects.get().credit == "C. D."
    assert Photo.objects.get().pk > 0
    assert "C. D." in editor.get(PAGE).content.decode()


def test_parts_are_added_changed_and_removed_together(entry: Project) -> None:
    source, indicator = Source.objects.first(), Indicator.objects.get(slug="copies-printed")
    kept = Metric.objects.create(project=entry, indicator=indicator, value=10, source=source)
    with pending.editing(entry, None):
        Metric.objects.filter(pk=kept.pk).update(value=20)
        Citation.objects.create(project=entry, source=source, sentence="Its words")
        entry.participations.all().delete()
        entry.themes.set(Theme.objects.filter(slug="family"))
    before = snapshots.snapshot(entry)
    assert before[f"metric:{kept.pk}"]["value"] == 10
    assert entry.participations.exists()
    pending.publish_pending(entry, None)
    kept.refresh_from_db()
    assert kept.value == 20
    assert entry.citations.get().sentence == "Its words"
    assert not entry.participations.exists()
    assert [theme.slug for theme in entry.themes.all()] == ["family"]


def test_what_is_taken_down_meanwhile_stays_down(entry: Project, media: Any) -> None:
    photo = photo_of(entry)
    with pending.editing(entry, None):
        Photo.objects.filter(pk=photo.pk).update(caption_en="A new caption")
    Photo.objects.filter(pk=photo.pk).update(is_taken_down=True)
    pending.publish_pending(entry, None)
    photo.refresh_from_db()
    assert (photo.caption_en, photo.is_taken_down) == ("A new caption", True)


def test_a_change_that_lacks_something_is_not_published(entry: Project, editor: Client) -> None:
    change(editor, entry, **{f"summary_{entry.original_language}": ""})
    page = step(signed_in(editor, "publisher"), entry, "publish").content.decode()
    assert "The summary in English is missing." in page
    entry.refresh_from_db()
    assert entry.summary_en
    assert pending.pending_of(entry)


def test_changing_back_leaves_nothing_pending(entry: Project, editor: Client) -> None:
    change(editor, entry, title_en="Sample: a new name")
    change(editor, entry, title_en=entry.title_en)
    assert pending.pending_of(entry) is None


def test_discarding_asks_first_and_can_be_undone(entry: Project, editor: Client) -> None:
    change(editor, entry, title_en="Sample: a new name")
    address = reverse("admin:projects_project_discard", args=[entry.pk])
    question = editor.get(address)
    assert "Sample: a new name" in question.content.decode()
    assert pending.pending_of(entry)
    done = editor.post(address, {"seen": question.context["seen"]}, follow=True)
    assert "brought back from the history for 90 days" in done.content.decode()
    assert pending.pending_of(entry) is None
    kept = entry.pending_versions.get(act="discarded")
    back = reverse("admin:projects_project_restore_pending", args=[entry.pk, kept.pk])
    editor.post(back, {"seen": editor.get(back).context["seen"]})
    assert 'value="Sample: a new name"' in desk_page(editor, entry)


def test_what_was_changed_after_the_question_is_not_discarded(
    entry: Project, editor: Client
) -> None:
    change(editor, entry, title_en="Sample: a new name")
    address = reverse("admin:projects_project_discard", args=[entry.pk])
    seen = editor.get(address).context["seen"]
    change(editor, entry, title_en="Sample: a still newer name")
    answer = editor.post(address, {"seen": seen})
    assert "has changed it since you opened the page" in answer.content.decode()
    assert pending.pending_of(entry)


def test_the_desk_compares_old_and_new(entry: Project, editor: Client) -> None:
    change(
        editor, entry, title_en="Sample: a new name", status="implementation", budget_kzt="1234567"
    )
    address = reverse("admin:projects_project_pending", args=[entry.pk])
    page = editor.get(address).content.decode()
    new = ("Sample: a new name", "in progress", "1,234,567")
    for words in ("Title, English", entry.title_en, *new):
        assert words in page


def test_an_error_in_the_form_keeps_what_was_pending(entry: Project, editor: Client) -> None:
    change(editor, entry, title_en="Sample: a new name")
    response = change(editor, entry, start_year="2013", end_year="2010")
    assert "The end year can’t be before" in response.content.decode()
    assert pending.pending_of(entry).changes["changed"] == {
        f"project:{entry.pk}": {"title_en": "Sample: a new name"}
    }


def test_a_draft_is_changed_at_once(entry: Project, editor: Client) -> None:
    Project.objects.filter(pk=entry.pk).update(publication="draft")
    change(editor, entry, title_en="Sample: a new name")
    entry.refresh_from_db()
    assert entry.title_en == "Sample: a new name"
    assert Version.objects.get_for_object(entry).count() == 2


def test_what_refers_to_a_record_deleted_since_is_left_out(entry: Project) -> None:
    extra = Source.objects.create(slug="extra", title_en="Extra")
    with pending.editing(entry, None):
        Citation.objects.create(project=entry, source=extra)
        Project.objects.filter(pk=entry.pk).update(coordinator="A. B.")
    extra.delete()
    pending.publish_pending(entry, None)
    entry.refresh_from_db()
    assert entry.coordinator == "A. B."
    assert not entry.citations.exists()


@pytest.mark.parametrize("publication", ["draft", "published"])
def test_of_two_editors_the_second_is_told_and_can_still_decide(
    entry: Project, editor: Client, publication: str
) -> None:
    Project.objects.filter(pk=entry.pk).update(publication=publication)
    address = reverse("admin:projects_project_change", args=[entry.pk])
    opened = form_of(desk_page(editor, entry))
    change(editor, entry, title_en="Sample: the first editor’s")
    answer = editor.post(address, opened | {"title_en": "Sample: the second editor’s"})
    page = answer.content.decode()
    assert "You have changed this in another tab or window" in page
    assert "Sample: the second editor’s" in page
    assert "the first editor’s" in desk_page(editor, entry)
    assert editor.post(address, form_of(page)).status_code == 302
    assert "the second editor’s" in desk_page(editor, entry)


def test_parts_that_wait_keep_their_order_over_every_save(entry: Project) -> None:
    titles = ["first", "second", "third"]
    for title in titles:
        with pending.editing(entry, None):
            source = Source.objects.create(slug=f"the-{title}", title_en=title)
            Citation.objects.create(project=entry, source=source)
    with pending.as_edited(entry):
        assert [citation.source.title_en for citation in entry.citations.all()] == titles
    pending.publish_pending(entry, None)
    assert [citation.source.title_en for citation in entry.citations.all()] == titles


def test_a_change_that_is_published_while_it_is_looked_at_is_not_written_twice(
    entry: Project, editor: Client, monkeypatch: Any
) -> None:
    """As a picture of the review page does that is asked for when another publishes."""
    counted = {"indicator": Indicator.objects.first(), "source": Source.objects.first()}
    with pending.editing(entry, None):
        Metric.objects.create(project=entry, value=5, period="1999", **counted)
    found, asked = pending.pending_of, []

    def publish_after_the_look(project: Project) -> Any:
        waiting = found(project)
        asked.append(waiting.pk)
        snapshots.apply(entry, waiting.changes, for_good=True)
        found(project).delete()
        return waiting

    monkeypatch.setattr(pending, "pending_of", publish_after_the_look)
    with pending.as_edited(Project.objects.get(pk=entry.pk)) as waiting:
        assert waiting is None
        assert Metric.objects.filter(project=entry, period="1999").count() == 1
    assert len(asked) == 1
