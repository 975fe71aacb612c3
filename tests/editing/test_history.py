"""Who changed what, what it was before, and how to have it back."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape
from reversion.models import Version

from projects.editing import history, pending
from projects.editing.acts import act
from projects.editing.remarks import REMARKS, remark, said
from projects.editing.replacement import replace_sample
from projects.models import Citation, Metric, Project, Source
from projects.texts.languages import LANGUAGES
from tests.factories import signed_in, staff_member
from tests.forms import change

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(wall: None) -> Project:
    Project.objects.filter(number=33).update(publication="draft")
    return Project.objects.get(number=33)


def history_page(client: Client, entry: Project) -> str:
    return client.get(reverse("admin:projects_project_history", args=[entry.pk])).content.decode()


def latest(entry: Project, place: int = 0) -> int:
    return Version.objects.get_for_object(entry)[place].revision_id


def restore(client: Client, entry: Project, revision: int) -> Any:
    """Opens the question before going back to that revision, and says yes."""
    return go_back(client, reverse("admin:projects_project_restore", args=[entry.pk, revision]))


def go_back(client: Client, address: str) -> Any:
    question = client.get(address)
    seen = question.context["seen"] if question.status_code == 200 else ""
    return client.post(address, {"seen": seen}, follow=True)


def ways_back(page: str) -> list[str]:
    """The addresses that the history offers to go back to, the newest first."""
    return re.findall(r'href="([^"]+/restore(?:-pending)?/\d+/)"', page)


def test_each_change_is_shown_old_and_new_with_who(entry: Project, editor: Client) -> None:
    old = entry.title_en
    change(editor, entry, title_en="Sample: a new name", status="implementation")
    page = history_page(editor, entry)
    for words in ("editor", "Title, English", old, "Sample: a new name", "in progress"):
        assert words in page


def test_a_long_text_is_compared_word_by_word(entry: Project, editor: Client) -> None:
    first = entry.text_en.split()[0]
    change(editor, entry, text_en=entry.text_en.replace(first, "Tomorrow", 1))
    page = history_page(editor, entry)
    assert f"<del>{first}</del><ins>Tomorrow</ins>" in page


def test_parts_are_in_the_history(entry: Project, editor: Client) -> None:
    metric = entry.metrics.first()
    with pending.editing(entry, None):
        Metric.objects.filter(pk=metric.pk).update(value=987_654)
    page = history_page(editor, entry)
    assert f"Figure “{metric.indicator}”: Value" in page
    assert "987,654" in page


def test_an_earlier_state_can_be_brought_back_with_its_parts(
    entry: Project, editor: Client
) -> None:
    old, figures = entry.title_en, entry.metrics.count()
    change(editor, entry, title_en="Sample: a new name")
    with pending.editing(entry, None):
        entry.metrics.all().delete()
    restore(editor, entry, latest(entry, 2))
    entry.refresh_from_db()
    assert (entry.title_en, entry.metrics.count()) == (old, figures)
    assert entry.publication == "draft"
    assert "Restored to its state on" in history_page(editor, entry)


def test_of_a_published_entry_it_comes_back_as_a_pending_change(
    entry: Project, editor: Client
) -> None:
    old = entry.title_en
    change(editor, entry, title_en="Sample: a new name")
    Project.objects.filter(pk=entry.pk).update(publication="published")
    restore(editor, entry, latest(entry, 1))
    entry.refresh_from_db()
    assert entry.title_en == "Sample: a new name"
    assert pending.pending_of(entry).changes["changed"][f"project:{entry.pk}"] == {"title_en": old}


def published(entry: Project) -> Project:
    Project.objects.filter(pk=entry.pk).update(publication="published")
    return Project.objects.get(pk=entry.pk)


@pytest.mark.parametrize("publication", ["draft", "published"])
def test_each_row_leads_to_the_state_that_it_left(
    entry: Project, editor: Client, publication: str
) -> None:
    Project.objects.filter(pk=entry.pk).update(publication=publication)
    for name in ("first", "second", "third"):
        change(editor, entry, title_en=f"Sample: the {name} name")
    page = history_page(editor, entry)
    assert page.count("This is how the entry is now.") == 1
    back = ways_back(page)[0]
    question = editor.get(back).content.decode()
    assert "<del>Sample: the third name</del>" in question
    assert "<ins>Sample: the second name</ins>" in question
    done = go_back(editor, back).content.decode()
    assert "Changed: Title, English." in done
    assert 'value="Sample: the second name"' in done


def test_nothing_is_done_before_the_question_is_answered(entry: Project, editor: Client) -> None:
    change(editor, entry, title_en="Sample: the first name")
    change(editor, entry, title_en="Sample: the second name")
    back = ways_back(history_page(editor, entry))[0]
    seen = editor.get(back).context["seen"]
    editor.post(back)
    change(editor, entry, title_en="Sample: the third name")
    answer = editor.post(back, {"seen": seen}).content.decode()
    assert "has changed it since you opened the page" in answer
    entry.refresh_from_db()
    assert entry.title_en == "Sample: the third name"


def test_going_back_to_the_present_state_says_that_nothing_changed(
    entry: Project, editor: Client
) -> None:
    change(editor, entry, title_en="Sample: a new name")
    done = restore(editor, entry, latest(entry)).content.decode()
    assert "Nothing was changed" in done
    assert Version.objects.get_for_object(entry).count() == 2


def test_a_discarded_change_is_brought_back_by_its_row(entry: Project, editor: Client) -> None:
    entry = published(entry)
    change(editor, entry, title_en="Sample: a new name")
    pending.discard_pending(entry, None)
    page = history_page(editor, entry)
    assert "Bring the discarded change back" in page
    done = go_back(editor, ways_back(page)[0]).content.decode()
    assert 'value="Sample: a new name"' in done
    assert "Visitors see the old text until it is published." in done


def test_a_part_that_was_published_since_is_not_taken_for_another(entry: Project) -> None:
    entry = published(entry)
    with pending.editing(entry, None):
        source = Source.objects.create(slug="letter", title_en="Letter")
        Citation.objects.create(project=entry, source=source)
    pending.publish_pending(entry, None)
    saved = entry.pending_versions.get(act="saved")
    assert history.rows_back_to(entry, history.state_of(saved)) == []


def test_the_text_written_over_a_sample_is_not_emptied_unasked(
    entry: Project, editor: Client
) -> None:
    entry = published(entry)
    replace_sample(entry, None, "ru")
    change(editor, entry, title_ru="Мастерская «Шебер»")
    back = ways_back(history_page(editor, entry))[0]
    assert "<del>Мастерская «Шебер»</del>" in editor.get(back).content.decode()
    assert "Мастерская" in str(pending.pending_of(entry).changes)


def test_another_entry_s_revision_is_not_accepted(entry: Project, editor: Client) -> None:
    other = Project.objects.get(number=34)
    pending.record(other, None, "")
    assert restore(editor, entry, latest(other)).status_code == 404


def test_a_deleted_entry_is_brought_back_with_its_parts_as_a_draft(
    entry: Project, client: Client
) -> None:
    figures, number = entry.metrics.count(), entry.number
    publisher = signed_in(client, "publisher")
    address = reverse("admin:projects_project_delete", args=[entry.pk])
    assert "Are you sure" in publisher.get(address).content.decode()
    publisher.post(address, {"post": "yes"})
    assert not Project.objects.filter(number=number).exists()
    page = publisher.get(reverse("admin:projects_project_recoverlist")).content.decode()
    assert entry.title_en in page
    assert "publisher" in page
    version, _name = history.deleted()[0]
    address = reverse("admin:projects_project_recover", args=[version.pk])
    assert "Send it for review again" in publisher.post(address, follow=True).content.decode()
    back = Project.objects.get(number=number)
    assert (back.title_kk, back.metrics.count()) == (entry.title_kk, figures)
    assert back.publication == "draft"
    assert back.themes.exists()
    assert back.participations.exists()


def test_a_number_given_away_meanwhile_is_explained(entry: Project, client: Client) -> None:
    publisher = signed_in(client, "publisher")
    publisher.post(reverse("admin:projects_project_delete", args=[entry.pk]), {"post": "yes"})
    Project.objects.create(number=entry.number, slug="another", block=entry.block)
    address = reverse("admin:projects_project_recover", args=[history.deleted()[0][0].pk])
    page = publisher.post(address, follow=True).content.decode()
    assert "Another entry has this number or address by now." in page


def test_a_published_entry_can_t_be_deleted(entry: Project, client: Client) -> None:
    Project.objects.filter(pk=entry.pk).update(publication="published")
    publisher = signed_in(client, "publisher")
    address = reverse("admin:projects_project_delete", args=[entry.pk])
    assert publisher.post(address, {"post": "yes"}).status_code == 403
    publisher.post(
        reverse("admin:projects_project_changelist"),
        {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"},
    )
    assert Project.objects.filter(pk=entry.pk).exists()


def test_steps_are_in_the_history_too(entry: Project, client: Client) -> None:
    publisher = signed_in(client, "publisher")
    values = {"seen": pending.seen(Project.objects.get(pk=entry.pk))}
    publisher.post(reverse("admin:projects_project_act", args=[entry.pk, "publish"]), values)
    page = history_page(publisher, entry)
    assert "State: published" in page
    assert get_user_model().objects.get().username in page


def test_where_a_sample_gave_way_it_can_be_brought_back(wall: None, staff: Client) -> None:
    """Of a public entry and of a draft alike; of the latter from the history of what is kept."""
    for number, is_published in ((33, True), (34, False)):
        if not is_published:
            Project.objects.filter(number=number).update(publication="draft")
        entry = Project.objects.get(number=number)
        replace_sample(entry, None, "en")
        page = history_page(staff, entry)
        row = page[: page.index("Bring the sample back")].rpartition("<p>")[2]
        address = re.search(r'href="([^"]+)"', row)
        assert address
        go_back(staff, address[1])
        assert pending.pending_of(entry) is None
        entry = Project.objects.get(number=number)
        assert entry.is_illustrative
        assert entry.title_en.startswith("Sample:")


def test_after_deleting_the_way_back_is_said_with_the_name(wall: None, staff: Client) -> None:
    Project.objects.filter(number__in=(33, 34, 35)).update(publication="draft")
    first, *others = Project.objects.filter(number__in=(33, 34, 35)).order_by("number")
    address = reverse("admin:projects_project_delete", args=[first.pk])
    said = staff.post(address, {"post": "yes"}, follow=True)
    told = [str(message) for message in said.context["messages"]]
    assert len(told) == 1
    assert told[0].startswith(f"1 entry deleted: {first}. For 90 days")
    assert reverse("admin:projects_project_recoverlist") in told[0]
    values = {"action": "delete_selected", "_selected_action": [p.pk for p in others]}
    page = reverse("admin:projects_project_changelist")
    said = staff.post(page, values | {"post": "yes"}, follow=True)
    told = [str(message) for message in said.context["messages"]]
    assert len(told) == 1
    assert told[0].startswith("2 entries deleted: ")


def test_withdrawing_asks_first_and_showing_again_is_offered(wall: None, staff: Client) -> None:
    entry = Project.objects.get(number=33)
    form = reverse("admin:projects_project_change", args=[entry.pk])
    question = reverse("admin:projects_project_withdraw", args=[entry.pk])
    act = reverse("admin:projects_project_act", args=[entry.pk, "withdraw"])
    page = staff.get(form).content.decode()
    assert f'href="{question}"' in page
    assert f'action="{act}"' not in page
    page = staff.get(question).content.decode()
    assert f'action="{act}"' in page
    assert entry.title_en in page
    staff.post(act, {"seen": pending.seen(entry)})
    assert ">Show again</button>" in staff.get(form).content.decode()
    assert staff.get(question).url == form


def test_a_remark_is_said_in_the_language_of_whoever_reads(entry: Project, editor: Client) -> None:
    with translation.override("kk"):
        replace_sample(entry, None, "ru")
    assert "The sample makes room for the real entry" in history_page(editor, entry)
    Project.objects.filter(pk=entry.pk).update(publication="published")
    with translation.override("kk"), pending.editing(entry, None, remark("photo-added", "a3.jpg")):
        Project.objects.filter(pk=entry.pk).update(coordinator="A. B.")
    for language in LANGUAGES:
        editor.cookies["django_language"] = language
        page = history_page(editor, entry)
        with translation.override(language):
            for kept in (remark("replaced"), remark("photo-added", "a3.jpg")):
                assert escape(said(kept)) in page, language


def test_a_remark_kept_as_a_sentence_stays_as_it_is() -> None:
    assert said("Photos described") == "Photos described"
    assert said("#1 of three") == "#1 of three"


@pytest.mark.parametrize("code", REMARKS)
def test_every_remark_can_be_said(code: str) -> None:
    kept = remark(code, timezone.now() if code == "restored" else "100 %.jpg")
    assert not said(kept).startswith("#")


@pytest.mark.usefixtures("in_english")
def test_the_history_begins_with_its_beginning(entry: Project) -> None:
    Project.objects.filter(pk=entry.pk).update(publication="published")
    with pending.editing(Project.objects.get(pk=entry.pk), None):
        Project.objects.filter(pk=entry.pk).update(coordinator="A. B.")
    for name, role in (("submit", "editor"), ("publish", "publisher")):
        act(Project.objects.get(pk=entry.pk), name, staff_member(role))
    told = [event.what for event in history.events_of(Project.objects.get(pk=entry.pk))]
    assert told[-1] == "Beginning of the history"
    assert told[0] == "Text of the pending change, now part of the entry"
    assert "Edit" not in told
