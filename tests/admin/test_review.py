"""The review queue: what it says of an entry, and what it keeps of what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects.editing import pending, replacement
from projects.editing.acts import act
from projects.models import PendingChange, Photo, Project, ReceivedLetter
from projects.photos import clean_picture
from projects.photos.uploads import add_photo
from tests.desk_pages import INDEX
from tests.factories import picture_file, signed_in, staff_member
from tests.forms import change, form_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
QUEUE = "/admin/review/"


@pytest.fixture
def entry(project: Callable[..., Project]) -> Project:
    values = {"title_ru": "Проект", "summary_ru": "Кратко", "original_language": "ru"}
    return project(7, themes=("language",), **values)


def submitted(entry: Project, **values: Any) -> Project:
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(**values)
    pending.submit_pending(entry, None)
    return entry


def test_a_telephone_number_that_waits_to_be_published_is_asked_about_there_and_in_the_form(
    staff: Client, entry: Project
) -> None:
    submitted(entry, text_ru="Пишите: a.kim@mail.example")
    remark = "stands in the text, for all to read: a.kim@mail.example."
    assert remark in staff.get(QUEUE).content.decode()
    form = reverse("admin:projects_project_change", args=[entry.pk])
    assert remark in staff.get(form).content.decode()


def test_only_what_no_visitor_has_seen_is_a_new_entry(staff: Client, entry: Project) -> None:
    person = staff_member("publisher")
    later = timezone.now() + timedelta(days=3)
    for name in ("withdraw", "submit"):
        act(Project.objects.get(pk=entry.pk), name, person)
    page = staff.get(QUEUE).content.decode()
    assert "An entry that visitors have seen before" in page
    assert "New entry" not in page
    entry.steps.all().delete()
    assert "New entry" in staff.get(QUEUE).content.decode()
    Project.objects.filter(pk=entry.pk).update(publication="draft")
    for name in ("submit", "schedule", "unschedule"):
        act(Project.objects.get(pk=entry.pk), name, person, public_from=later)
    assert "New entry" in staff.get(QUEUE).content.decode()


def test_new_photos_are_shown_and_counted(staff: Client, entry: Project, media: Any) -> None:
    for name, size in (("a.jpg", (80, 60)), ("b.jpg", (60, 80))):
        assert add_photo(picture_file(size, name), entry, None, credit="A. B.").is_added
    pending.PendingChange.objects.update(is_submitted=True)
    page = staff.get(QUEUE).content.decode()
    assert "Changed: Photo: added (2)</p>" in page
    pictures = page.partition('class="desk-pictures"')[2].partition("</ul>")[0]
    assert pictures.count("<img") == 2
    address = pictures.partition('src="')[2].partition('"')[0]
    assert staff.get(address).status_code == 200


def test_a_note_ticks_its_own_entry(staff: Client, entry: Project) -> None:
    submitted(entry, coordinator="A. B.")
    sent = {f"seen-{entry.pk}": pending.seen(entry), f"note-{entry.pk}": "Which year?"}
    page = staff.post(QUEUE, sent | {"return": "1"}, follow=True).content.decode()
    assert "1 entry sent back." in page
    assert Project.objects.get(pk=entry.pk).pending.note == "Which year?"


def test_one_entry_is_published_by_its_own_button(
    staff: Client, entry: Project, project: Callable[..., Project]
) -> None:
    values = {"title_ru": "Другой", "summary_ru": "Кратко", "original_language": "ru"}
    other = project(8, themes=("language",), **values)
    for one in (entry, other):
        submitted(one, coordinator="A. B.")
    sent = {f"seen-{one.pk}": pending.seen(one) for one in (entry, other)}
    sent |= {f"note-{other.pk}": "Which year?", "publish-only": str(entry.pk)}
    page = staff.post(QUEUE, sent, follow=True).content.decode()
    assert "1 entry published." in page
    assert pending.pending_of(entry) is None
    assert pending.pending_of(other) is not None
    assert 'value="Which year?"' in page, "what was typed for another stays"


def test_enter_in_a_note_presses_no_button(staff: Client, entry: Project) -> None:
    submitted(entry, coordinator="A. B.")
    page = staff.get(QUEUE).content.decode()
    form = page[page.index('<form method="post">') :]
    assert "disabled hidden" in form[form.index("<button") : form.index("</button>")]


def test_what_was_typed_stays_where_something_is_refused(staff: Client, entry: Project) -> None:
    submitted(entry, coordinator="A. B.")
    sent = {f"seen-{entry.pk}": "older", f"note-{entry.pk}": "Which year?"}
    for button, told in (("publish", "tick the entries"), ("return", "nothing was done")):
        page = staff.post(QUEUE, sent | {button: "1"}).content.decode()
        assert told in page
        assert 'value="Which year?"' in page
    assert f'value="{entry.pk}" checked>' in page


def test_what_came_back_is_counted_and_said_above_the_form(staff: Client, entry: Project) -> None:
    submitted(entry, coordinator="A. B.")
    pending.return_pending(entry, None, "Which year?")
    assert "changes sent back for correction 1</a>" in staff.get(INDEX).content.decode()
    form = reverse("admin:projects_project_change", args=[entry.pk])
    assert "It came back for correction." in staff.get(form).content.decode()
    pending.submit_pending(entry, None)
    assert "changes sent back for correction" not in staff.get(INDEX).content.decode()
    assert "It came back for correction." not in staff.get(form).content.decode()


def test_a_refused_form_says_that_the_frame_speaks_of_what_is_saved(
    staff: Client, entry: Project
) -> None:
    entry.themes.clear()
    form = reverse("admin:projects_project_change", args=[entry.pk])
    assert "Before it can be published:" in staff.get(form).content.decode()
    page = change(staff, entry, start_year="soon").content.decode()
    assert "What is saved lacks this for publication" in page
    assert "Before it can be published:" not in page


def test_a_refused_form_speaks_only_of_what_is_saved(staff: Client, entry: Project) -> None:
    submitted(entry, title_en="Waiting title")
    page = change(staff, entry, title_ru="", title_en="", start_year="soon").content.decode()
    assert "is missing" not in page, "only a field is empty, what is saved has all"
    heading, crumbs = (
        page.partition(begin)[2].partition(end)[0]
        for begin, end in (("<h2>", "</h2>"), ('class="breadcrumbs"', "</nav>"))
    )
    assert "Waiting title" in heading
    assert "Waiting title" in crumbs
    Project.objects.filter(pk=entry.pk).update(publication="draft", summary_ru="")
    pending.PendingChange.objects.all().delete()
    sent = {"title_ru": "Typed", "summary_ru": "Typed", "start_year": "soon"}
    page = change(staff, entry, **sent).content.decode()
    assert "The summary in Russian is missing." in page, "what was typed is not saved"


def test_a_saved_change_that_lost_what_it_needs_is_said_not_to_be_publishable(
    staff: Client, entry: Project
) -> None:
    submitted(entry, coordinator="A. B.")
    assert "cannot be published" not in staff.get(QUEUE).content.decode()
    form = reverse("admin:projects_project_change", args=[entry.pk])
    sent = form_of(staff.get(form).content.decode())
    del sent["themes"]
    told = staff.post(form, sent, follow=True).content.decode()
    assert "it cannot be published like this: The theme is missing." in told
    card = staff.get(QUEUE).content.decode()
    assert "It cannot be published like this:</strong> The theme is missing." in card


@pytest.mark.parametrize("is_bulk", [False, True])
def test_the_question_before_withdrawing_says_that_the_change_goes_on_waiting(
    staff: Client, entry: Project, is_bulk: bool
) -> None:
    submitted(entry, coordinator="A. B.")
    if is_bulk:
        sent = {"action": "withdraw", "_selected_action": str(entry.pk)}
        response = staff.post(reverse("admin:projects_project_changelist"), sent)
    else:
        response = staff.get(reverse("admin:projects_project_withdraw", args=[entry.pk]))
    page = response.content.decode()
    assert "Its pending change is kept and goes on waiting." in page
    assert "desk-comparison" not in page, "nothing of it becomes the entry's text"


def test_who_discards_what_has_changed_meanwhile_learns_who_changed_it(
    staff: Client, entry: Project
) -> None:
    with pending.editing(entry, staff_member("editor")):
        Project.objects.filter(pk=entry.pk).update(coordinator="A. B.")
    address = reverse("admin:projects_project_discard", args=[entry.pk])
    page = staff.post(address, {"seen": "older"}).content.decode()
    assert re.search(r"nothing was done, \w+ has changed it since you opened the page", page)
    assert pending.pending_of(entry)


@pytest.mark.parametrize("with_change", [False, True])
def test_a_withdrawn_entry_has_one_button_for_each_way_to_show_it(
    staff: Client, entry: Project, with_change: bool
) -> None:
    if with_change:
        submitted(entry, coordinator="A. B.")
    act(entry, "withdraw", staff_member("publisher"))
    form = reverse("admin:projects_project_change", args=[entry.pk])
    page = staff.get(form).content.decode()
    both = ("Show again with the pending change</button>", "Show again as it was</button>")
    expected = both if with_change else ("Show again</button>",)
    assert [words for words in (*both, "Show again</button>") if words in page] == list(expected)


def test_what_was_sent_back_shows_the_photos_that_changed_since(
    staff: Client, entry: Project, media: Any
) -> None:
    described = {"credit": "A. B.", "alternative_text_en": "A stall"}
    assert add_photo(picture_file((80, 60), "a.jpg"), entry, None, **described).is_added
    pending.submit_pending(entry, None)
    pending.return_pending(entry, None, "Describe it")
    with pending.editing(entry, None):
        entry.photos.update(alternative_text_en="A fair")
    pending.submit_pending(entry, None)
    pages = (QUEUE, reverse("admin:projects_project_pending", args=[entry.pk]))
    for page in map(staff.get, pages):
        told = page.content.decode().partition("Changed since it was sent back")[2]
        assert f"/project/{entry.pk}/photos/" in told.partition("</details>")[0]


def test_nobody_sends_back_the_work_of_others_without_a_note(staff: Client, entry: Project) -> None:
    editor, publisher = staff_member("editor"), staff_member("publisher")
    for person, is_sent_back in ((publisher, False), (editor, True)):
        submitted(entry, coordinator="A. B.")
        pending.PendingChange.objects.update(by=editor)
        if is_sent_back:
            act(entry, "return", person)
        else:
            with pytest.raises(ValidationError, match="write a note to its editor"):
                act(entry, "return", person)
        assert pending.PendingChange.objects.get().is_submitted is not is_sent_back


def test_a_time_that_is_cancelled_leaves_the_entry_as_it_was_before(entry: Project) -> None:
    person = staff_member("publisher")
    later = timezone.now() + timedelta(days=3)
    act(entry, "withdraw", person)
    told = {}
    for state in ("withdrawn", "edited"):
        act(Project.objects.get(pk=entry.pk), "schedule", person, public_from=later)
        if state == "edited":
            pending.record(entry, person, "")
        told[state] = act(Project.objects.get(pk=entry.pk), "unschedule", person)
    assert "withdrawn, as it was before" in told["withdrawn"]
    assert "waits for a publisher" in told["edited"]


def test_a_letter_that_was_taken_is_one_press_away_for_those_who_may_read_it(
    staff: Client, entry: Project
) -> None:
    submitted(entry, title_ru="Сундук")
    kept = ReceivedLetter.objects.create(name="118.docx", project=entry, taken_at=timezone.now())
    ReceivedLetter.objects.create(name="119.docx", project=entry)
    page = staff.get(QUEUE).content.decode()
    address = reverse("admin:projects_project_letter", args=[entry.pk, kept.pk])
    assert f'<a href="{address}">The letter as it came: 118.docx</a>' in page
    assert "119.docx" not in page
    assert "118.docx" not in signed_in(Client(), "organiser").get(QUEUE).content.decode()


def test_the_pictures_of_a_sample_are_said_to_go(wall: None, media: Any, staff: Client) -> None:
    sample = Project.objects.get(number=33)
    drawing = clean_picture(picture_file((90, 60)), "drawing.jpg", 1)
    Photo.objects.create(project=sample, image=drawing, is_sample=True)
    replacement.replace_sample(sample, None, "ru")
    assert add_photo(picture_file(), sample, None).is_added
    PendingChange.objects.update(is_submitted=True)
    item = staff.get(QUEUE).content.decode().partition(f'id="entry-{sample.pk}"')
    pictures = item[2].partition('class="desk-pictures"')[2].partition("</ul>")[0].split("</li>")
    gone = [one for one in pictures if "goes once it is published" in one]
    assert len(gone) == 1
    assert sum("<span>added</span>" in one for one in pictures) == 1
    assert "<img" not in item[0].rpartition("<section")[2]
