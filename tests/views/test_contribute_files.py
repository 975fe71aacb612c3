"""Files of the form by link: what is said of them where they are chosen, and once it is sent."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from projects.models import Contribution, Project
from tests.factories import contribution, form_address, picture_file

pytestmark = pytest.mark.django_db
ANSWERS = {"title": "Ткачи", "summary": "Учились ткать.", "text": "Два года."}
SENDING = {"sender": "А. Ахметов", "agrees": "on", "send": "1"}


@pytest.fixture
def link(wall: None, media: Any) -> Contribution:
    return contribution(Project.objects.illustrative().order_by("number")[0], language="ru")


def posted(client: Client, link: Contribution, **sent: Any) -> Any:
    return client.post(form_address(link), {**ANSWERS, "save": "1", **sent})


def question(page: str, name: str) -> str:
    return page.partition(f'id="question-{name}"')[2].partition("</section>")[0]


def test_a_refused_file_is_told_at_its_field_and_the_page_opens_there(
    link: Contribution, client: Client
) -> None:
    wrong = SimpleUploadedFile("a.exe", b"MZ\x90\x00")
    answer = posted(client, link, letters=[wrong])
    assert answer.url.endswith("#question-letters")
    page = client.get(answer.url).content.decode()
    assert "“a.exe” is no letter" in question(page, "letters")
    assert "is no letter" not in question(page, "photos")
    assert '<a href="#new-letters">“a.exe” is no letter' in page
    both = posted(client, link, letters=[wrong], photos=[SimpleUploadedFile("a.jpg", b"none")])
    assert both.url.endswith("#notes")


def test_after_saving_files_the_page_opens_where_they_are_described(
    link: Contribution, client: Client
) -> None:
    assert posted(client, link, photos=[picture_file()]).url.endswith("/#photos")
    letter = SimpleUploadedFile("Хат.pdf", b"%PDF-1.4 letter")
    assert posted(client, link, letters=[letter]).url.endswith("/#letters")
    assert posted(client, link).url == form_address(link)


def test_a_photo_that_would_not_be_shown_is_named_in_the_form_and_once_it_is_sent(
    link: Contribution, client: Client
) -> None:
    posted(client, link, photos=[picture_file(name="bare.jpg")])
    said = "Photo “bare.jpg” is not shown yet:"
    assert said in client.get(form_address(link)).content.decode()
    page = client.post(form_address(link), {**ANSWERS, **SENDING}, follow=True).content.decode()
    assert "your form has arrived" in page
    assert said in page
    words = {"alternative_text": "Поле", "credit": "А. Б.", "consent": "given"}
    link.files.update(values=words)
    assert said not in client.get(form_address(link)).content.decode()


def test_a_missing_name_leads_to_its_field(link: Contribution, client: Client) -> None:
    page = client.post(form_address(link), {**ANSWERS, "send": "1"}, follow=True).content.decode()
    assert 'href="#id_sender"' in page
    assert 'href="#id_agrees"' in page


def test_the_reply_stands_below_the_question_and_the_answer(
    link: Contribution, client: Client
) -> None:
    answers, comments = {"place": "Тараз, дом дружбы"}, {"place": "Какой дом?"}
    Contribution.objects.update(state="returned", answers=answers, comments=comments)
    page = client.get(form_address(link)).content.decode()
    places = [
        page.index(words) for words in ("Тараз, дом дружбы", "Какой дом?", 'name="reply-place"')
    ]
    assert places == sorted(places)


def test_a_preview_without_themes_has_no_heading_for_them(
    link: Contribution, client: Client
) -> None:
    public = client.get(f"/en/projects/{link.project.slug}/").content.decode()
    assert "<dt>Themes</dt>" in public
    page = client.post(form_address(link), {**ANSWERS, "preview": "1"}, follow=True)
    assert "<dt>Themes</dt>" not in page.content.decode()
