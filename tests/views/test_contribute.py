"""The form that an association fills in through a link: saved as often as one likes, then sent."""

import logging
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from exhibition.log_lines import BoundedFormatter
from projects.editing.pending import pending_of
from projects.intake import contributed_files
from projects.models import Contribution, Photo, Project
from projects.photos.storage import originals
from tests.factories import SECRET, contribution, form_address, institution, picture_file
from tests.forms import form_of
from tests.spoken import english_in

pytestmark = pytest.mark.django_db

ANSWERS = {
    "title": "Тоқыма шеберханасы",
    "summary": "Таразда 20 жасөспірім ұлттық киім тігуді үйренді.",
    "text": "Бірінші абзац.\n\nЕкінші абзац.",
    "carried_out": "«Жаңғыру» қоғамдық бірлестігі",
    "start_year": "2012",
    "budget": "1,5 млн",
    "regions": ["KZ-31"],
}


@pytest.fixture
def link(wall: None, media: Any) -> Contribution:
    """A link to the form of a published sample."""
    return contribution(Project.objects.illustrative().order_by("number")[0], language="kk")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_line_of_it_is_in_english(link: Contribution, client: Client, language: str) -> None:
    address = form_address(link, language)
    pages = [client.get(address), client.post(address, {"budget": "көп", "send": "1"}, follow=True)]
    told = {"comments": {"title": "?"}, "sent_at": timezone.now()}
    for state in ("returned", "sent", "taken"):
        Contribution.objects.update(state=state, **told)
        pages.append(client.get(address))
    for page in pages:
        assert page.status_code == 200
        assert not list(english_in(page.content.decode(), language, [], has_codes=True))


def saved(client: Client, link: Contribution, **sent: Any) -> Any:
    return client.post(form_address(link), {**ANSWERS, **sent, "save": "1"}, follow=True)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_question_is_asked_with_a_reason(
    link: Contribution, client: Client, language: str
) -> None:
    page = client.get(form_address(link, language))
    assert page.status_code == 200
    text = page.content.decode()
    for name in ANSWERS:
        assert f'name="{name}"' in text
        assert f'id="id_{name}_helptext"' in text
    assert str(link.project.number) in text
    for kind in ("JPEG", "PNG", "HEIC", "WebP", "TIFF", "AVIF"):
        assert kind in text.partition('id="new-photos-why"')[2].partition("</p>")[0]


def test_what_is_saved_is_there_when_one_comes_back_and_touches_no_entry(
    link: Contribution, client: Client
) -> None:
    before = Project.objects.filter(pk=link.project_id).values().get()
    page = saved(client, link).content.decode()
    assert "Saved: " in page
    again = form_of(Client().get(form_address(link)).content.decode())
    for name in ("title", "summary", "text", "start_year", "budget"):
        assert again[name].replace("&#x27;", "'") == ANSWERS[name]
    assert again["regions"] == ["KZ-31"]
    assert Project.objects.filter(pk=link.project_id).values().get() == before
    assert pending_of(link.project) is None


def test_what_is_not_right_yet_is_saved_as_it_was_typed(link: Contribution, client: Client) -> None:
    page = saved(client, link, start_year="давно", summary="я" * 500).content.decode()
    assert "давно" in page
    assert "я" * 500 in page
    assert 'href="#question-start_year"' in page
    assert "look at these answers again" in page


def test_it_needs_no_cookie_and_no_token_but_its_own(link: Contribution) -> None:
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(form_address(link), ANSWERS).status_code == 302
    link.refresh_from_db()
    assert link.answers["title"] == ANSWERS["title"]
    assert not stranger.cookies


def test_nobody_keeps_lists_or_passes_it_on(link: Contribution, client: Client) -> None:
    for path in (form_address(link), f"{form_address(link)}preview/"):
        answer = client.get(path)
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"
    assert link.token not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"expires_at": timezone.now()}, "Срок этой ссылки истёк"),
        ({"withdrawn_at": timezone.now()}, "Эта ссылка закрыта"),
    ],
)
def test_a_link_that_is_over_says_so_and_whom_to_ask_in_its_own_language(
    link: Contribution, client: Client, changed: dict[str, Any], told: str
) -> None:
    institution()
    Contribution.objects.update(language="ru", saved_at=timezone.now(), **changed)
    path = form_address(link)
    for tried in (path, f"{path}preview/", f"{path}photos/x.jpg", f"{path}cover.svg"):
        answer = client.get(tried)
        assert answer.status_code == 410
        page = answer.content.decode()
        for words in (told, "house@example.org", "попросите у того, кто прислал", "хранится до"):
            assert words in page.replace("\xa0", " ")
        assert link.token not in page.replace(f"contribute/{link.token}/", "")
    assert client.post(path, ANSWERS).status_code == 410
    script = client.post(path, ANSWERS, headers={"accept": "application/json"})
    assert "this link was closed or has expired" in script.json()["trouble"]
    link.refresh_from_db()
    assert not link.answers


def test_a_forged_link_is_not_found(link: Contribution, client: Client) -> None:
    other = contribution(link.project)
    mixed = form_address(link).replace(link.token, link.token[:16] + other.token[16:])
    for path in (mixed, form_address(link).replace(link.token, f"{link.pk}:{'A' * 43}")):
        assert client.get(path).status_code == 404
        assert client.post(path, ANSWERS).status_code == 404


def test_a_log_line_holds_no_token() -> None:
    told = "Not Found: /kk/contribute/12:abc_DEF-1/photos/x.jpg"
    record = logging.LogRecord("django", logging.WARNING, "", 1, told, (), None)
    assert BoundedFormatter().format(record) == "Not Found: /kk/contribute/…/photos/x.jpg"


def test_a_second_form_does_not_overwrite_the_first(link: Contribution, client: Client) -> None:
    saved(client, link, version="0")
    answer = saved(client, link, version="0", title="Another title")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Another title" in page
    assert f"Saved meanwhile: {ANSWERS['title']}" in page
    link.refresh_from_db()
    assert link.answers["title"] == ANSWERS["title"]
    version = form_of(page)["version"]
    assert saved(client, link, version=version, title="Another title").status_code == 200
    link.refresh_from_db()
    assert link.answers["title"] == "Another title"


def test_a_script_is_told_when_it_was_saved_and_when_not(
    link: Contribution, client: Client
) -> None:
    def ask(**sent: Any) -> Any:
        headers = {"accept": "application/json"}
        return client.post(form_address(link), {**ANSWERS, **sent}, headers=headers)

    told = ask(version="0").json()
    assert told["version"] == 1
    assert told["saved"].startswith("Saved: ")
    late = ask(version="0", title="Other")
    assert late.status_code == 409
    assert "not saved yet" in late.json()["trouble"]


def test_an_older_page_overwrites_no_reply_language_or_words_of_a_photo(
    link: Contribution, client: Client
) -> None:
    saved(client, link, photos=[picture_file()])
    photo = f"photo-{link.files.get().pk}"
    Contribution.objects.update(comments={"budget": "?"})
    newer = {"reply-budget": "Иә", f"{photo}-caption": "Мамыр", "language": "kk"}
    saved(client, link, version="1", **newer)
    link.refresh_from_db()
    older = {"reply-budget": "", f"{photo}-caption": "", "language": "ru"}
    page = saved(client, link, version="1", **older)
    assert page.status_code == 409
    assert "Saved meanwhile: Мамыр" in page.content.decode()
    # A page from before the question and the photo knows nothing of them, and changes neither.
    saved(client, link, version="1")
    link.refresh_from_db()
    assert (link.replies, link.language) == ({"budget": "Иә"}, "kk")
    assert link.files.get().values["caption"] == "Мамыр"


def test_each_answer_to_the_form_leads_to_an_address_that_back_may_open(
    link: Contribution, client: Client
) -> None:
    letter = SimpleUploadedFile("a.exe", b"MZ")
    for sent in ({"save": "1"}, {"preview": "1"}, {"send": "1"}, {"letters": letter, "save": "1"}):
        assert client.post(form_address(link), {**ANSWERS, **sent}).status_code == 302
    told = client.post(
        form_address(link), {**ANSWERS, "send": "1"}, headers={"accept": "application/json"}
    ).json()
    assert told["next"].endswith("?unsent=1#notes")
    assert not told["isSent"]


def test_an_end_before_the_beginning_is_told_in_a_sentence(
    link: Contribution, client: Client
) -> None:
    page = saved(client, link, start_year="1995", end_year="1990").content.decode()
    assert "The end, 1990, lies before the beginning, 1995." in page.replace("\xa0", " ")
    assert "the years" not in page
    page = saved(client, link, start_year="1895").content.decode()
    assert "the years 1995 to 2100" in page.replace("\xa0", " ")


def test_photos_and_a_letter_are_kept_beside_it(link: Contribution, client: Client) -> None:
    letter = SimpleUploadedFile("Хат.pdf", b"%PDF-1.4 letter")
    page = saved(client, link, photos=[picture_file(name="a.jpg")], letters=[letter])
    photo, kept = link.files.order_by("-kind")
    text = page.content.decode()
    assert f"photos/{photo.picture_name}" in text
    assert "Хат.pdf" in text
    shown = client.get(f"{form_address(link)}photos/{photo.picture_name}")
    assert shown["Content-Type"] == "image/jpeg"
    with originals().open(kept.file) as file:
        assert file.read() == b"%PDF-1.4 letter"
    assert not Photo.objects.filter(project=link.project, is_sample=False).exists()
    words = {f"photo-{photo.pk}-caption": "Мамыр 2012", f"photo-{photo.pk}-consent": "given"}
    assert "Мамыр 2012" in saved(client, link, **words).content.decode()
    saved(client, link, **{f"photo-{photo.pk}-remove": "1", f"letter-{kept.pk}-remove": "1"})
    assert not link.files.exists()
    assert not originals().exists(photo.file)


@pytest.mark.parametrize(
    ("field", "name", "content", "reason"),
    [
        ("photos", "a.jpg", b"no picture", "can’t be read as a picture"),
        ("photos", "a.svg", b"<svg xmlns='x'/>", "SVG"),
        ("photos", "a.jpg", b"", ""),
        ("letters", "a.exe", b"MZ\x90\x00", "is no letter"),
        ("letters", "../../\x00a.html", b"<script>", "is no letter"),
    ],
)
def test_what_is_no_photo_or_letter_is_refused_and_the_words_are_saved(
    link: Contribution, client: Client, field: str, name: str, content: bytes, reason: str
) -> None:
    page = saved(client, link, **{field: [SimpleUploadedFile(name, content)]})
    assert page.status_code == 200
    assert reason in page.content.decode()
    assert not link.files.exists()
    link.refresh_from_db()
    assert link.answers["title"] == ANSWERS["title"]


def test_a_link_takes_so_much_and_no_more(
    link: Contribution, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contributed_files, "MOST_PHOTOS", 1)
    first, second = picture_file(name="a.jpg"), picture_file((90, 60), name="b.jpg")
    page = saved(client, link, photos=[first, second]).content.decode()
    assert "“b.jpg” was not taken: at most 1" in page
    monkeypatch.setattr(contributed_files, "MOST_RECEIVED", 10)
    letter = SimpleUploadedFile("a.pdf", b"%PDF" + b"x" * 20)
    assert "Ask for a new one" in saved(client, link, letters=[letter]).content.decode()
    assert link.files.count() == 1


def test_the_same_file_is_taken_once(link: Contribution, client: Client) -> None:
    content = picture_file().read()
    for _ in range(2):
        page = saved(client, link, photos=[BytesIO(content)])
    assert "is there already" in page.content.decode()
    assert link.files.count() == 1


def test_the_preview_shows_what_is_saved_with_its_photos_and_nobody_else_sees_it(
    link: Contribution, client: Client
) -> None:
    saved(client, link, title=f"{SECRET} title", photos=[picture_file(), picture_file((90, 60))])
    photo = link.files.first()
    told = {"alternative_text": "Four fields", "credit": "A. B."}
    link.files.filter(pk=photo.pk).update(values=told)
    answer = client.post(form_address(link, "kk"), {"preview": "1", **ANSWERS}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0].endswith("/preview/")
    assert ANSWERS["title"] in page
    assert "Екінші абзац" in page
    assert "«Жаңғыру»" in page
    assert f"photos/{photo.picture_name}" in page
    public = client.get(f"/kk/projects/{link.project.slug}/").content.decode()
    assert ANSWERS["title"] not in public
    assert pending_of(link.project) is None
    assert Project.objects.get(pk=link.project_id).is_illustrative


def test_it_is_sent_with_a_name_and_the_word_that_it_may_be_shown(
    link: Contribution, client: Client
) -> None:
    for wrong in ({"sender": "Айгүл С."}, {"agrees": "on"}, {"sender": " ", "agrees": "on"}):
        sent = {**ANSWERS, **wrong, "send": "1"}
        page = client.post(form_address(link), sent, follow=True).content.decode()
        assert "Nothing was sent yet" in page
    complete = {**ANSWERS, "sender": "Айгүл С.", "agrees": "on", "send": "1"}
    page = client.post(form_address(link), complete, follow=True).content.decode()
    assert "your form has arrived" in page
    assert "Айгүл С. sent it on" in page
    link.refresh_from_db()
    assert (link.state, link.sender) == ("sent", "Айгүл С.")
    assert link.sent_at is not None


def test_it_is_not_sent_before_what_is_needed_is_answered(
    link: Contribution, client: Client
) -> None:
    sent = {**ANSWERS, "summary": "", "sender": "A. B.", "agrees": "on", "send": "1"}
    page = client.post(form_address(link), sent, follow=True).content.decode()
    assert 'href="#question-summary"' in page
    assert "Please answer this before you send the form." in page
    link.refresh_from_db()
    assert link.state == "open"


def test_what_was_sent_can_be_corrected_until_it_is_taken(
    link: Contribution, client: Client
) -> None:
    saved(client, link)
    Contribution.objects.update(state="sent", sent_at=timezone.now(), sender="A. B.")
    late = saved(client, link, title="Late").content.decode()
    assert "Late" not in late
    page = client.post(form_address(link), {"reopen": "1"}, follow=True).content.decode()
    assert form_of(page)["title"] == ANSWERS["title"]
    Contribution.objects.update(state="taken")
    page = client.post(form_address(link), {"reopen": "1"}, follow=True).content.decode()
    assert "have taken your form" in page


def test_what_the_editors_ask_stands_at_its_question_and_is_answered_there(
    link: Contribution, client: Client
) -> None:
    saved(client, link)
    Contribution.objects.update(state="returned", comments={"budget": "За какой год?"})
    page = client.get(form_address(link)).content.decode()
    assert "За какой год?" in page.replace("\xa0", " ")
    saved(client, link, **{"reply-budget": "За 2012"})
    link.refresh_from_db()
    assert link.replies == {"budget": "За 2012"}


@pytest.mark.parametrize("days", [-1, 30])
def test_the_end_of_the_link_is_stated(link: Contribution, client: Client, days: int) -> None:
    Contribution.objects.update(expires_at=timezone.now() + timedelta(days=days))
    answer = client.get(form_address(link))
    assert answer.status_code == (410 if days < 0 else 200)


def test_odd_input_is_no_error(link: Contribution, client: Client) -> None:
    odd: list[dict[str, Any]] = [
        {"title": "\x00\ud800".encode(errors="replace").decode(), "version": "x"},
        {"regions": ["none", "KZ-31", "KZ-31"], "language": "xx", "send": "1"},
        {"start_year": "9" * 400, "budget": "∞", "version": "-1"},
        {"photo-99999-remove": "1", "photos": "no file", "letters": ["", ""]},
    ]
    for sent in odd:
        assert client.post(form_address(link), sent, follow=True).status_code in (200, 409)
    assert client.get(form_address(link)).status_code == 200


def test_an_entry_without_a_sample_is_previewed_too(
    project: Callable[..., Project], client: Client, media: Any
) -> None:
    link = contribution(project(7, published=False), language="ru")
    sent = {"title": "Ткачи", "start_year": "2012", "end_year": "2010", "preview": "1"}
    page = client.post(form_address(link, "ru"), sent, follow=True).content.decode()
    assert "Ткачи" in page


def test_what_is_saved_with_wrong_answers_leads_to_where_they_are_named(
    link: Contribution, client: Client
) -> None:
    wrong = client.post(form_address(link), {**ANSWERS, "budget": "көп", "save": "1"})
    assert wrong.url.endswith("#notes")
    assert 'id="notes"' in client.get(form_address(link)).content.decode()
    link.refresh_from_db()
    right = {**ANSWERS, "version": link.version, "save": "1"}
    assert "#" not in client.post(form_address(link), right).url
