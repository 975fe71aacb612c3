"""Letters at the desk: taken in, shown beside what they say, written once it is confirmed."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime

from projects.editing import pending
from projects.intake.received import forget_old
from projects.models import Indicator, Project, ReceivedLetter, Source
from projects.photos.clearing import clear_strays
from projects.photos.storage import originals
from tests.admin.sent_letters import (
    SPOKEN,
    SUMMARY,
    TITLE,
    TITLE_KK,
    at,
    dropped,
    files,
    photo,
    russian_letter,
    said,
    sent_back,
    take,
    upload,
)
from tests.factories import signed_in
from tests.forms import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(wall: None, media: Any) -> Project:
    return Project.objects.get(number=33)


def test_a_dropped_letter_is_shown_beside_what_it_says_and_nothing_is_written(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry)
    html = page.content.decode()
    assert page.status_code == 200
    assert 'id="said-title_ru"' in html
    assert 'href="#said-title_ru"' in html
    assert f'value="{TITLE}"' in html
    assert "<td>Костюмов сшито" in html
    values = form_of(html)
    assert values["title_kk"] == TITLE_KK
    assert pending.pending_of(entry) is None
    kept = ReceivedLetter.objects.get()
    assert [len(kept.files), len(kept.pictures), len(kept.letters)] == [4, 2, 2]
    assert all(originals().exists(name) for name in kept.stored_names)


def test_what_is_ticked_takes_the_samples_place_and_waits_for_a_publisher(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry)
    texts = {"photo-0-alternative_text": "Девушка шьёт", "photo-1-alternative_text": "Костюмы"}
    shared = {"all-credit": "Фото: А. Ахметов", "all-consent": "given"}
    html = page.content.decode()
    assert "Is this what the letter counts?" in html  # it taught sewing, no entrepreneurship
    ticks = re.findall(r'name="take" value="([^"]+)" checked', html)
    assert "figure-0" not in ticks
    chosen = {"figure-0-indicator": str(Indicator.objects.get(slug="people-trained").pk)}
    figure_too = {"take": [*ticks, "figure-0"], **chosen}
    done = take(editor, page, _submit="1", **texts, **shared, **figure_too)
    assert "waits for a publisher" in said(done)
    assert "2 photos" in said(done)
    assert pending.pending_of(entry).is_submitted
    with pending.as_edited(entry):
        real = Project.objects.get(pk=entry.pk)
        assert (real.title_ru, real.summary_ru, real.provenance) == (TITLE, SUMMARY, "documented")
        assert real.title_kk == TITLE_KK
        assert (real.start_year, real.end_year) == (2012, 2013)
        assert [c.source.kind for c in real.citations.all()] == [Source.Kind.LETTER]
        assert real.citations.get().sentence == f"{SPOKEN}\n— участница Алия Бекова"
        figure = real.metrics.get()
        assert (figure.value, figure.source.kind) == (20, "letter")
        assert real.budget_kzt == 2_500_000
        parts = [(part.organisation.name_ru, part.role) for part in real.participations.all()]
        assert parts == [("ОО «Шебер»", "implementing"), ("Акимат города Тараз", "partner")]
        assert figure.sentence == SUMMARY
        photos = list(real.photos.values_list("credit", "consent", "alternative_text_ru"))
        assert photos[0] == ("Фото: А. Ахметов", "given", "Девушка шьёт")
    assert ReceivedLetter.objects.get().taken_at
    entry.refresh_from_db()
    assert entry.is_illustrative


def test_what_is_not_ticked_stays_out_and_is_named(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry)
    html = page.content.decode()
    ticks = re.findall(r'name="take" value="([^"]+)" checked', html)
    left = ("start_year", "photo-0", "photo-1", "people-0", "people-1")
    done = take(editor, page, _take="1", take=[key for key in ticks if key not in left])
    assert "Not taken:" in said(done)
    with pending.as_edited(entry):
        real = Project.objects.get(pk=entry.pk)
        assert (real.start_year, real.end_year) == (None, 2013)
        assert real.participations.count() == real.photos.count() == 0


def test_what_is_ticked_and_empty_is_not_said_to_be_taken(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry)
    ticks = re.findall(r'name="take" value="([^"]+)" checked', page.content.decode())
    assert "themes" in ticks
    done = take(editor, page, _take="1", take=ticks, themes=[], **{"all-credit": "А. Ахметов"})
    assert "Themes" not in said(done)
    assert "Regions" in said(done)


def test_a_refused_page_keeps_what_the_person_changed(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry)
    ticks = re.findall(r'name="take" value="([^"]+)" checked', page.content.decode())
    sent = sent_back(page, title_ru="Другое имя", end_year="2010", take=[*ticks])
    sent["take"].remove("people-0")
    sent["people-1-organisation"] = ""
    again = editor.post(page.redirect_chain[-1][0], sent)
    html = again.content.decode()
    assert again.status_code == 200
    assert 'value="Другое имя"' in html
    assert "Nothing is saved yet" in html
    assert "Say whether it is new" in html
    assert 'name="take" value="people-0">' in html
    assert pending.pending_of(entry) is None
    assert not ReceivedLetter.objects.get().taken_at


def test_photos_without_words_are_not_submitted(entry: Project, editor: Client) -> None:
    again = take(editor, dropped(editor, entry), _submit="1")
    assert "Say what the photo shows" in again.content.decode()
    assert pending.pending_of(entry) is None


def test_an_entry_changed_meanwhile_is_not_overwritten(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry)
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(coordinator="Кто-то")
    again = take(editor, page, _take="1", title_ru="Моё имя")
    assert "Somebody has changed the entry" in said(again)
    assert 'value="Моё имя"' in again.content.decode()
    with pending.as_edited(entry):
        assert Project.objects.get(pk=entry.pk).is_illustrative


def test_a_field_that_somebody_wrote_meanwhile_is_asked_about(
    entry: Project, editor: Client
) -> None:
    take(editor, dropped(editor, entry), _take="1")
    page = dropped(editor, entry, [upload("2.docx", russian_letter())])
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(title_ru="Их имя")
    again = take(editor, page, _take="1", title_ru="Моё имя", take=["title_ru", "source"])
    assert "Keep what is saved" in again.content.decode()
    with pending.as_edited(entry):
        assert Project.objects.get(pk=entry.pk).title_ru == "Их имя"


def test_from_the_overview_the_stand_is_asked_first(entry: Project, editor: Client) -> None:
    assert at("letter_drop") in editor.get(reverse("admin:index")).content.decode()
    page = editor.post(at("letter_drop"), {"files": files()}, follow=True)
    assert page.redirect_chain[-1][0].endswith("/stand/")
    assert f'<option value="{entry.pk}" selected' in page.content.decode()
    done = editor.post(page.redirect_chain[-1][0], {"project": entry.pk}, follow=True)
    assert done.redirect_chain[-1][0] == at("letter", entry.pk, ReceivedLetter.objects.get().pk)
    assert ReceivedLetter.objects.get().project == entry


def test_the_letter_as_it_came_is_for_editors_alone(
    entry: Project, editor: Client, client: Client
) -> None:
    sent = russian_letter()
    dropped(editor, entry, [upload("33 Письмо.docx", sent), upload("1.jpg", photo())])
    kept = ReceivedLetter.objects.get()
    file = editor.get(at("letter_file", kept.pk, 0))
    assert b"".join(file.streaming_content) == sent
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert editor.get(at("letter_file", kept.pk, 9)).status_code == 404
    assert editor.get(at("letter_photo", kept.pk, 0)).headers["Content-Type"] == "image/jpeg"
    organiser = signed_in(client, "organiser")
    for page in (at("letter_file", kept.pk, 0), at("letter_photo", kept.pk, 0)):
        assert organiser.get(page).status_code == 403
    for page in (at("letters", entry.pk), at("letter", entry.pk, kept.pk), at("letter_drop")):
        assert organiser.get(page).status_code == 403
    home = organiser.get(reverse("admin:index")).content.decode()
    assert at("letter_drop") not in home


def test_an_erased_letter_leaves_no_file(entry: Project, editor: Client) -> None:
    dropped(editor, entry)
    kept = ReceivedLetter.objects.get()
    address = at("letter_erase", kept.pk)
    assert "can’t be brought back" in editor.get(address).content.decode()
    assert "is erased" in said(editor.post(address, {"confirmed": "1"}, follow=True))
    assert not ReceivedLetter.objects.exists()
    assert not any(originals().exists(name) for name in kept.stored_names)


def test_a_letter_is_erased_when_its_time_is_over_and_not_before(
    entry: Project, editor: Client, settings: Any
) -> None:
    page = dropped(editor, entry)
    kept = ReceivedLetter.objects.get()
    assert date_format(localtime(kept.kept_until), "DATE_FORMAT") in page.content.decode()
    assert forget_old(kept.kept_until - timedelta(minutes=1)) == 0
    assert forget_old(kept.kept_until + timedelta(minutes=1)) == 1
    assert not ReceivedLetter.objects.exists()
    assert not any(originals().exists(name) for name in kept.stored_names)


def test_files_of_a_letter_are_no_strays(entry: Project, editor: Client) -> None:
    dropped(editor, entry)
    kept = ReceivedLetter.objects.get()
    clear_strays(timezone.now() + timedelta(days=200))
    assert all(originals().exists(name) for name in kept.stored_names)


def test_a_photo_that_is_not_stored_is_named_and_nothing_is_submitted(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry)
    originals().delete(ReceivedLetter.objects.get().pictures[1]["file"])
    texts = {"photo-0-alternative_text": "Девушка", "photo-1-alternative_text": "Костюмы"}
    done = take(editor, page, _submit="1", **texts, **{"all-credit": "Фото: А. А."})
    assert "“2.jpg” could not be read just now" in said(done)
    assert "The entry is not submitted" in said(done)
    assert "1 photo." in said(done)
    assert not pending.pending_of(entry).is_submitted


def test_what_can_not_be_read_is_told_and_nothing_is_kept(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, [upload("a.docx", b"no letter")])
    assert "a.docx" in said(page)
    assert not ReceivedLetter.objects.exists()
    assert "Choose one or more files first." in said(
        editor.post(at("letters", entry.pk), {}, follow=True)
    )


def test_photos_alone_document_no_entry(wall: None, media: Any, editor: Client) -> None:
    entry = Project.objects.get(number=1)
    Project.objects.filter(pk=entry.pk).update(provenance="reported")
    page = dropped(editor, entry, [upload("1.jpg", photo())])
    assert 'name="take" value="source">' in page.content.decode()
    take(editor, page, _take="1")
    with pending.as_edited(entry):
        real = Project.objects.get(pk=entry.pk)
        assert real.provenance == "reported"
        assert real.photos.filter(original_name="1.jpg").exists()
