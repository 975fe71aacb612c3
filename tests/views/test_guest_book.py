"""Tests of a showing's guest book: the form, its brakes, what is public, when it ends."""

import re
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from projects.models import GuestBook, GuestMessage
from projects.serving import version
from projects.touring import guest_book as rules
from projects.touring import sent_forms
from tests.factories import guest_book, showing

pytestmark = pytest.mark.django_db
ADDRESS = "/en/visit/showing-1/guest-book/"
WORDS = "The quilts were lovely."


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


@pytest.fixture
def book() -> GuestBook:
    return guest_book()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form may be sent as soon as it is shown."""
    monkeypatch.setattr(sent_forms, "SOONEST", timedelta(seconds=-1))


def form_in(page: Any) -> str:
    return re.search(r'name="form" value="([^"]+)"', page.content.decode())[1]


def send(client: Client, address: str = ADDRESS, **values: Any) -> Any:
    signed = values.get("form") or sent_forms.new_form()
    given = {"text": WORDS, "language": "en", "answer_1": "4", "form": signed} | values
    return client.post(address, given)


def test_a_message_waits_unseen_until_a_person_has_approved_it(
    wall: None, client: Client, book: GuestBook, at_once: None
) -> None:
    form = client.get(ADDRESS)
    page = form.content.decode().replace("\xa0", " ")
    assert "How much did you like the exhibition?" in page
    assert "5 – very much" in page
    assert not form.cookies
    assert "no-store" in form["Cache-Control"]
    assert "noindex" in form["X-Robots-Tag"]
    thanks = send(client, form=form_in(form), age_group="18-34", answer_2="1")
    assert thanks["Location"] == f"{ADDRESS}thanks/"
    assert "Your message has arrived." in client.get(thanks["Location"]).content.decode()
    message = GuestMessage.objects.get()
    answers = (message.answer_1, message.answer_2, message.answer_3)
    assert (message.text, *answers) == (WORDS, 4, 1, None)
    assert (message.age_group, message.language, message.on_paper) == ("18-34", "en", False)
    assert WORDS not in client.get(ADDRESS).content.decode()
    assert [tally.all for tally in rules.tallies(book)] == [0, 0, 0]
    message.reply = "Come again!"
    message.decide("approved", None)
    page = client.get(ADDRESS).content.decode()
    assert WORDS in page
    assert "Come again!" in page
    assert [tally.all for tally in rules.tallies(book)] == [1, 1, 0]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_questions_stand_in_the_language_of_the_page(
    client: Client, book: GuestBook, language: str
) -> None:
    question = book.questions.first()
    page = client.get(ADDRESS.replace("/en/", f"/{language}/")).content.decode()
    assert getattr(question, f"text_{language}") in page.replace("\xa0", " ")
    assert len({question.text_kk, question.text_ru, question.text_en}) == 3


def test_the_page_of_the_showing_leads_to_an_open_guest_book(wall: None, client: Client) -> None:
    stay = showing()
    assert client.get(ADDRESS).status_code == 404
    book = guest_book(stay, is_open=False)
    assert ADDRESS not in client.get("/en/visit/showing-1/").content.decode()
    for address in (ADDRESS, f"{ADDRESS}thanks/"):
        closed = client.get(address)
        assert closed.status_code == 404
        assert "The guest book of this showing is not open yet." in closed.content.decode()
        assert 'href="/en/visit/showing-1/"' in closed.content.decode()
        assert "no-store" in closed["Cache-Control"]
    assert client.post(ADDRESS, {"text": "Words"}).status_code == 404
    assert not GuestMessage.objects.exists()
    book.is_open = True
    book.save()
    assert ADDRESS in client.get("/en/visit/showing-1/").content.decode()


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (1, 9, "You can write here from the first day on"),
        (-9, -14, 'name="text"'),
        (-9, -15, "The guest book is closed."),
    ],
)
def test_it_takes_messages_from_the_first_day_until_two_weeks_after_the_last(
    client: Client, at_once: None, first: int, last: int, says: str
) -> None:
    today = timezone.localdate()
    days = {"last_day": today + timedelta(days=last)}
    days["first_day"] = min(today + timedelta(days=first), days["last_day"])
    guest_book(showing(**days))
    assert says in client.get(ADDRESS).content.decode()
    send(client)
    assert GuestMessage.objects.count() == ("name" in says)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"text": "", "answer_1": ""}, "Answer a question or write something."),
        ({"text": "See https://spam.example"}, "Please leave web addresses out."),
        ({"text": "a" * 501}, "This is too long: 501 characters; 500 fit."),
        ({"website": "https://spam.example"}, "Leave this field empty."),
        ({"answer_1": "6"}, "Select a valid choice."),
        ({"form": "forged"}, "The page was open for long."),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(
    client: Client, book: GuestBook, at_once: None, values: dict[str, str], says: str
) -> None:
    response = send(client, **{"age_group": "60+"} | values)
    assert response.status_code == 400
    page = response.content.decode().replace("\xa0", " ")
    assert says in page
    assert '<option value="60+" selected>' in page
    assert values.get("text", WORDS) in page
    assert not GuestMessage.objects.exists()


def test_a_form_that_comes_at_once_or_after_a_day_is_asked_for_again(
    client: Client, book: GuestBook
) -> None:
    signed = form_in(client.get(ADDRESS))
    page = send(client, form=signed).content.decode()
    assert "That was very quick." in page
    assert WORDS in page
    for later, count in ((timedelta(hours=25), 0), (timedelta(seconds=10), 1)):
        moment = datetime.now().timestamp() + later.total_seconds()
        with patch("django.core.signing.time.time", lambda moment=moment: moment):
            send(client, form=signed)
        assert GuestMessage.objects.count() == count


def test_one_form_makes_one_message_however_often_it_is_sent(
    client: Client, book: GuestBook, at_once: None
) -> None:
    signed = sent_forms.new_form()
    assert send(client, form=signed)["Location"] == send(client, form=signed)["Location"]
    assert GuestMessage.objects.count() == 1


def test_a_message_makes_no_kept_page_stale(client: Client, book: GuestBook, at_once: None) -> None:
    before = version.current()
    send(client)
    assert version.current() == before


def written_digits(page: Any) -> str:
    """The digits as a person reads and writes them."""
    words = re.search(r"Write these three digits:\s*([a-z, ]+)<", page.content.decode())[1]
    known = [str(word) for word in rules.DIGITS]
    return "".join(str(known.index(word.strip())) for word in words.split(","))


def test_many_visitors_behind_one_address_get_through_by_writing_three_digits(
    client: Client, book: GuestBook, at_once: None
) -> None:
    for _post in range(rules.FREE_OF_SENDER):
        assert send(client).status_code == 302
    asked = send(client)
    assert asked.status_code == 400
    assert WORDS in asked.content.decode()
    wrong = send(client, form=form_in(asked), digits="x")
    assert wrong.status_code == 400
    assert send(client, form=form_in(wrong), digits=written_digits(wrong)).status_code == 302


@pytest.mark.full
def test_of_a_thousand_automatic_posts_none_is_public_few_wait_and_people_get_through(
    wall: None, client: Client, book: GuestBook, at_once: None
) -> None:
    for post in range(1000):
        machine = Client(REMOTE_ADDR=f"198.51.{post // 250}.{post % 250}")
        # One in four fills in every field, one in four advertises, half of them guess the digits.
        spam = {
            0: {"website": "x"},
            1: {"text": "www.spam.example"},
        }.get(post % 4, {"digits": f"{post:03}"})
        send(machine, **spam)
    waiting = GuestMessage.objects.waiting().count()
    assert waiting <= 20
    assert not GuestMessage.objects.public().exists()
    person = Client(REMOTE_ADDR="203.0.113.7")
    page = person.get(ADDRESS)
    assert WORDS not in page.content.decode()
    assert send(person, form=form_in(page), digits=written_digits(page)).status_code == 302
    assert GuestMessage.objects.waiting().count() == waiting + 1
