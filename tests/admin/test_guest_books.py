"""Tests of guest books at the desk: questions, the queue, counts, paper."""

import csv
import re
from datetime import date
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from projects.models import GuestBook, GuestMessage, PrintJob
from projects.touring.guest_book import tallies
from tests.factories import guest_book, guest_message, showing, signed_in
from tests.forms import form_of

pytestmark = pytest.mark.django_db
WORDS = "The quilts were lovely."
QUEUE = "/admin/projects/guestmessage/"


@pytest.fixture
def desk(client: Client) -> Client:
    return signed_in(client, "organiser")


def page_of(desk: Client, address: str) -> str:
    response = desk.get(address)
    assert response.status_code == 200, address
    return response.content.decode().replace("\xa0", " ")


def address_of(book: GuestBook, page: str) -> str:
    return reverse(f"admin:projects_guestbook_{page}", args=[book.pk])


def test_a_new_guest_book_begins_with_three_questions_and_is_closed(desk: Client) -> None:
    stay = showing()
    told = {"showing": stay.pk, "keep_days": "60"}
    made = desk.post("/admin/projects/guestbook/add/", told)
    book = GuestBook.objects.get()
    assert made["Location"] == address_of(book, "change")
    assert (book.is_open, book.keep_days) == (False, 60)
    page = page_of(desk, made["Location"])
    for question in book.questions.all():
        for code in ("kk", "ru", "en"):
            assert getattr(question, f"text_{code}") in page
    form = form_of(page) | {"is_open": "on", "questions-0-text_ru": "Что запомнилось?"}
    assert desk.post(made["Location"], form).status_code == 302
    book.refresh_from_db()
    assert book.is_open
    assert book.questions.first().text_ru == "Что запомнилось?"
    assert book.questions.count() == 3


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("answers_en", "one only", "Write two to five answers, or none for a scale."),
        ("answers_en", "a\nb\nc\nd\ne\nf", "Write two to five answers, or none for a scale."),
        ("answers_en", "a\nb", "Write as many answers in each language, in the same order."),
    ],
)
def test_answers_are_two_to_five_and_as_many_in_each_language(
    desk: Client, field: str, typed: str, says: str
) -> None:
    address = address_of(guest_book(), "change")
    form = form_of(page_of(desk, address)) | {f"questions-1-{field}": typed}
    assert says in desk.post(address, form).content.decode().replace("\xa0", " ")


def test_the_answers_that_are_one_short_carry_the_error(desk: Client) -> None:
    address = address_of(guest_book(), "change")
    form = form_of(page_of(desk, address))
    short = form["questions-1-answers_ru"].rpartition("\n")[0]
    answer = desk.post(address, form | {"questions-1-answers_ru": short})
    (formset,) = answer.context["inline_admin_formsets"]
    assert list(formset.formset.forms[1].errors) == ["answers_ru"]


def test_questions_are_fixed_once_somebody_has_answered(desk: Client) -> None:
    book = guest_book()
    guest_message(book)
    page = page_of(desk, address_of(book, "change"))
    assert "questions-0-text_en" not in page
    assert "How much did you like the exhibition?" in page


def test_many_messages_are_approved_or_refused_at_once(desk: Client) -> None:
    book = guest_book()
    good = [guest_message(book, f"Good {number}", answer_1=5) for number in range(3)]
    bad = [guest_message(book, f"Bad {number}", answer_1=1) for number in range(2)]
    assert "Messages in guest books to be read:</a>" not in page_of(desk, "/admin/")
    assert re.search(r"Messages in guest books to be read: 5", page_of(desk, "/admin/"))
    assert "Good 0" in page_of(desk, f"{QUEUE}?state__exact=waiting")
    chosen = {"action": "approve", "_selected_action": [message.pk for message in good]}
    chosen["_selected_action"].append(guest_message(book, "", answer_1=5).pk)
    said = desk.post(QUEUE, chosen, follow=True).content.decode().replace("\xa0", " ")
    assert "Visitors can now read 3 messages." in said
    assert "1 message without words is counted in the answers." in said
    refused = {"action": "refuse", "_selected_action": [message.pk for message in bad]}
    asked = desk.post(QUEUE, refused)
    assert "Bad 0" in asked.content.decode()
    assert GuestMessage.objects.filter(state="refused").count() == 0
    desk.post(QUEUE, refused | {"confirmed": "1"})
    states = GuestMessage.objects.order_by("pk").values_list("state", "text", "answer_1")
    assert list(states) == [
        *(("approved", f"Good {number}", 5) for number in range(3)),
        *(("refused", "", None) for number in range(2)),
        ("approved", "", 5),
    ]
    assert "to be read" not in page_of(desk, "/admin/")


def test_one_message_is_answered_and_approved_and_the_history_keeps_no_words(
    desk: Client,
) -> None:
    message = guest_message(guest_book(), WORDS, answer_2=1)
    address = f"{QUEUE}{message.pk}/change/"
    page = page_of(desk, address)
    assert WORDS in page
    assert "Did you learn something new? much that is new" in page
    assert "Visitors can now read 1 message." in desk.post(
        address, {"state": "approved", "reply": "Come again"}, follow=True
    ).content.decode().replace("\xa0", " ")
    desk.post(address, {"state": "refused", "reply": "Come again"})
    message.refresh_from_db()
    assert (message.state, message.text, message.reply) == ("refused", "", "")
    assert desk.post(address, {"state": "approved"}).status_code == 403
    assert WORDS not in str([*LogEntry.objects.values()])


def paper(book: GuestBook, desk: Client, **rows: str) -> dict[str, Any]:
    return form_of(page_of(desk, address_of(book, "paper"))) | rows


def test_sheets_of_paper_are_typed_in_once_and_counted_apart(desk: Client) -> None:
    book = guest_book()
    guest_message(book, answer_1=5, state="approved")
    guest_message(book, answer_1=5)
    rows = {
        "form-0-answer_1": "5",
        "form-0-text": WORDS,
        "form-0-language": "ru",
        "form-9-answer_1": "1",
        "form-9-age_group": "0-13",
        "form-5-age_group": "60+",
    }
    form = paper(book, desk, **rows)
    for _time in range(2):
        said = desk.post(address_of(book, "paper"), form, follow=True).content.decode()
        assert "Typed in: 2 sheets." in said.replace("\xa0", " ")
    typed = GuestMessage.objects.filter(on_paper=True).order_by("answer_1")
    assert [(one.answer_1, one.text, one.state) for one in typed] == [
        (1, "", "approved"),
        (5, WORDS, "approved"),
    ]
    first = tallies(book)[0]
    assert [(count.online, count.on_paper) for count in first.counts] == [
        *((0, 1), (0, 0), (0, 0), (0, 0)),
        (1, 1),
    ]
    lines = desk.get(address_of(book, "csv")).content.decode("utf-8-sig").splitlines()
    table = list(csv.reader(lines))
    assert table[0] == ["Question", "Answer", "On the site", "On paper", "Together"]
    assert table[5] == ["How much did you like the exhibition?", "5 – very much", "1", "1", "2"]
    assert len(table) == 1 + 5 + 3 + 5


def test_an_age_is_counted_once_five_people_gave_it_and_never_split(desk: Client) -> None:
    book = guest_book()
    for age, count in {"60+": 4, "18-34": 3, "0-13": 1}.items():
        for _one in range(count):
            guest_message(book, age_group=age, state="approved")
    for _one in range(2):
        guest_message(book, age_group="18-34", state="approved", on_paper=True)
    guest_message(book, age_group="60+")
    lines = desk.get(address_of(book, "csv")).content.decode("utf-8-sig").splitlines()
    rows = [row for row in csv.reader(lines) if row[0] == "Age"]
    assert rows == [["Age", "18 to 34 years", "", "", "5"]]
    page = page_of(desk, address_of(book, "summary"))
    assert '<th scope="row">18 to 34 years</th><td>5</td>' in page
    assert "60 years and more" not in page


def test_a_row_that_is_wrong_is_named_and_nothing_is_kept(desk: Client) -> None:
    book = guest_book()
    form = paper(book, desk, **{"form-0-text": "a" * 501, "form-1-text": WORDS})
    page = desk.post(address_of(book, "paper"), form).content.decode().replace("\xa0", " ")
    assert "Nothing is saved yet" in page
    assert "501 characters; 500 fit." in page
    assert WORDS in page
    assert not GuestMessage.objects.exists()


def test_the_sheet_of_paper_is_ordered_from_the_same_page(desk: Client) -> None:
    book = guest_book()
    page = page_of(desk, address_of(book, "summary"))
    assert str(date.today().year) in page
    asked = desk.post(address_of(book, "summary"), {"languages": ["kk", "ru"], "desk_draft": "a-1"})
    job = PrintJob.objects.get()
    assert asked.cookies["desk_saved"].value == "a-1"
    assert asked["Location"] == reverse("admin:projects_printjob_change", args=[job.pk])
    assert job.order["showing"] == "showing-1"
    assert job.order["languages"] == ["kk", "ru"]
    shown = page_of(desk, asked["Location"])
    assert f"guest book on paper: {book.showing}" in shown
    assert job.is_held
    assert "which no visitor’s phone can reach" in shown
